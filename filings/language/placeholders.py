"""Finds what a clerk meant to fill in later: X月X日, ××, 【待定】, ______, （此处填写…）.

Rather silent than wrong: 2×3, XX染色体, 某镇 (a fictional place), 填报单位 and a seal's place are left
alone.
"""

from __future__ import annotations

import re

from filings.language.numerals import half_width

# Cheaper to compile than the range of Chinese characters: that takes a table of 65,536 entries.
_HAN = r"[^\x00-\xff]"
_TIMES = "×✕✖╳"
_BLANK = r"[ \t]*"
_CROSS = rf"[Xx{_TIMES}*□]"
_COUNTED = r"(?:省|市|县|区|镇|乡|街道|村|社区)"
_THINGS = r"(?:局|委|办|厅|公司|单位|同志|部门|家|项|个|次|人|名|万元|亿元)"
_INSIDE = r"[^【】〔〕\[\]()]"
_STILL = r"待(?:填写?|填报|补充?|定|确定|核实|明确|完善)"

# Read on text made half-width, so that Ｘ, （ and ＿ have one form and offsets stay the same.
_PLACEHOLDER = re.compile(
    "|".join(
        (
            # Crosses for the figures of a date: X月X日, ××年×月, 20XX年.
            rf"(?:20)?{_CROSS}{{1,4}}{_BLANK}(?:年(?!级)|[月日号])"
            rf"(?:{_BLANK}(?:{_CROSS}{{1,4}}|[0-9]{{1,2}}){_BLANK}[月日号])*(?![A-Za-z])",
            rf"(?<!{_HAN})[○〇某]{_BLANK}月{_BLANK}[○〇某]{_BLANK}日|某年某月(?:某日)?|某月某日",
            # A document number to come: 〔20××〕×号.
            rf"〔(?:20)?[Xx{_TIMES}*]{{2,4}}〕(?:[Xx{_TIMES}*]+号)?",
            # Two or more beside a Chinese character stand for a word or a figure: ××局, XX镇, 张××.
            rf"[{_TIMES}]{{2,}}",
            rf"(?<={_HAN})[Xx]{{2,}}(?![A-Za-z0-9]|染色体|[型级])",
            rf"(?<![A-Za-z0-9./_-])[Xx]{{2,}}(?={_HAN})(?!染色体|[型级])",
            rf"(?<![A-Za-z0-9第{_TIMES}])(?:[Xx](?={_COUNTED}(?![A-Za-z]))"
            rf"|[{_TIMES}](?={_COUNTED}|{_THINGS}))",
            r"^[Xx]{2,}$",
            r"某某",
            r"(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])",
            # Words for it, in brackets or bare.
            rf"[【〔\[(]\s*(?:{_STILL}{_INSIDE}{{0,12}}|填写|填空|空白?|补充"
            r"|(?:此处|在此处?|这里|请在此处?|请)(?:简要|详细|如实|补充)?"
            rf"(?:填写?|写明?|补充|插入|输入|描述|说明){_INSIDE}{{0,60}})\s*[】〕\])]",
            rf"(?<![等有期静亟尚]){_STILL}(?![职的岗级义价工])",
            r"_{4,}|﹍{2,}",
        )
    )
)


def find_placeholders(text: str) -> list[tuple[int, str]]:
    """Offset (from 0) and wording of every place in ``text`` that is still to be filled in."""
    return [(m.start(), text[m.start() : m.end()]) for m in _PLACEHOLDER.finditer(half_width(text))]
