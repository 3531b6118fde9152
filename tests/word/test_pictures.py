"""Pictures that a template shows: ``{{p path | picture(caption, width) }}``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx.shared import Twips
from support.pictures import EMU_PER_MILLIMETRE, EMU_PER_TWIP, WP, picture, sizes, targets
from support.roads import long_template, short_template, take_both

from filings.word.render import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_WIDTH = (11906 - 1588 - 1474) * EMU_PER_TWIP
TEXT_HEIGHT = (16838 - 2098 - 1985) * EMU_PER_TWIP
WIDE, TALL, SMALL = picture(4000, 2000, "JPEG"), picture(300, 3000), picture(60, 30)
FILES = {"佐证材料/会议 现场.jpg": WIDE, "长图.png": TALL, "小图.png": SMALL}
PHOTO = "佐证材料/会议 现场.jpg"


def on_a4(word: Any, *blocks: Any) -> Any:
    """A document with the margins of official paper (GB/T 9704)."""
    document = word.document(*blocks)
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.left_margin, section.right_margin = Twips(1588), Twips(1474)
    section.top_margin, section.bottom_margin = Twips(2098), Twips(1985)
    return document


@pytest.fixture
def show(word: Any) -> Callable[..., Any]:
    """The page that these blocks give, on either road."""

    def shown(*blocks: Any, **context: Any) -> Any:
        document = blocks[0] if hasattr(blocks[0], "save") else on_a4(word, *blocks)
        content = word.bytes_of(document)
        both = take_both(content, context, pictures=FILES)
        assert both is not None
        assert both.differences == []
        assert both.short.diagnostics == []
        assert both.short.content is not None
        assert both.short == render(short_template(content), context, pictures=FILES)
        return word.Page(both.short.content)

    return shown


@pytest.fixture
def said(word: Any) -> Callable[..., list[tuple[str, str | None, str]]]:
    """Code, place and message of what is wrong with these blocks, on both roads."""

    def found(*blocks: Any, **context: Any) -> list[tuple[str, str | None, str]]:
        both = take_both(word.bytes_of(word.document(*blocks)), context, pictures=FILES)
        assert both is not None
        assert both.differences == []
        assert both.short.content is None
        return [(d.code, d.where, d.message) for d in both.short.diagnostics]

    return found


def test_a_picture_is_as_wide_as_the_text(show: Any) -> None:
    page = show("前", "{{p a | picture }}", "后", a=PHOTO)
    assert sizes(page.body) == [(TEXT_WIDTH, TEXT_WIDTH // 2)]
    assert page.paragraphs == ["前", "", "后"]
    assert targets(page.parts) == [WIDE]
    small = show("{{p a | picture }}", a="小图.png")
    assert sizes(small.body) == [(TEXT_WIDTH, TEXT_WIDTH // 2)]


def test_a_picture_leaves_room_for_its_caption_on_the_page(show: Any) -> None:
    height = TEXT_HEIGHT * 80 // 100
    for width in ("", "(z)", "(z, '150毫米')"):
        page = show(f"{{{{p a | picture{width} }}}}", a="长图.png", z="")
        assert sizes(page.body) == [(height // 10, height)]


@pytest.mark.parametrize(
    ("width", "wanted"),
    [
        ("80", TEXT_WIDTH * 80 // 100),
        ("1", TEXT_WIDTH // 100),
        ("'60毫米'", 60 * EMU_PER_MILLIMETRE),
        ("'60 mm'", 60 * EMU_PER_MILLIMETRE),
        ("'5.5厘米'", 55 * EMU_PER_MILLIMETRE),
        ("'5.5CM'", 55 * EMU_PER_MILLIMETRE),
        ("n", TEXT_WIDTH // 2),
        ("'300毫米'", TEXT_WIDTH),
    ],
)
def test_its_width_is_written_in_percent_or_with_a_unit(show: Any, width: str, wanted: int) -> None:
    page = show(f"{{{{p a | picture('', {width}) }}}}", a=PHOTO, n=50)
    assert sizes(page.body) == [(wanted, wanted // 2)]


@pytest.mark.parametrize("width", ["0", "101", "'80'", "'0毫米'", "'五寸'", "''", "1 == 1", "none"])
def test_any_other_width_is_an_error_with_its_place(said: Any, width: str) -> None:
    [(code, where, message)] = said("前", f"{{{{p a | picture('', {width}) }}}}", a=PHOTO)
    assert (code, where) == ("T010", "正文第2段")
    assert 'picture("", 80)' in message


def test_the_caption_stands_below_and_stays_with_the_picture(show: Any) -> None:
    page = show("{{p a | picture(title) }}", "后", a=PHOTO, title="现场<照片> & 说明\n第二行")
    assert page.paragraphs == ["", "现场<照片> & 说明\n第二行", "后"]
    shown, caption = page.body.findall(f"{W}p")[:2]
    assert caption.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Caption"
    assert shown.find(f"{W}pPr/{W}keepNext") is not None
    assert shown.find(f"{W}pPr/{W}jc").get(f"{W}val") == "center"
    assert next(page.body.iter(f"{WP}docPr")).get("descr").startswith("现场<照片>")


def test_without_a_style_for_captions_the_caption_is_centred(show: Any, word: Any) -> None:
    document = on_a4(word, "{{p a | picture('图1') }}")
    style = document.styles["Caption"].element
    style.getparent().remove(style)
    caption = show(document, a=PHOTO).body.findall(f"{W}p")[1]
    assert caption.find(f"{W}pPr/{W}jc").get(f"{W}val") == "center"


def test_in_a_cell_it_is_as_wide_as_the_cell(show: Any, word: Any) -> None:
    document = on_a4(word, [["{{p a | picture }}", "{{p a | picture('', 50) }}"]])
    table = document.tables[0]
    table.autofit = False
    for cell in table.rows[0].cells:
        cell.width = Twips(4000)
    page = show(document, a=PHOTO)
    inner = (4000 - 2 * 108) * EMU_PER_TWIP
    assert sizes(page.body) == [(inner, inner // 2), (inner // 2, inner // 4)]


def test_where_a_column_goes_it_takes_the_room_that_there_is(word: Any) -> None:
    document = on_a4(word, [["{%tc if a == '' %}", "甲", "{%tc endif %}", "{{p a | picture }}"]])
    template = word.template(document)
    assert "图片" in template.reason
    page = word.fill(document, context={"a": PHOTO}, pictures=FILES)
    [[cell]] = page.tables[0]
    inner = (cell.width - 2 * 108) * EMU_PER_TWIP
    assert sizes(page.body) == [(inner, inner // 2)]


def test_an_empty_path_prints_nothing_and_leaves_no_blank_line(show: Any) -> None:
    for nothing in ("", None, [], ["", None]):
        page = show("前", "{{p a | picture('题注') }}", "后", a=nothing)
        assert page.paragraphs == ["前", "后"]
        assert not [name for name in page.parts if "media/" in name]


def test_a_list_of_paths_prints_one_after_the_other(show: Any) -> None:
    page = show("{{p a | picture('三张', 40) }}", "后", a=["小图.png", "", PHOTO, "小图.png"])
    assert page.paragraphs == ["", "", "", "三张", "后"]
    assert targets(page.parts) == [SMALL, WIDE, SMALL]
    assert len([name for name in page.parts if "media/" in name]) == 2
    numbers = [e.get("id") for e in page.body.iter(f"{WP}docPr")]
    assert len(set(numbers)) == 3


def test_a_loop_and_a_condition_choose_the_pictures(show: Any) -> None:
    page = show(
        "{%p for photo in photos if photo.file %}",
        "{{p photo.file | picture(loop.index ~ '.' ~ photo.title) }}",
        "{%p endfor %}",
        photos=[
            {"file": PHOTO, "title": "会议"},
            {"file": "", "title": "无"},
            {"file": "小图.png", "title": "现场"},
        ],
    )
    assert page.paragraphs == ["", "1.会议", "", "2.现场"]
    assert targets(page.parts) == [WIDE, SMALL]


def test_a_header_shows_pictures_of_its_own(word: Any, show: Any) -> None:
    document = on_a4(word, "{{p a | picture }}")
    document.sections[0].header.paragraphs[0].text = "{{p a | picture('', '20毫米') }}"
    page = show(document, a=PHOTO)
    [header] = [n for n in page.parts if n.startswith("word/header") and b"blip" in page.parts[n]]
    assert targets(page.parts, header) == [WIDE]
    assert sizes(page.root(header)) == [(20 * EMU_PER_MILLIMETRE, 10 * EMU_PER_MILLIMETRE)]


def test_a_path_may_be_written_as_windows_does(show: Any) -> None:
    assert targets(show("{{p a | picture }}", a=PHOTO.replace("/", "\\")).parts) == [WIDE]

    tag = '{{p "佐证材料\\会议 现场.jpg" | picture }}'
    assert targets(show(tag).parts) == [WIDE]


@pytest.mark.parametrize(
    "path", ["C:\\照片\\小图.png", "D:小图.png", "/照片/小图.png", "\\\\机器\\图.png"]
)
def test_a_path_from_the_root_of_a_drive_is_told_to_begin_in_the_project(
    word: Any, path: str
) -> None:
    for tag in ("{{p a | picture }}", f'{{{{p "{path}" | picture }}}}'):
        [found] = word.problems(tag, context={"a": path}, pictures=FILES)
        assert found.code == "T009" and path in found.message
        assert "不写盘符" in "".join(found.hints)


@pytest.mark.parametrize(
    ("path", "content", "words"),
    [
        ("没有.jpg", None, "找不到图片「没有.jpg」"),
        ("证明.pdf", b"%PDF-1.7", "图片「证明.pdf」无法读取"),
        ("断.png", picture()[:40], "图片「断.png」无法读取"),
    ],
)
def test_a_missing_or_unreadable_picture_is_an_error_with_its_place(
    word: Any, path: str, content: bytes | None, words: str
) -> None:
    files = {} if content is None else {path: content}
    made = word.bytes_of(word.document("前", [["", "{{p a | picture('现场') }}"]]))
    for read in (short_template, long_template):
        rendered = render(read(made), {"a": path}, pictures=files)
        assert rendered.content is None
        [found] = rendered.diagnostics
        assert (found.code, found.where) == ("T009", "第1个表格第1行第2格")
        assert words in found.message
        assert found.hints
        assert "第0行" not in "".join(found.hints)


@pytest.mark.parametrize("content", [None, b"%PDF-1.7", picture()[:40]])
def test_in_a_draft_a_hole_says_which_picture_is_missing(word: Any, content: bytes | None) -> None:
    made = word.bytes_of(
        word.document(
            "前",
            "{{p a | picture('现场') }}",
            "{{p text | markdown }}",
            "章：{{r a | picture }}后",
            [["{{p a | picture }}"]],
        )
    )
    context = {"a": "证明\x07.png", "text": "甲\n\n![图1](证明.png)\n\n乙"}
    files = {} if content is None else {"证明\x07.png": content, "证明.png": content}
    both = take_both(made, context, pictures=files, draft=True)
    assert both is not None
    assert both.differences == []
    found = both.short.diagnostics
    assert [(d.code, str(d.severity)) for d in found] == [("T009", "warning")] * 4
    page = word.Page(both.short.content)
    first, second = "【待定】（图片：证明�.png）", "【待定】（图片：证明.png）"
    texts = ["前", first, "现场", "甲", second, "图1", "乙", f"章：{first}后"]
    assert [text for text in page.paragraphs if text] == texts
    assert page.texts() == [[first]]
    red = [r for r in page.body.iter(f"{W}r") if r.find(f"{W}rPr/{W}color") is not None]
    assert ["".join(r.itertext()) for r in red] == ["【待定】"] * 4
    assert take_both(made, context, pictures=files).short.content is None


def test_in_the_middle_of_a_text_it_is_refused_with_the_way_to_write_it(word: Any) -> None:
    template = word.template("见{{ a | picture }}。")
    for draft in (False, True):
        rendered = word.render(template, {"a": PHOTO}, pictures=FILES, draft=draft)
        [found] = rendered.diagnostics
        assert (found.code, found.where) == ("T010", "正文第1段")
        assert "{{p 名称 | picture }}" in "".join(found.hints)


def test_within_a_line_it_stands_between_the_words(show: Any) -> None:
    page = show("章：{{r a | picture('', '8毫米') }}（盖章）", a="小图.png")
    assert page.paragraphs == ["章：（盖章）"]
    assert sizes(page.body) == [(8 * EMU_PER_MILLIMETRE, 4 * EMU_PER_MILLIMETRE)]
    runs = page.body.find(f"{W}p").findall(f"{W}r")
    assert [r.find(f"{W}drawing") is not None for r in runs] == [False, True, False]


def test_within_a_line_there_is_no_room_for_a_caption_or_a_table(said: Any) -> None:
    [(code, where, message)] = said("章：{{r a | picture('公章') }}", a=PHOTO)
    assert (code, where) == ("T010", "正文第1段")
    assert "题注" in message
    [(code, where, _message)] = said("章：{{r t | markdown }}", t="| a |\n|--|\n| 1 |")
    assert (code, where) == ("T010", "正文第1段")


def test_what_is_no_path_is_refused(said: Any) -> None:
    for value in ({"file": PHOTO}, 7, [PHOTO, 7], True):
        [(code, where, message)] = said("{{p a | picture }}", a=value)
        assert (code, where) == ("T010", "正文第1段")
        assert "路径" in message


def test_a_picture_of_the_long_texts_keeps_its_own_size(show: Any) -> None:
    page = show("{{p a | markdown }}", "{{p b | picture }}", a="![](小图.png)", b="小图.png")
    natural = 60 * 914400 // 72
    assert sizes(page.body) == [(natural, natural // 2), (TEXT_WIDTH, TEXT_WIDTH // 2)]
