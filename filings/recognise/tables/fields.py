"""What a column is for, told by the words of its header.

The glossary's terms come first; what offices write besides is listed here, as endings, since such
headers are compounds whose last word says what the column holds (年度重点工作任务, 市级牵头单位).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from filings.glossary import spellings, term
from filings.recognise.texts import header_key


class Field(StrEnum):
    """What the cells of a column fill; the values of all but the last rows are in the contract."""

    NO = "no"
    SECTION = "section"
    CONTENT = "content"
    METHOD = "method"
    POINTS = "points"
    MATERIALS = "materials"
    UNITS = "units"
    LEAD = "lead"
    SUPPORT = "support"
    DEADLINE = "deadline"
    # What the contract has no field for, yet tells what a table is.
    VALUE = "value"
    """A figure of an indicator: 2020年, 目标值."""
    ATTRIBUTE = "attribute"
    """约束性, 预期性."""
    MEASURE = "measure"
    """计量单位."""
    RESULT = "result"
    """To be filled in by whoever assesses: 得分, 完成情况."""
    REMARK = "remark"
    """备注."""
    PERSON = "person"
    """责任领导, 联系人."""
    ASSESSOR = "assessor"
    """评价单位: who assesses, and so is not responsible."""
    CHECKING = "checking"
    """How whoever assesses looks: 查阅资料, 实地考察."""
    KEPT = "kept"
    """Known for what it is (加减分, 开工时间), yet beside the point: kept, and each cell told."""


def field_name(field: Field) -> str:
    """The field in the words of the user's papers: 责任单位."""
    return term("sections" if field is Field.SECTION else str(field))


UNIT_FIELDS = frozenset([Field.UNITS, Field.LEAD, Field.SUPPORT])
TEXT_FIELDS = frozenset([Field.CONTENT, Field.METHOD, Field.MATERIALS])
NAMELESS = frozenset(
    [
        Field.VALUE,
        Field.ATTRIBUTE,
        Field.MEASURE,
        Field.RESULT,
        Field.REMARK,
        Field.PERSON,
        Field.ASSESSOR,
        Field.CHECKING,
        Field.KEPT,
    ]
)
"""Fields that the contract does not know: their cells stand in ``other``, by header."""

_FROM_GLOSSARY = {
    "no": Field.NO,
    "content": Field.CONTENT,
    "method": Field.METHOD,
    "points": Field.POINTS,
    "materials": Field.MATERIALS,
    "lead": Field.LEAD,
    "support": Field.SUPPORT,
    "deadline": Field.DEADLINE,
    "attribute": Field.ATTRIBUTE,
    "base": Field.VALUE,
    "goal": Field.VALUE,
    "actual": Field.VALUE,
    "measure": Field.MEASURE,
    "claimed_points": Field.RESULT,
    "awarded_points": Field.RESULT,
    "note": Field.REMARK,
}

