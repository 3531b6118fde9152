"""The labels that say who does a task and by when: 责任单位：, 完成时限：, and those of anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filings.language.unit_names import OFFICE_ENDINGS

DUTY = r"(?:总?牵头|主办|主责|责任|配合|协办|承办|落实|实施|参与|参加|协助|负责|分工|完成|执行|组织实施)"
BODY = r"(?:单位|部门|处室|科室|股室|机构|主体|站所)"
MORE_DUTY = (
    r"(?:[\u4e00-\u9fff]{1,4}?(?:牵头|责任|配合|协办|承办|落实|实施|主管)|协作|协同|主管|会办|联办|承接|包保|属地|共同|支持|建设"
    r"|推进|组织|行业|[省市县区镇]直)"
)
COLON = (
    r"(?:\s*[:：]|(?:(?<=单位)|(?<=部门))为(?=[\u4e00-\u9fff（）()、]{1,30}?"
    rf"(?:{OFFICE_ENDINGS}|科)))"
)
"""What parts a label from what it says; 「牵头单位为县财政局」 says it with a word."""
LABEL = re.compile(
    rf"(?P<label>{DUTY}(?:责任)?(?:{BODY}|镇街|分工)?(?:及分工)?|责任|{MORE_DUTY}{BODY}){COLON}"
)
TIME_LABEL = re.compile(
    r"(?P<label>(?:完成|办结|办理|整改|工作|实施|推进|落实|计划|起止|时间|截止|目标)?(?:时限|时间|期限|节点|进度|日期)(?:要求|节点|安排)?)(?:\s*[:：]|为(?=[0-9]{4}年|[0-9]{1,2}月))"
)
OTHER_LABEL = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,8})\s*[:：]")


def labelled(inside: str) -> Iterator[tuple[str, str, str]]:
    """Kind (units, time, other), label and text of each labelled part, if the text begins with one."""
    marks: list[tuple[int, int, str, str]] = []
    for kind, pattern in (("units", LABEL), ("time", TIME_LABEL), ("other", OTHER_LABEL)):
        for found in pattern.finditer(inside):
            before = inside[: found.start()]
            if before and before[-1] not in "，,；;。、．.\n）) \u3000\t":
                continue
            if any(s < found.end() and found.start() < e for s, e, _k, _l in marks):
                continue
            marks.append((found.start(), found.end(), kind, found["label"]))
    marks.sort()
    if not marks or marks[0][0] > 0:
        return
    stops = [*(m[0] for m in marks[1:]), len(inside)]
    for (_start, begin, kind, label), stop in zip(marks, stops, strict=True):
        yield kind, label, inside[begin:stop].strip().rstrip("，,；;。、.")
