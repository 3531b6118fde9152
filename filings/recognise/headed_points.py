"""Contents that begin with a name and its points, and say below what each part of them is worth.

「责任落实（12分）⏎签订责任书（8分）；公示名单（4分）。」 is one item of 12 points with two criteria. It is read so
only where the parts add up to the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from filings.language.points import parse_points, read_points
from filings.recognise.findings import FoundCriterion

_HEADED = re.compile(
    r"(?P<name>[^\n。；;:：]{2,40}?)\s*[(（〔\[【]\s*(?:共|计|满分|分值)?\s*(?P<points>[0-9０-９]{1,4}(?:[.．][0-9]{1,2})?)\s*分"
    r"\s*[)）〕\]】]\s*(?:[:：。]\s*|\n\s*)(?P<rest>\S.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class HeadedContent:
    """A content without the points behind its name, these, and the criteria below.

    ``agrees`` tells whether the criteria add up to the points.
    """

    name: str
    content: str
    points: Decimal
    criteria: tuple[FoundCriterion, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the criteria."""
        return sum((c.points for c in self.criteria), Decimal(0))

    @property
    def agrees(self) -> bool:
        """Whether the criteria add up to the points of the whole."""
        return self.total == self.points


def headed_content(content: str) -> HeadedContent | None:
    """The reading of a content that begins with a name and its points; None where none follow."""
    found = _HEADED.fullmatch(content.strip())
    points = parse_points(found["points"]) if found else None
    if found is None or points is None:
        return None
    criteria = tuple(FoundCriterion(c.text, c.points) for c in read_points(found["rest"]).criteria)
    if not criteria:
        return None
    name = found["name"].strip()
    return HeadedContent(name, f"{name}\n{found['rest'].strip()}", points, criteria)
