"""Evidence photographs in a document of a project, by an own template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Twips
from lxml import etree
from support.pictures import EMU_PER_TWIP, picture, sizes, targets
from support.projects import TODAY
from support.roads import short_template, take_both

from filings.diagnostics import Severity
from filings.documents import full_context, plan_documents
from filings.project.load import load
from filings.word.outline import outline
from filings.word.package import read
from filings.workflows.build import BuildResult, build
from filings.workflows.making import pictures_of
from filings.workflows.template import check_template

TEMPLATE = "佐证照片.docx"
EVIDENCE = """
  P01: {file: 佐证材料/现场/集市 检查.jpg, title: 集市快检现场, date: 2025-06-03}
  P02: {file: 佐证材料\\现场\\培训.PNG, title: 质量培训, date: 2025-07-10}
  P03: {file: 佐证材料/现场/说明.pdf, title: 培训说明, date: 2025-07-10}
"""
MARKET, TRAINING = picture(1600, 1200, "JPEG"), picture(300, 900)


@pytest.fixture
def filing(write_project: Any) -> Path:
    """A project with two photographs, and a template that prints whatever is one."""
    folder: Path = write_project(
        "programme: {name: 质量强镇, authority: 示例区质量办, start: 2025-01-01, end: 2026-12-31}\n"
        "applicant: {name: 示例镇人民政府, location: 示例区示例镇, date: 2026-03-02}\n"
        "documents:\n  - {template: 佐证照片.docx, output: 佐证照片}\n"
        f"evidence:{EVIDENCE}"
    )
    photographs = folder / "佐证材料" / "现场"
    photographs.mkdir(parents=True)
    (photographs / "集市 检查.jpg").write_bytes(MARKET)
    (photographs / "培训.PNG").write_bytes(TRAINING)
    (photographs / "说明.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (folder / "templates").mkdir()
    own = Document()
    section = own.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.left_margin, section.right_margin = Twips(1588), Twips(1474)
    section.top_margin, section.bottom_margin = Twips(2098), Twips(1985)
    own.add_paragraph("{{ applicant.name }}佐证照片")
    own.add_paragraph("{%p for item in evidence %}")
    own.add_paragraph("{{p item.picture | picture(item.title) }}")
    own.add_paragraph("{%p endfor %}")
    own.save(str(folder / "templates" / TEMPLATE))
    return folder


def built(folder: Path, **options: Any) -> BuildResult:
    return build(load(folder)[0], today=TODAY, **options)


def test_the_photographs_are_as_wide_as_the_text_each_with_its_title(filing: Path) -> None:
    result = built(filing)
    assert [d.message for d in result.diagnostics if d.severity is Severity.ERROR] == []
    [output] = result.outputs
    package = read(output.file.read_bytes())
    root = etree.fromstring(package.parts["word/document.xml"])
    width = (11906 - 1588 - 1474) * EMU_PER_TWIP
    height = (16838 - 2098 - 1985) * EMU_PER_TWIP * 80 // 100
    assert sizes(root) == [(width, width * 3 // 4), (height // 3, height)]
    assert targets(package.parts) == [MARKET, TRAINING]
    texts = [text for p in Document(str(output.file)).paragraphs if (text := p.text)]
    assert texts == ["示例镇人民政府佐证照片", "集市快检现场", "质量培训"]
    assert "说明" not in outline(package)


@pytest.mark.parametrize("draft", [False, True])
def test_both_roads_of_the_engine_make_the_same_of_them(filing: Path, draft: bool) -> None:
    project, _found = load(filing)
    [document] = plan_documents(project)
    content = (filing / "templates" / TEMPLATE).read_bytes()
    context = full_context(project, "", document)
    both = take_both(content, context, pictures=pictures_of(project), draft=draft)
    assert both is not None
    assert both.differences == []
    assert both.short.content is not None
    assert short_template(content).program is not None


def test_the_same_project_gives_the_same_bytes(filing: Path, tmp_path: Path) -> None:
    first, second = (built(filing, out=tmp_path / name) for name in ("一", "二"))
    assert first.outputs[0].file.read_bytes() == second.outputs[0].file.read_bytes()


def test_a_photograph_that_is_not_there_is_reported_with_the_place_of_its_tag(
    filing: Path,
) -> None:
    (filing / "佐证材料" / "现场" / "培训.PNG").write_bytes(TRAINING[:50])
    (filing / "佐证材料" / "现场" / "集市 检查.jpg").unlink()
    found = check_template(filing / "templates" / TEMPLATE, project=load(filing)[0]).diagnostics
    assert [(d.code, d.where, str(d.span)) for d in found] == [
        ("T009", "正文第3段", f"templates/{TEMPLATE}")
    ] * 2
    assert built(filing).refused
    assert not (filing / "成果").exists()
    draft = built(filing, draft=True)
    assert [d.code for d in draft.diagnostics if d.code == "T009"] == ["T009"] * 2
    [output] = draft.outputs
    texts = [p.text for p in Document(str(output.file)).paragraphs]
    assert "【待定】（图片：佐证材料/现场/集市 检查.jpg）" in texts


def test_a_picture_is_read_when_it_is_shown_and_once(filing: Path) -> None:
    pictures = pictures_of(load(filing)[0])
    file = filing / "佐证材料" / "现场" / "集市 检查.jpg"
    later = picture(50, 50)
    file.write_bytes(later)
    assert pictures["佐证材料/现场/集市 检查.jpg"] == later
    file.write_bytes(MARKET)
    assert pictures["佐证材料\\现场\\集市 检查.jpg"] == later
    assert sorted(pictures) == sorted(
        f.relative_to(filing).as_posix() for f in filing.rglob("*") if f.is_file()
    )
    assert len(pictures) == len(list(pictures))


@pytest.mark.parametrize("path", ["没有.jpg", "佐证材料", "../外.jpg", "/etc/hostname", ""])
def test_nothing_outside_the_folder_of_the_project_is_shown(filing: Path, path: str) -> None:
    (filing.parent / "外.jpg").write_bytes(MARKET)
    assert pictures_of(load(filing)[0]).get(path) is None
