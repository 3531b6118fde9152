"""Contents that begin with a name and its points, and say below what each part of them is worth.

「责任落实（12分）⏎签订责任书（8分）；公示名单（4分）。」 is one item of 12 points with two criteria. It is read so
only where the parts, if any have points, add up to the whole.
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
    """A content without the points behind its name, these, and the criteria below."""

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
        """Whether the criteria add up to the points of the whole, where there are any."""
        return not self.criteria or self.total == self.points


def headed_content(content: str) -> HeadedContent | None:
    """The reading of a content that begins with a name and its points; None for any other.

    Several numbered tasks (1.…（8分）。2.…（12分）。) have no points as a whole.
    """
    found = _HEADED.fullmatch(content.strip())
    points = parse_points(found["points"]) if found else None
    if found is None or points is None or leading_number(found["name"]) is not None:
        return None
    criteria = tuple(FoundCriterion(c.text, c.points) for c in read_points(found["rest"]).criteria)
    name = found["name"].strip()
    return HeadedContent(name, f"{name}{found['mark']}{found['rest'].strip()}", points, criteria)
