"""«Did you mean …?» for many words at once."""

from __future__ import annotations

from collections.abc import Iterable

from filings.language.similar import did_you_mean
from filings.messages import gettext as _

MOST = 20
"""Different words that are compared; a file with more wrong names has another problem, and
comparing each with everything would take as long as the square of its size."""


class Guess:
    """Knows the right words, and says which of them a wrong one most likely stands for."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(dict.fromkeys(known))
        self._meant: dict[str, str | None] = {}

    def word(self, wrong: str) -> str | None:
        """The word that ``wrong`` most likely stands for, if any."""
        if wrong not in self._meant and len(self._meant) < MOST:
            self._meant[wrong] = did_you_mean(wrong, self._known)
        return self._meant.get(wrong)

    def hints(self, wrong: str) -> tuple[str, ...]:
        """The question «did you mean …?», if there is a likely word."""
        meant = self.word(wrong)
        return (_("是不是“{name}”？").format(name=meant),) if meant else ()
