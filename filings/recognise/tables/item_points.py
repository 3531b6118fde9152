"""What a cell of points says of its item: so many points, points on top, a veto, or nothing sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from filings.diagnostics import Severity
from filings.language.numerals import half_width
from filings.language.points import parse_points
from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.findings import FoundItem
from filings.recognise.texts import is_empty, on_one_line
from filings.recognise.values import Place

_VETO = re.compile(r"[(]?(?:一票)?否决(?:项目?|指标|性指标|制)?[)]?")
_BONUS = re.compile(r"[(]?(?:附加|奖励)?加分(?:项目?|指标)?[)]?")
_ON_TOP = re.compile(r"(?:\+|加)([0-9]+(?:\.[0-9]+)?)分?")
_VETO_WORDS = re.compile(r"一票否决")


@dataclass(frozen=True, slots=True)
class PointsCell:
    """The reading of a cell; ``kept`` is its text where that says more than ``points`` do."""

    points: Decimal | None = None
    veto: bool = False
    bonus: bool = False
    kept: str = ""


def read_points_cells(texts: Sequence[str], place: Place) -> PointsCell:
    """The reading of the cells of one item; what is not a plain number of points is reported."""
    found = [_read(text, place) for text in texts if not is_empty(text)]
    known = [c for c in found if c.points is not None]
    kept = "、".join(c.kept for c in found if c.kept)
    if len(known) > 1:
        told = "、".join(map(on_one_line, texts))
        place.report(rules.I107, _("这一条有几个分数：{texts}").format(texts=told))
        return PointsCell(kept="、".join(t.strip() for t in texts))
    return PointsCell(
        known[0].points if known else None,
        any(c.veto for c in found),
        any(c.bonus for c in found),
        kept,
    )


def _read(text: str, place: Place) -> PointsCell:
    bare = re.sub(r"\s+", "", half_width(text))
    kept = text.strip()
    if _VETO.fullmatch(bare):
        place.report(rules.I121, _("“{text}”按一票否决项读").format(text=kept))
        return PointsCell(veto=True, kept=kept)
    if _BONUS.fullmatch(bare):
        place.report(rules.I121, _("“{text}”按加分项读，没有写明分数").format(text=kept))
        return PointsCell(bonus=True, kept=kept)
    on_top = _ON_TOP.fullmatch(bare)
    if on_top:
        place.report(rules.I121, _("“{text}”按加分项读").format(text=kept))
        return PointsCell(Decimal(on_top[1]), bonus=True, kept=kept)
    points = parse_points(text)
    if points is None:
        place.report(rules.I107, _("“{text}”读不出分数，原样保留").format(text=on_one_line(text)))
        return PointsCell(kept=kept)
    return PointsCell(points)


def report_veto_words(item: FoundItem, place: Place) -> None:
    """Say where an item's texts speak of a veto and the item is not read as one."""
    if item.veto:
        return
    for text in (item.method, item.content):
        if text and _VETO_WORDS.search(text):
            place.report(
                rules.I121,
                _("文字里写了“一票否决”，这一条仍按普通条目读"),
                severity=Severity.INFO,
            )
            return
