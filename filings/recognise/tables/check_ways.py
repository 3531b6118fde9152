"""Columns that say how whoever assesses looks (测评方式: 查阅资料、实地考察) beside how it is scored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from filings.recognise.tables.fields import Field
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheets import Line
from filings.recognise.texts import header_key, is_empty, squeezed

_LOOK = r"(?:查阅|查看|查验|查询|核查|核对|核实|审核|审查|调阅|调取|翻阅|抽查|检查|听取|收集|提供|提交|申报|比对)"
_WHAT = r"(?:资料|材料|台账|档案|文件|记录|账目|汇报|数据|报告|系统|平台|现场|佐证)"
_WHERE = r"(?:实地|现场|入户|随机|电话|网络|网上|问卷|个别|集中|书面|第三方|明查|明察|专家|群众|日常|线上|线下|系统|大数据)"
_ACT = (
    r"(?:考察|查看|察看|检查|走访|调查|暗访|明察|明查|抽查|核查|查验|访谈|访问|测评|评估|评审|督查|督导|验收|踏勘|勘查|勘验|观摩|询问"
    r"|提问|谈话|调研|监测|比对|座谈|评议|抽样|审核|考核)"
)
_WAY = re.compile(
    rf"(?:{_LOOK}(?:[相有]关)?(?:{_WHAT})+|{_WHAT}{_LOOK}|(?:{_WHERE}|{_ACT})*{_ACT}|{_WHERE}"
    rf"|(?:[相有]关|主管|职能)?部门(?:提供|认定|评价|评分|反馈|数据)+|听汇报|查资料|看现场|看资料|查台账|查档案|座谈(?:会|了解)?|问卷)"
)
_BETWEEN = re.compile(r"[、,，;；。/／+＋\s]|与|和|及|或|相?结合|[0-9①-⑨][.、．]?")
_MOSTLY = 0.8
_CALLED_WAYS = re.compile(r"(?:方式|方法|途径|手段|渠道)$")
_SCORES = re.compile(r"[0-9一二两三四五六七八九十半]分|[扣得加减计赋满]分|扣完|不得分|折算|折减")
_COUNTS = re.compile(
    r"[0-9０-９]|[扣折]|[得加减计赋满评][0-9]*分|比例|权重|合格|达标|优秀|一票否决|取消"
)
"""What says how much something counts, and so is no mere way of looking."""
_LONGEST_WAY = 10


def settle_ways(lines: Sequence[Line], columns: list[SettledColumn]) -> None:
    """A method whose cells name ways of looking only is none beside one that says how it is scored."""
    methods = [i for i, c in enumerate(columns) if c.field is Field.METHOD and c.evidence.filled]
    ways = [i for i in methods if _names_ways(lines, i)]
    scoring = any(_scores(lines, i) for i in methods if i not in ways)
    if scoring:
        ways += [i for i in methods if i not in ways and _is_called_ways(lines, columns[i], i)]
    if len(ways) == len(methods):
        return
    for index in ways:
        columns[index] = replace(columns[index], field=Field.CHECKING)


def _told(lines: Sequence[Line], index: int) -> list[str]:
    texts = [line.text(index) for line in lines if line.begins(index)]
    return [text for text in texts if not is_empty(text)]


def _scores(lines: Sequence[Line], index: int) -> bool:
    """Whether most cells of a column say what is earned or lost."""
    told = _told(lines, index)
    return sum(_SCORES.search(text) is not None for text in told) * 2 > len(told)


def _is_called_ways(lines: Sequence[Line], column: SettledColumn, index: int) -> bool:
    """Whether a column called 方式 or 方法 has short texts only, none of which says how much it counts."""
    if _CALLED_WAYS.search(header_key(column.column.header)) is None:
        return False
    told = [squeezed(text) for text in _told(lines, index)]
    return all(_COUNTS.search(t) is None for t in told) and all(
        len(part) <= _LONGEST_WAY for t in told for part in _BETWEEN.split(t)
    )


def _names_ways(lines: Sequence[Line], index: int) -> bool:
    told = _told(lines, index)
    return sum(map(_is_way, told)) >= _MOSTLY * len(told)


def _is_way(text: str) -> bool:
    parts = [part for part in _BETWEEN.split(text) if part]
    return bool(parts) and all(_WAY.fullmatch(part) for part in parts)
