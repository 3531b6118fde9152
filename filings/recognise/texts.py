"""The text of a cell, looked at: blank, a dash, a place to be filled in, a number in front."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from filings.language.numerals import half_width, parse_number
from filings.language.points import parse_points

# Set wide, or broken within a word: no word of a Chinese text ends at such a blank. What looks back
# at breaks, and the bound, keep runs of thousands of blanks from being tried from each of them.
_CHINESE_BLANK = re.compile(
    r"(?<=[^\x00-\xff])[^\S\r\n]+(?=[^\x00-\xff])"
    r"|(?<![\r\n])(?<![\r\n][^\S\r\n])[^\S\r\n]{0,99}[\r\n]\s*(?=[^\x00-\xff])"
    r"|(?<=[^\x00-\xff])[^\S\r\n]{0,99}[\r\n]\s*"
)
_BREAK = re.compile(r"(?<!\s)\s*[\r\n]\s*")
_DASHES = re.compile(r"[\s\-—–－_/／\\＼~～―─]+")
_DOTS = re.compile(r"[\s.。…·⋯]+")
_POINTS_AT_END = re.compile(
    r"[(（〔\[【]\s*(?:共|计|满分|分值|占|权重)?[:：]?\s*([0-9０-９]{1,5}(?:\s*[.．]\s*[0-9０-９]{1,3})?)\s*分\s*[)）〕\]】]\s*$"
    # 「每少一次扣2分」 is a rule, no name with its points.
    r"|(?<=[^0-9０-９.．扣得加计减赋记为到于过至+＋\-－—~])([0-9０-９]{1,5}(?:[.．][0-9０-９]{1,3})?)\s*分\s*$"
)
_POINTS_AND_MORE = re.compile(
    r"(?P<name>.*\S)\s*[(（]\s*(?:共|计|满分|总分)?\s*(?P<points>[0-9０-９]{1,5}(?:[.．][0-9]{1,3})?)\s*分\s*[,，;；。]"
    r"(?P<rest>[^()（）]+)[)）]"
)
ANNEX_ALONE = re.compile(r"\s*附\s*[件表录]\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[:：]?\s*")
"""附件1 on a line of its own, where it matches the whole of that."""
EDGE_MARKS = "。；;，, \u3000\t\r\n"
"""Marks and blanks at the edges of words that were cut out of a text."""
_CHINESE = "一二三四五六七八九十百零〇○"
_A_MONTH = r"1?[0-9０-９]\s*月(?=[0-9０-９底末中初份前内起至到上下—–~-])"
"""Behind 「1.」 a time of its own: 1.7月10日前公开 is no 1.7."""
_A_HOTLINE = r"1(?:[0-9]{2}|[0-9]{4})(?:(?:[、和及与/]1[0-9]{2,4})*)(?![万亿千百元])(?:[\u4e00-\u9fff]{0,6}(?:热线|电话|平台)|急救|接警)"
"""12345热线, 12315平台, 110、119报警电话: no decimals of the number before them."""
_NUMBER = re.compile(
    rf"\s*(?!\s)(?:第(?P<part>[{_CHINESE}]{{1,4}})(?:部分|章|节|篇|编|大类)\s*[、:：]?\s*"
    rf"|第(?P<article>[{_CHINESE}]{{1,5}})条\s*[、:：]?\s*"
    rf"|第?(?P<chinese>[{_CHINESE}]{{1,5}})(?:、|[.．](?![{_CHINESE}]))\s*"
    rf"|[(（](?P<bracketed>[{_CHINESE}]{{1,5}}|[0-9０-９]{{1,3}})[)）]\s*[、.．]?\s*"
    rf"|(?![0-9０-９]{{1,3}}[.．](?:{_A_MONTH}|{_A_HOTLINE}))(?P<nested>[0-9０-９]{{1,3}}(?:[.．][0-9０-９]{{1,3}}){{1,3}})(?:[.．、)）]|\s|(?=[^0-9０-９.．%％\s]))\s*"
    rf"|(?P<plain>[0-9０-９]{{1,3}})(?:[、)）]|[.．](?:(?![0-9０-９])|(?=(?:19|20)[0-9]{{2}}年|{_A_MONTH}|{_A_HOTLINE})))\s*"
    r"|(?P<circled>[①-⑳⑴-⒇㈠-㈩])\s*)"
)
_NUMBER_ALONE = re.compile(
    rf"第?(?:[0-9]{{1,4}}|[{_CHINESE}]{{1,5}}|[①-⑳]|[0-9]{{1,3}}(?:[.-][0-9]{{1,3}}){{1,3}}|[A-Za-z][0-9]{{1,3}}"
    r"(?:[.-][0-9]{1,3})*)[、.]?"
)


def on_one_line(text: str) -> str:
    """``text`` with blanks and breaks between Chinese characters taken out: 责任⏎单位 → 责任单位."""
    return _BREAK.sub(" ", _CHINESE_BLANK.sub("", text.strip()))


@lru_cache(maxsize=4096)  # the header is held to every row
def header_key(text: str) -> str:
    """A header as it is compared: without any blank, half-width, without remarks in brackets."""
    bare = re.sub(r"\s+", "", half_width(text))
    outside = re.sub(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]", "", bare)
    return (outside or bare).strip(":.、")


def same_text(a: str, b: str) -> bool:
    """Whether two texts are the same but for blanks and the width of their marks."""
    return squeezed(a) == squeezed(b)


def squeezed(text: str) -> str:
    """``text`` half-width and without any blank, to be compared."""
    return re.sub(r"\s+", "", half_width(text))


def is_blank(text: str) -> bool:
    """Whether a cell shows nothing."""
    return not text.strip()


def is_dash(text: str) -> bool:
    """Whether a cell holds only strokes (——, /), which say that there is nothing."""
    return bool(text.strip()) and _DASHES.fullmatch(text) is not None


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: blank, or strokes only."""
    return is_blank(text) or is_dash(text)


