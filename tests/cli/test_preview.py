"""``filings preview`` and ``filings build --pdf``: the documents as they look, by LibreOffice."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from support.command import Done, filings
from support.office import counted, needs_office, needs_scripts, program

from filings.workflows.libreoffice import find_office

SMALL = ("--only", "请示")
"""The shortest document of the sample."""


def names(folder: Path) -> set[str]:
    """The files of a folder that a user sees."""
    return {f.name for f in folder.iterdir() if not f.name.startswith(".")} - {
        "filings-manifest.json"
    }


def preview(folder: Path, *options: str, **environment: str) -> Done:
    return filings("preview", folder, *options, **environment)


# What a preview shows


@needs_office
def test_every_document_is_shown_page_by_page_and_none_is_written(
    town: Path, tmp_path: Path
) -> None:
    environment, calls = counted(tmp_path)
    done = preview(town, "--format", "json", **environment)
    assert done.code == 0
    shown = json.loads(done.out)
    pages = [Path(page) for page in shown["pages"]]
    assert pages[0].name == "01-申报备案表-01.png"
    assert all(page.read_bytes().startswith(b"\x89PNG") for page in pages)
    stems = [Path(pdf).stem for pdf in shown["pdfs"]]
    shown_in_order = dict.fromkeys(page.stem.rpartition("-")[0] for page in pages)
    assert list(shown_in_order) == stems
    assert names(town / "成果") == {"预览"}
    assert calls.read_text().splitlines() == ["call"]  # one for all documents


@needs_office
def test_a_page_has_the_shape_of_its_paper(town: Path) -> None:
    from PIL import Image

    preview(town, "--only", "请示", "--only", "责任分工表")
    folder = town / "成果" / "预览"
    for name, upright in (("02-请示-01.png", True), ("05-责任分工表-01.png", False)):
        with Image.open(folder / name) as page:
            long, short = max(page.size), min(page.size)
            assert abs(long / short - 297 / 210) < 0.01
            assert (page.height > page.width) is upright
            assert page.convert("L").getextrema() == (0, 255)  # something is printed on it


@needs_office
def test_two_previews_at_once_do_not_meet_and_show_the_same(town: Path, tmp_path: Path) -> None:
    folders = [tmp_path / "甲", tmp_path / "乙"]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "filings", "preview", town, *SMALL, "-o", folder, "-q"],
            env={**os.environ, "TZ": zone, "PYTHONUTF8": "1"},
        )
        for folder, zone in zip(folders, ("Asia/Shanghai", "America/New_York"), strict=True)
    ]
    assert [process.wait() for process in running] == [0, 0]
    first, second = ({f.name: f.read_bytes() for f in folder.iterdir()} for folder in folders)
    assert "02-请示.pdf" in first
    assert first == second


@needs_office
def test_the_folder_shows_the_last_preview_and_what_others_put_there(town: Path) -> None:
    preview(town, "--only", "请示", "--only", "自查报告")
    folder = town / "成果" / "预览"
    (folder / "领导批注.png").write_bytes(b"not ours")
    (folder / "03-自查报告-01.png").write_bytes(b"written on by hand")
    (folder / "02-请示-01.png").write_bytes(b"written on by hand")
    done = preview(town, *SMALL)
    assert done.code == 0
    assert names(folder) == {
        "领导批注.png",
        "03-自查报告-01.png",
        "02-请示.pdf",
        "02-请示-01.png",
        "02-请示-01（新）.png",
        "02-请示-02.png",
    }
    assert (folder / "02-请示-01.png").read_bytes() == b"written on by hand"
    assert "B001" in done.err
    assert "--force" not in done.err  # preview has none


@needs_office
def test_a_draft_can_be_looked_at_where_a_finished_document_cannot(town: Path) -> None:
    filing = town / "filing.yaml"
    text = filing.read_text(encoding="utf-8")
    filing.write_text(text.replace("authority:", "# authority:", 1), encoding="utf-8")
    refused = preview(town, *SMALL)
    assert refused.code == 1
    assert "有 1 个错误，没有预览。" in refused.err
    assert not (town / "成果").exists()
    done = preview(town, *SMALL, "--draft")
    assert done.code == 0
    assert "征求意见稿" in done.out
    assert "02-请示（征求意见稿）-01.png" in names(town / "成果" / "预览")


@needs_office
def test_without_the_library_that_draws_there_are_pdfs_and_a_word(town: Path) -> None:
    script = (
        "import sys\n"
        "sys.modules['pypdfium2'] = None  # as where it is not installed\n"
        "from filings.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "preview", town, *SMALL],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert names(town / "成果" / "预览") == {"02-请示.pdf"}
    assert "B010" in done.stderr
    assert "pip install '.[pdf]'" in done.stderr


# A PDF beside each document


@needs_office
def test_a_pdf_stands_beside_each_document_and_is_not_made_twice(
    town: Path, tmp_path: Path
) -> None:
    environment, calls = counted(tmp_path)
    build = ("build", town, "--pdf", "--format", "json")
    first = json.loads(filings(*build, **environment).out)["outputs"]
    documents = [Path(o["file"]) for o in first if o["file"].endswith(".docx")]
    assert documents[0].name == "01-申报备案表.docx"
    assert [Path(output["file"]) for output in first] == [
        *documents,
        *(document.with_suffix(".pdf") for document in documents),
    ]
    again = json.loads(filings(*build, PATH="").out)["outputs"]  # LibreOffice is gone
    assert [output["status"] for output in again] == ["unchanged"] * len(first)
    assert [output["sha256"] for output in again] == [output["sha256"] for output in first]

    with (town / "请示.md").open("a", encoding="utf-8") as text:
        text.write("\n附件已另行报送。\n")
    third = json.loads(filings(*build, **environment).out)["outputs"]
    changed = {Path(o["file"]).name for o in third if o["status"] == "written"}
    assert changed == {"01-申报备案表.docx", "01-申报备案表.pdf", "02-请示.docx", "02-请示.pdf"}
    assert calls.read_text().splitlines() == ["call", "call"]


@needs_office
def test_the_pdf_of_a_document_that_was_kept_stands_beside_the_new_one(town: Path) -> None:
    filings("build", town, *SMALL, "--pdf")
    document = town / "成果" / "02-请示.docx"
    document.write_bytes(document.read_bytes() + b"edited")
    (town / "请示.md").write_text("请审批。\n", encoding="utf-8")
    done = filings("build", town, *SMALL, "--pdf")
    assert "02-请示（新）.pdf" in done.out
    assert "这些 PDF 是以前的，与现在的 Word 文档不是同一份内容：02-请示.pdf" in done.err
    assert names(town / "成果") == {
        f"02-请示{mark}{suffix}" for mark in ("", "（新）") for suffix in (".docx", ".pdf")
    }


@needs_office
def test_a_pdf_that_shows_an_earlier_document_is_named(town: Path) -> None:
    filings("build", town, *SMALL, "--pdf")
    assert "B003" not in filings("build", town, *SMALL).said
    (town / "请示.md").write_text("请审批。\n", encoding="utf-8")
    done = filings("build", town, *SMALL)
    assert "B003 这些 PDF 是以前的" in done.err
    assert "02-请示.pdf" in done.err
    assert "B003" not in filings("build", town, *SMALL, "--pdf").said


@needs_office
def test_a_pdf_without_its_document_in_the_list_is_named_like_the_document(town: Path) -> None:
    filings("build", town, *SMALL, "--pdf")
    filing = town / "filing.yaml"
    filing.write_text(filing.read_text("utf-8").replace("request, ", "", 1), encoding="utf-8")
    done = filings("build", town, "--only", "自查打分表")
    assert "现在的文档清单里已经没有：02-请示.docx、02-请示.pdf" in done.err


# LibreOffice that is not there, fails or hangs


BOTH = pytest.mark.parametrize("command", [("preview",), ("build", "--pdf")], ids=" ".join)


@BOTH
def test_where_libreoffice_is_missing_it_is_said_how_to_install_it(
    command: tuple[str, ...], town: Path
) -> None:
    nowhere = {**os.environ, "PATH": "", "FILINGS_SOFFICE": ""}
    if find_office(nowhere).program is not None:
        pytest.skip("LibreOffice stands where it is found without a PATH")
    done = filings(*command, town, **nowhere)
    assert done.code == 1
    assert "B007 没有找到 LibreOffice" in done.err
    for words in ("apt install libreoffice-writer", "dnf install libreoffice-writer", "Windows"):
        assert words in done.err
    assert not (town / "成果").exists()


def test_a_program_that_is_named_and_not_there_is_told_by_its_name(town: Path) -> None:
    done = preview(town, *SMALL, FILINGS_SOFFICE="/nowhere/soffice")
    assert done.code == 1
    assert "环境变量 FILINGS_SOFFICE 写的“/nowhere/soffice”不是能运行的程序" in done.err


@needs_office
def test_a_program_that_is_named_is_used(town: Path, tmp_path: Path) -> None:
    environment, calls = counted(tmp_path)
    place = str(tmp_path / "bin" / "soffice")
    assert filings("build", town, *SMALL, "--pdf", FILINGS_SOFFICE=place).code == 0
    assert calls.read_text().splitlines() == ["call"]
    assert environment["PATH"].startswith(str(tmp_path))


@needs_scripts
@BOTH
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'source file could not be loaded' >&2; exit 1", "could not be loaded"),
        # The first document whole, the second broken off, no third.
        (
            'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"\n'
            "printf '%%PDF-1.6 %%%%EOF' > \"$2/0001.pdf\"; printf '%%PDF-1.6' > \"$2/0002.pdf\"",
            "02-请示.docx、03-自查报告.docx",
        ),
    ],
    ids=["fails", "half done"],
)
def test_where_libreoffice_fails_nothing_is_written(
    command: tuple[str, ...], script: str, said: str, town: Path, tmp_path: Path
) -> None:
    done = filings(*command, town, **program(tmp_path / "bin", script))
    assert done.code == 1
    assert done.err.count("B008") == 1
    assert "LibreOffice 没有做出 PDF" in done.err
    assert said in done.err
    assert not (town / "成果").exists()


@needs_scripts
def test_a_program_that_cannot_be_started_is_one_message(town: Path, tmp_path: Path) -> None:
    environment = program(tmp_path / "bin", "")
    (tmp_path / "bin" / "soffice").write_bytes(b"\x7fELF no program")
    done = preview(town, *SMALL, **environment)
    assert (done.code, done.err.count("B008")) == (1, 1)
    assert "LibreOffice 启动不了" in done.err


@needs_scripts
@BOTH
def test_where_libreoffice_hangs_it_is_ended_with_all_that_it_started(
    command: tuple[str, ...], town: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    environment = program(tmp_path / "bin", f'exec 3> "{pipe}"\nsleep 3600 & wait')
    done = filings(*command, town, FILINGS_SOFFICE_SECONDS="1", **environment)
    assert done.code == 1
    assert "LibreOffice 过了 1 秒还没有做完，已经停下" in done.err
    assert not (town / "成果").exists()
    ended, _writable, _failed = select.select([reader], [], [], 60)
    assert ended and os.read(reader, 1) == b""  # nobody holds the other end any more
    os.close(reader)


@needs_scripts
def test_what_libreoffice_leaves_behind_is_cleared_away(town: Path, tmp_path: Path) -> None:
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    environment = program(tmp_path / "bin", "touch left; exit 1")
    assert preview(town, *SMALL, TMPDIR=str(rooms), **environment).code == 1
    assert list(rooms.iterdir()) == []


@pytest.mark.parametrize("limit", ["十分钟", "0", "-1", "nan", "inf"])
def test_a_limit_that_is_no_number_of_seconds_is_wrong_usage(limit: str, town: Path) -> None:
    done = preview(town, FILINGS_SOFFICE_SECONDS=limit)
    assert done.code == 2
    assert "环境变量 FILINGS_SOFFICE_SECONDS 要写大于 0 的秒数" in done.err


@needs_office
def test_a_project_without_documents_has_nothing_to_show(town: Path) -> None:
    filing = town / "filing.yaml"
    lines = filing.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("documents:")]
    filing.write_text("\n".join([*kept, "documents: []"]), encoding="utf-8")
    done = preview(town)
    assert (done.code, done.out) == (0, "“文档”清单是空的，没有可生成的。\n")


@needs_office
def test_a_folder_that_cannot_be_written_is_told(town: Path) -> None:
    (town / "成果").write_text("a file", encoding="utf-8")
    done = preview(town, *SMALL)
    assert (done.code, done.err.count("B004")) == (1, 1)
