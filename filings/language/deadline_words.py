"""The words that set a deadline without naming a day, and those that only look like one.

All patterns read text tidied by :func:`filings.language.deadline_text.tidy`.
"""

from __future__ import annotations

import re

from filings.language.deadline_kinds import DeadlineKind, DeadlineProblem, DeadlineReading

_UNIT = r"(?:年度?|半年|季度?|月份?|周|星期|旬|日|天|工作日|学期|学年|小时)"
RECURRING = re.compile(
    rf"逢?[单双](?:数)?月(?!饼)|每(?:[个一1]|(?:[0-9]+|[两半])个?)?{_UNIT}|每[逢隔次届期]"
    r"|各(?:年度|季度|月份?|学期)|历年|逐[年季月周日](?![增减提下])"
    r"|(?<!计)按(?:年度?|半年|季度?|月|周|日|旬)(?!(?:度|份)?(?:工作)?(?:计划|任务|目标|要求))"
    r"|[春夏秋冬]季?[、和及]?[春夏秋冬]季?(?:[、和及]?[春夏秋冬]季?){0,2}[两三四234]?季?[,、]?各"
    r"|(?:[1一两]|半)个?(?:年|季度?|月|周|天|日)(?:不少于|至少)?[1-9一二两三]次"
    r"|(?<!不)定期|[月季周日]报(?![告送请名])|[月季周]调度|(?<![0-9一二三四第本下])季度[末底]"
)
ONGOING = re.compile(
    r"全过程|全程|长期|常年|常态|持续|贯穿|经常|日常|始终|一贯|一直|长效|不间断|不断|全年|全周期"
    r"|整个.{0,6}(?:期|过程|阶段)"
    r"|(?:创建|活动|试点|实施|工作|建设|规划|考核|评价)(?:期间|期内|周期内|过程中)"
    r"|随时|动态|滚动|有序推进|深入推进|不定期|实时更新|序时|坚持|同步(?:推进|进行|实施|开展)"
    r"|按(?:照)?[^,;]{0,8}(?:进度|计划|时序)[^,;]{0,4}(?:推进|实施|进行|开展)"
)
_IMMEDIATE = re.compile(
    r"立即|立刻|立行|立整|立查|即知|即改|即行|即办|边[查学整]边改|马上|即刻|即时|即日|实时|当[天日]|当场"
    r"|事不隔夜|不过夜|第[1一]时间|及时|今[天日]|随到随办|随报随办|从速|火速|现在起|从现在"
    r"|自?(?:发[文布]|印发)之日起$"
)
VAGUE = re.compile(
    r"尽快|尽早|抓紧|及早|近期|近日|适时|择机|早日|节前|春节|清明|端午|中秋|国庆|元旦|五一|七一|十一"
)
SEASON = re.compile(
    r"[的\"“”‘’「『]*(?:[暑寒]假|[主入]?汛|[春夏秋冬](?:季|天|耕|种|收|播|粮|训)|[今当][春夏秋冬]|三[夏秋]|[供采]暖[季期]|[寒暑]期|两会|(?:开|放)学|放假|换届|任期"
    r"|[春秋]季?学期|入[春夏秋冬]|五一|[十七八]一|国庆|三伏|雨季|旱季|[防禁休农][火渔牧忙]期|[中高]考)"
)
"""Parts of a year that begin and end on no fixed day."""
_BY_A_SEASON = re.compile(
    rf"{SEASON.pattern}[^,;]{{0,10}}?(?:前|后|内|期间|期中|结束|时)(?:要|须|应|全部|全面)*"
    r"(?:完成|报送?|建成|办结|落实|到位|启动)?[\"”』」]?$"
)
OPEN_END = re.compile(
    r"(?:直?至|-+|—+|–|~|到(?![位岗账期]))[^,;0-9]{1,14}?(?:结束|终了|届满|期满|为止|完工|竣工|验收|投用|完成|止)"
)
"""The end of a range that no calendar has: 至防火期结束."""
_RELATIVE = re.compile(
    r"之日起|日起|(?:收到|接到|通知|文件|会议|验收|考核|检查|评审|批复|印发|下发|发布|申报|迎检|签订|启动|结束|会)"
    r"[^,;]{0,8}[后前时]|(?:按|依)照?[^,;]{0,12}(?:要求|规定|通知|部署|时限|时间|节点|计划|进度|安排)"
    r"|规定(?:时间|时限)|按[时期]|限期|[短中远]期|限时|届时|同步完成|同期|[次翌]日"
    r"|(?:根据|依据)[^,;]{0,10}(?:确定|执行|安排|通知|要求)|以[^,;]{1,14}为准"
    r"|(?:周期|期限|阶段)内|[至到][^,;]{1,10}(?:结束|完成|验收|止)$"
)
_DONE = re.compile(r"已(?:经)?(?:全部|基本|按期|如期)?(?:完成|办结|落实|到位)")

_CONDITION = re.compile(
    r"近(?:[0-9]+|[一二两三四五]|几)年|近年|有效期|过去|上一?年度|往年|历史|截[止至]目前|目前为止"
)

_LENGTH = r"(?:[0-9]+|半|两)个?(?:年|月|季度|周|星期|工作日|天|日|小时)"
_DURATION = re.compile(
    rf"(?<![第0-9月年]){_LENGTH}(?:之内|以内|内|左右|时间|期限|[-—–~至到])|^{_LENGTH}$"
)
_SOME_LENGTH = re.compile(rf"(?<![第0-9月年]){_LENGTH}")


def is_condition(text: str, first: int) -> bool:
    """Whether a clause whose first date or 每 stands at ``first`` looks back, or names a state.

    Such words (近三年, 有效期内) state a condition that a paper must meet and set no deadline.
    """
    found = _CONDITION.search(text)
    return found is not None and found.start() <= first


def read_words(text: str) -> DeadlineReading | None:
    """What a clause without any date says of time; None where it says nothing."""
    recurring = RECURRING.search(text)
    if is_condition(text, recurring.start() if recurring else len(text)):
        return unclear(DeadlineProblem.REMARK)
    if recurring:
        return DeadlineReading(DeadlineKind.RECURRING)
    if _DURATION.search(text):
        return unclear(DeadlineProblem.RELATIVE)
    ongoing, immediate = ONGOING.search(text), _IMMEDIATE.search(text)
    if ongoing and immediate:
        first = min(ongoing, immediate, key=lambda m: m.start())
        ongoing, immediate = (ongoing, None) if first is ongoing else (None, immediate)
    if ongoing:
        return DeadlineReading(DeadlineKind.ONGOING)
    if immediate and OPEN_END.search(text, immediate.end()):
        return unclear(DeadlineProblem.AMBIGUOUS)
    if immediate:
        return DeadlineReading(DeadlineKind.IMMEDIATE)
    for pattern, problem in (
        (VAGUE, DeadlineProblem.AMBIGUOUS),
        (_DONE, DeadlineProblem.REMARK),
        (_RELATIVE, DeadlineProblem.RELATIVE),
        (_SOME_LENGTH, DeadlineProblem.RELATIVE),
        (_BY_A_SEASON, DeadlineProblem.AMBIGUOUS),
    ):
        if pattern.search(text):
            return unclear(problem)
    return None


def unclear(problem: DeadlineProblem) -> DeadlineReading:
    """A reading that sets no day, for ``problem``."""
    return DeadlineReading(DeadlineKind.UNCLEAR, problem=problem)
