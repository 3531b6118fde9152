"""What the cells of a column hold, whatever its header says: numbers, points, days, units, texts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from filings.language.deadlines import DeadlineKind, read_deadline
from filings.language.points import parse_points
from filings.language.unit_phrases import ENDS_AS_BODY, is_collective, split_units
from filings.recognise.texts import is_empty, is_placeholder, leading_number, number_alone

_ENOUGH = 0.6
_MOST_LOOKED_AT = 60
_ATTRIBUTE = re.compile(r"(?:约束|预期|指导|引导)性?(?:指标)?")
_MEASURES = re.compile(
    r"[%％‰]|[个件项家次人名张篇台套辆户所座条处亩吨元分天日月年期]|万?亿?[元人次吨件家个张户亩]|千?万?公[里顷斤]|.{1,4}/.{1,6}"
    r"|[—-]|平方(?:公里|米)|立方米|位次?|小时|分钟|微克.*|千瓦时?|件/万人|百分点"
)
_FIGURE = re.compile(
    r"[≥≤<>＜＞约超达近]?\s*[-+]?[0-9][0-9,.]*\s*(?:%|％|‰|万|亿|左右|以上|以下)?[\u4e00-\u9fff/]{0,4}"
)
_TIME_WORDS = re.compile(
    r"(?=.*(?:[0-9０-９一二三四五六七八九十元正腊]\s*[年月日号季]|[0-9０-９][./-][0-9０-９]|年|季|月|周|日|期|过程|持续|常态|立即|立行|即"
    r"))(?:[0-9０-９年月日号旬季度周天初中下上末底前后内间第至到—–~～./、，,；;()（）\s-]"
    r"|[一二三四五六七八九十两半元正腊]|今|明|本|每|全|之|以|起|止|完成|力争|过程|长期|坚持|持续|推进|常态化?|立即|立行立改|即知即改|随时)+"
)
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Shares (0 to 1) of a column's filled cells that look like this or that.

    ``filled`` counts the cells that begin in the column and say something, ``length`` is the mean
    number of their characters.
    """

    filled: int = 0
    length: float = 0.0
    numbers: float = 0.0
    points: float = 0.0
    deadlines: float = 0.0
    units: float = 0.0
    figures: float = 0.0
    measures: float = 0.0
    attributes: float = 0.0
    times: float = 0.0
    """Texts that set a deadline in the words of days and terms alone (2024年6月底前, 长期坚持)."""

    @property
    def is_numbering(self) -> bool:
        """Whether the cells are a running number."""
        return self.filled > 0 and self.numbers >= 0.8

    @property
    def is_points(self) -> bool:
        """Whether the cells are points or other plain figures."""
        return self.filled > 0 and self.points >= 0.8

    @property
    def is_units(self) -> bool:
        """Whether the cells name units."""
        return self.filled > 0 and self.units >= _ENOUGH and self.length < 80

    @property
    def is_deadlines(self) -> bool:
        """Whether the cells set deadlines."""
        return self.filled > 0 and self.deadlines >= _ENOUGH and self.length < 40


def evidence_of(texts: Sequence[str]) -> Evidence:
    """What the texts of a column's cells look like."""
    told = [t.strip() for t in texts if not is_empty(t) and not is_placeholder(t)][:_MOST_LOOKED_AT]
    if not told:
        return Evidence()

    def share(looks: Sequence[bool]) -> float:
        return sum(looks) / len(told)

    numbers = [number_alone(t) for t in told]
    return Evidence(
        filled=len(told),
        length=sum(map(len, told)) / len(told),
        numbers=share([n is not None for n in numbers]) if _runs_on(numbers) else 0.0,
        points=share([parse_points(t) is not None for t in told]),
        deadlines=share([_is_deadline(t) for t in told]),
        units=share([_names_units(t) for t in told]),
        figures=share([_is_figure(t) for t in told]),
        measures=share([_MEASURES.fullmatch(t) is not None for t in told]),
        attributes=share([_ATTRIBUTE.fullmatch(t) is not None for t in told]),
        times=share([says_only_time(t) for t in told]),
    )


def _runs_on(numbers: Sequence[str | None]) -> bool:
    """Whether the figures among the numbers rise, perhaps anew in each section."""
    figures = [int(n) for n in numbers if n and n.isdecimal()]
    if len(figures) < 2:
        return True
    steps = [b - a for a, b in itertools.pairwise(figures)]
    return (
        sum(step == 1 or b == 1 for step, b in zip(steps, figures[1:], strict=True))
        >= len(steps) * 0.8
    )


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None and leading_number(text) is None


def says_only_time(text: str) -> bool:
    """Whether a text sets a deadline in the words of days and terms alone."""
    return _TIME_WORDS.fullmatch(text) is not None and _is_deadline(text)


def _is_deadline(text: str) -> bool:
    return len(text) < 60 and read_deadline(text).kind is not DeadlineKind.UNCLEAR


def _names_units(text: str) -> bool:
    if len(text) > 200 or "。" in text.rstrip("。"):
        return False
    names = split_units(text)
    ending = [ENDS_AS_BODY.search(n) is not None or is_collective(n) for n in names]
    return bool(names) and all(len(n) <= 30 for n in names) and sum(ending) * 2 > len(names)
