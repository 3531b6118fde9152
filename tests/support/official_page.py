"""The page of an official paper as GB/T 9704-2012 wants it, and a printed page held to it.

Places are those of the sheet upright (``Page.upright``) unless said otherwise: a wide page is held
to the same type area and the same place of its number as any other (clause 8). Lengths are in
millimetres.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from support.printed import POINT, Box, Line, Mark, Page, Rule, around

SHEET = Box(0, 0, 210, 297)
TYPE_AREA = Box(28, 37, 184, 262)
"""5.2.1, 5.2.2: 37 mm above, 28 mm on the left, 156 mm × 225 mm."""
LINES, CHARACTERS = 22, 28
"""5.2.3: on a page, and on a line."""
LINE, CHARACTER = TYPE_AREA.height / LINES, TYPE_AREA.width / CHARACTERS
TOLERANCE = 1.0
NUMBER_DISTANCE = 7.0
"""7.5: from the type area to the dashes of the page number."""
SI_HAO, SAN_HAO = 14, 16
LETTER_RULE, LETTER_NAME, LETTER_ABOVE, LETTER_BELOW = 170.0, 30.0, 4.0, 20.0
"""10.1: the length of a letter's red rules; the name from the upper edge of the sheet, the rule below
it, the rule at the foot from the lower edge."""

_NUMBER = re.compile(r"—(\d+)—")
_HAN = re.compile(r"[一-鿿]")
_OPENING = "“‘（《〈【〔"
_FITS = 0.2
_RULE = 0.3
"""Half of a border may stand outside, and LibreOffice rounds to twentieths of a point."""


def is_han(mark: Mark) -> bool:
    """Whether a character is a Chinese one."""
    return bool(_HAN.match(mark.text))


def area_of(page: Page) -> Box:
    """The type area of a page as it is read: of a wide one, the upright one's turned."""
    if not page.lies:
        return TYPE_AREA
    right, left = page.width - TYPE_AREA.top, page.width - TYPE_AREA.bottom
    return Box(left, TYPE_AREA.left, right, TYPE_AREA.right)


def type_area(page: Page) -> Page:
    """What stands in the type area of a page or reaches into it; the page as it is read."""
    area = area_of(page)
    return page.keeping(
        lambda box: (
            area.left < box.right
            and box.left < area.right
            and area.top < box.bottom
            and box.top < area.bottom
        )
    )


def outside(page: Page) -> list[str]:
    """What stands outside the type area and is not the page number, as far as eyes see it.

    The head of a letter and its red rules have places of their own (``faults_of_letter``).
    """
    upright = page.upright()
    letter = letter_rules(page)
    elsewhere = {id(mark) for mark in _letter_name(upright, letter)}
    if number_on(page) is not None:
        elsewhere |= {id(mark) for mark in _foot(upright)}
    marks = [
        f"{mark.text} {_place(mark.box)}"
        for mark in upright.marks
        if id(mark) not in elsewhere and not TYPE_AREA.holds(mark.box, _RULE)
    ]
    drawn = [*(rule.box for rule in upright.rules if rule not in letter), *upright.pictures]
    return marks + [_place(box) for box in drawn if not TYPE_AREA.holds(box, _RULE)]


def _place(box: Box) -> str:
    return f"({box.left:.1f}, {box.top:.1f})–({box.right:.1f}, {box.bottom:.1f})"


def _foot(upright: Page) -> list[Mark]:
    """Characters below the type area."""
    return [mark for mark in upright.marks if mark.box.top > TYPE_AREA.bottom and not mark.turned]


def number_on(page: Page) -> int | None:
    """The page number; None where nothing, or something else, stands below the type area."""
    foot = sorted(_foot(page.upright()), key=lambda mark: mark.box.left)
    found = _NUMBER.fullmatch("".join(mark.text for mark in foot))
    return int(found[1]) if found else None


def faults_of_number(page: Page, font: str, expected: int | None = None) -> Iterator[str]:
    """What is wrong with the page number that is there (7.5); it is that of the page in its file,
    or ``expected``."""
    number = number_on(page)
    wanted = page.number if expected is None else expected
    foot = _foot(page.upright())
    if number != wanted:
        yield f"number {number}"
    if not foot:
        return
    box = around(mark.box for mark in foot)
    if abs(box.middle - TYPE_AREA.bottom - NUMBER_DISTANCE) > TOLERANCE:
        yield f"dashes {box.middle - TYPE_AREA.bottom:.1f} mm below the type area"
    indent = SI_HAO * POINT
    off = TYPE_AREA.right - indent - box.right if wanted % 2 else box.left - TYPE_AREA.left - indent
    if abs(off) > TOLERANCE:
        yield f"{off:.1f} mm off the place one character in from the outer edge"
    wrong = {f"{m.font} {m.size:g}" for m in foot if (m.font, round(m.size)) != (font, SI_HAO)}
    yield from sorted(wrong)


