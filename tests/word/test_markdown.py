"""Long texts in official form."""

from __future__ import annotations

import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Twips
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.pictures import picture

from filings.language.markdown_text import plain_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TAG = "{{p text | markdown }}"


@pytest.fixture
def write(word):
    def written(text, **options):
        return word.fill("前", TAG, "后", context={"text": text}, **options)

    return written


def style_of(paragraph):
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if found is None else found.get(f"{W}val")


def test_headings_are_numbered_and_restart_under_each_parent(write):
    page = write("# 甲\n## 子\n### 一\n### 二\n#### 细\n## 丑\n### 一\n# 乙\n## 子")
    assert page.paragraphs == [
        "前",
        "一、甲",
        "（一）子",
        "1.一",
        "2.二",
        "（1）细",
        "（二）丑",
        "1.一",
        "二、乙",
        "（一）子",
        "后",
    ]
    styles = [style_of(p) for p in page.body.findall(f"{W}p")]
    assert styles[1:6] == ["Heading1", "Heading2", "Heading3", "Heading3", "Heading4"]


def test_a_typed_number_is_not_doubled_and_counts(write):
    page = write("# 一、甲\n## （一）子\n## 丑\n### 1.小\n# 三、丙\n# 丁\n### 2023年工作")
    assert page.paragraphs[1:-1] == [
        "一、甲",
        "（一）子",
        "（二）丑",
        "1.小",
        "三、丙",
        "四、丁",
        "1.2023年工作",
    ]


def test_lists_continue_with_the_level_below_their_heading(write):
    page = write("# 甲\n\n1. 一\n2. 二\n   1. 内\n\n### 小\n\n1. 一\n\n- 点\n  - 子点")
    assert page.paragraphs[2:-1] == [
        "1.一",
        "2.二",
        "（1）内",
        "1.小",
        "（1）一",
        "——点",
        "·子点",
    ]


def test_bold_and_emphasis_are_runs(write):
    page = write("平**粗**平*强*")
    runs = list(page.body.findall(f"{W}p")[1].iter(f"{W}r"))
    assert ["".join(r.itertext()) for r in runs] == ["平", "粗", "平", "强"]
    assert runs[1].find(f"{W}rPr/{W}b") is not None
    assert "楷体" in runs[3].find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia")


@pytest.mark.parametrize(
    "text",
    [
        "<b>甲</b>&nbsp;&amp;",
        "合格率<95% & 覆盖率>90%",
        "{{ x }}{% y %}",
        "姓名：__年__月",
        "长5*3*2米",
        "[1]: 注释",
        "a | b",
        "$x$ ~~y~~",
    ],
)
def test_what_is_no_mark_is_text(write, text):
    assert write(text).paragraphs[1:-1] == [text]


def test_line_breaks_code_and_links(write):
    page = write("甲\\\n乙`x*y`丙[网](https://a.cn)<https://b.cn>\n\n```\n  {a}\n  b\n```")
    assert page.paragraphs[1:-1] == [
        "甲\n乙x*y丙网（https://a.cn）https://b.cn",
        "  {a}",
        "  b",
    ]


def test_an_empty_text_leaves_no_blank_line(write):
    assert write("").paragraphs == ["前", "后"]
    assert write(None).paragraphs == ["前", "后"]


def test_a_table_is_as_wide_as_the_text_and_repeats_its_header(word):
    document = word.document(TAG)
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = (
        Twips(n) for n in (11906, 1588, 1474)
    )
    text = "| 指标 | 数 |\n|:--|--:|\n| 合格率与覆盖率 | 9 |\n| **粗** | |"
    page = word.fill(document, context={"text": text})
    assert page.texts() == [["指标", "数"], ["合格率与覆盖率", "9"], ["粗", ""]]
    assert sum(page.grid()) == 11906 - 1588 - 1474
    assert [[c.width for c in row] for row in page.tables[0]] == [page.grid()] * 3
    rows = list(page.body.iter(f"{W}tr"))
    assert [r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows] == [True, False, False]
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows)
    assert page.body.find(f"{W}tbl/{W}tblPr/{W}tblBorders") is not None


def test_a_table_in_a_landscape_section_takes_its_width(word):
    document = word.document("竖")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph(TAG)
    wide = document.sections[1]
    wide.orientation = WD_ORIENT.LANDSCAPE
    wide.page_width, wide.left_margin, wide.right_margin = Twips(16838), Twips(1000), Twips(1000)
    page = word.fill(document, context={"text": "| a | b |\n|--|--|\n| 1 | 2 |"})
    assert sum(page.grid()) == 14838


def test_a_table_in_a_cell_takes_the_width_of_the_cell(word):
    document = word.document([[TAG, "旁"]])
    width = int(document.tables[0]._tbl.tr_lst[0].tc_lst[0].width.twips)
    page = word.fill(document, context={"text": "| a |\n|--|\n| 1 |"})
    inner = page.body.find(f"{W}tbl//{W}tc//{W}tbl")
    assert sum(int(c.get(f"{W}w")) for c in inner.iter(f"{W}gridCol")) == width - 216
    assert page.body.find(f"{W}tbl/{W}tr/{W}tc")[-1].tag == f"{W}p"


