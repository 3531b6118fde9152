"""From what was found to the model: rubrics, who does what by when, units, targets.

The superior's words go into the rubric; whoever is responsible goes into assignments, beside it.
What has no field in the model comes along as remarks, for people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from filings.language.unit_phrases import is_collective
from filings.messages import gettext as _
from filings.model.application import Target, Targets
from filings.model.assignment import Assignment, Role, RubricAssignments
from filings.model.rubric import Criterion, Item, Rubric, Section
from filings.model.units import Unit, names_members
from filings.recognise.findings import FoundHead, FoundItem, FoundSection, FoundTable
from filings.recognise.places import at_source
from filings.recognise.tables.fields import Field, field_of
from filings.recognise.texts import leading_number, on_one_line
from filings.recognise.values import scoring_of

_NOT_APPLICABLE = re.compile(r"\s*不适用\s*[：:，,]\s*(.+)", re.DOTALL)
_RESERVED = frozenset(["defaults", "sections", "默认", "类别", "指标类别"])


@dataclass(frozen=True, slots=True)
class ImportedRubric:
    """A rubric with its assignments.

    ``remarks`` say, by item id, what the model has no field for; ``notes`` what stands beside the
    items. ``added`` are the names of sections that the document does not have.
    """

    rubric: Rubric
    assignments: RubricAssignments
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def rubric_of(table: FoundTable, head: FoundHead) -> ImportedRubric:
    """The table as a rubric: sections as a tree, each item under an id of its own."""
    ids = item_ids(table.items)
    tree = _Node()
    added: list[str] = []
    for item_id, item in zip(ids, table.items, strict=True):
        tree.place(item.sections, _item(item, item_id), added, item)
    rubric = Rubric.model_construct(
        title=table.title or head.title,
        authority="、".join(head.issuers) or None,
        document_number=head.document_number,
        total=table.total,
        levels=table.levels,
        sections=tuple(node.section() for node in tree.children),
        items=tuple(tree.items),
    )
    items = {
        item_id: assignment
        for item_id, item in zip(ids, table.items, strict=True)
        if (assignment := _assignment(item)) is not None
    }
    remarks = {
        item_id: tuple(f"{header}：{on_one_line(text)}" for header, text in item.other.items())
        for item_id, item in zip(ids, table.items, strict=True)
        if item.other
    }
    return ImportedRubric(
        rubric, RubricAssignments(items=items), remarks, table.notes, tuple(added)
    )


def item_ids(items: Sequence[FoundItem]) -> list[str]:
    """An id for each item, the same whenever the same document is read.

    The number where it is the item's alone; with that of its section where numbers begin anew;
    else a word and a count.
    """
    counts = Counter(item.no for item in items if item.no is not None)
    numbered = bool(counts)
    taken: set[str] = set()
    found: list[str] = []
    unnumbered: Counter[str] = Counter()
    sections: dict[tuple[str, ...], int] = {}
    for item in items:
        wanted = item.no
        if wanted is not None and (counts[wanted] > 1 or wanted in _RESERVED):
            path = tuple(s.name for s in item.sections[:1])
            number = sections.setdefault(path, len(sections) + 1)
            wanted = f"{number}-{wanted}"
        elif wanted is None:
            word = "否决" if item.veto else "加分" if item.bonus else "无号" if numbered else ""
            unnumbered[word] += 1
            wanted = f"{word}{unnumbered[word]}"
        first, count = wanted, 1
        while wanted in taken:
            count += 1
            wanted = f"{first}-{count}"
        taken.add(wanted)
        found.append(wanted)
    return found


@dataclass(slots=True)
class _Node:
    """A section that is being filled."""

    found: FoundSection | None = None
    items: list[Item] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)

    def place(
        self,
        path: Sequence[FoundSection],
        item: Item,
        added: list[str],
        found: FoundItem,
    ) -> None:
        """Put an item below the sections of its path, after everything that is there."""
        if path:
            last = self.children[-1] if self.children else None
            if last is None or last.found != path[0]:
                last = _Node(path[0])
                self.children.append(last)
            last.place(path[1:], item, added, found)
        elif self.children:
            # The model prints a section's own items before its sections: this one comes after.
            name = _("一票否决项") if found.veto else _("加分项") if found.bonus else _("其他")
            added.append(name)
            section = FoundSection(name, name, veto=found.veto, bonus=found.bonus)
            self.children.append(_Node(section, [item]))
        else:
            self.items.append(item)

    def section(self) -> Section:
        """The section of the model."""
        found = self.found
        assert found is not None
        stated = leading_number(on_one_line(found.label))
        made = Section.model_construct(
            name=found.name,
            no=found.no if stated is None else None,
            points=found.points,
            label=None,
            veto=found.veto,
            bonus=found.bonus,
            sections=tuple(node.section() for node in self.children),
            items=tuple(self.items),
        )
        label = found.label.strip()
        return made if made.heading == label else made.replaced(label=label)


def _item(item: FoundItem, item_id: str) -> Item:
    """The item of the model; criteria and cap that its method states are left to be read from it."""
    by_method, cap = scoring_of(item.method)
    in_sections = [s.veto for s in item.sections], [s.bonus for s in item.sections]
    return Item.model_construct(
        id=item_id,
        no=item.no,
        content=_stripped(item.content),
        method=_stripped(item.method),
        points=item.points,
        cap=item.cap if item.method is None or cap is None else None,
        criteria=tuple(
            Criterion.model_construct(text=c.text, points=c.points)
            for c in (item.criteria if item.criteria != by_method else ())
        ),
        materials=_stripped(item.materials),
        veto=item.veto and not any(in_sections[0]),
        bonus=item.bonus and not any(in_sections[1]),
        source=at_source(item.source),
    )


def _assignment(item: FoundItem) -> Assignment | None:
    roles: dict[Role, tuple[str, ...]] = {
        role: tuple(unit.name for unit in item.units if unit.role is role) for role in Role
    }
    not_applicable = _NOT_APPLICABLE.match(item.units_text or "")
    if not_applicable:
        return Assignment.model_construct(not_applicable=not_applicable[1].strip())
    units = roles[Role.RESPONSIBLE]
    if not item.units and item.units_text:
        # Words that name nobody stay where they stood, so that the check finds them.
        units = (on_one_line(item.units_text),)
    deadline = item.deadline.text.strip() if item.deadline is not None else None
    if not any(roles.values()) and not units and deadline is None:
        return None
    return Assignment.model_construct(
        lead=roles[Role.LEAD],
        support=roles[Role.SUPPORT],
        units=units,
        deadline=on_one_line(deadline) if deadline else None,
    )


def units_of(tables: Sequence[FoundTable]) -> Iterator[Unit]:
    """Every unit that the tables name, once, in order; groups with no members yet."""
    seen: set[str] = set()
    for table in tables:
        for item in table.items:
            for unit in item.units:
                if unit.name in seen:
                    continue
                seen.add(unit.name)
                group = is_collective(unit.name) or names_members(unit.name)
                yield Unit.model_construct(
                    name=unit.name, members=() if group else None, aliases=()
                )


_PRESENT = re.compile(r"现状|当前|现值|实际")
_MEASURE = re.compile(r"\s*[(（]\s*([^()（）]{1,8})\s*[)）]\s*$")


def targets_of(table: FoundTable) -> Targets:
    """The table as indicators: the first column of values is the base, the last the goal."""
    headers = [c.header for c in table.columns]
    fields = {h: field_of(h) for h in headers if any(h in item.other for item in table.items)}
    values = [h for h, f in fields.items() if f is Field.VALUE]
    present = next((h for h in values if _PRESENT.match(h)), None)
    values = [h for h in values if h != present]
    attribute = next((h for h, f in fields.items() if f is Field.ATTRIBUTE), None)
    measure = next((h for h in fields if "单位" in h), None)
    base = values[0] if len(values) > 1 else None
    goal = values[-1] if values else None
    return Targets.model_construct(
        title=table.title,
        base_label=base,
        goal_label=goal,
        items=tuple(_target(item, base, goal, attribute, measure, present) for item in table.items),
    )


def _target(
    item: FoundItem,
    base: str | None,
    goal: str | None,
    attribute: str | None,
    measure: str | None,
    present: str | None,
) -> Target:
    def told(header: str | None) -> str | None:
        return item.other.get(header) if header is not None else None

    name = on_one_line(item.content or "")
    bracket = _MEASURE.search(name)
    stated = told(measure)
    if stated is None and bracket:
        name, stated = name[: bracket.start()], bracket[1]
    return Target.model_construct(
        category=item.sections[-1].name if item.sections else None,
        name=name,
        measure=stated,
        base=told(base),
        goal=told(goal),
        attribute=told(attribute),
        actual=told(present),
    )


def _stripped(text: str | None) -> str | None:
    return text.strip() or None if text is not None else None
