"""The four documents that the toolkit was made for, as projects with their real text.

They lie beside the project where it is developed, and nowhere else: their text is not ours.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from support.tables import Grid, read_tables

SEEDS = Path(__file__).parents[3] / "shared" / "documents" / "seeds"
__all__ = ["SEEDS", "Grid", "key_of", "read_tables", "write_seed_project"]


def key_of(seeds: Path, name: str) -> dict[str, Any]:
    """The answer key of a seed."""
    key: dict[str, Any] = json.loads((seeds / f"{name}.expected.json").read_text(encoding="utf-8"))
    return key


def write_seed_project(
    folder: Path, seeds: Path, name: str, table: int, kind: str, levels: list[str]
) -> Path:
    """A project of one real table: its sections, items, units and deadlines, as printed."""
    key = key_of(seeds, name)
    source = key["tables"][table]
    labels: dict[str, str] = source["extra"].get("section_cells", {})
    rubric: dict[str, Any] = {"title": source["title"], "levels": levels, "sections": []}
    assignments: dict[str, Any] = {}
    unit_names: dict[str, None] = {}
    for item in source["items"]:
        chosen = _settled(item)
        item_id = chosen.get("no") or "veto"
        path = chosen["path"] or ["一票否决项"]
        section = _section(rubric, path, chosen.get("section_points", {}), labels, chosen)
        extra = item.get("extra", {})
        if "group_no" in extra:
            section.setdefault("no", str(extra["group_no"]))
        section.setdefault("items", []).append(_item(chosen, item_id))
        assignments[item_id] = {
            key: value
            for key, value in (
                ("units", chosen.get("units_text")),
                ("deadline", (chosen.get("deadline") or {}).get("text")),
            )
            if value
        }
        for unit in chosen.get("units") or ():
            unit_names.setdefault(unit["name"])
    filing = {
        "filings": "1",
        "programme": {"name": key["document"]["title"], "authority": "上级机关"},
        "applicant": {"name": "申报单位", "location": "所在地"},
        "rubrics": {"table": "细则.yaml"},
        "units": [{"name": name} for name in unit_names],
        "assignments": {"table": assignments},
        "documents": [kind],
    }
    folder.mkdir(parents=True, exist_ok=True)
    for file, data in (("filing.yaml", filing), ("细则.yaml", rubric)):
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def _settled(item: dict[str, Any]) -> dict[str, Any]:
    """An item of a key with one of the readings that it allows."""
    alternatives = item.get("either") or [{}]
    merged = {**item, **alternatives[0]}
    return {
        name: value["either"][0] if isinstance(value, dict) and "either" in value else value
        for name, value in merged.items()
    }


def _item(item: dict[str, Any], item_id: str) -> dict[str, Any]:
    made = {
        name: item[name]
        for name in ("no", "content", "method", "points", "materials")
        if item.get(name) is not None
    }
    return made if "no" in made else {"id": item_id, **made}


def _section(
    rubric: dict[str, Any],
    path: list[str],
    points: dict[str, str],
    labels: dict[str, str],
    item: dict[str, Any],
) -> dict[str, Any]:
    place = rubric
    for name in path:
        sections = place.setdefault("sections", [])
        if not sections or sections[-1]["name"] != name:
            section: dict[str, Any] = {"name": name}
            if name in labels:
                section["label"] = labels[name].strip()
                stated = re.search(r"（\s*(\d+)\s*分）", labels[name])
                if stated:
                    section["points"] = stated.group(1)
            elif name in points:
                section["points"] = points[name]
            if item.get("veto"):
                section["veto"] = "是"
            if item.get("bonus"):
                section["bonus"] = "是"
            sections.append(section)
        place = sections[-1]
    return place