def letter_rules(page: Page) -> list[Rule]:
    """The red rules of the first page of a letter, from top to bottom (10.1)."""
    sheet = page.upright()
    rules = [
        rule
        for rule in sheet.rules
        if rule.lies
        and abs(rule.box.width - LETTER_RULE) < 2 * TOLERANCE
        and abs(rule.box.left + rule.box.right - sheet.width) < 2 * TOLERANCE
    ]
    return sorted(rules, key=lambda rule: rule.box.top) if page.number == 1 else []


def _letter_name(upright: Page, letter: list[Rule]) -> list[Mark]:
    return [m for m in upright.marks if letter and m.box.bottom <= letter[0].box.top]


def faults_of_letter(page: Page) -> Iterator[str]:
    """What is wrong with the head and the rules of a letter, if the page is the first of one."""
    letter = letter_rules(page)
    if not letter:
        return
    name = _letter_name(page.upright(), letter)
    if not name:
        yield "no name above the rule"
        return
    box = around(mark.box for mark in name)
    foot = page.upright().height - letter[-1].box.middle
    for what, found, wanted in (
        ("name below the edge", box.top, LETTER_NAME),
        ("rule below the name", letter[0].box.middle - box.bottom, LETTER_ABOVE),
        ("rule above the lower edge", foot, LETTER_BELOW),
    ):
        if abs(found - wanted) > TOLERANCE:
            yield f"{found:.1f} mm: {what}"


def is_full(page: Page, following: Page) -> bool:
    """Whether a page holds nothing but running text that goes on, in mid-paragraph, on the next.

    Such a page has as many lines as a page can have. ``page`` and ``following`` are type areas.
    """
    if page.rules or page.pictures or page.lies or not page.lines or not following.lines:
        return False
    one_size = all(round(mark.size) == SAN_HAO for mark in page.marks)
    goes_on = abs(following.lines[0].box.left - TYPE_AREA.left) < CHARACTER / 2
    # A paragraph's last line may have to go over with the line before it.
    return one_size and goes_on and not following.rules


def faults_of_full_page(page: Page) -> Iterator[str]:
    """What is wrong with a full page of running text: 22 lines of 28 characters."""
    lines = page.lines
    if len(lines) != LINES:
        yield f"{len(lines)} lines"
    # Each line's text stands in the middle of its share of the page.
    edges = {
        "upper": lines[0].box.middle - LINE / 2 - TYPE_AREA.top,
        "lower": lines[-1].box.middle + LINE / 2 - TYPE_AREA.bottom,
        "left": min(line.box.left for line in lines) - TYPE_AREA.left,
    }
    for name, off in edges.items():
        if abs(off) > TOLERANCE:
            yield f"{name} edge of the text {off:.1f} mm off"
    for one, two in itertools.pairwise(lines):
        step = two.box.middle - one.box.middle
        if abs(step - LINE) > TOLERANCE / 2:
            yield f"line {two.text[:8]}… {step:.2f} mm below the one before"
    yield from faults_of_lines(lines)


def faults_of_lines(lines: tuple[Line, ...]) -> Iterator[str]:
    """Lines of 三号 that are followed by another of their paragraph and are not filled."""
    for line, following in itertools.pairwise(lines):
        if following.box.left - TYPE_AREA.left > CHARACTER / 2:
            continue  # a paragraph ends
        if abs(TYPE_AREA.right - line.box.right) > TOLERANCE:
            yield f"{line.text[:8]}… ends {TYPE_AREA.right - line.box.right:.1f} mm early"
        # The first words of a list's item may be bold, which LibreOffice makes wider.
        if not all(map(_is_full_width, line.marks)) or line.text.startswith("——"):
            continue
        indent = round((line.box.left - TYPE_AREA.left) / CHARACTER)
        short = CHARACTERS - indent - len(line.marks)
        if short and _width_of_first(following) <= short * CHARACTER + _FITS:
            yield f"{line.text[:8]}… of {len(line.marks)} characters"


def _is_full_width(mark: Mark) -> bool:
    return abs(mark.box.width - mark.size * POINT) < 0.1


def _width_of_first(line: Line) -> float:
    """The width of what may not be parted at the beginning of a line (13.6 %， 《办 措，)."""
    parts: list[Mark] = []
    for mark in line.marks:
        if parts and (is_han(mark) or mark.text in _OPENING) and parts[-1].text not in _OPENING:
            break
        parts.append(mark)
    return sum(mark.box.width for mark in parts)


def colophon_foot(page: Page) -> float | None:
    """How far below the type area's lower edge the last rule of a page lies (7.4.1: on it).

    None where no rule is as wide as the type area.
    """
    upright = page.upright()
    wide = [
        rule.box.middle
        for rule in upright.rules
        if rule.lies and rule.box.width > TYPE_AREA.width - 2 * TOLERANCE
    ]
    return max(wide) - TYPE_AREA.bottom if wide else None