def test_two_tables_in_a_row_stay_two(write):
    page = write("| a |\n|--|\n| 1 |\n\n| b |\n|--|\n| 2 |")
    assert len(page.tables) == 2


def test_a_picture_fits_the_text_with_its_caption_below(write):
    page = write(
        "文字\n\n![现场照片](佐证材料/照 片.png)\n\n文字",
        pictures={"佐证材料/照 片.png": picture(4000, 2000)},
    )
    assert page.paragraphs == ["前", "文字", "", "现场照片", "文字", "后"]
    extent = next(page.body.iter(f"{WP}extent"))
    assert int(extent.get("cx")) == pytest.approx(2 * int(extent.get("cy")), abs=4)
    size = page.body.find(f"{W}sectPr/{W}pgSz"), page.body.find(f"{W}sectPr/{W}pgMar")
    text_width = int(size[0].get(f"{W}w")) - sum(
        int(size[1].get(f"{W}{s}")) for s in ("left", "right")
    )
    assert int(extent.get("cx")) <= text_width * 635
    assert next(page.body.iter(f"{WP}docPr")).get("descr") == "现场照片"
    assert picture(4000, 2000) in page.parts.values()
    assert style_of(page.body.findall(f"{W}p")[3]) == "Caption"


def test_a_picture_leaves_room_below_a_table(write):
    page = write("| a |\n|--|\n| 1 |\n\n![](p)\n\n甲\n\n![](p)", pictures={"p": picture()})
    shown = [p for p in page.body.findall(f"{W}p") if p.find(f".//{W}drawing") is not None]
    above = [int(p.find(f"{W}pPr/{W}spacing").get(f"{W}before")) for p in shown]
    assert above[0] > above[1] == 0


def test_a_table_keeps_the_cells_that_its_header_has_no_column_for(word):
    page = word.fill(word.document(TAG), context={"text": "| a |\n|--|\n| 1 | 2 |"})
    assert page.texts() == [["a", ""], ["1", "2"]]


def test_numbers_typed_by_hand_are_printed_as_typed(write):
    page = write("一、甲\n（一）子\n1. 小\n正文\n2. 大\n正文\n三、丙\n3. 三\n5. 五。\n2026. 年")
    assert page.paragraphs[1:-1] == [
        "一、甲",
        "（一）子",
        "1.小",
        "正文",
        "2.大",
        "正文",
        "三、丙",
        "3.三",
        "5.五。",
        "2026. 年",
    ]
    styles = [style_of(p) for p in page.body.findall(f"{W}p")]
    assert styles[1:5] == ["Heading1", "Heading2", "Heading3", "BodyText"]


def test_a_small_picture_is_not_enlarged_and_one_shown_twice_is_kept_once(write):
    page = write("![甲](a.png)\n![乙](./a.png)", pictures={"a.png": picture(72, 36)})
    assert {e.get("cx") for e in page.body.iter(f"{WP}extent")} == {"914400"}
    assert len([n for n in page.parts if "media/" in n]) == 1
    assert len({e.get("id") for e in page.body.iter(f"{WP}docPr")}) == 2


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF"])
def test_the_usual_kinds_of_pictures_are_shown(write, kind):
    page = write("![甲](a)", pictures={"a": picture(kind=kind)})
    assert len(list(page.body.iter(f"{WP}inline"))) == 1


@pytest.mark.parametrize(
    "content", [None, b"", b"GIF89a", b"<svg/>", picture()[:20], b"BM" + b"\0" * 30]
)
def test_a_missing_or_broken_picture_is_an_error_with_its_place(word, content):
    pictures = {} if content is None else {"图.png": content}
    problems = word.problems("前", TAG, context={"text": "![甲](图.png)"}, pictures=pictures)
    assert [(p.code, p.where) for p in problems] == [("T009", "正文第2段")]
    assert "图.png" in problems[0].message


