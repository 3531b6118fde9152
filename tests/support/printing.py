"""The documents of all samples, printed: by one call of LibreOffice, on the project's own road."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from docx import Document

from filings.project.load import load
from filings.resources import samples_folder
from filings.word.namespaces import W
from filings.workflows.build import make_all
from filings.workflows.fonts import find_stand_ins
from filings.workflows.libreoffice import find_office, to_pdf
from support.flow import Flow, flow_of
from support.office import office_is_required
from support.paper_on_pages import PaperOnPages, on_pages
from support.printed import Page, read_pages
from support.projects import SAMPLES, TODAY, copy_of_sample

FACES = ("仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体")
"""The faces that must be told from each other."""
SONGTI = "宋体"


@dataclass(frozen=True)
class PrintedDocument:
    """A document of a sample: its kind, its Word file and its PDF."""

    sample: str
    file: str
    kind: str
    word: bytes
    pdf: bytes

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Its pages."""
        return read_pages(self.pdf)

    @cached_property
    def flow(self) -> Flow:
        """Its paragraphs and tables as its Word file has them."""
        return flow_of(self.word)

    @cached_property
    def on_pages(self) -> PaperOnPages:
        """Its flow found again on its pages."""
        return on_pages(self.flow, self.pages)


@dataclass(frozen=True)
class Printed:
    """All documents, and the name of the font in which each official face is printed.

    ``plain`` are the pages of a 请示 of many Chinese characters and nothing else.
    """

    documents: tuple[PrintedDocument, ...]
    plain: tuple[Page, ...]
    fonts: Mapping[str, str]


def print_all() -> Printed:
    """Every document of every sample. Skips the test where the machine cannot print them."""
    # The fonts first, and alone: where there are none the rest would be printed for nothing.
    [probed] = print_documents([("probe.docx", probe())])
    fonts = fonts_of(probed)
    made = []
    for sample in SAMPLES:
        project, _found = load(samples_folder() / sample)
        documents, found = make_all(project, today=TODAY)
        assert documents is not None, [str(d) for d in found]
        made += [(sample, document) for document in documents]
    contents = [(document.file, document.content) for _sample, document in made]
    *pdfs, plain = print_documents([*contents, ("plain.docx", plain_request())])
    return Printed(
        tuple(
            PrintedDocument(sample, d.file, d.kind, d.content, pdf)
            for (sample, d), pdf in zip(made, pdfs, strict=True)
        ),
        read_pages(plain),
        fonts,
    )


def print_documents(documents: Sequence[tuple[str, bytes]]) -> list[bytes]:
    """The PDF of each Word file (name and content). Skips where there is no LibreOffice."""
    office = find_office(os.environ)
    if office.program is None and not office_is_required():
        pytest.skip("LibreOffice is not installed, the pages cannot be measured")
    stand_ins = find_stand_ins((content for _name, content in documents), os.environ)
    pdfs, found = to_pdf(documents, office, stand_ins)
    assert found == []
    return pdfs


def plain_request() -> bytes:
    """The 请示 of a sample with a text of one long paragraph, in which no line has to end early."""
    with tempfile.TemporaryDirectory() as folder:
        town = copy_of_sample("town", Path(folder))
        text = "示例镇开展质量强镇创建工作" * 200 + "\n\n请予备案\n"
        (town / "请示.md").write_text(text, encoding="utf-8")
        made, found = make_all(load(town)[0], only=["request"], today=TODAY)
    assert made is not None, [str(d) for d in found]
    return made[0].content


def probe() -> bytes:
    """A Word file with a line in each of the official faces."""
    document = Document()
    for face in (*FACES, SONGTI):
        run = document.add_paragraph().add_run("公文字体")
        fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(f"{W}{kind}", face)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def fonts_of(probed: bytes) -> dict[str, str]:
    """The font in which each official face is printed, as the PDF of the probe shows it.

    Skips where the machine has too few fonts to tell the faces apart.
    """
    lines = read_pages(probed)[0].lines
    fonts = {face: line.marks[0].font for face, line in zip((*FACES, SONGTI), lines, strict=True)}
    if len({fonts[face] for face in FACES}) < len(FACES):
        message = f"the machine lacks fonts of official papers: {fonts}"
        if office_is_required():
            pytest.fail(message)
        pytest.skip(message)
    return fonts
