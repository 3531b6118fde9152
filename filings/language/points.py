"""Reads the points out of a scoring text (评分方法): 「……（2分）。……（1分）。满分3分。」.

A rubric says in running text what each requirement is worth. A *mark* in brackets 「（2分）」 closes
one criterion; 「满分3分」 caps the whole item; points that stand elsewhere (再加2分, 每个0.5分, 4星级1分,
每少一项扣0.5分) leave the sum open, so that nothing can be said about it. Seeds 000 and 002 show
nearly every dress that is provided for here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from filings.language.numerals import half_width, parse_number
from filings.language.point_places import Places, Stated
from filings.language.shared_points import LISTED, SHARED, each_of
from filings.language.tiers import find_alternatives


@dataclass(frozen=True, slots=True)
class CriterionText:
    """One requirement of an item, in the rubric's words, and the points of its mark."""

    text: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class PointsReading:
    """What a scoring text says about points.

    ``criteria`` are the marked requirements in order. ``cap`` is the most that the whole item can
    earn (or lose), where the text says so. ``open_ended`` is true when the text has points outside
    the marks, or a mark per piece, so that the sum of the criteria alone decides nothing.
    ``alternatives`` are groups of indexes into ``criteria`` of which only one counts (tiers).
    """

    criteria: tuple[CriterionText, ...] = ()
    cap: Decimal | None = None
    open_ended: bool = False
    alternatives: tuple[tuple[int, ...], ...] = ()


# All patterns read text made half-width (brackets, figures, commas), offsets unchanged.
_S = r"\s{0,6}"
_FIGURE = rf"(?<![0-9])[0-9]{{1,6}}(?:{_S}[.·]{_S}[0-9]{{1,6}})?(?![0-9])"
_UP_TO = rf"(?:{_FIGURE}{_S}(?:-|—|–|~|至|到)+{_S})?"
_AMOUNT = rf"(?P<amount>{_FIGURE}|[一二两三四五六七八九十]+)"
# 分 that counts no points: minutes, parts, branches.
_POINTS = r"\s{0,6}分(?![钟之局类析级院支行工管布户解别批期步发配制位]|公司|中心)"

_MARK = re.compile(rf"[(〔\[【]{_S}[各均]?[计得记]?{_S}{_UP_TO}{_AMOUNT}{_S}分{_S}[)〕\]】]")
# A clause that is nothing but points is a mark without brackets: 「……有效，2分；」.
_OWN_CLAUSE = re.compile(
    rf"(?<=,){_S}[计得记]?{_S}{_UP_TO}(?P<amount>{_FIGURE}){_S}分{_S}(?=[;。\n]|$)"
)
# 「建立机制的得2分；开展培训1分、宣传1分」: the points are said in the clause itself. Such clauses often
# exclude each other in words that no table of tiers knows, so their sum is never held to be certain.
_EARNED = re.compile(
    rf"(?<=[^,;。\n不])[的者]?(?:可|即|均|各|分别)?"
    rf"(?:[得计记赋占]{_S}{_UP_TO}|(?<![0-9.%加减扣高低多于到超过约满总共评测得计记赋分为至、\s—–~-])(?<!基础)(?<!测评)(?<!加分项)(?<!扣分项)){_S}"
    rf"(?P<amount>{_FIGURE}){_S}分{_S}(?=[,;。、\n]|$)"
)
_FULL = re.compile(r"的?[得计记]满分(?=[,;。\n]|$)")
_NONE = re.compile(
    rf"[得计记]满分(?:[,，;；。\n]|$)|(?:(?:不得|不计|不予计|不加|不予加)|扣{_S}{_UP_TO}{_FIGURE}{_S})分(?:[,;。\n]|$)"
)
"""「未建立的不得分，」, 「每缺一次扣0.5分；」: belongs to no requirement behind it."""
_LOOSE = re.compile(
    rf"(?:{_FIGURE}|(?<=[得加扣计记])[一二两三四五六七八九十]){_POINTS}"
    r"(?!\s{0,6}(?:\(含\))?\s{0,6}(?:及|或)?以[上下]|的?\s{0,6}[(〔\[【]\s{0,6}[0-9.]+\s{0,6}分)"
)
# 「满意度不低于90分」 and 「80-90分（1分）」 name thresholds.
_THRESHOLD = re.compile(
    r"(?:低于|高于|达到|大于|小于|满分|含|[≥>])\s{0,6}(?:[0-9]+\s{0,6}(?:-|~|至)\s{0,6})?$"
)
# 「每新增1家（0.5分）」, 「省级、市级各（1分）」, 「国家级奖励一类（1分）」 earn their points more than once.
_PER_PIECE = re.compile(
    r"(?:每(?!年|月|季|周|日|天|半年|学期|[一两三]年|[个一]季|[个一]月)[^,;。:]{0,10}"
    r"|(?:均|各|分别)[计得]?|一[类项个次])$"
)

