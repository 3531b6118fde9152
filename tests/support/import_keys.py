"""Compares what recognition finds with the answer keys of real papers, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"
ITEM_FIELDS = (
    "no", "path", "section_points", "content", "method", "points", "cap", "criteria", "materials",
    "veto", "bonus", "units", "units_text", "deadline",
)  # fmt: skip


@dataclass
class Score:
    """How a document was read: items and fields, wrong ones with and without a diagnostic."""

    items: int = 0
    found: int = 0
    extra: int = 0
    fields: int = 0
    right: int = 0
    flagged: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        share = 100 * self.right / self.fields if self.fields else 100.0
        return (
            f"items {self.found}/{self.items} (+{self.extra}), fields {self.right}/{self.fields}"
            f" = {share:.2f} %, wrong but flagged {len(self.flagged)}, silent {len(self.silent)}"
        )


def papers_with_keys() -> list[Path]:
    """The keys of the papers beside the project, none where they are absent."""
    return sorted(DOCUMENTS.glob("*/*.expected.json"))


def score(key: Mapping[str, Any], found: Mapping[str, Any]) -> Score:
    """``found`` (the contract's JSON) held to ``key``."""
    result = Score()
    flagged = {_place(d["source"]) for d in found["diagnostics"] if d.get("source")}
    whole = any(not d.get("source") for d in found["diagnostics"])
    for name, wanted in key["document"].items():
        _compare(result, wanted, found["document"].get(name), f"document.{name}", flagged=whole)
    by_place = {
        _place(item["source"]): (table, item)
        for table in found["tables"]
        for item in table["items"]
    }
    expected_places = set()
    for table in key["tables"]:
        ours: list[Mapping[str, Any]] = []
        for item in table["items"]:
            place = _place(item["source"])
            expected_places.add(place)
            skippable = bool(item.get("optional") or table.get("optional"))
            mine = by_place.get(place)
            if mine is None:
                if not skippable:
                    result.items += 1
                    result.silent.append(f"{place}: item not found")
                continue
            result.items += 1
            result.found += 1
            ours.append(mine[0])
            _compare_item(result, item, mine[1], place, flagged=place in flagged)
        if ours and not table.get("optional"):
            for name in ("title", "kind"):
                _compare(result, table[name], ours[0][name], f"{place[0]}.{name}", flagged=False)
    result.extra = len(by_place.keys() - expected_places)
    return result


def _compare_item(
    result: Score,
    wanted: Mapping[str, Any],
    mine: Mapping[str, Any],
    place: object,
    *,
    flagged: bool,
) -> None:
    sets = wanted.get("either") or [{}]
    best = max(sets, key=lambda s: sum(_fits(v, mine.get(n)) for n, v in s.items()))
    for name in ITEM_FIELDS:
        value = best.get(name, wanted.get(name, _NOTHING))
        if value is _NOTHING:
            continue
        _compare(result, value, mine.get(name), f"{place} {name}", flagged=flagged)


_NOTHING = object()


def _compare(result: Score, wanted: Any, mine: Any, where: str, *, flagged: bool) -> None:
    result.fields += 1
    if _fits(wanted, mine):
        result.right += 1
        return
    told = f"{where}: {json.dumps(mine, ensure_ascii=False)} for {json.dumps(wanted, ensure_ascii=False)}"
    (result.flagged if flagged else result.silent).append(told)


def _fits(wanted: Any, mine: Any) -> bool:
    if isinstance(wanted, Mapping) and "either" in wanted:
        return any(_fits(value, mine) for value in wanted["either"])
    if isinstance(wanted, Mapping):
        return (
            isinstance(mine, Mapping)
            and wanted.keys() == mine.keys()
            and all(_fits(value, mine[name]) for name, value in wanted.items())
        )
    if isinstance(wanted, list):
        return (
            isinstance(mine, list)
            and len(wanted) == len(mine)
            and all(_fits(a, b) for a, b in zip(wanted, mine, strict=True))
        )
    return bool(wanted == mine)


def _place(source: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(source.items()))


def differences(result: Score) -> Iterator[str]:
    """What is wrong, silently first."""
    yield from (f"SILENT {text}" for text in result.silent)
    yield from (f"flagged {text}" for text in result.flagged)
