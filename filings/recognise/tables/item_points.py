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
from filings.model.rubric import plain_points
from filings.recognise import rules
from filings.recognise.findings import FoundItem
from filings.recognise.texts import is_empty, on_one_line
from filings.recognise.values import Place, scoring_of

_VETO = re.compile(r"[(]?(?:一票)?否决(?:项目?|指标|性指标|制)?[)]?")
_BONUS = re.compile(r"[(]?(?:附加|奖励)?加分(?:项目?|指标)?[)]?")
_FIGURE = r"([0-9]+(?:\.[0-9]+)?)分?"
_ON_TOP = re.compile(rf"(?:\+|加){_FIGURE}|{_FIGURE}\((?:附加|奖励)?加分(?:项目?|指标)?\)")
_AT_MOST = re.compile(rf"(?:≤|≦|<=|最高|最多|至多|不超过|上限|限){_FIGURE}")
_SUM = re.compile(r"[0-9]+(?:\.[0-9]+)?分?(?:\+[0-9]+(?:\.[0-9]+)?分?)+")
_SHARE = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")
_TAKEN_OFF = re.compile(rf"[-－−–]{_FIGURE}|扣{_FIGURE}")
_WITH_PARTS = re.compile(rf"{_FIGURE}[(](?P<parts>[^()]+)[)]")
_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)分")
_VETO_WORDS = re.compile(r"一票否决")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class PointsCell:
    """The reading of a cell; ``kept`` is its text where that says more than ``points`` do."""

    points: Decimal | None = None
    veto: bool = False
    bonus: bool = False
    kept: str = ""


def read_points_cells(
    texts: Sequence[str], place: Place, *, method: str | None = None, shares: bool = False
) -> PointsCell:
    """The reading of the cells of one item; what is not a plain number of points is reported.

    ``method`` is what the item is scored by, ``shares`` whether the column's figures and shares in
    percent make the whole together.
    """
    found = [_read(text, place, method, shares=shares) for text in texts if not is_empty(text)]
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


def make_the_whole(texts: Sequence[str]) -> bool:
    """Whether the cells of a column are figures and shares in percent that add up to 100."""
    read = [_share(text) or parse_points(text) for text in texts if not is_empty(text)]
    known = [points for points in read if points is not None]
    shares = any(_share(text) is not None for text in texts)
    return shares and len(known) == len(read) and sum(known, Decimal(0)) == _WHOLE


def _share(text: str) -> Decimal | None:
    found = _SHARE.fullmatch(re.sub(r"\s+", "", half_width(text)))
    return Decimal(found[1]) if found else None


def _read(text: str, place: Place, method: str | None, *, shares: bool) -> PointsCell:
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
        return PointsCell(Decimal(on_top[1] or on_top[2]), bonus=True, kept=kept)
    if at_most := _AT_MOST.fullmatch(bare):
        place.report(rules.I107, _("“{text}”按这一条最多的分数读").format(text=kept))
        return PointsCell(Decimal(at_most[1]), kept=kept)
    points = parse_points(text)
    if points is None and (known := _made_up(bare, method, shares=shares)) is not None:
        place.report(
            rules.I107,
            _("“{text}”按{points}分读").format(text=on_one_line(text), points=plain_points(known)),
        )
        return PointsCell(known, kept=kept)
    if points is None and _TAKEN_OFF.fullmatch(bare):
        place.report(rules.I107, _("“{text}”是扣分，不算这一条的分值，原样保留").format(text=kept))
        return PointsCell(kept=kept)
    if points is None:
        place.report(rules.I107, _("“{text}”读不出分数，原样保留").format(text=on_one_line(text)))
        return PointsCell(kept=kept)
    return PointsCell(points)


def _made_up(bare: str, method: str | None, *, shares: bool) -> Decimal | None:
    """What a cell of several figures is worth, where something else confirms it.

    「50+30」 where the method gives just these points, 「100（7项60分，8项40分）」 where the parts make the
    whole, 「20%」 where the whole column makes 100.
    """
    if _SUM.fullmatch(bare):
        parts = [Decimal(p.removesuffix("分")) for p in bare.split("+")]
        given = [c.points for c in scoring_of(method)[0]]
        return sum(parts, Decimal(0)) if sorted(parts) == sorted(given) else None
    if found := _WITH_PARTS.fullmatch(bare):
        stated = [Decimal(p) for p in _PART.findall(found["parts"])]
        whole = Decimal(found[1])
        return whole if len(stated) > 1 and sum(stated, Decimal(0)) == whole else None
    return _share(bare) if shares else None


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
