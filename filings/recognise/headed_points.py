"""Contents that begin with a name and its points, and say below what each part of them is worth.

「责任落实（12分）⏎签订责任书（8分）；公示名单（4分）。」 is one item of 12 points with two criteria. It is read so
only where the parts, if any have points, add up to the whole, or a cap that says the same explains
why they make more (…得3分；…得3分；本项最高5分). Points at the end of a line of its own are taken out of
the content as at the end of any other; within a line all words stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from filings.language.points import parse_points, read_points
from filings.recognise.findings import FoundCriterion
from filings.recognise.texts import leading_number

_HEADED = re.compile(
    r"(?P<name>[^\n。；;:：]{2,40}?)\s*[(（〔\[【]\s*(?:共|计|满分|分值)?\s*(?P<points>[0-9０-９]{1,4}(?:[.．][0-9]{1,2})?)\s*分"
    r"\s*[)）〕\]】](?P<mark>\s*(?:[:：。]\s*|\n\s*))(?P<rest>\S.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class HeadedContent:
    """The name that a content begins with, the points behind it, and the criteria and the cap below.

    ``content`` is without points that end a line. ``repeats`` is true where something below earns its points more than once.
    """

    name: str
    content: str
    points: Decimal
    criteria: tuple[FoundCriterion, ...]
    cap: Decimal | None = None
    repeats: bool = False

    @property
    def total(self) -> Decimal:
        """The sum of the criteria."""
        return sum((c.points for c in self.criteria), Decimal(0))

    @property
    def agrees(self) -> bool:
        """Whether the criteria, where there are any, add up to the whole or are capped at it."""
        if not self.criteria or self.total == self.points:
            return True
        return self.cap == self.points and (self.total > self.points or self.repeats)


def headed_content(content: str) -> HeadedContent | None:
    """The reading of a content that begins with a name and its points; None for any other.

    Several numbered tasks (1.…（8分）。2.…（12分）。) have no points as a whole.
    """
    found = _HEADED.fullmatch(content.strip())
    points = parse_points(found["points"]) if found else None
    if found is None or points is None or leading_number(found["name"]) is not None:
        return None
    below = read_points(found["rest"])
    criteria = tuple(FoundCriterion(c.text, c.points) for c in below.criteria)
    name, rest = found["name"].strip(), found["rest"].strip()
    own_line = not found["mark"].strip()
    return HeadedContent(
        name,
        f"{name}{found['mark']}{rest}" if own_line else content.strip(),
        points,
        criteria,
        below.cap,
        below.open_ended,
    )
