"""The vocabulary: identifier ↔ Chinese term, one table for everything that needs it.

YAML keys are accepted in both spellings, messages and table headings take the first Chinese
spelling. A Chinese word may stand for two identifiers only where no model has both as fields
(a test holds the models to that).
"""

from __future__ import annotations

from collections.abc import Iterable

_TERMS: dict[str, tuple[str, ...]] = {
    # the project file
    "filings": ("格式版本",),
    "programme": ("创建活动", "活动"),
    "applicant": ("申报主体", "申报人"),
    "units": ("责任单位", "单位"),
    "rubrics": ("评分细则", "细则"),
    "rubric": ("评分细则", "细则"),
    "assignments": ("责任分工", "分工"),
    "self_assessment": ("自评",),
    "evidence": ("佐证材料", "证明材料"),
    "targets": ("主要指标",),
    "texts": ("正文",),
    "material_request": ("提供资料函", "资料报送"),
    "documents": ("文档", "文件"),
    "corrections": ("更正",),
    "waivers": ("豁免",),
    # common
    "name": ("名称",),
    "title": ("标题",),
    "date": ("日期", "申报日期", "成文日期"),
    "start": ("开始日期", "开始"),
    "end": ("结束日期", "结束"),
    "note": ("备注", "说明", "附注"),
    "reason": ("理由", "原因"),
    "text": ("内容", "文本"),
    "file": ("文件",),
    "limit": ("限字数", "字数上限"),
    "kind": ("类型", "种类"),
    "template": ("模板",),
    "output": ("输出",),
    "unit": ("单位",),
    "code": ("规则", "代码"),
    "where": ("位置",),
    # programme and applicant
    "authority": ("主管单位", "主送机关", "发文机关"),
    "recommender": ("推荐单位",),
    "document_number": ("发文字号",),
    "stages": ("工作步骤", "阶段"),
    "stage": ("阶段",),
    "location": ("所在地",),
    "contact": ("联系方式",),
    "office": ("办公室", "联系单位"),
    "person": ("联系人",),
    "phone": ("电话", "联系电话"),
    "email": ("邮箱", "电子邮箱"),
    "address": ("地址",),
    # units
    "full_name": ("全称",),
    "aliases": ("简称", "别名"),
    "members": ("成员单位", "成员"),
    # rubrics
    "levels": ("层级", "指标层级"),
    "sections": ("类别", "指标类别"),
    "items": ("指标", "条目"),
    "id": ("标识",),
    "no": ("序号", "编号"),
    "content": ("内容", "主要内容", "指标内容"),
    "method": ("评分方法", "评分标准"),
    "points": ("分值", "分数"),
    "total": ("总分",),
    "label": ("原文",),
    "cap": ("满分", "最高分"),
    "criteria": ("评分要点",),
    "materials": ("资料要求", "提供资料要求"),
    "veto": ("一票否决", "一票否决项"),
    "bonus": ("加分项", "加分"),
    "source": ("出处",),
    # assignments
    "defaults": ("默认",),
    "lead": ("牵头单位", "牵头"),
    "support": ("配合单位", "配合"),
    "deadline": ("完成时限", "时限", "反馈时限"),
    "not_applicable": ("不适用",),
    "done": ("已完成",),
    # self-assessment
    "claimed_points": ("自评得分", "自评分"),
    "awarded_points": ("考核得分",),
    "triggered": ("是否触发", "触发"),
    # evidence
    "number": ("文号",),
    "issuer": ("发文机关", "发文单位", "发函单位"),
    "pages": ("页数",),
    # targets
    "base_label": ("基期",),
    "goal_label": ("目标期",),
    "category": ("类别",),
    "measure": ("计量单位",),
    "base": ("基期值",),
    "goal": ("目标值",),
    "attribute": ("属性",),
    "actual": ("现状值",),
    # long texts
    "request": ("请示",),
    "self_inspection_report": ("自查报告",),
    "recommendation": ("推荐意见",),
    "notice": ("通知正文", "通知"),
    "implementation_plan": ("方案正文", "实施方案"),
    # issuing
    "issuing": ("发文",),
    "issuers": ("发文机关",),
    "mark": ("发文机关标志", "红头"),
    "copy_number": ("份号",),
    "security": ("密级和保密期限", "密级"),
    "urgency": ("紧急程度", "紧急"),
    "signers": ("签发人",),
    "recipients": ("主送机关", "主送"),
    "sealed": ("加盖印章", "盖章"),
    "copies_to": ("抄送机关", "抄送"),
    "printed_by": ("印发机关",),
    "printed_on": ("印发日期",),
    "annexes": ("附件",),
    # the letter that asks the units for their materials
    "opening": ("开头",),
    "signature": ("署名",),
}


def spellings(identifier: str) -> tuple[str, ...]:
    """Every accepted spelling of a key: the identifier itself, then the Chinese terms."""
    return (identifier, *_TERMS.get(identifier, ()))


_WITHIN = {
    ("applicant", "date"): "申报日期",
    ("issuing", "date"): "成文日期",
    ("material_request", "date"): "成文日期",
    ("material_request", "deadline"): "反馈时限",
}
"""What some keys are called where they stand below another."""


def term(identifier: str, within: str = "") -> str:
    """The Chinese term that messages and headings use; the identifier where there is none.

    ``within`` is the key that it stands below, where that is known: the date of a letter is its
    成文日期, that of a piece of evidence a plain 日期.
    """
    return _WITHIN.get((within, identifier)) or _TERMS.get(identifier, (identifier,))[0]


def terms_of(path: Iterable[str]) -> list[str]:
    """The terms for keys of which each stands below the one before it."""
    keys = list(path)
    return [term(key, within) for within, key in zip(["", *keys], keys, strict=False)]
