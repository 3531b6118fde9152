"""For each rule of ``filings lint`` a paper with its fault, and one with nearly the same, but right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from support.official_papers import (
    FANG,
    HEI,
    KAI,
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

Made = Callable[[], bytes]
PAGE = Page()
ONE_AND_A_HALF = '<w:spacing w:line="360" w:lineRule="auto"/>'
EXACT = '<w:spacing w:line="560" w:lineRule="exact"/>'


def says(sentence: str) -> Made:
    """A notice in which one more paragraph says this."""
    return lambda: notice(paragraph(sentence))


def on(**changes: object) -> Made:
    """The notice on such pages."""
    return lambda: notice(page=replace(PAGE, **changes))  # type: ignore[arg-type]


def has(**blocks: str) -> Made:
    """The notice with these blocks in place of its own."""
    return lambda: notice(**blocks)


def annexed(section: str) -> Made:
    """The notice, its annexes in a section of their own."""
    end = f"<w:p><w:pPr>{PAGE.section()}</w:pPr></w:p>"
    page = replace(PAGE, grid=section + PAGE.grid)
    return lambda: notice(remark=end, page=page)


ROWS = (("序号", "任务"), *((str(n), "开展质量帮扶") for n in range(1, 30)))

CASES: dict[str, tuple[Made, Made]] = {
    # code: (with the fault, nearly the same without)
    "L001": (on(width=12240, height=15840), on()),
    "L002": (on(margins=(1440, 1474, 1440, 1588)), on(margins=(2090, 1480, 1990, 1590))),
    "L003": (on(grid='<w:docGrid w:type="lines" w:linePitch="312"/>'), on()),
    "L004": (
        lambda: notice(paragraph(TEXT, line=ONE_AND_A_HALF)),
        lambda: notice(paragraph(TEXT, line=EXACT)),
    ),
    "L005": (
        on(numbered=False),
        lambda: docx(flush("各镇人民政府："), paragraph(TEXT), page=replace(PAGE, numbered=False)),
    ),
    "L006": (on(number="- {} -"), on(number="—{}—")),
    "L007": (on(number_align="center"), on(number_align="right")),
    "L008": (on(two_sided=False), on()),
    "L009": (on(number_size=9), on(number_size=14)),
    "L010": (annexed('<w:pgNumType w:start="1"/>'), annexed("")),
    "L011": (on(number_font=KAI), on(number_font="")),
    "L012": (has(table_1=table(*ROWS[:3], width=10500)), has(table_1=table(*ROWS[:3]))),
    "L013": (has(table_1=table(*ROWS, header=False)), has(table_1=table(*ROWS[:9], header=False))),
    "L014": (has(table_1=table(*ROWS[:3], snap=True)), has(table_1=table(*ROWS[:3]))),
    "L020": (
        lambda: notice(paragraph(TEXT, font="宋体")),
        lambda: notice(paragraph(TEXT, font="仿宋")),
    ),
    "L021": (lambda: notice(paragraph(TEXT, size=14)), lambda: notice(paragraph(TEXT, size=16))),
    "L022": (
        lambda: notice(paragraph(TEXT, color="FF0000")),
        lambda: notice(paragraph(TEXT, color="auto")),
    ),
    "L023": (lambda: notice(paragraph(TEXT, indent=0)), says("\u3000" + TEXT)),
    "L024": (
        lambda: notice(paragraph("\u3000\u3000" + TEXT, indent=0)),
        lambda: notice(paragraph(TEXT)),
    ),
    "L025": (
        has(title=title("示例区人民政府关于做好质量工作的通知", font=HEI)),
        has(title=title("示例区人民政府关于做好质量工作的通知", font="方正小标宋_GBK")),
    ),
    "L026": (
        has(title=title("示例区人民政府关于做好质量工作的通知", size=16)),
        has(title=title("示例区人民政府关于做好质量工作的通知", size=18)),
    ),
    "L027": (
        has(title=title("示例区人民政府关于做好质量工作的通知", bold=True)),
        has(title=title("示例区人民政府关于做好质量工作的通知")),
    ),
    "L028": (
        has(title=title("示例区人民政府关于做好质量工作的通知。")),
        has(title=title("示例区人民政府关于做好质量（试点）工作的通知")),
    ),
    "L029": (
        has(title=title("示例区人民政府关于做好质量工作的通    知")),
        has(title=title("示例区人民政府 示例区人民武装部关于做好质量工作的通知")),
    ),
    "L030": (has(heading_1=heading("一、总体要求", font=FANG)), has(heading_1=heading("一、总体要求"))),
    "L031": (
        has(heading_21=heading("（一）提升产品质量", font=HEI)),
        has(heading_21=heading("（一）提升产品质量", font="KaiTi")),
    ),
    "L032": (
        has(heading_211=heading("1.开展质量帮扶", font=HEI)),
        has(heading_211=heading("1.开展质量帮扶", font="仿宋")),
    ),
    "L033": (has(heading_1=heading("一、总体要求", bold=True)), has(heading_1=heading("一、总体要求"))),
    "L034": (has(mark_1=mark("附件1", font=FANG)), has(mark_1=mark("附件1", font="SimHei"))),
    "L035": (
        has(copies=flush("抄送：区委办公室，区人大常委会办公室。", 16)),
        has(copies=flush("抄送：区委办公室。", 14)),
    ),
    "L036": (has(recipient=paragraph("各镇人民政府，区政府各部门：")), has(recipient=flush("各镇人民政府："))),
    "L040": (has(heading_1=heading("一.总体要求", font=HEI)), says("一是压实责任，二是加强督导。")),
    "L041": (has(heading_21=heading("（一）、提升产品质量")), has(heading_21=heading("（一）提升产品质量"))),
    "L042": (has(heading_211=heading("1、开展质量帮扶")), says("1.5万元以上的项目，逐项登记。")),
    "L043": (says("（1）、全面摸清底数。"), says("（1）全面摸清底数。")),
    "L044": (has(heading_21=heading("(一)提升产品质量", font=KAI)), says("GB/T 9704(2012)的要求。")),
    "L045": (has(heading_212=heading("3.加强监督抽查")), has(heading_212=heading("1.加强监督抽查"))),
    "L046": (has(heading_2=heading("一、重点任务")), has(heading_2=heading("二、重点任务"))),
    "L047": (
        has(heading_21=heading("（一）提升产品质量。")),
        has(heading_21=paragraph("（一）提升产品质量。各镇负责。")),
    ),
    "L050": (has(note=paragraph("附件：1.《质量提升任务分解表》")), has()),
    "L051": (has(note=paragraph("附件：1.质量提升任务分解表；")), has()),
    "L052": (
        has(note=paragraph("附件1：质量提升任务分解表"), note_2=paragraph("附件2：质量提升工作联系表")),
        has(),
    ),
    "L053": (has(note_2=paragraph("2、质量提升工作联系表")), has()),
    "L054": (has(annex_2=title("质量提升联络员名单")), has(annex_2=title("质量提升工作", size=22) + title("联系表"))),
    "L055": (has(mark_2=mark("附件3")), has()),
    "L056": (has(mark_2=mark("附件2：")), has()),
    "L057": (has(mark_2=mark("附件2", indent=2)), has()),
    "L058": (
        has(mark_2=mark("附件2", new_page=False)),
        has(mark_2='<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + mark("附件2", new_page=False)),
    ),
    "L059": (has(mark_2=mark("附件二")), has()),
    "L060": (
        has(note="", note_2="", date=ending("2024年7月10日") + paragraph("附件：1.质量提升任务分解表"),
            remark=paragraph("2.质量提升工作联系表")),
        has(),
    ),
    "L061": (has(date=ending("2024.7.10")), says("截止日期为2024.7.10。")),
    "L062": (has(date=flush(" " * 20 + "2024年7月10日")), has()),
    "L063": (has(copies=flush("抄送：区委办公室，区人大常委会办公室", 14)), has()),
    "L065": (has(copies=flush("主题词：质量 提升 通知", 14) + flush("抄送：区委办公室。", 14)),
             says("主题词由系统自动生成，不用填写。")),
    "L064": (has(note=paragraph("附件:1.质量提升任务分解表")), has()),
    "W001": (says("根据示政办[2024]3号文件要求办理。"), says("根据示政办〔2024〕3号文件要求办理。")),
    "W002": (says("根据示政办〔2024〕第3号文件要求办理。"), says("示例区人民政府令第3号已经公布。")),
    "W003": (says("根据示政办〔2024〕03号文件要求办理。"), says("根据示政办〔2024〕30号文件要求办理。")),
    "W004": (says("根据示政办〔24〕3号文件要求办理。"), says("根据示政办（试行）3号楼的安排办理。")),
    "W005": (says("根据示政办〔2024〕 3 号文件要求办理。"), says("根据示政办〔2024〕3号、4号文件办理。")),
    "W010": (says("自2024年07月05日起施行。"), says("自2024年10月20日起施行。")),
    "W011": (says("自2024年2月30日起施行。"), says("自2024年2月29日起施行。")),
    "W012": (says("自二〇二四年7月起施行。"), says("自二〇二四年七月起施行。")),
    "W013": (says("自二零二四年七月起施行。"), says("自二〇二四年七月起施行，共一千零一件。")),
    "W014": (says("自2024 年 7 月 5 日起施行。"), says("自    年    月    日起施行。")),
    "W020": (says("合格率达到９８％以上。"), says("合格率达到98%以上。")),
    "W021": (says("2021-2025年的工作目标已经明确。"), says("2021—2025年的工作目标已经明确，电话0512-2025。")),
    "W022": (says("抽查比例为10-15%，逐年提高。"), says("抽查比例为10%～15%，逐年提高。")),
    "W023": (says("全年组织约20场左右的培训。"), says("全年组织20场左右的培训，每场约50人。")),
    "W024": (says("改造管网12KM，按期完成。"), says("改造管网12km，按期完成。")),
    "W025": (says("每镇选派三、四名骨干参加。"), says("一、二、三产业各培育三四家标杆。")),
    "W030": (says("明确责任,按时完成。"), says("比例为1:2，网址为http://example.org/a,b。")),
    "W031": (says("明确责任，按时完成.各镇负责。"), says("编号为甲.2的项目按时完成。")),
    "W032": (says("各镇(街道)负责落实。"), says("质量管理小组(QC)负责落实。")),
    "W033": (says('开展"质量月"活动。'), says("开展“质量月”活动，螺纹为1/2\"。")),
    "W034": (says("标准、计量、认证...都要加强。"), says("标准、计量、认证……都要加强。")),
    "W035": (says("一个目标--质量第一。"), says("一个目标——质量第一，地铁甲站—乙站。")),
    "W036": (says("各镇（街道负责落实。"), says("1）各镇（街道）负责落实。")),
    "W037": (says("按照《质量工作方案执行。"), says("按照《质量工作方案》执行。")),
    "W038": (says("开展“质量月活动。"), lambda: notice(paragraph("“质量是生命。"), paragraph("“质量是效益。”"))),
    "W039": (says("按照《关于印发《质量工作方案》的通知》执行。"), says("按照《关于印发〈质量工作方案〉的通知》执行。")),
    "W040": (says("强调“要把“质量月”办好”。"), says("强调“要把‘质量月’办好”。")),
    "W041": (says("开展“质量月”、“品牌日”活动。"), says("开展“质量月”（9月）、“品牌日”活动。")),
    "W042": (says("明确责任，按时完成。。"), says("明确责任，按时完成。")),
    "W044": (says("按照《关于印发<质量工作方案>的通知》执行。"), says("按照《关于印发〈质量工作方案〉的通知》执行，A<B时除外。")),
    "W045": (says("现将{{ programme.name }}有关事项通知如下。"), says("集合{1，2}和【工作任务】一栏按实填写。")),
    "W043": (says("明确责任 ，按时完成。"), says("明确责任， 按时完成。")),
}  # fmt: skip

MORE: dict[str, tuple[str, Made, Made]] = {
    # what: (code, with the fault, nearly the same without)
    "a date in Chinese numerals at the left edge": (
        "L061",
        has(office=flush("示例区人民政府办公室"), date=flush("二〇二四年七月十日")),
        has(text_22=flush("二〇二四年七月十日") + paragraph(TEXT)),
    ),
    "a stop after headings in the face of the text": (
        "L047",
        has(heading_1=paragraph("一、总体要求。"), heading_2=paragraph("二、重点任务。")),
        has(
            heading_1=paragraph("一、成立专班。"),
            text_1=paragraph("二、落实经费。"),
            heading_2=paragraph("三、各镇自本通知印发之日起施行。"),
        ),
    ),
    "a stop after headings, of which one is a sentence": (
        "",
        has(),
        has(
            heading_1=paragraph("一、各镇要加强领导，压实责任。"),
            heading_2=paragraph("二、重点任务。"),
        ),
    ),
    "the first number below a heading is not 1": (
        "L045",
        has(heading_21=heading("（三）提升产品质量"), heading_22=heading("（四）提升服务质量")),
        has(
            heading_2=paragraph("二、重点任务。（一）压实责任；（二）加强督导。"),
            heading_21=heading("（三）提升产品质量"),
            heading_22=heading("（四）提升服务质量"),
        ),
    ),
    "brackets with a figure in a title": (
        "W032",
        says("按照《质量提升行动方案(2024)》执行。"),
        says("按照《质量提升行动方案（2024）》执行，参照ISO 9001(2015)。"),
    ),
    "one of two brackets is half-width": (
        "W032",
        says("各镇（街道)负责落实。"),
        says("各镇（街道）负责落实。"),
    ),
    "blanks in place of an indent before a heading": (
        "L024",
        has(heading_2="", heading_1=paragraph("\u3000\u3000一、总体要求", font=HEI, indent=0)),
        has(heading_2="", heading_1=paragraph("一、总体要求", font=HEI)),
    ),
    "a place for the tasks that nobody filled": (
        "W045",
        says("[[工作任物：任务]]"),
        says("[[附图]]"),
    ),
    "a line of the colophon in a table": (
        "L065",
        has(copies=table(("主题词：质量　通知",), ("抄送：区委办公室。",))),
        has(copies=table(("主题词数量",), ("抄送：区委办公室。",))),
    ),
}
"""Further cases of a rule that looks for several things."""