_EXAM = r"(?<!测评)(?<!测试)(?<!考试)(?<!问卷)(?<!满意度)(?<!调查)"
_NO_MORE = r"(?:不得?超过|不能超过|不高于)"
_MOST = rf"(?:最高|最多|至多|上限|限(?=[加扣得计])|{_NO_MORE})"
_IS = r"\s{0,6}(?:为|是|计|得|加|扣|:)?分?\s{0,6}"
_WHOLE_CAP = re.compile(
    rf"(?:{_EXAM}满分|总分|总计|合计|累计|累加|(?<!公)共计?"
    rf"|[本该此]项(?:目|指标|工作)?(?:得分|加分|扣分|总分|满分|合计|累计)?)"
    rf"(?:得分|加分|扣分)?{_MOST}?{_IS}{_NO_MORE}?{_S}{_AMOUNT}{_POINTS}"
)
_PART_CAP = re.compile(
    rf"{_MOST}(?:可|能|只|仅)?{_IS}{_NO_MORE}?{_S}{_AMOUNT}{_POINTS}"
    rf"|(?:[扣加得计][完满至到]?{_S})?(?P<until>{_FIGURE}){_S}分{_S}(?:为止|为限|封顶)"
)

_LEADING = re.compile(
    r"(?:[\s,，。;；、．：:)）\]］】〕]|[0-9０-９]{1,2}[.．、](?![0-9０-９])|[（(][0-9０-９]{1,2}[)）]|[①-⑳])+"
)
_TRAILING = "，,。；;、：: \t\r\n\u3000\xa0"
_LINE_BREAK = re.compile(r"[ \t\u3000\xa0]*[\r\n]+[ \t\u3000\xa0]*")
_SENTENCE_END = re.compile(r"[。;\n]")
_CLOSED = re.compile(r"\s{0,6}[)〕\]】:]")


def read_points(method: str, full: Decimal | None = None) -> PointsReading:
    """The criteria, the cap and what is open in the scoring text ``method``.

    ``full`` are the points of the item, which 得满分 earns where lower tiers follow.
    """
    text = half_width(method)
    caps, part_caps = _caps(text)
    cap_spans = [c.span for c in (*caps, *part_caps)]
    marks, earned = _marks(text, cap_spans)
    if full is not None and (best := _full_marks(method, text, marks, full)):
        marks.insert(0, best)
    stated = Places([*cap_spans, *(m.span for m in marks)])
    loose = [
        m.span()
        for m in _LOOSE.finditer(text)
        if not _THRESHOLD.search(text, max(0, m.start() - 20), m.start()) and m.span() not in stated
    ]
    others = Places([*cap_spans, *loose])
    nothing = Places([m.span() for m in _NONE.finditer(text)])
    criteria: list[CriterionText] = []
    per_piece = bool(earned)
    start = 0
    for index, mark in enumerate(marks):
        begin = _start_of_words(text, start, mark.start, others)
        begin = max(begin, nothing.last_end(mark.start) or 0)
        words = _words(method, begin, mark)
        start = mark.end
        heads = text[mark.end : mark.end + 1] == ":" and index + 1 < len(marks)
        if heads or not words:
            # 「（5分）……（2分）……（3分）」: what stands before everything else is the item's total.
            if index == 0:
                caps.append(mark)
            else:
                per_piece = True
            continue
        per_piece = per_piece or _PER_PIECE.search(half_width(words)) is not None
        if SHARED.search(half_width(words) + text[mark.start : mark.end]):
            criteria += [CriterionText(one, mark.points) for one in each_of(words)]
            per_piece = True
        else:
            criteria.append(CriterionText(words, mark.points))
    alternatives = find_alternatives([(c.text, c.points) for c in criteria])
    tiers = {index for group in alternatives for index in group}
    # What earns 0 is a tier, of a scale that no table knows (A：增长的…；C：下降的，得0分).
    unknown = any(not c.points and i not in tiers for i, c in enumerate(criteria))
    cap, local = _cap_of_item(text, caps, part_caps, [*(m.span for m in marks), *loose])
    return PointsReading(
        criteria=tuple(criteria),
        cap=cap,
        open_ended=bool(loose) or per_piece or local or unknown,
        alternatives=alternatives,
    )


def criteria_total(reading: PointsReading) -> Decimal | None:
    """What the criteria add up to, the best tier alone counted; None where that is not certain."""
    if not reading.criteria or reading.open_ended:
        return None
    total = _sum(reading) - _surplus(reading)
    # A cap above the sum means that something earns its points more than once.
    return None if reading.cap is not None and reading.cap > total else total


