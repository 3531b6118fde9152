"""Packing: everything that belongs together, under names that hold, and nothing unsaid."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from support.packages import add_to, names_in, package_of, packed, write_small
from support.projects import TODAY, copy_of_sample

from filings.project.load import load
from filings.workflows.build import build
from filings.workflows.lock import locked
from filings.workflows.package.chosen import Prefer
from filings.workflows.package.pack import pack
from filings.workflows.package.verify import verify_one

PDF = b"%PDF-1.4 not empty"
EVIDENCE = {
    "E01": ("材料/成立文件.pdf", "关于成立领导小组的通知", PDF),
    "E02": ("材料/纪要.docx", "会议纪要", b"minutes"),
}
CITED = {"1": ["E01", "E02"], "3": ["E01"]}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path / "项目", EVIDENCE, CITED)


def codes(result: object) -> list[str]:
    return [d.code for d in result.diagnostics if d.code[0] in "BK"]  # type: ignore[attr-defined]


def edit(document: Path, words: str = "手工加的一句话。") -> None:
    opened = Document(str(document))
    opened.add_paragraph(words)
    opened.save(str(document))


def built(folder: Path) -> Path:
    project, _found = load(folder)
    (output,) = build(project, today=TODAY).outputs
    return output.file


def content_of(package: Path, name: str) -> bytes:
    with zipfile.ZipFile(package) as archive:
        (found,) = [n for n in archive.namelist() if n.endswith(name)]
        return archive.read(found)


def test_every_sample_packs_and_verifies_clean(sample: Path) -> None:
    package = package_of(sample)
    verified = verify_one(package)
    assert verified.is_whole
    assert {file.status for file in verified.files} == {"intact"}


def test_a_package_holds_documents_evidence_catalogue_index_and_manifest(small: Path) -> None:
    assert names_in(package_of(small)) == [
        "材料清单.html",
        "文档/01-任务分解表.docx",
        "文档/02-佐证材料目录.docx",
        "佐证材料/01 组织保障/1-1 关于成立领导小组的通知.pdf",
        "佐证材料/01 组织保障/1-2 会议纪要.docx",
        "filings-package.json",
    ]


def test_the_evidence_is_what_lies_in_the_project(small: Path) -> None:
    package = package_of(small)
    assert content_of(package, "1-1 关于成立领导小组的通知.pdf") == PDF
    assert content_of(package, "1-2 会议纪要.docx") == b"minutes"


def test_a_catalogue_that_the_project_asks_for_is_not_added_again(small: Path) -> None:
    filing = small / "filing.yaml"
    text = filing.read_text("utf-8").replace("- task_breakdown", "- 佐证材料目录\n- task_breakdown")
    filing.write_text(text, "utf-8")
    assert [n for n in names_in(package_of(small)) if n.startswith("文档/")] == [
        "文档/01-佐证材料目录.docx",
        "文档/02-任务分解表.docx",
    ]


def test_each_rubric_has_folders_and_a_catalogue_of_its_own(tmp_path: Path) -> None:
    folder = write_small(
        tmp_path,
        {**EVIDENCE, "E03": ("材料/c.pdf", "第三份", PDF)},
        {"1": ["E01"]},
        rubrics={"评分": "细则.yaml", "任务": "细则.yaml"},
        assignments={
            key: {"defaults": {"units": ["镇党政办"], "deadline": "全过程"}}
            for key in ("评分", "任务")
        },
        self_assessment={
            "评分": {"1": {"evidence": ["E01"]}},
            "任务": {"1": {"evidence": ["E03", "E01"]}, "2": {"evidence": ["E02"]}},
        },
        documents=[{"kind": "task_breakdown", "rubric": "任务"}],
    )
    names = names_in(package_of(folder))
    assert [n for n in names if n.startswith(("文档/", "佐证材料/"))] == [
        "文档/01-任务分解表.docx",
        "文档/02-佐证材料目录（评分）.docx",
        "文档/03-佐证材料目录（任务）.docx",
        "佐证材料/评分/01 组织保障/1-1 关于成立领导小组的通知.pdf",
        "佐证材料/任务/01 组织保障/1-1 第三份.pdf",
        "佐证材料/任务/01 组织保障/2-1 会议纪要.docx",
    ]


def test_errors_of_the_checks_forbid_packing(small: Path) -> None:
    (small / "材料" / "成立文件.pdf").unlink()
    result = packed(small)
    assert result.file is None
    assert "E002" in [d.code for d in result.diagnostics]
    assert not (small / "成果").exists()


def test_a_project_with_nothing_in_it_makes_no_empty_package(tmp_path: Path) -> None:
    folder = write_small(tmp_path, {}, {}, documents=[])
    result = packed(folder)
    assert (result.file, codes(result)) == (None, ["K001"])


def test_evidence_without_a_file_is_told_now_and_to_whoever_verifies(tmp_path: Path) -> None:
    folder = write_small(
        tmp_path, {"E01": (None, "还没拿到的证书", b"")}, {"1": ["E01"], "3": ["E01"]}
    )
    result = packed(folder)
    assert codes(result) == ["K007"]
    assert result.file is not None
    verified = verify_one(result.file)
    assert [(d.code, d.where) for d in verified.diagnostics] == [("K028", "1-1"), ("K028", "3-1")]
    assert verified.is_whole
    assert "（未附文件）" in content_of(result.file, "材料清单.html").decode()


def test_evidence_that_no_item_cites_lies_apart_and_is_told(small: Path) -> None:
    folder = write_small(small, {**EVIDENCE, "E09": ("材料/照片.JPG", None, b"jpg")}, CITED)
    result = packed(folder)
    assert codes(result) == ["K008"]
    assert result.file is not None
    assert "其他材料/E09" not in names_in(result.file)
    assert "其他材料/E09 照片.JPG" in names_in(result.file)


def test_the_index_leads_to_every_file(small: Path, tmp_path: Path) -> None:
    import re
    from urllib.parse import unquote

    package = package_of(small)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path / "解压")
    root = tmp_path / "解压" / "某镇人民政府"
    page = (root / "材料清单.html").read_text("utf-8")
    links = [unquote(link) for link in re.findall('href="([^"]+)"', page)]
    assert all((root / link).is_file() for link in links)
    assert set(links) == set(names_in(package)) - {"材料清单.html", "filings-package.json"}
    assert "（见 1-1）" in page


def test_words_of_the_project_are_words_in_the_index(small: Path) -> None:
    title = "合格率<95% & “其他”<script>alert(1)</script>"
    folder = write_small(small, {"E01": ("材料/a.pdf", title, PDF)}, {"1": ["E01"]})
    page = content_of(package_of(folder), "材料清单.html").decode()
    assert "<script>" not in page
    assert "合格率&lt;95% &amp; “其他”&lt;script&gt;" in page


# Documents that somebody edited --------------------------------------------------------------


def test_a_document_edited_by_hand_is_packed_as_edited_and_that_is_told(small: Path) -> None:
    document = built(small)
    edit(document)
    result = packed(small)
    assert codes(result) == ["K003"]
    assert result.file is not None
    assert content_of(result.file, document.name) == document.read_bytes()


def test_a_document_that_nobody_edited_is_packed_as_the_project_is_now(small: Path) -> None:
    document = built(small)
    old = document.read_bytes()
    rubric = small / "细则.yaml"
    rubric.write_text(rubric.read_text("utf-8").replace("第2件事", "第二件大事"), "utf-8")
    result = packed(small)
    assert codes(result) == ["K004"]
    assert result.file is not None
    assert content_of(result.file, document.name) != old
    assert document.read_bytes() == old


def change_both(folder: Path) -> Path:
    """Somebody edits the document, and the project changes after it was built."""
    document = built(folder)
    edit(document)
    rubric = folder / "细则.yaml"
    rubric.write_text(rubric.read_text("utf-8").replace("第2件事", "第二件大事"), "utf-8")
    return document


def test_where_document_and_project_both_changed_nobody_guesses(small: Path) -> None:
    document = change_both(small)
    result = packed(small)
    assert (result.file, codes(result)) == (None, ["K002"])
    project, _found = load(small)
    build(project, today=TODAY)  # writes 「（新）」 beside it, which decides nothing
    assert codes(packed(small)) == ["K002"]
    edited = packed(small, prefer=Prefer.EDITED)
    assert codes(edited) == ["K003"]
    assert edited.file is not None
    assert content_of(edited.file, document.name) == document.read_bytes()
    fresh = packed(small, prefer=Prefer.FRESH)
    assert codes(fresh) == []
    assert fresh.file is not None
    assert content_of(fresh.file, document.name) != document.read_bytes()


def test_where_the_new_one_beside_was_edited_too_only_people_can_say(small: Path) -> None:
    document = change_both(small)
    project, _found = load(small)
    build(project, today=TODAY)
    edit(document.with_name(f"{document.stem}（新）.docx"))
    for prefer in (Prefer.ASK, Prefer.EDITED):
        result = packed(small, prefer=prefer)
        assert (result.file, codes(result)) == (None, ["K002"])
    assert codes(packed(small, prefer=Prefer.FRESH)) == []


def test_an_edited_document_that_has_another_number_now_is_not_forgotten(small: Path) -> None:
    document = built(small)
    edit(document)
    filing = small / "filing.yaml"
    listed = filing.read_text("utf-8")
    filing.write_text(listed.replace("- task_breakdown", "- 责任分工表\n- task_breakdown"), "utf-8")
    result = packed(small)
    assert (result.file, codes(result)) == (None, ["K002"])
    assert "现在这份文档叫“02-任务分解表.docx”" in result.diagnostics[-1].message
    assert codes(packed(small, prefer=Prefer.FRESH)) == []
    filing.write_text(listed.replace("- task_breakdown", "- 责任分工表"), "utf-8")
    assert codes(packed(small)) == []  # it was taken from the list


def test_a_draft_that_people_wrote_into_is_not_handed_in(small: Path) -> None:
    project, _found = load(small)
    (output,) = build(project, draft=True, today=TODAY).outputs
    edit(output.file)
    assert codes(packed(small)) == []


def test_a_document_of_unknown_origin_is_not_packed_unasked(small: Path) -> None:
    document = built(small)
    edit(document)
    (document.parent / "filings-manifest.json").unlink()
    assert codes(packed(small)) == ["K002"]
    assert codes(packed(small, prefer=Prefer.EDITED)) == ["K003"]


@pytest.mark.parametrize(
    "content",
    [b"", b"torn", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")],
)
def test_a_document_that_nobody_could_open_is_not_packed(content: bytes, small: Path) -> None:
    document = built(small)
    document.write_bytes(content)
    result = packed(small)
    assert (result.file, codes(result)) == (None, ["K005"])
    assert codes(packed(small, prefer=Prefer.FRESH)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_in_the_place_of_a_document_is_not_followed_outside(
    small: Path, tmp_path: Path
) -> None:
    document = built(small)
    outside = tmp_path / "别处.docx"
    outside.write_bytes(document.read_bytes())
    document.unlink()
    document.symlink_to(outside)
    assert codes(packed(small)) == ["K005"]


def test_a_document_that_is_open_may_have_changes_that_are_not_saved(small: Path) -> None:
    document = built(small)
    (document.parent / f"~${document.name[2:]}").write_bytes(b"")
    assert codes(packed(small)) == ["K006"]


def test_what_an_edited_document_should_no_longer_have_is_told(small: Path) -> None:
    document = built(small)
    edit(document, "完成时限【待定】")
    result = packed(small)
    assert codes(result) == ["K003", "K014"]
    assert "【待定】" in result.diagnostics[-1].message


def test_a_hole_is_told_however_word_has_cut_its_text(small: Path) -> None:
    document = built(small)
    opened = Document(str(document))
    paragraph = opened.add_paragraph("完成时限")
    for piece in ("【", "待", "定】", "前"):
        paragraph.add_run(piece).bold = piece == "待"
    opened.save(str(document))
    result = packed(small)
    assert codes(result) == ["K003", "K014"]
    assert "【待定】" in result.diagnostics[-1].message


def test_tracked_changes_and_comments_of_an_edited_document_are_told(small: Path) -> None:
    document = built(small)
    opened = Document(str(document))
    paragraph = opened.add_paragraph("领导改的话")
    opened.add_comment(paragraph.runs, text="这样写行吗")
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:id"), "1")
    inserted.set(qn("w:author"), "某科")
    inserted.append(paragraph.runs[0]._r)
    paragraph._p.append(inserted)
    opened.save(str(document))
    result = packed(small)
    assert codes(result) == ["K003", "K014"]
    assert "修订、批注" in result.diagnostics[-1].message


def test_documents_that_are_no_part_of_the_package_are_named(small: Path) -> None:
    document = built(small)
    for name in ("盖章扫描件.pdf", "领导讲话.DOC", "~$领导讲话.doc", "联系人.txt"):
        (document.parent / name).write_bytes(b"something")
    result = packed(small)
    assert codes(result) == ["K015"]
    assert "盖章扫描件.pdf、领导讲话.DOC 不是" in result.diagnostics[-1].message
    assert result.file is not None
    assert not any("扫描件" in name or "讲话" in name for name in names_in(result.file))


def test_a_scan_beside_its_document_goes_along(small: Path) -> None:
    document = built(small)
    document.with_suffix(".pdf").write_bytes(b"%PDF sealed")
    result = packed(small)
    assert codes(result) == ["K013"]
    assert result.file is not None
    assert content_of(result.file, "文档/01-任务分解表.pdf") == b"%PDF sealed"


def test_a_pdf_of_ours_goes_along_only_while_it_shows_what_is_packed(small: Path) -> None:
    document = built(small)
    manifest = document.parent / "filings-manifest.json"
    known = json.loads(manifest.read_text("utf-8"))
    from filings.workflows.whole_files import sha256

    pdf = document.with_suffix(".pdf")
    pdf.write_bytes(b"%PDF ours")
    known["outputs"][pdf.name] = {
        "kind": "task_breakdown",
        "sha256": sha256(b"%PDF ours"),
        "made_from": known["outputs"][document.name]["sha256"],
        "shows": document.name,
    }
    manifest.write_text(json.dumps(known), "utf-8")
    result = packed(small)
    assert codes(result) == []
    assert result.file is not None and "文档/01-任务分解表.pdf" in names_in(result.file)
    edit(document)
    result = packed(small)
    assert codes(result) == ["K003", "K012"]
    assert result.file is not None and "文档/01-任务分解表.pdf" not in names_in(result.file)


# The archive ------------------------------------------------------------------------------------


def test_the_same_project_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    first = package_of(small, tmp_path / "一.zip").read_bytes()
    script = (
        "import sys\nfrom pathlib import Path\nsys.path.insert(0, sys.argv[1])\n"
        "from support.packages import package_of\n"
        "package_of(Path(sys.argv[2]), Path(sys.argv[3]))\n"
    )
    for file in small.rglob("*"):
        os.utime(file, (1, 1))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati"}
    support = Path(__file__).parents[2]
    second = tmp_path / "二.zip"
    subprocess.run(
        [sys.executable, "-c", script, str(support), str(small), str(second)],
        env=environment,
        check=True,
    )
    assert second.read_bytes() == first


def test_the_archive_states_the_day_of_the_application_or_the_moment_given(small: Path) -> None:
    def moments(package: Path) -> set[tuple[int, ...]]:
        with zipfile.ZipFile(package) as archive:
            return {info.date_time for info in archive.infolist()}

    assert moments(package_of(small)) == {(2026, 3, 2, 0, 0, 0)}
    moment = datetime(2020, 5, 6, 7, 8, 10)
    assert moments(package_of(small, moment=moment)) == {(2020, 5, 6, 7, 8, 10)}
    assert moments(package_of(small, moment=datetime(1970, 1, 1))) == {(1980, 1, 1, 0, 0, 0)}


def test_chinese_names_are_marked_as_utf_8(small: Path) -> None:
    with zipfile.ZipFile(package_of(small)) as archive:
        assert all(info.flag_bits & 0x800 for info in archive.infolist())
        assert {info.create_system for info in archive.infolist()} == {3}
        assert archive.testzip() is None


def test_packing_again_changes_nothing_or_replaces_the_package(small: Path) -> None:
    first = packed(small)
    again = packed(small)
    assert (first.status, again.status) == ("written", "unchanged")
    assert first.file is not None
    (small / "材料" / "纪要.docx").write_bytes(b"more minutes")
    assert packed(small).status == "written"
    assert content_of(first.file, "1-2 会议纪要.docx") == b"more minutes"
    assert len(list(first.file.parent.glob("*.zip"))) == 1


def test_a_package_that_somebody_added_to_is_not_overwritten(small: Path) -> None:
    package = package_of(small)
    add_to(package, "某镇人民政府/推荐意见扫描件.pdf", PDF)
    changed = package.read_bytes()
    result = packed(small)
    assert (result.file, codes(result)) == (None, ["K010"])
    assert package.read_bytes() == changed
    assert packed(small, force=True).file == package
    assert package.with_name(f"{package.stem}（旧）.zip").read_bytes() == changed


def test_the_package_of_another_applicant_is_not_overwritten(small: Path, tmp_path: Path) -> None:
    other = write_small(
        tmp_path / "另一个",
        {},
        {},
        applicant={"name": "另一镇", "location": "示例县", "date": "2026-03-02"},
    )
    package = package_of(other, tmp_path / "材料包.zip")
    assert codes(packed(small, package)) == ["K010"]


def test_evidence_is_never_replaced_by_the_package_not_even_by_force(tmp_path: Path) -> None:
    folder = write_small(tmp_path, {"E01": ("材料/图.zip", "图", b"PK")}, {"1": ["E01"]})
    result = packed(folder, folder / "材料" / "图.zip", force=True)
    assert (result.file, codes(result)) == (None, ["K010"])
    assert (folder / "材料" / "图.zip").read_bytes() == b"PK"


def test_two_commands_at_once_do_not_mix(small: Path) -> None:
    built(small)
    with locked(small / "成果" / ".filings.lock"):
        result = packed(small)
    assert (result.file, codes(result)) == (None, ["B005"])


def test_a_place_that_cannot_be_written_is_one_message(small: Path, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("a file")
    result = packed(small, tmp_path / "文件" / "包.zip")
    assert (result.file, codes(result)) == (None, ["B004"])


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a POSIX matter")
def test_a_disk_without_room_leaves_the_old_package_and_nothing_else(small: Path) -> None:
    package = package_of(small)
    whole = package.read_bytes()
    (small / "材料" / "纪要.docx").write_bytes(os.urandom(200_000))
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\nsys.path.insert(0, sys.argv[1])\n"
        "from support.packages import packed\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "result = packed(Path(sys.argv[2]))\n"
        "print(result.file, [d.code for d in result.diagnostics if d.code[0] in 'BK'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(Path(__file__).parents[2]), str(small)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("None ['B004']\n", "")
    assert package.read_bytes() == whole
    assert not list(package.parent.glob("*.tmp"))


def test_a_file_that_changes_while_it_is_packed_is_told(small: Path) -> None:
    project, _found = load(small)

    def meanwhile(_done: int, _total: int, name: str) -> None:
        if name.startswith("1-2"):
            (small / "材料" / "纪要.docx").write_bytes(b"longer than before")

    result = pack(project, today=TODAY, progress=meanwhile)
    assert (result.file, codes(result)) == (None, ["K009"])
    assert not list((small / "成果").glob("*.tmp"))


def test_a_file_that_vanishes_while_it_is_packed_is_told(small: Path) -> None:
    project, _found = load(small)

    def meanwhile(_done: int, _total: int, name: str) -> None:
        if name.startswith("1-2"):
            (small / "材料" / "纪要.docx").unlink()

    result = pack(project, today=TODAY, progress=meanwhile)
    assert (result.file, codes(result)) == (None, ["K009"])
    assert result.diagnostics[-1].message == "“材料/纪要.docx”打包时读不出来：文件不在了"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are a POSIX matter")
def test_a_pipe_that_takes_the_place_of_a_file_does_not_hang(small: Path) -> None:
    project, _found = load(small)

    def meanwhile(_done: int, _total: int, name: str) -> None:
        if name.startswith("1-2"):
            file = small / "材料" / "纪要.docx"
            file.unlink()
            os.mkfifo(file)

    result = pack(project, today=TODAY, progress=meanwhile)
    assert (result.file, codes(result)) == (None, ["K009"])


def test_what_a_killed_command_left_behind_is_cleared_away(small: Path) -> None:
    document = built(small)
    (document.parent / ".filings-abc.tmp").write_bytes(b"half")
    package_of(small)
    assert not list(document.parent.glob("*.tmp"))


def test_a_read_only_folder_of_documents_is_packed_elsewhere(tmp_path: Path) -> None:
    town = copy_of_sample("town", tmp_path)
    project, _found = load(town)
    build(project, only=["请示"], today=TODAY)
    (town / "成果").chmod(0o555)
    try:
        assert package_of(town, tmp_path / "包.zip").is_file()
    finally:
        (town / "成果").chmod(0o755)