_BODY = r"(?:单位|部门|机构|科室|处室|股室|站所|责任方|主体|委办局|镇街|局办)"
_PLANNED = r"(?:计划|拟|预计|预期|项目|建设)?"
# The first that fits counts: what a header says more exactly stands before what it says loosely.
_WORDS: tuple[tuple[Field, str], ...] = (
    (
        Field.NO,
        r"序[号列]?|编号|编码|代码|项次|号|No\.?|NO\.?|(?:指标|任务|条目|项目|事项|问题|清单)?(?:序|编)号|顺序号?|项号|条款号",
    ),
    (Field.SECTION, r".*(?:项目|指标|类别)(?:名称)?[及和与、](?:分值|分数|权重|满分)"),
    # Persons before units in one cell are not told apart by any rule.
    (Field.KEPT, rf".*(?:领导|责任人|负责人)[及和与、/].*{_BODY}"),
    # Points on top or taken off.
    (Field.KEPT, r"(?:加减|增减|加|减|奖|奖惩|奖扣|浮动|附加|倒扣)分(?:分值|值)?"),
    (
        Field.CONTENT,
        r".*(?:任务|内容|事项|措施|举措|工作)[及和与、](?:完成|办理)?(?:时限|时间|期限)(?:要求)?",
    ),
    (Field.DEADLINE, r".*(?:时间|时限|期限)[及和与、](?!.*单位|.*部门).*"),
    # When a task begins is not when it is due.
    (
        Field.KEPT,
        rf"{_PLANNED}(?:开始|开工|动工|起始|启动|起)(?:时间|日期|年月|年份|月份|时限|节点)?",
    ),
    (
        Field.CONTENT,
        r".*(?:内容|任务|要点|事项|要素|条款)[及和与、](?:分值|分数|权重|满分|标准分)",
    ),
    (Field.RESULT, r"实际.*(?:时间|日期|期限|时限)"),
    # Who assesses each item is held to it here (负责考核单位), and told so.
    (
        Field.UNITS,
        rf".*(?:负责|责任)(?:考核|考评|评价|评分){_BODY}|.*(?:考核|考评|评价)责任{_BODY}",
    ),
    # Units with something else in the same column; roles stand in the cells.
    (
        Field.UNITS,
        rf".*(?:责任|承办|实施|落实){_BODY}[及和与、/（(].*|牵头.{{0,4}}[及和与、/].*配合.*",
    ),
    (
        Field.PERSON,
        r".*(?:领导|责任人|负责人|联系人|经办人|联络员|责任领导及.*|电话|联系方式|姓名)",
    ),
    (
        Field.ASSESSOR,
        rf".*(?:评价|评分|打分|评估|评审|考评|验收|核查|指导|督查|督办|认定|采集|来源|提供(?:数据|资料|材料)|(?:数据|资料|材料|依据)提供|解释|考核|赋分|责任评分){_BODY}|数据(?:来源|提供)",
    ),
    (
        Field.LEAD,
        rf".*(?:牵头|主办|主责|首问|首席(?:服务|责任)?|第一责任|主要责任|抓总|总责){_BODY}?(?:\(.*)?|.*牵头责任{_BODY}|主要负责{_BODY}|(?:责任)?领导{_BODY}",
    ),
    (
        Field.SUPPORT,
        rf".*(?:配合|协办|协同|协助|参与|参加|会办|联办|支持){_BODY}?|.*配合责任{_BODY}",
    ),
    (
        Field.UNITS,
        rf".*(?:责任|承办|落实|实施|执行|承担|负责|承接|涉及|报送|填报|整改|任务|分工|组织|完成){_BODY}|责任主体|责任分工|分工|职责分工|任务分工|(?:各级|市级|县级|区级|镇级|省级)?{_BODY}|责任",
    ),
    (
        Field.RESULT,
        r"(?:自评|自查|考评|考核)(?:说明|情况|结果|意见|分)|(?!应得|最高得分|标准得分|满分).*(?:得分|自评|考核分|实得|评分结果|打分|评定分|核定分|扣分(?!值|分值|标准|办法|细则|方法|说明|情形|要点|依据|原因|规则|项目|因素).*|扣分|考评分|实际分|复核分)(?:情况|栏)?|(?:完成|进展|落实|工作|整改|推进)(?:进展)?情况|评分|评价(?:等级|结果)|等次|是否.*|.{2,4}(?:情况|原因)",
    ),
    (
        Field.METHOD,
        r".*(?:评分|赋分|计分|评价|考核|考评|扣分|评估|评审|测评|打分|得分|加分|验收|评定|给分|检查|核查)(?:标准|方法|办法|细则|依据|说明|要点|规则|方式|原则|口径|情形|因素)(?:[及和与、](?:标准|方法|办法|细则|依据|说明|分值|要求))?|.*(?:要点|细则|标准|方法|办法)[及和与、](?:评分|赋分|计分|打分|评价)|分值说明|.*(?:计算方法|计算公式|指标说明|评分要素|标准及分值)|分值及标准|标准|办法",
    ),
    (Field.METHOD, r".*(?:指标|内容)?(?:解释|内涵|释义)|.*标准|得分点|分档|档次"),
    (
        Field.POINTS,
        r".*(?:分值|分数|标准分|满分|配分|赋分|基本分|基准分|基础分|额定分|权重分?|总分|应得分|考核分值|最高分|最高得分|标准得分|满分值|得分上限|最大分值|单项分|小项分|扣分值|(?:最高|最多)加分|加分上限)|分|权重",
    ),
    (
        Field.DEADLINE,
        r".*(?:时限|时间|期限|时间节点|节点|进度安排|时间安排|时限要求|进度要求|完成日期|截止日期|日期|时间表|(?:工作|时间|实施|推进)进度|进度计划|限期|周期)"
        r"|.*(?:时间|时限|节点|期限|时序|日期)(?:进度)?(?:要求|安排|计划|规定|说明)?|(?:计划|建设|合同|总)?工期|时效|时序(?:进度)?"
        rf"|{_PLANNED}(?:完成|竣工|完工|结束|截止|终止|办结|止|至)(?:年月|年份|月份)?",
    ),
    (
        Field.MATERIALS,
        r"(?:认定|佐证|证明|印证)依据|.*(?:资料|材料|佐证|台账|附件清单|证明|印证|档案|支撑文件|备查)(?:要求|清单|目录|名称|内容|说明|报送|提交|来源)?|资料要求",
    ),
    (Field.ATTRIBUTE, r"(?:指标)?属性|(?:指标)?性质"),
    (Field.MEASURE, r"(?:计量|度量)?单位\(.*|计量单位"),
    (
        Field.VALUE,
        r"(?:(?:19|20)[0-9]{2}年?|.*(?:19|20)[0-9]{2}年?(?:底|末)?(?:目标|实际|基数|基期|完成|现状|指标)?(?:值|数)?)|(?:目标|基期|现状|基准|基础|指标|计划|规划|当前|完成|实际|预期)(?:值|数|年)|现状|现值|年均增长.*|累计.*|\[?累计\]?",
    ),
    (Field.CONTENT, r"(?:一票)?否决(?:情形|条件|条款)"),
    # What a project is like, beside what is to be done.
    (
        Field.KEPT,
        r".*(?:地点|地址|位置|投资|投资额|资金|经费|造价|预算|资金来源|来源|规模|频次|频率|级别|数量|人数|面积|对象|(?:完成|成果|达标|验收|销号)标志|标志性?成果)",
    ),
    (Field.REMARK, r"备注|说明|备考|注|附注|其他"),
    (
        Field.SECTION,
        r".*(?:类别|类型|分类|领域|板块|模块|维度|方面|大类|大项|小类|小项|范畴|准则层|目标层|条线|体系|职能|主题)|(?:一|二|两)级(?:指标|项目|目录)?|(?:考核|考评|评价|评估|创建|指标|工作|测评|评审|检查|任务)?项目|.*规定动作|(?:指标|任务|工作|项目)(?:名称及分值|体系)|指标类|章节|部分|层级|环节|专项|行动|工程",
    ),
    (
        Field.CONTENT,
        r".*(?:内容|任务|要求|措施|举措|事项|要点|目标|指标|标准要求|条款|工作|[三四五]级(?:指标|目录|项目)?|分解|问题|清单|考核点|观测点|指标层|检查点|条件|要素|名称|做法|行动|安排|成果|项目|重点|问题(?:描述|表现|情形|表述)|(?:任务|工作|内容|措施)[及和与、](?:责任)?分工)",
    ),
)


@cache
def _glossary() -> dict[str, Field]:
    found: dict[str, Field] = {}
    for identifier, wanted in _FROM_GLOSSARY.items():
        for word in spellings(identifier):
            found.setdefault(word, wanted)
    return found


@cache
def _patterns() -> tuple[tuple[Field, re.Pattern[str]], ...]:
    return tuple((wanted, re.compile(rf"(?:{words})")) for wanted, words in _WORDS)


_NOT_A_HEADER = re.compile(r"[。；;！!？?]|.{21,}")


def field_of(header: str) -> Field | None:
    """The field that a header names, or None where its words say nothing."""
    key = header_key(header)
    if not key or _NOT_A_HEADER.search(key):
        return None
    known = _glossary().get(key)
    if known is not None:
        return known
    return next((wanted for wanted, words in _patterns() if words.fullmatch(key)), None)
