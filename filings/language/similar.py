"""«Did you mean …?»: the known word that a mistyped one most likely stands for.

difflib compares letters, which is enough for identifiers. Names of Chinese units are short and
share their first and last characters (区…局), so that plain likeness would offer 区财政局 for
区民政局; here what stands between is compared on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_IDENTIFIER_CUTOFF = 0.7
_WHOLE_CUTOFF = 0.7
_CORE_CUTOFF = 0.6
_ONE_LEFT_OUT = 0.8

# 区 | 市场监管 | 局: the level of government before the subject, the kind of body after it.
# Texts of patterns: a word is seldom unknown, and re compiles them when one is.
_PREFIX = r"^(?:.{2,3}?(?:自治)?[省市州盟区县旗镇乡](?=.{3})|[省市州盟区县旗镇乡])?"
_LEVEL = r"[省市州盟区县旗镇乡](?=.{2})"
_SUFFIX = (
    r"(?:委员会|办公室|事务中心|服务中心|人民政府|分局|支队|大队|总队|中心|分院|"
    r"局|厅|委|办|部|所|站|院|队|会|处|科|股|公司|政府)$"
)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that ``word`` is most likely meant to be, or None.

    Serves both identifiers (``deadlin`` → ``deadline``) and Chinese names (区市场监督管理局 →
    区市场监管局, 区经信局 → 区经济和信息化局). A word of figures alone has no likeness.
    """
    word = word.strip()
    if not word or word.isdigit():
        return None
    scored = ((_likeness(word, candidate), candidate) for candidate in dict.fromkeys(known))
    best, found = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
    return found if best > 0 else None


def _likeness(word: str, candidate: str) -> float:
    """How like two words are, from 0 (nothing to suggest) to 2."""
    if word.isascii() or candidate.isascii():
        ratio = letters_shared(word.casefold(), candidate.casefold())
        return ratio if ratio >= _IDENTIFIER_CUTOFF else 0.0
    whole = letters_shared(word, candidate)
    if _lacks_one_inside(word, candidate):
        return _ONE_LEFT_OUT + whole
    core = _core_likeness(word, candidate)
    if core == 0.0 and not (
        min(len(_core(word)), len(_core(candidate))) > 2 and whole >= _WHOLE_CUTOFF
    ):
        return 0.0
    return core + whole


def _lacks_one_inside(word: str, candidate: str) -> bool:
    """Whether ``word`` is ``candidate`` less one character in its middle: 镇政办, 镇党政办."""
    if len(word) < 3 or len(candidate) != len(word) + 1:
        return False
    return any(candidate[:i] + candidate[i + 1 :] == word for i in range(1, len(word)))


def _core_likeness(word: str, candidate: str) -> float:
    a, b = _core(word), _core(candidate)
    if a == b:
        return 1.0
    if len({m.group() for m in (re.match(_LEVEL, word), re.match(_LEVEL, candidate)) if m}) == 2:
        return 0.0
    ratio = letters_shared(a, b)
    short, long = sorted((a, b), key=len)
    if len(short) >= 2 and _is_abbreviation(short, long):
        return max(ratio, _CORE_CUTOFF)
    # One of two characters right is a slip (财正局 for 财政局) only where the first one is and the
    # kind of body is the same: 民政局 and 财政局, 科协 and 科技局 are different offices.
    if len(a) == len(b) == 2:
        return ratio if a[0] == b[0] and word[-1] == candidate[-1] else 0.0
    return ratio if ratio >= _CORE_CUTOFF else 0.0


def _core(name: str) -> str:
    """The subject of a name, without the level of government and the kind of body."""
    bare = re.sub(r"[\s（）()]", "", name)
    stem = re.sub(_SUFFIX, "", re.sub(_PREFIX, "", bare))
    return stem if len(stem) >= 2 else bare


def _is_abbreviation(short: str, long: str) -> bool:
    """Whether ``short`` picks characters of ``long`` in order, starting with its first."""
    rest = iter(long)
    return short[0] == long[0] and all(c in rest for c in short)


def letters_shared(a: str, b: str) -> float:
    """How much two texts have in common letter by letter, from 0 to 1."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, a, b, autojunk=False).ratio()
