"""The words that give a unit its part in the work: 牵头, 配合, 按职责分工负责, 责任单位：.

They stand as a label before names (牵头单位：区委办), as a verb behind them (区委办牵头), between two
(区委办会同区财政局), or in brackets (区委办（牵头）). All patterns read half-width text.
"""

from __future__ import annotations

import re

from filings.language.roles import Duty

_WORDS = {
    Duty.LEAD: "牵头|主办|主责|首责|总负责|负总责|主抓|抓总|为主",
    Duty.SUPPORT: "配合|协办|协助|协同|协作|参与|参加|支持|会办|联办|为辅",
    Duty.ASSESS: "考核|考评|评价|评分|评审|打分|赋分|验收|督导|督办|督查|监督",
    Duty.RESPONSIBLE: "负责|责任|承办|落实|主管|实施|执行|承担|完成|办理|包保|包抓|推进|建设|申报|整改|组织",
}
_ALL = "|".join(_WORDS.values())

_KIND = r"(?:(?:责任)?(?:单位|部门|科室|处室|股室|机构|主体|站所|镇街|乡镇|成员单位|方))"
_NOTE = r"(?:\([^()]*\))?"
_AND = r"(?:和|及|与|、|/|暨|或)"
LABEL = re.compile(
    rf"(?P<label>(?:(?<=^)|(?<=[\s,;。、|:)\]〕】(\[〔【]))"
    rf"(?:总|主要|共同|具体|直接|第[一1二2]|其他|各|主体|监管|属地|行业|行业监管|管理)?(?:{_ALL}){_NOTE}(?:{_KIND}|村|社区|学校|企业)?"
    rf"(?:{_AND}?(?:{_ALL}){_KIND}?)*{_NOTE}\s?(?:(?<=[位门室构体所街镇方)])(?:为(?!主)|是)|:)"
    rf"|^(?:{_ALL}){_KIND}{_NOTE}(?=[ \t]*\n|\s{{1,4}}\S)|^(?:牵头|主办|配合|协办|责任)[ \t]*$"
    rf"|(?:(?<=^)|(?<=[\s,;。、]))(?:{_ALL}){_KIND}(?=[省市州县区旗镇乡各])"
    rf"|(?:牵头|配合|责任|主办|协办|承办|协助|参与|会办|联办)(?:单位|部门){_NOTE}\s?(?::|为(?!主)))",
    re.MULTILINE,
)
"""牵头单位：, 责任部门:, 配合单位为, 牵头：, 责任单位（第一个为牵头单位）：; a line that is nothing else needs no colon."""

OTHER_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[\s,;。、|]))(?P<other>[\u4e00-\u9fff]{1,10}?(?:\([^()]*\))?)\s?:(?!//)"
)
"""Any word with a colon behind it: 完成时限：, 主管领导：; or a unit before its task."""

# What may stand several times has no words that two of its parts know: each would double the time.
_BY = r"(?:按照?|根据|依据|依照?|在)"
_SHARE = (
    rf"{_BY}(?:各自|相应|有关|法定|部门(?=[的工部]))?的?(?:工作|部门)?(?:职责|职能|分工|权限|任务|责任)+(?!分工)(?:范围|要求)?内?"
    r"(?:和(?:职责|职能|分工|权限|要求)+)?"
)
_BY_FIELD = r"(?:按照?|分)(?:各自|不同)?(?:行业|领域|区域|属地|辖区|系统|条线|层级|类别|片区|线条|管理权限)+(?!领域|类别)(?:领域|管理|原则|范围|类别|要求)*"
_MANNER = (
    rf"(?:{_SHARE}|{_BY_FIELD}|各司其职|分别|分工|共同|具体|直接|统一|各自|积极|密切|全力|同时|主要|依法|予以|认真|切实|一并|做好|加强|抓好|为"
    r"|并?结合(?:各自|本地区?|本单位|工作|自身)?实际(?:情况)?)"
)
_TAIL = (
    r"(?:落实到位|落实|实施|推进|抓落实|抓好|做好|完成(?!时[限间]|情况|期限|日期)|办理|汇总|考核|考评|评分|打分|赋分|统筹|协调|指导|监督|督促|督办|组织|研究|制定|落地"
    r"|开展|抓总|工作|(?:相关|有关)(?=工作|事宜)|具体|责任|(?:牵头|负责|配合|协助|协办|参与|支持)(?!人)|并|和(?=[组实推落考])|的$)"
)
_STRONG = (
    r"总?牵头(?!单位|部门|领导|人)|(?<!责任)总?负责(?!人|同志|单位|部门)|配合(?!单位|部门|饲料)|协助(?!单位|部门)|(?<![政科文残侨])协办(?!单位|部门|处)"
    r"|参与(?!单位|部门|度|式)|主办(?!单位|部门|方)|主抓|负总责|抓总|为辅|主责(?!单位|部门)|承办(?!单位|部门|处|科|方)|协同(?!创新|办公|中心|发展|推进办)|(?:为主(?!题|体|管|任))"
)
_WEAK = r"(?:贯彻落实|落实|组织实施|实施|推进|承担|完成|办理|考核|考评|评分|打分|督办|抓落实|抓好|执行|参加|支持|指导|监督检查|督导检查|督促检查|督导|督查|监督|统筹|组织|开展|研究制定|研究|制定|起草|印发|出台|报送|提供|确定)"
_MUST = r"(?:要|应当?|须)?"
VERB = re.compile(
    rf"{_MUST}(?:{_MANNER}[、,]?)*(?P<core>{_STRONG}){_TAIL}*"
    rf"|{_MUST}(?:{_MANNER})*(?P<weak>{_WEAK}){_TAIL}*(?=[,;。\n]|$)"
    rf"|(?P<share>(?:分别)?{_SHARE})(?=[,;。\n]|$)"
)
"""What stands behind names and gives them a part, with all that belongs to it."""

BETWEEN = re.compile(
    r"(?P<with>会同|会商|商请|商(?=[省市州县区旗各有相])|联合(?![会社体国]|党|工会|执法|办公))"
)
"""会同, 商, 联合: the names before lead, those behind support."""

ROLE_IN_BRACKETS = re.compile(
    rf"[(〔\[【](?P<role>总?(?:{_ALL}))(?:责任)?(?:单位|部门|方)?[)〕\]】]"
)
"""区委办（牵头）, 【配合】区财政局."""

_DUTIES = tuple(
    (duty, re.compile(_WORDS[duty]))
    for duty in (Duty.LEAD, Duty.SUPPORT, Duty.ASSESS, Duty.RESPONSIBLE)
)
_BY_CIRCUMSTANCE = re.compile(r"结合.{0,4}实际|贯彻落实")


def duty_of(words: str) -> Duty:
    """The duty that a label or verb gives: of several words the gravest decides (牵头 first)."""
    if "牵头" not in words and "负责" not in words and _BY_CIRCUMSTANCE.search(words):
        return Duty.IMPLEMENT
    for duty, pattern in _DUTIES:
        if pattern.search(words):
            return duty
    return Duty.RESPONSIBLE


def mixes_roles(words: str) -> bool:
    """Whether a label names lead and support at once: 牵头（配合）单位."""
    return all(pattern.search(words) for _duty, pattern in _DUTIES[:2])
