"""Stopped, refused or disturbed at any moment, an import leaves whole files, and can be done again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from support.command import filings as run
from support.killing import SCRIPTS_FIND_US

from filings.project.load import load
from filings.workflows.import_ import import_documents
from filings.workflows.lock import locked
from filings.workflows.source import read_source

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")

HEADER = ("序号", "工作任务", "责任单位", "完成时限")
TASKS = (
    ("1", "制定工作方案", "示例镇党政办", "2024年6月底前"),
    ("2", "开展宣传", "示例镇财政所", "长期坚持"),
)
MORE = (*TASKS, ("3", "总结经验", "示例镇宣传办", "2024年12月底前"))


def paper(file: Path, rows: tuple[tuple[str, ...], ...], title: str = "重点任务分工表") -> Path:
    document = docx.Document()
    document.add_paragraph(title)
    table = document.add_table(len(rows) + 1, len(HEADER))
    for row, texts in zip(table.rows, (HEADER, *rows), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(file)
    return file


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for those that begin with a dot."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.startswith(".")}


def scene(kind: str, folder: Path) -> None:
    """What is in the folder before the import."""
    if kind == "nothing":
        return
    other = paper(
        folder.parent / "先前.docx",
        TASKS,
        "重点任务分工表" if kind == "edited" else "另一张任务分工表",
    )
    import_documents([read_source(other)], folder)
    for rubric in folder.glob("*分工表.yaml"):
        rubric.write_text(rubric.read_text("utf-8").replace("开展", "广泛开展"), "utf-8")


# A process for each moment would load everything anew; these are forked from one that has.
KILLED_AT = """
import os, shutil, signal, sys
from pathlib import Path
from support.killing import die_at_call
from filings.workflows.import_ import import_documents
from filings.workflows.source import read_source

paper, before, places = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
documents = [read_source(paper)]
import_documents(documents, places / "warm")

def stopped_after(left, folder):
    die_at_call(left, ("open", "mkdir", "fsync", "replace", "rename", "chmod", "unlink"))
    import_documents(documents, folder)
    os._exit(0)

count, status = 0, 1
while status:
    folder = places / str(count)
    if before.exists():
        shutil.copytree(before, folder)
    child = os.fork()
    if not child:
        try:
            stopped_after(count, folder)
        finally:
            os._exit(9)
    status = os.waitpid(child, 0)[1]
    assert status in (0, signal.SIGKILL), status
    count += 1
print(count)
"""


@pytest.mark.parametrize("kind", ["nothing", "edited", "other"])
def test_killed_at_any_moment_all_is_whole_and_the_next_import_does_the_rest(
    kind: str, tmp_path: Path
) -> None:
    before, places = tmp_path / "before", tmp_path / "places"
    scene(kind, before)
    file = paper(tmp_path / "通知.docx", MORE)
    old = contents(before) if before.exists() else {}
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT, str(file), str(before), str(places)],
        capture_output=True, text=True, check=False, env=SCRIPTS_FIND_US,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    count = int(done.stdout)
    assert count > 15
    whole = contents(places / str(count - 1))
    for stop in range(count - 1):
        folder = places / str(stop)
        there = contents(folder) if folder.exists() else {}
        for name, content in there.items():
            assert content in (old.get(name), whole.get(name)), (stop, name)
        assert set(old) <= set(there), stop
        if "filing.yaml" in there:
            assert [d for d in load(folder)[1] if d.code.startswith("Y")] == []
        import_documents([read_source(file)], folder)
        again = contents(folder)
        assert again.keys() == whole.keys(), stop
        for name in whole.keys() - {"导入情况.txt"}:  # which says what was new this time
            assert again[name] == whole[name], (stop, name)
        left = [p.name for p in folder.iterdir() if p.name.startswith(".")]
        assert left == [], stop


def test_what_somebody_edited_is_kept_beside_and_never_missing(tmp_path: Path) -> None:
    folder = tmp_path / "项目"
    scene("edited", folder)
    edited = (folder / "重点任务分工表.yaml").read_bytes()
    import_documents([read_source(paper(tmp_path / "通知.docx", MORE))], folder)
    assert (folder / "重点任务分工表（原）.yaml").read_bytes() == edited


def test_a_disk_without_room_changes_nothing_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "项目"
    scene("edited", folder)
    before = contents(folder)
    file = paper(tmp_path / "通知.docx", MORE)
    script = (
        "import resource, signal, sys\n"
        "import filings.cli\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))\n"
        "sys.exit(filings.cli.main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "import", str(file), "-o", str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert contents(folder) == before
    assert [p.name for p in folder.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize("name", ["filing.yaml", "重点任务分工表.yaml", "导入情况.txt"])
def test_nothing_is_written_through_a_link(name: str, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "项目", tmp_path / "别处"
    scene("edited", folder)
    (folder / name).rename(elsewhere)
    (folder / name).symlink_to(elsewhere)
    there = elsewhere.read_bytes()
    result = run("import", str(paper(tmp_path / "通知.docx", MORE)), "-o", str(folder))
    assert "I205" in result.out + result.err
    assert result.code == 1
    assert elsewhere.read_bytes() == there
    assert (folder / name).is_symlink()


def test_a_folder_in_the_place_of_a_file_is_told_and_nothing_written(tmp_path: Path) -> None:
    folder = tmp_path / "项目"
    (folder / "filing.yaml").mkdir(parents=True)
    result = run("import", str(paper(tmp_path / "通知.docx", MORE)), "-o", str(folder))
    assert result.code in (1, 3)
    assert "Traceback" not in result.out + result.err
    assert [p.name for p in folder.iterdir()] == ["filing.yaml"]


def test_a_file_that_cannot_be_read_says_so_once_and_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "照片.docx").write_bytes(b"\xff\xd8\xff\xe0" + b"x" * 50)
    folder = tmp_path / "深" / "项目"
    result = run("import", str(tmp_path / "照片.docx"), "-o", str(folder))
    assert result.code == 1
    assert (result.out + result.err).count("错误") == 1
    assert "警告" not in result.out + result.err
    assert not (tmp_path / "深").exists()


def test_a_paper_that_demands_nothing_makes_no_folder(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("会议定于明日召开。")
    document.save(tmp_path / "通知.docx")
    result = run("import", str(tmp_path / "通知.docx"), "-o", str(tmp_path / "项目"))
    assert result.code == 1
    assert not (tmp_path / "项目").exists()


def test_a_lock_that_its_holder_removed_locks_nobody_in(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with locked(lock, remove=True):
        assert lock.exists()
    assert not lock.exists()
    with locked(lock, remove=True):
        os.unlink(lock)  # noqa: PTH108 - as the holder of before would
    assert not lock.exists()
