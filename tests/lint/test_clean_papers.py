"""Papers without a fault: nothing is said of them, nor of what the project ships."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.official_papers import (
    HEI,
    LYING,
    NOTICE,
    OPENING,
    TEXT,
    Page,
    docx,
    ending,
    flush,
    heading,
    mark,
    notice,
    paragraph,
    table,
    title,
)

from filings.lint.run import lint
from filings.project.load import load
from filings.workflows.build import build

EXACT = '<w:spacing w:line="570" w:lineRule="exact"/>'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
NO_GRID = Page(grid="")

REQUEST = docx(
    paragraph("特急", font=HEI, indent=0),
    paragraph("示例镇人民政府文件", font="方正小标宋简体", size=40, align="center", color="FF0000"),
    flush("　示政〔2024〕12号　　　　　　签发人：某某"),
    title("示例镇人民政府关于申报质量强镇的请示"),
    flush("示例县人民政府："),
    paragraph("近年来，我镇把质量工作摆在突出位置，产品合格率由93.9%提高到98.6%，现申报质量强镇。"),
    paragraph("妥否，请批示。"),
    ending("示例镇人民政府"),
    ending("2024年12月1日"),
    paragraph("（联系单位：镇党政办；电话：0512-12345678）"),
)
LETTER = docx(
    title("关于报送佐证材料的函"),
    flush("各成员单位："),
    paragraph(
        "请于2024年9月30日（星期一）前，将2021—2024年的佐证材料报区质量办，逾期不再受理。",
        line=EXACT,
    ),
    paragraph("一是材料要真实；二是目录要清楚；三是“质量月”“品牌日”等活动要附照片……", line=EXACT),
    ending("示例区质量发展委员会办公室"),
    ending("2024年9月2日"),
    page=NO_GRID,
)
PLAN = docx(
    *list(NOTICE.values())[:6],
    ending("示例区人民政府办公室"),
    ending("2024年7月10日"),
    BREAK,
    title("示例区质量提升工作方案"),
    paragraph(OPENING),
    heading("一、工作目标"),
    paragraph("到2025年，规模以上企业首席质量官100%聘任到位（责任单位：区市场监管局、区工信局，"
              "完成时限：2024年12月31日前）。"),
    heading("二、工作步骤"),
    paragraph("（一）动员部署（2024年7月1日至7月31日）。制定方案，召开会议，明确任务分工和责任。"),
    paragraph("（二）全面推进（2024年8月1日至12月31日）。按照方案开展工作，每月报送进展情况。"),
    paragraph("附件：质量提升任务分解表"),
    mark("附件"),
    title("质量提升任务分解表"),
    table(("序号", "任务"), ("1", "1、开展质量帮扶，2024年12月31日前完成")),
)  # fmt: skip
REPORT = docx(
    title("示例镇创建质量强镇工作"),
    title("自查报告"),
    paragraph(OPENING),
    heading("一、基本情况"),
    paragraph("1.组织领导有力。" + TEXT),
    paragraph("2.政策措施到位。" + TEXT),
    heading("二、主要做法"),
    paragraph("3.宣传氛围浓厚。" + TEXT),
    paragraph("“质量是企业的生命，也是企业的尊严，要时时放在心上。"),
    paragraph("“质量也是一方水土的名片，要代代传下去。”一位企业负责人这样说。"),
    ending("示例镇人民政府"),
    ending("2024年12月31日"),
)
TITLE_OVER_LINES = notice(
    title=title("示例区人民政府关于印发《示例区质量") + title("提升行动实施方案》的通知"),
)
JOINT = notice(
    title=title("示例区人民政府  示例区人民武装部关于做好质量工作的通知"),
    office=ending("示例区人民政府") + ending("示例区人民武装部"),
)
LYING_TABLE = docx(
    title("质量工作主要指标", size=18),
    table(("指标", "2020年", "2025年", "属性"), ("合格率（%）", "97", "98", "约束性"), width=12700),
    page=LYING,
)
NUMBERED_BY_WORD = notice(
    paragraph(TEXT, properties=NUMBERED),
    heading_2=heading("三、重点任务"),
)
LATIN = docx(
    title("质量管理体系建设情况"),
    paragraph(
        "企业按照ISO 9001:2015（GB/T 19001—2016）建立体系，网址为www.example.org，电话为0512-12345。"
    ),
    paragraph(
        "其中（1）研发投入强度R&D为2.5%；（2）万元产值能耗下降3.2%；（3）用电量为12 kW·h左右。"
    ),
)
OWN_STYLES = notice(
    heading_21=heading("（一）提升产品质量", font="KaiTi_GB2312"),
    mark_1=mark("附件1", font="黑体") + flush("（此表可加行）"),
)
ENUMERATED = docx(
    paragraph("各镇要做到：1）责任落实；2）经费保障；a）台账清楚。", "附件1 所列任务一并落实。"),
    paragraph("（1）摸清底数；（2）建立台账，逐项登记造册，每月更新，并报区质量办备案。"),
    paragraph("（3）限期整改，按时销号，整改结果报区质量办备案，由区质量办组织核查。"),
    paragraph("附件1 所列任务由各镇负责。"),
)
TWO_PAPERS = docx(
    title("关于做好甲项工作的通知"), paragraph("附件：甲表"), mark("附件"), title("甲表"),
    title("关于做好乙项工作的通知"), paragraph("附件：乙表"), mark("附件"), title("乙表"),
)  # fmt: skip
ANNEX_ALONE = docx(flush("附件1：质量工作联系表"), table(("单位", "电话"), ("区质量办", "12345")))
PAPERS = {
    "enumerated": ENUMERATED,
    "two papers in one file": TWO_PAPERS,
    "an annex alone": ANNEX_ALONE,
    "notice": notice(),
    "request": REQUEST,
    "letter": LETTER,
    "plan": PLAN,
    "report": REPORT,
    "title over lines": TITLE_OVER_LINES,
    "joint issue": JOINT,
    "lying table": LYING_TABLE,
    "numbered by Word": NUMBERED_BY_WORD,
    "latin": LATIN,
    "own styles": OWN_STYLES,
}


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_is_said_of_a_paper_without_a_fault(name: str) -> None:
    assert len(PAPERS) > 10
    assert lint(PAPERS[name], "文件.docx").diagnostics == ()


def test_nothing_is_said_of_what_the_project_itself_makes(sample: Path, tmp_path: Path) -> None:
    project, _found = load(sample)
    assert project is not None
    build(project, tmp_path / "out", today=date(2026, 3, 1))
    made = sorted((tmp_path / "out").glob("*.docx"))
    assert made
    for file in made:
        assert lint(file.read_bytes(), file.name).diagnostics == (), file.name