def test_without_its_styles_the_look_of_the_tag_is_taken(word):
    document = word.document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run(TAG)
    run.font.size = Twips(320)
    for style in ("Heading 1", "Body Text", "Caption", "Table Grid"):
        document.styles[style].element.getparent().remove(document.styles[style].element)
    page = word.fill(
        document,
        context={"text": "# 甲\n文\n\n| a |\n|--|\n| 1 |\n\n![说明](p)"},
        pictures={"p": picture()},
    )
    heading, body = page.body.findall(f"{W}p")[:2]
    assert heading.find(f"{W}pPr/{W}outlineLvl") is not None
    assert heading.find(f"{W}r/{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "黑体"
    assert body.find(f"{W}r/{W}rPr/{W}sz").get(f"{W}val") == "32"
    assert page.body.find(f"{W}tbl/{W}tblPr/{W}tblBorders") is not None


def kept_with_next(page):
    return [p.find(f"{W}pPr/{W}keepNext") is not None for p in page.body.findall(f"{W}p")]


@pytest.mark.parametrize("styles", [True, False])
def test_a_text_kept_with_the_signature_is_so_in_its_last_paragraph_only(word, styles):
    document = word.document(TAG, "落款")
    document.paragraphs[0].paragraph_format.keep_with_next = True
    if not styles:
        document.styles["Body Text"].element.getparent().remove(
            document.styles["Body Text"].element
        )
    page = word.fill(document, context={"text": "甲。\n\n乙。\n\n丙。"})
    assert page.paragraphs == ["甲。", "乙。", "丙。", "落款"]
    assert kept_with_next(page) == [False, False, True, False]


@pytest.mark.parametrize(
    ("keep", "text"), [(True, "甲\n\n| a |\n|--|\n| 1 |"), (False, "甲"), (None, "甲")]
)
def test_no_paragraph_is_kept_where_a_table_comes_last_or_the_tag_is_not(word, keep, text):
    document = word.document(TAG, "落款")
    document.paragraphs[0].paragraph_format.keep_with_next = keep
    assert not any(kept_with_next(word.fill(document, context={"text": text})))


def test_styles_of_a_chinese_word_are_found_by_their_names(word):
    document = word.document(TAG)
    document.styles["Heading 1"].element.set(f"{W}styleId", "1")
    page = word.fill(document, context={"text": "# 甲"})
    assert style_of(page.body.find(f"{W}p")) == "1"


def test_a_text_within_a_line_keeps_its_bold(word):
    page = word.fill("备注：{{r text | markdown }}。", context={"text": "甲**乙**"})
    assert page.paragraphs == ["备注：甲乙。"]
    assert len(list(page.body.iter(f"{W}b"))) == 1


def test_markdown_works_in_a_loop(word):
    page = word.fill(
        "{%p for s in sections %}",
        "{{p s | markdown }}",
        "{%p endfor %}",
        context={"sections": ["# 甲\n一", "# 乙\n二"]},
    )
    assert page.paragraphs == ["一、甲", "一", "一、乙", "二"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            [
                "# ",
                "## ",
                "- ",
                "1. ",
                "甲",
                "乙。",
                "**",
                "*",
                "\n",
                "\n\n",
                " | ",
                "|--|",
                "`",
                "<",
                "&",
                ">",
                "![",
                "](",
                ")",
                "　",
            ]
        ),
        max_size=30,
    )
)
def test_any_text_gives_a_whole_document_with_all_of_its_text(word, pieces):
    text = "".join(pieces)
    rendered = word.render(word.template("前", TAG), {"text": text})
    assert {d.code for d in rendered.diagnostics} <= {"T009"}
    if rendered.content is not None:
        shown = "".join(
            "".join(p.itertext()) for p in word.Page(rendered.content).body.iter(f"{W}p")
        )
        for line in plain_text(text).split("\n"):
            for cell in line.split("\t"):
                assert cell.replace("\n", "") in shown


def faces_of(paragraph):
    """The text of each run with the East Asian face that the run itself asks for."""
    return [
        (
            "".join(t.text for t in run.findall(f"{W}t")),
            fonts.get(f"{W}eastAsia")
            if (fonts := run.find(f"{W}rPr/{W}rFonts")) is not None
            else None,
        )
        for run in paragraph.findall(f"{W}r")
    ]


@pytest.mark.parametrize(
    "source",
    ["（一）加强领导。各单位要认真落实。", "## 加强领导。各单位要认真落实。"],
    ids=["typed", "marked"],
)
def test_a_title_may_go_on_in_its_paragraph(write, source):
    page = write(source)
    assert page.paragraphs[1] == "（一）加强领导。各单位要认真落实。"
    paragraph = page.body.findall(f"{W}p")[1]
    assert style_of(paragraph) == "BodyText"
    titled = "".join(text for text, face in faces_of(paragraph) if face == "楷体_GB2312")
    assert titled == "（一）加强领导。"


def test_a_title_that_goes_on_counts_like_any_other(write):
    page = write("# 甲\n（一）加强领导。各单位要落实。\n## 子\n## 丑。另起")
    assert page.paragraphs[1:-1] == [
        "一、甲",
        "（一）加强领导。各单位要落实。",
        "（二）子",
        "（三）丑。另起",
    ]


def test_texts_and_paragraphs_of_data_make_one_text(write):
    def part(level, title, text, markdown=False):
        return {"markdown": markdown, "level": level, "title": title, "text": text}

    parts = [
        part(0, "", "# 任务\n## 甲", markdown=True),
        part(2, "乙*不是*记号", ""),
        part(0, "", "1.做**好**_工作_（区某局）。"),
        part(2, "动员阶段。", "# 开会"),
        part(0, "", "# 保障", markdown=True),
    ]
    assert write(parts).paragraphs[1:-1] == [
        "一、任务",
        "（一）甲",
        "（二）乙*不是*记号",
        "1.做**好**_工作_（区某局）。",
        "（三）动员阶段。# 开会",
        "二、保障",
    ]