def stated_total_fits(reading: PointsReading, points: Decimal) -> bool:
    """Whether an item of ``points`` may have this scoring text; false only when it surely may not.

    A cap that equals ``points`` explains any sum; a cap that differs from them is for the caller to
    report (seed 002, item 22 has both faults).
    """
    if reading.cap == points:
        return True
    total = criteria_total(reading)
    return total is None or points in (total, _sum(reading))


def parse_points(text: str) -> Decimal | None:
    """The number of points in a cell: 「5」, 「5分」, 「（ 22 分）」, 「0. 5」, 「两分」; otherwise None."""
    bare = half_width(text).strip()
    found = re.fullmatch(rf"[(〔\[【]?\s*{_AMOUNT}\s*分?\s*[)〕\]】]?", bare)
    return _decimal(found["amount"]) if found else None


def _marks(text: str, caps: list[tuple[int, int]]) -> tuple[list[Stated], list[Stated]]:
    """Every mark in order, and those among them that a clause says in its own words (得2分)."""
    closed = _stated((_MARK, _OWN_CLAUSE), text, Places(caps))
    listed = [m.span() for m in LISTED.finditer(text)]
    taken = Places(sorted([*caps, *(s.span for s in closed), *listed]))
    earned = [s for s in _stated((_EARNED,), text, Places(caps)) if not taken.meet(*s.span)]
    return sorted([*closed, *earned]), earned


def _full_marks(method: str, text: str, marks: list[Stated], full: Decimal) -> Stated | None:
    """「85%以上得满分；75%—85%得30分」: the first tier earns all points of the item."""
    found = _FULL.search(text)
    if found is None or not marks or marks[0].start < found.end() or marks[0].points >= full:
        return None
    best = Stated(*found.span(), full)
    tiers = [(_words(method, 0, best), full)]
    for before, mark in zip([best, *marks], marks[:2], strict=False):
        tiers.append((_words(method, before.end, mark), mark.points))
    # Two lower tiers of one scale stand below whatever earns all.
    return best if any(1 in group for group in find_alternatives(tiers)) else None


def _stated(patterns: tuple[re.Pattern[str], ...], text: str, caps: Places) -> list[Stated]:
    found = (m for pattern in patterns for m in pattern.finditer(text))
    stated = (Stated(*m.span(), _decimal(m["amount"])) for m in found)
    return [s for s in stated if s.span not in caps]


def _caps(text: str) -> tuple[list[Stated], list[Stated]]:
    """Caps that speak of the whole item, and those that may speak of a part of it."""
    whole = [Stated(*m.span(), _decimal(m["amount"])) for m in _WHOLE_CAP.finditer(text)]
    places = Places([c.span for c in whole])
    part = [
        Stated(*m.span(), _decimal(m["amount"] or m["until"]))
        for m in _PART_CAP.finditer(text)
        if not places.meet(*m.span())
    ]
    return whole, part


def _cap_of_item(
    text: str, whole: list[Stated], part: list[Stated], points: list[tuple[int, int]]
) -> tuple[Decimal | None, bool]:
    """The cap of the whole item, and whether there are caps of parts of it.

    「最高扣4分」 is the item's only where no other sentence has points of its own.
    """
    values = {c.points for c in whole}
    if len(values) == 1:
        return values.pop(), bool(part)
    if values or len(part) != 1:
        return None, bool(values or part)
    begin, end = _sentence(text, part[0].start)
    within = [begin <= s and e <= end for s, e in points]
    if all(within) or not any(within):
        return part[0].points, False
    return None, True


def _sentence(text: str, at: int) -> tuple[int, int]:
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    start = max((e for e in ends if e <= at), default=0)
    return start, min((e for e in ends if e > at), default=len(text))


def _start_of_words(text: str, start: int, end: int, others: Places) -> int:
    """Where a criterion's words begin: after the sentences that state other points."""
    passed = others.last_end(end)
    if passed is None or passed <= start:
        return start
    found = _CLOSED.match(text, passed, end) or _SENTENCE_END.search(text, passed, end)
    return found.end() if found else start


def _words(method: str, start: int, mark: Stated) -> str:
    words = _LINE_BREAK.sub("", method[start : mark.start])
    leading = _LEADING.match(words)
    return words[leading.end() if leading else 0 :].rstrip(_TRAILING)


def _sum(reading: PointsReading) -> Decimal:
    return sum((c.points for c in reading.criteria), Decimal(0))


def _surplus(reading: PointsReading) -> Decimal:
    """What the lower tiers would add if they counted."""
    surplus = Decimal(0)
    for group in reading.alternatives:
        tiers = [reading.criteria[i].points for i in group]
        surplus += sum(tiers) - max(tiers)
    return surplus


def _decimal(amount: str) -> Decimal:
    figures = re.sub(r"\s", "", amount).replace("·", ".")
    if re.fullmatch(r"[0-9.]+", figures):
        return Decimal(figures)
    number = parse_number(figures)
    return Decimal(number if number is not None else 0)
