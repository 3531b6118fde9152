"""Made-up sentences that are as varied as those of real tables, so that they pack no better."""

from __future__ import annotations

import zlib
from functools import cache

_ACTIONS = """修订 公布 试行 汇总 登记 核对 绘制 翻新 增设 轮换 抽检 评议 归并 校准 回访 简化 编印 普查 归档
巡查 演练 结对 培训 通报 评选 更新 调解 清点 测算 受理 抽样 复核 拓宽 招募 推介 对接 修缮 约谈 走访 预约"""
_THINGS = """办事窗口 排水管网 集市摊位 校车线路 图书角 路灯台账 供水水质 便民热线 果园合作社 老旧电梯 河道岸线
农机具 养老驿站 宣传栏 健身步道 仓储货架 检测仪器 计量器具 种苗基地 餐饮后厨 药柜温度 快递驿站 公交站牌 消防栓
标准文本 商标名录 信用档案 投诉记录 维修工单 采购清单 实验样品 旅游厕所 停车泊位 茶叶包装 机床精度 乡村课堂 广告牌匾
防汛物资 气象站点 苗木支架"""
_MANNERS = """按月 逐户 会同邻近乡镇 分批 委托第三方 在淡季 利用周末 凭清单 通过网上平台 以抽签方式 于汛期之前 分片包干
随农忙调整 对照上年数字 先易后难 由专人 借助志愿者 每半年 依照合同 采取问卷形式"""
_PROOFS = """照片 签到册 会议纪要 检测报告 合同副本 台账 回执 统计表 录像 验收单 公示截图 问卷汇总 培训课件 发文稿
巡查日志 整改前后对照图 收支明细 名录 示意图 抽查记录"""
_JUDGEMENTS = """齐全的得2分 缺一项扣0.5分 有两处以上差错的不得分 逾期一次扣1分 满意度低于八成的扣0.3分 超额完成的得满分
未签字盖章的视为缺失 数字前后不一的扣0.2分 首次开展的酌情加0.5分 只有计划没有结果的得一半"""
_OFFICES = """水务 农业 商务 统计 民政 司法 文旅 教育 林业 档案 交通 医保 信访 气象 粮食 园林"""


_words = cache(str.split)


def _pick(words: str, number: int, turn: int) -> str:
    """A word for the ``turn``-th place of sentence ``number``: any, but always the same."""
    known = _words(words)
    return known[zlib.crc32(f"{number}.{turn}".encode()) % len(known)]


def name(number: int) -> str:
    """What a section or a material is called."""
    return _pick(_ACTIONS, number, 0) + _pick(_THINGS, number, 1)


def task(number: int) -> str:
    """Three clauses, some 30 characters."""
    return "，".join(
        _pick(_MANNERS, number, turn)
        + _pick(_ACTIONS, number, turn + 1)
        + _pick(_THINGS, number, turn + 2)
        for turn in (2, 6, 34)
    )


def proof(number: int) -> str:
    """What is looked at and how it counts, some 75 characters."""
    clauses = (
        f"查看{_pick(_THINGS, number, turn)}的{_pick(_PROOFS, number, turn + 1)}"
        f"和{_pick(_PROOFS, number, turn + 2)}，{_pick(_JUDGEMENTS, number, turn + 3)}"
        for turn in (10, 14, 26)
    )
    return "；".join(clauses) + "。"


def visit(number: int) -> str:
    """One more sentence, some 30 characters."""
    return (
        f"{_pick(_MANNERS, number, 20)}到{number % 17 + 1}处现场，看{_pick(_THINGS, number, 21)}，"
        f"{_pick(_JUDGEMENTS, number, 22)}。"
    )


def office(number: int) -> str:
    """A made-up office."""
    return f"示例区{_pick(_OFFICES, number, 25)}局"


def paragraph(number: int) -> str:
    """One line of a long text, some 50 characters."""
    return f"{task(number)}，{office(number)}{_pick(_MANNERS, number, 30)}验收。"