def is_placeholder(text: str) -> bool:
    """Whether a cell only keeps a place for what is to come: ……, 「1.」 alone."""
    bare = text.strip()
    if not bare or is_dash(bare):
        return False
    number = leading_number(bare)
    return _DOTS.fullmatch(bare) is not None or (number is not None and not number.rest.strip())


@dataclass(frozen=True, slots=True)
class LeadingNumber:
    """A number in front of a text: ``no`` without its marks, ``style`` tells 一、 from （一）."""

    no: str
    style: str
    rest: str

    @property
    def value(self) -> int | None:
        """What it counts; None for 1.1."""
        if self.style == "circled":
            return int(unicodedata.numeric(self.no[0], 0)) or None
        return parse_number(self.no)


def leading_number(text: str) -> LeadingNumber | None:
    """The number in front of ``text`` (1、 （一） 1.1 ①), or None where there is none."""
    found = _NUMBER.match(text)
    if found is None or found.lastgroup is None:
        return None
    no = half_width(found[found.lastgroup]).strip()
    style = found.lastgroup
    if style == "bracketed":
        style = "bracketed figure" if no.isdecimal() else "bracketed"
    return LeadingNumber(no, style, text[found.end() :])


def without_number(text: str) -> str:
    """``text`` less the number in front of it."""
    number = leading_number(text)
    return number.rest if number is not None else text


def number_alone(text: str) -> str | None:
    """The number that a cell holds and nothing else (12, 三, 1.2, 1-3), as printed; else None."""
    bare = re.sub(r"\s+", "", half_width(text)).strip("()")
    return bare.rstrip("、.") if _NUMBER_ALONE.fullmatch(bare) else None


def without_points(text: str) -> tuple[str, Decimal | None]:
    """``text`` less the points at its end, and these: 质量发展促进机制（22分）, 基础工作 50分."""
    found = _POINTS_AT_END.search(text)
    if found is None and (more := _POINTS_AND_MORE.fullmatch(text.strip())):
        # 履职（100分，每项10分）: what else the bracket says stays.
        return f"{more['name']}（{more['rest'].strip()}）", parse_points(more["points"])
    if found is None or not text[: found.start()].strip():
        return text.strip(), None
    return text[: found.start()].strip(), parse_points(found[1] or found[2])
