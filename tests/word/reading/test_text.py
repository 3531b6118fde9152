"""The text of a paragraph is what is printed, and what is not read is said."""

from __future__ import annotations

import pytest
from support.compatibility.word_xml import control, p, r, t, tbl, text_box
from support.foreign import messages, read_word

HIDDEN = "<w:vanish/>"


def run(inside: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr>{inside}</w:r>"


def text(*content: str) -> str:
    """The text of a paragraph with this content."""
    return read_word(p(*content)).paragraphs[0].text


def field(instruction: str, result: str | None) -> str:
    """A field as Word writes it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inside = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    made = "" if result is None else mark.format("separate") + r(result)
    return mark.format("begin") + inside + made + mark.format("end")


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (r("区委") + r("办"), "区委办"),
        (run(t("责任") + "<w:br/>" + t("单位")), "责任\n单位"),
        (run(t("责任") + "<w:cr/>" + t("单位")), "责任\n单位"),
        (run(t("1") + "<w:tab/>" + t("甲")), "1\t甲"),
        (run(t("A") + "<w:noBreakHyphen/>" + t("1")), "A-1"),
        (run(t("市场") + "<w:softHyphen/>" + t("监管")), "市场监管"),
        (r("市场\u00ad监\u200b管"), "市场监管"),
        ("<w:r><w:t> 前后的空格不算 </w:t></w:r>", "前后的空格不算"),
        (r(" 留住的空格 "), " 留住的空格 "),
        (control(r("控件")) + "<w:smartTag>" + r("标签") + "</w:smartTag>", "控件标签"),
        ("<w:customXml>" + r("甲") + "</w:customXml>", "甲"),
        ('<w:hyperlink r:id="rIdLink">' + r("链接") + "</w:hyperlink>", "链接"),
        ('<w:ins w:id="1">' + r("插") + "</w:ins>", "插"),
        ('<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>' + r("留"), "留"),
        ('<w:moveFrom w:id="1">' + r("走") + "</w:moveFrom>" + r("留"), "留"),
        ('<w:moveTo w:id="1">' + r("来") + "</w:moveTo>", "来"),
        ('<w:fldSimple w:instr="DATE">' + r("今天") + "</w:fldSimple>", "今天"),
        (field(" REF 附件 ", "附件1"), "附件1"),
        (field(" PAGE ", None) + r("页"), "页"),
        (field(r" eq \o\ac(○,3)", None), "③"),
        (field(r" EQ \o(甲,乙)", None), "甲乙"),
        (field(r" EQ \f(1,2)", None), "1/2"),
        (field(' SYMBOL 163 \\f "Wingdings 2"', None), "□"),
        (run('<w:sym w:font="Wingdings 2" w:char="F052"/>'), "☑"),
        (run('<w:sym w:font="Symbol" w:char="F0B3"/>' + t("95")), "≥95"),
        (run(t("\uf0a3"), '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "≤"),
        (
            "<w:r><w:ruby><w:rt>" + r("cí") + "</w:rt><w:rubyBase>" + r("词")
            + "</w:rubyBase></w:ruby></w:r>",
            "词",
        ),
        ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", "x+y"),
    ],
)  # fmt: skip
def test_a_paragraph_reads_as_it_is_printed(content: str, printed: str) -> None:
    assert text(content) == printed


def test_form_fields_read_as_they_show() -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
        "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    menu = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="约束性"/><w:listEntry w:val="预期性"/></w:ddList></w:ffData></w:fldChar>'
        "</w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text(box, menu) == "☑预期性"


def test_hidden_text_is_left_out_and_said() -> None:
    document = read_word(p("看得见", r("看不见", HIDDEN)) + tbl(("甲",)))
    assert document.paragraphs[0].text == "看得见"
    assert messages(document) == ["I006 隐藏的文字没有读入：正文第1段“看不见”"]
    assert document.diagnostics[0].source == {"paragraph": 0}


def test_a_style_hides_and_a_run_shows_again() -> None:
    style = (
        '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    named = '<w:rStyle w:val="Secret"/>'
    body = p(r("藏", named), r("现", named + '<w:vanish w:val="0"/>'))
    assert read_word(body, styles=style).paragraphs[0].text == "现"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    document = read_word(p("前半", look=gone) + p("后半") + p("另一段"))
    assert [(b.index, b.text) for b in document.paragraphs] == [(1, "前半后半"), (2, "另一段")]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    document = read_word(p("正文", text_box(p("框一"), p("框二"))) + p("后文"))
    assert [(b.text, b.part) for b in document.paragraphs] == [
        ("正文", "body"),
        ("框一", "box"),
        ("框二", "box"),
        ("后文", "body"),
    ]


def test_word_art_is_read_too() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="某市文件"/></v:shape></w:pict></w:r>'
    assert [b.text for b in read_word(p(art)).paragraphs] == ["", "某市文件"]


def test_notes_come_behind_the_body() -> None:
    document = read_word(p("正文"), footnotes=p("注的内容"))
    assert document.paragraphs[-1].text == "注的内容"
    assert document.paragraphs[-1].part == "note"


def test_pictures_charts_and_objects_are_said() -> None:
    picture = (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        '<a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    sheet = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r>'
    chart = (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart xmlns:c="
        '"http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    found = messages(read_word(p(picture) + p(sheet) + p(chart)))
    assert found == [
        "I007 图片里的内容读不出来：正文第1段",
        "I007 图表、图示里的文字没有读入：正文第3段",
        "I007 嵌入的对象（如嵌入的 Excel 表格）没有读入：正文第2段",
    ]


def test_a_shape_without_text_is_nothing_to_tell() -> None:
    line = '<w:r><w:pict><v:line from="0,0" to="9,0"/></w:pict></w:r>'
    assert read_word(p(line)).diagnostics == ()


def test_a_sign_that_is_not_known_is_a_box_and_is_said() -> None:
    document = read_word(p(run('<w:sym w:font="Webdings" w:char="F061"/>')))
    assert document.paragraphs[0].text == "□"
    assert messages(document) == [
        "I007 特殊字体里的符号认不出，用“□”代替：正文第1段“Webdings F061”"
    ]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    document = read_word(
        p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', r("第一行")) + p("第二行")
    )
    assert [b.text for b in document.paragraphs] == ["第一行", "第二行"]


def test_where_pages_begin() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    section = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
    body = (
        p("一") + p("二", look="<w:pageBreakBefore/>") + p("三", page) + p("四") + p(page) + p("五")
        + p("六", look=section) + p("七") + p("八")
    )  # fmt: skip
    starts = [b.text for b in read_word(body).paragraphs if b.new_page]
    assert starts == ["二", "四", "", "五", "七"]


def test_centred_and_outline_level_come_from_the_style_chain() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Title1"><w:name w:val="T"/><w:pPr>'
        '<w:jc w:val="center"/><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title2"><w:name w:val="U"/>'
        '<w:basedOn w:val="Title1"/></w:style>'
    )
    named = '<w:pStyle w:val="Title2"/>'
    document = read_word(
        p("题", look=named) + p("文", look=named + '<w:outlineLvl w:val="9"/>') + p("常"),
        styles=styles,
    )
    assert [(b.level, b.centred) for b in document.paragraphs] == [
        (1, True),
        (None, True),
        (None, False),
    ]


def test_a_level_that_is_no_number_is_none() -> None:
    assert read_word(p("甲", look='<w:outlineLvl w:val="①"/>')).paragraphs[0].level is None


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>"])
def test_what_is_crossed_out_is_left_out_and_said(look: str) -> None:
    document = read_word(
        p("县水务局", r("、县林业局", look), r("、县气象局", '<w:strike w:val="0"/>'))
    )
    assert document.paragraphs[0].text == "县水务局、县气象局"
    assert messages(document) == ["I006 划了删除线的文字没有读入：正文第1段“、县林业局”"]
