"""Parts a phrase about units into clauses: the names of each, and the duty that words give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from filings.language.numerals import half_width
from filings.language.role_rules import RoleRule
from filings.language.roles import Duty
from filings.language.unit_kinds import close_list
from filings.language.unit_labels import EDGES, Labelled, Stretch, names_units, stretches_of
from filings.language.unit_names import ends_as_office, ends_as_unit, has_level, is_known
from filings.language.unit_phrases import is_collective
from filings.language.unit_roles import BETWEEN, LABEL, VERB, duty_of


@dataclass(frozen=True, slots=True)
class Clause:
    """Names as written, the duty that words give them (None where they are silent).

    ``guessed`` where the duty follows from the other clauses alone. ``rule`` is what the label says
    of the leading unit (责任单位（第一个为牵头单位）：). ``remarks`` are words of the clause that say
    something else (资金保障 in 「区财政局负责资金保障」).
    """

    names: str
    duty: Duty | None = None
    guessed: bool = False
    rule: RoleRule | None = None
    remarks: tuple[str, ...] = ()


_OUTER = (("(", ")"), ("〔", "〕"), ("[", "]"), ("【", "】"))
_HARD = re.compile(r"[,;。\n]")
_BY = re.compile(
    r"(?:^|(?<=[,;。\n]))(?P<before>[^,;。\n、]{0,24}?)(?<![自商])(?:由|请|责成|委托|指定)(?=[^由]{2})"
)
_SETTING = re.compile(r"\s*在[^。\n]{1,30}?(?:领导|指导|统筹|组织|支持|牵头|协调)下[,、]?")
_SAID_IN_BRACKETS = re.compile(r"[(〔\[【](?P<inside>[^()〔〕\[\]【】]{4,})[)〕\]】]")
_HANDS_ON = re.compile(r"具体")
"""What those do who stand apart: 甲会同乙，丙具体实施; without, the comma is one of the list."""
_HAPPENS = re.compile(r"做好|抓好|抓紧|完成|开展|落实|推进|实施|组织|制定|共同|加强|负责|承担")


def clauses_of(text: str, *, led: bool = False) -> tuple[list[Clause], list[Labelled]]:
    """The clauses of ``text`` in order, and what stands under labels of another kind.

    ``led`` where another text names who leads: 会同 then joins those who are responsible.
    """
    text = _opened(_without_outer_brackets(text.strip()))
    clauses: list[Clause] = []
    others: list[Labelled] = []
    stretches = list(stretches_of(text))
    led = led or any(s.duty is Duty.LEAD and s.text.strip(EDGES) for s in stretches)
    for stretch in stretches:
        if stretch.other and not names_units(stretch):
            others.append(Labelled(stretch.other, stretch.text.strip(EDGES)))
            continue
        if stretch.other:
            clauses.append(Clause("", remarks=(stretch.other,)))
        clauses.extend(_clauses(stretch, others_lead=led and stretch.duty is not Duty.LEAD))
    return clauses, others


def _without_outer_brackets(text: str) -> str:
    """The inside of brackets that hold the whole phrase, or that are opened or closed only."""
    half = half_width(text).rstrip("。;, ")
    for opening, closing in _OUTER:
        if half.startswith(opening):
            end = _closing(half, opening, closing)
            if end == len(half) - 1:
                return _without_outer_brackets(text[1:end].strip())
            if end is None and closing not in half:
                return text[1:].strip()
        elif half.endswith(closing) and opening not in half:
            return text[: len(half) - 1].strip()
    return text


def _opened(text: str) -> str:
    """区住建局牵头（区城管局配合） → 区住建局牵头；区城管局配合；: what brackets hold of a name stays there.

    The same for a label: 区住建局（配合单位：区城管局）.
    """
    half = half_width(text)
    for found in reversed(list(_SAID_IN_BRACKETS.finditer(half))):
        start, end = found.span()
        verb = VERB.search(found["inside"])
        inside = text[start + 1 : end - 1]
        if (joint := BETWEEN.match(found["inside"])) and _begins_with_unit(
            found["inside"][joint.end() :]
        ):
            inside = f"配合：{inside[joint.end() :]}"  # 区住建局（会同区城管局）
        elif verb and verb.start() == 0 and _begins_with_unit(found["inside"][verb.end() :]):
            # 区住建局（配合区城管局）: the verb stands as a label.
            inside = f"{inside[: verb.end()]}：{inside[verb.end() :]}"
        elif not LABEL.match(half, start + 1, end - 1) and not (
            verb and _begins_with_unit(found["inside"][: verb.start()])
        ):
            continue
        text = f"{text[:start]}；{inside}；{text[end:]}"
    return text


def _closing(text: str, opening: str, closing: str) -> int | None:
    depth = 0
    for i, c in enumerate(text):
        depth += (c == opening) - (c == closing)
        if depth == 0:
            return i
    return None


def _clauses(stretch: Stretch, *, others_lead: bool) -> Iterator[Clause]:
    """The clauses of a stretch: each verb with the names before it."""
    text, first_rule = stretch.text, stretch.rule
    half = half_width(text)
    masked = _masked(half)
    at = 0
    led = verb_first = False
    if setting := _SETTING.match(half):
        yield Clause("", remarks=(text[: setting.end()].strip(EDGES),))
        at = setting.end()
    while verb := _next_verb(masked, half, at):
        duty = duty_of(verb.group())
        led = led or duty is Duty.LEAD
        end, words, given = _object(text, masked, verb)
        names = text[at : verb.start()]
        if not names.strip(EDGES) and (at == 0 or verb_first) and _names_follow(text, masked, verb):
            # 「牵头区财政局，配合区审计局」: the verbs stand before their names.
            verb_first = True
            at = _end_of_sentence(masked, verb.end())
            yield from _by_connective(Clause(text[verb.end() : at], duty), led=others_lead)
            continue
        if "为主" in verb.group():
            names = re.sub(r"(?:^|(?<=[,;。，；\s]))以", "", names)
        before, names = _own_names(names, labelled=stretch.duty is not None)
        if duty is Duty.SUPPORT and stretch.duty is None and at == 0 and not before.strip(EDGES):
            # 「区住建局，区供电公司支持」: who stands before the comma is hardly meant to support.
            above, names = _names_above(names)
            if above.strip(EDGES):
                yield from _by_connective(
                    Clause(above, None, guessed=True, rule=first_rule), led=others_lead
                )
        if before.strip(EDGES):
            yield from _by_connective(
                Clause(before, stretch.duty, stretch.guessed, first_rule), led=others_lead
            )
        apart = duty is not Duty.SUPPORT and _HANDS_ON.search(verb.group()) is not None
        yield from _by_connective(Clause(names, duty, remarks=words), led=others_lead, apart=apart)
        if given:
            yield Clause(given, Duty.LEAD, guessed=True)
        at = end
    if half.startswith("会同", at) and at:
        text, at = f"，{text[at:]}", 0  # behind a verb it is no county of that name
    if text[at:].strip(EDGES):
        unsaid = Duty.SUPPORT if led else None
        guessed = stretch.guessed or (led and stretch.duty is None)
        yield from _by_connective(
            Clause(text[at:], stretch.duty or unsaid, guessed, None if led else first_rule),
            led=others_lead,
        )


def _own_names(names: str, *, labelled: bool) -> tuple[str, str]:
    """Names that the verb behind them does not speak of, and those that it does.

    A sentence is not crossed; under a label neither is a comma: 「牵头单位：甲、乙，丙配合」.
    """
    half = half_width(names)
    ends = [m.end() for m in re.finditer(r"[,;。]" if labelled else r"[;。]", half)]
    cut = next((e for e in reversed(ends) if half[e:].strip(EDGES)), 0)
    return names[:cut], names[cut:]


def _names_above(names: str) -> tuple[str, str]:
    """What stands before the last comma, line break or blank between whole names, and the rest."""
    half = half_width(names).rstrip(EDGES)
    for found in reversed(list(re.finditer(r"[,\n ]+", _masked(half)))):
        left = re.split(r"[,;。\n、 ]", half[: found.start()])[-1]
        right = re.split(r"、", half[found.end() :])[0]
        if (ends_as_unit(left) or is_collective(left)) and (
            is_collective(right) or (ends_as_unit(right) and has_level(right))
        ):
            return names[: found.start()], names[found.end() :]
    return "", names


def _masked(half: str) -> str:
    """``half`` with everything in brackets and quotation marks blotted out, offsets unchanged."""
    return re.sub(
        r"[(〔\[【“《「][^()〔〕\[\]【】”》」]*[)〕\]】”》」]", lambda m: "█" * len(m.group()), half
    )


def _next_verb(masked: str, half: str, at: int) -> re.Match[str] | None:
    for verb in VERB.finditer(masked, at):
        before = half[at : verb.start()].rstrip(" \n")
        name = re.split(r"[,;。\n、]", before)[-1]
        if name and (joint := BETWEEN.match(name)):
            name = name[joint.end() :]
        name = close_list(name)[0] if name else ""
        goes_on = masked[verb.end() : verb.end() + 1] == "\n"
        if verb["core"] or _is_done_by(name, goes_on=goes_on):
            return verb
    return None


def _end_of_sentence(masked: str, at: int) -> int:
    end = _HARD.search(masked, at)
    return end.start() if end is not None else len(masked)


def _names_follow(text: str, masked: str, verb: re.Match[str]) -> bool:
    """Whether nothing but units stands behind a verb that begins a sentence."""
    words = half_width(text[verb.end() : _end_of_sentence(masked, verb.end())]).strip(EDGES)
    return bool(words) and not VERB.search(words) and _begins_with_unit(words)


def _is_done_by(name: str, *, goes_on: bool) -> bool:
    """Whether a weak verb (落实, 监督) may follow ``name``; in 「区市场监督⏎管理局」 it is part of one."""
    return (
        (ends_as_unit(name) and not goes_on)
        or ends_as_office(name)
        or is_known(name)
        or is_collective(name)
        or name.endswith((")", "等"))
    )


def _object(text: str, masked: str, verb: re.Match[str]) -> tuple[int, tuple[str, ...], str]:
    """Where the clause ends, the words behind its verb, and a unit that the verb is about."""
    until = _end_of_sentence(masked, verb.end())
    words = text[verb.end() : until].strip(EDGES)
    half = half_width(words)
    if not words or BETWEEN.match(half):
        return verb.end(), (), ""
    if not _begins_with_unit(half):
        return until, (words,), ""
    if duty_of(verb.group()) is Duty.SUPPORT and not VERB.search(half):
        # 「区财政局配合区发改委做好……」: who is supported leads.
        happens = _HAPPENS.search(half)
        given = words[: happens.start()] if happens else words
        rest = words[len(given) :]
        return until, (rest,) if rest else (), given
    return verb.end(), (), ""


def _begins_with_unit(words: str) -> bool:
    """Whether ``words`` begin with a unit (区住建局、…), not with what is to be done."""
    verb = VERB.search(words)
    first = re.split(r"[,;。\n、]", words[: verb.start()] if verb else words)[0]
    happens = _HAPPENS.search(first)
    name = first[: happens.start()] if happens and happens.start() > 1 else first
    return is_collective(name) or (ends_as_unit(name) and (has_level(name) or is_known(name)))


def _by_connective(clause: Clause, *, led: bool = False, apart: bool = False) -> Iterator[Clause]:
    """The clause, or two where 会同 stands between its names; 由 and 请 before them fall away.

    ``led`` where others lead already; ``apart`` where names behind a comma are joined by nobody.
    """
    by = _BY.search(half_width(clause.names))
    if by and not _is_a_unit(by["before"]):
        before, names = clause.names[: by.start()], clause.names[by.end() :]
        if before.strip(EDGES):
            yield replace(clause, names=before, remarks=())
        said = by["before"].strip(EDGES)
        remarks = (said, *clause.remarks) if said else clause.remarks
        clause = replace(clause, names=names, remarks=remarks)
    found = _connective(half_width(clause.names))
    if found is None:
        yield clause
        return
    left, right = clause.names[: found.start()], clause.names[found.end() :]
    if left.strip(EDGES):
        yield replace(clause, names=left, duty=_before_connective(clause, led=led), remarks=())
    joined, others = right, ""
    if apart:
        joined, others = _names_above(right)  # 甲会同乙，丙具体实施: 丙 is joined by nobody
    if others and joined.strip(EDGES):
        yield replace(clause, names=joined, duty=Duty.SUPPORT, remarks=())
        yield replace(clause, names=others)
    else:
        yield replace(clause, names=right, duty=Duty.SUPPORT)


def _before_connective(clause: Clause, *, led: bool) -> Duty:
    """The duty of those before 会同: they lead, unless they support or another leads already."""
    if clause.duty is Duty.SUPPORT:
        return Duty.SUPPORT
    return Duty.RESPONSIBLE if led and clause.duty in (None, Duty.RESPONSIBLE) else Duty.LEAD


def _is_a_unit(text: str) -> bool:
    return ends_as_unit(text) and has_level(text)


def _connective(half: str) -> re.Match[str] | None:
    for found in BETWEEN.finditer(_masked(half)):
        before = half[: found.start()].rstrip(" \n,;、")
        county = half[found.end() :][:1] == "县" and half[: found.start()][-1:] in ("", "、", "\n")
        if county:
            continue
        if found["with"] in ("会同", "会商", "商请"):
            return found  # 会同县 is a county: where a name of a list begins it is one
        if before and ends_as_unit(before[-12:]):
            return found
    return None
