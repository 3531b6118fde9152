"""What each paragraph of an official paper is: title, heading, 附件说明, annex, date, colophon, body.

Told from words and look together; what is not certain has no role, and no rule looks at it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from filings.language.numerals import parse_number
from filings.language.typed_titles import TYPED_NUMBERS
from filings.lint.paper import Paper, Paragraph

TITLE = "title"
BODY = "body"
NOTE = "attachment note"
NOTE_MORE = "attachment note, continued"
MARK = "annex mark"
ANNEX_TITLE = "annex title"
NUMBER = "document number"
DATE = "date"
COPIES = "copies"
PRINTED = "printed"

_HAN = "[\u4e00-\u9fff]"
_NUMBER_LINE = re.compile(
    rf"\s*{_HAN}+\s*[〔\[［【(（﹝]\s*\d+\s*[〕\]］】)）﹞]\s*第?\s*\d+\s*号\s*(?:签发人.*)?"
)
_NOTE_LINE = re.compile(r"\s*附\s*件\s*(?:\d{0,2}|[一二三四五六七八九十])\s*[:：]\s*\S")
_NOTE_HEAD = re.compile(r"\s*附\s*件\s*(\d{0,2}|[一二三四五六七八九十])\s*[:：]")
_MARK_LINE = re.compile(r"\s*附\s*件\s*(\d{0,2}|[一二三四五六七八九十]{1,3})\s*[:：.。、]?\s*")
_MARK_AND_TITLE = re.compile(r"\s*附件(\d{1,2})[ \u3000\t]+(\S.*)", re.DOTALL)
_ENTRY = re.compile(r"\s*(\d{1,2})\s*[.．、]\s*(?!\d)(.+)", re.DOTALL)
_DATE_LINE = re.compile(
    r"\s*(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|\d{4}([./-])\d{1,2}\1\d{1,2})\s*"
)
_PRINTED_LINE = re.compile(r".*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印发\s*", re.DOTALL)
_LISTED = re.compile("[一二三四五六七八九]、[二三四五六七八九][、级次类档批期产]")
_BODY_LENGTH = 30


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex in the file: its number ('' where it is the only one), mark and title."""

    number: str
    mark: Paragraph
    title: str
    title_paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An annex as the 附件说明 names it."""

    number: str
    name: str
    start: int
    paragraph: Paragraph


def assign_roles(paper: Paper) -> None:
    """Give each paragraph of the running text its role."""
    running = paper.running
    noted = False
    for index, paragraph in enumerate(running):
        paragraph.role = _role(paragraph, running[index - 1] if index else None, noted=noted)
        noted = noted or paragraph.role == NOTE
    _find_titles(paper)


def _role(paragraph: Paragraph, previous: Paragraph | None, *, noted: bool) -> str:
    text = paragraph.text
    if _NUMBER_LINE.fullmatch(text):
        return NUMBER
    if _MARK_LINE.fullmatch(text) or _is_mark_and_title(text):
        return MARK
    first = previous is None or paragraph.new_page  # an annex that is a file or page of its own
    if _NOTE_LINE.match(text) and len(text) < 120 and not first:
        return NOTE
    if previous is not None and previous.role in (NOTE, NOTE_MORE) and _ENTRY.fullmatch(text):
        return NOTE_MORE
    if _DATE_LINE.fullmatch(text):
        return DATE
    if re.match(r"\s*抄\s*送\s*[:：]", text):
        return COPIES
    if _PRINTED_LINE.fullmatch(text) and len(text) < 80:
        return PRINTED
    plain = paragraph.look.alignment in ("left", "both") and heading_level(text) == 0
    # Without any of these it may be a line above a table.
    sentence = len(text.strip()) >= _BODY_LENGTH and any(c in text for c in "，。；！？,;")
    return BODY if plain and sentence else ""


def _is_mark_and_title(text: str) -> bool:
    """Whether a line is 附件2 with a title: no sentence, and no line of a table of contents."""
    plain = len(text) < 60 and not any(c in text for c in "。；\t")
    return plain and _MARK_AND_TITLE.fullmatch(text) is not None


def _find_titles(paper: Paper) -> None:
    running = paper.running
    at_start, after_mark = bool(running) and not _table_first(paper), False
    for paragraph in running:
        centred = paragraph.look.alignment == "center" and paragraph.look.left < 1000
        text = paragraph.text.strip()
        if paragraph.role == MARK:
            after_mark, at_start = True, False
            continue
        if paragraph.role == NUMBER or _is_red(paragraph):
            continue
        wrapped = text[:1] in "(（—" or text[-1:] in ")）"
        if centred and not paragraph.role and not wrapped:
            if after_mark:
                paragraph.role = ANNEX_TITLE
            elif len(text) < 4:
                continue
            elif at_start or paragraph.size >= 20 or is_face(paragraph.font, "标宋"):
                paragraph.role = TITLE
            continue
        if not centred:
            after_mark = at_start = False


def _table_first(paper: Paper) -> bool:
    first = next((p for p in paper.paragraphs if p.text.strip() and not p.boxed), None)
    return first is not None and first.cell is not None


def _is_red(paragraph: Paragraph) -> bool:
    return any(is_red(piece.look.color) for piece in paragraph.pieces if piece.text.strip())


def is_red(color: str) -> bool:
    """Whether a colour of six hexadecimal digits is a red."""
    if not re.fullmatch("[0-9A-F]{6}", color):
        return False
    red, green, blue = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    return red > 150 and green < 90 and blue < 90


_FACES = {
    "仿宋": ("仿宋", "fangsong"),
    "黑体": ("黑", "hei"),
    "楷体": ("楷", "kai"),
    "标宋": ("标宋", "中宋", "xiaobiaosong", "fzxbs", "zhongsong"),
    "宋体": ("宋体", "simsun", "nsimsun", "times"),
}


def is_face(font: str, face: str) -> bool:
    """Whether ``font`` is one of the fonts that pass for the face (仿宋_GB2312, FangSong …)."""
    name = font.lower()
    return any(part in name for part in _FACES[face])


def heading_level(text: str) -> int:
    """The level (1 to 4) of the number that a paragraph begins with; 0 without one."""
    text = text.lstrip()
    if _LISTED.match(text):
        return 0  # 一、二、三产业
    return next((n for n, number in enumerate(TYPED_NUMBERS, 1) if number.match(text)), 0)


def heading_number(text: str, level: int) -> int:
    """The number of a heading of that level; 0 where it cannot be read."""
    found = TYPED_NUMBERS[level - 1].match(text.lstrip())
    return (parse_number(found[1]) or 0) if found else 0


def is_lone_heading(paragraph: Paragraph) -> bool:
    """Whether a numbered paragraph is a heading of its own line: short, and no sentence."""
    text = paragraph.text.strip()
    return len(text) <= 40 and not any(c in "。；！？!?;：" for c in text)


def entries(paper: Paper) -> list[Entry]:
    """The annexes that the last 附件说明 names."""
    found: list[Entry] = []
    for paragraph in paper.in_role(NOTE, NOTE_MORE):
        text = paragraph.text
        start, number = 0, ""
        if paragraph.role == NOTE:
            head = _NOTE_HEAD.match(text)
            assert head is not None
            start, number = head.end(), head[1]
            if number in ("", "1"):
                found.clear()
        for line in re.finditer(r"[^\n]+", text[start:]):
            numbered = _ENTRY.fullmatch(line[0])
            begin = start + line.start()
            if numbered:
                begin += numbered.start(2)
                found.append(Entry(numbered[1], numbered[2].strip(), begin, paragraph))
            elif line[0].strip():
                begin += len(line[0]) - len(line[0].lstrip())
                found.append(Entry(number, line[0].strip(), begin, paragraph))
    return found


def annexes(paper: Paper) -> list[Annex]:
    """The annexes that the file holds, in order; a mark above a table may have no title."""
    found: list[Annex] = []
    running = paper.running
    for index, paragraph in enumerate(running):
        if paragraph.role != MARK:
            continue
        inline = _MARK_AND_TITLE.fullmatch(paragraph.text)
        if inline and not _MARK_LINE.fullmatch(paragraph.text):
            found.append(Annex(inline[1], paragraph, inline[2].strip(), (paragraph,)))
            continue
        mark = _MARK_LINE.fullmatch(paragraph.text)
        titles: list[Paragraph] = []
        for following in running[index + 1 :]:
            if following.role != ANNEX_TITLE:
                break
            titles.append(following)
        title = "".join(p.text.strip() for p in titles)
        found.append(Annex(mark[1] if mark else "", paragraph, title, tuple(titles)))
    return found
