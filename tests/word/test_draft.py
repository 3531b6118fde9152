"""A draft shows its holes in colour and says on every page that it is one."""

from __future__ import annotations

from docx.enum.section import WD_SECTION

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STAMP = "征求意见稿"


def coloured(page):
    found = []
    for run in page.body.iter(f"{W}r"):
        colour, mark = run.find(f"{W}rPr/{W}color"), run.find(f"{W}rPr/{W}highlight")
        if colour is not None and mark is not None:
            assert (colour.get(f"{W}val"), mark.get(f"{W}val")) == ("FF0000", "yellow")
            found.append("".join(run.itertext()))
    return found


def test_every_hole_is_a_run_of_its_own(word):
    page = word.fill(
        "单位：{{ a }}，时限：{{ b }}。",
        [["{{ a }}", "{{ c }}"]],
        "{{p text | markdown }}",
        context={
            "a": "【待定】",
            "b": "【待定】前【待定】【待定】",
            "c": "甲\n【待定】\t乙",
            "text": "- 有【待定】的**【待定】**",
        },
        draft=True,
    )
    assert coloured(page) == ["【待定】", "【待定】", "【待定】【待定】", *["【待定】"] * 4]
    assert page.paragraphs == [
        "单位：【待定】，时限：【待定】前【待定】【待定】。",
        "——有【待定】的【待定】",
    ]
    assert page.texts() == [["【待定】", "甲\n【待定】\t乙"]]


def test_a_hole_scattered_over_runs_is_coloured_whole(word):
    document = word.document()
    paragraph = document.add_paragraph()
    for text in ("前【", "待定", "】后"):
        paragraph.add_run(text).bold = True
    page = word.fill(document, draft=True)
    assert "".join(coloured(page)) == "【待定】"
    assert page.paragraphs == ["前【待定】后"]
    assert all(r.find(f"{W}rPr/{W}b") is not None for r in page.body.iter(f"{W}r"))


def test_the_stamp_stands_in_the_header_of_every_section(word):
    document = word.document("一")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("二")
    third = document.add_section(WD_SECTION.NEW_PAGE)
    third.header.is_linked_to_previous = False
    third.header.paragraphs[0].text = "第三节"
    document.sections[1].different_first_page_header_footer = True
    page = word.fill(document, draft=True)
    headers = page.header_texts()
    assert sorted(t.strip().replace(" ", "") for t in headers.values()) == [
        STAMP,
        STAMP,
        STAMP + "\n第三节",
    ]
    references = [
        (r.get(f"{W}type"), i)
        for i, section in enumerate(page.body.iter(f"{W}sectPr"))
        for r in section.findall(f"{W}headerReference")
    ]
    assert sorted(references) == [("default", 0), ("default", 2), ("first", 1)]


def test_even_pages_are_stamped_where_they_differ(word):
    document = word.document("一", header="单")
    document.settings.odd_and_even_pages_header_footer = True
    page = word.fill(document, draft=True)
    assert sorted(t.replace(" ", "") for t in page.header_texts().values()) == [
        STAMP,
        STAMP + "\n单",
    ]


def test_the_stamp_is_red_bordered_and_to_the_right(word):
    page = word.fill("一", draft=True)
    [name] = page.header_texts()
    paragraph = page.root(name).find(f"{W}p")
    assert paragraph.find(f"{W}pPr/{W}jc").get(f"{W}val") == "right"
    look = paragraph.find(f"{W}r/{W}rPr")
    assert look.find(f"{W}color").get(f"{W}val") == "FF0000"
    assert look.find(f"{W}bdr").get(f"{W}val") == "single"


def test_a_finished_document_has_neither(word):
    page = word.fill("{{ a }}", context={"a": "【待定】"})
    assert coloured(page) == []
    assert page.header_texts() == {}
