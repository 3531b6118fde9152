"""The output folder: whole files or none, and nobody's work overwritten."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.killing import SCRIPTS_FIND_US

from filings.workflows.outputs import MANIFEST, Made, Output, OutputFolder

OLD, NEW = b"first version", b"second version"


def write(
    folder: Path, content: bytes, *, force: bool = False, name: str = "01-表.docx"
) -> tuple[list[Output], list[str]]:
    outputs, found = OutputFolder(folder).write(
        [Made(name, "form", content)], {}, [name], force=force
    )
    return outputs, [d.code for d in found]


def test_a_document_nobody_touched_is_replaced(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    outputs, codes = write(tmp_path, NEW)
    assert [o.status for o in outputs] == ["written"]
    assert codes == []
    assert (tmp_path / "01-表.docx").read_bytes() == NEW


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Of every file, which it is and when it was written."""
    return {f.name: (f.stat().st_ino, f.stat().st_mtime_ns) for f in folder.iterdir()}


def test_a_build_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, NEW)
    before = stamps(tmp_path)
    outputs, codes = write(tmp_path, NEW)
    assert ([o.status for o in outputs], codes) == (["unchanged"], [])
    assert stamps(tmp_path) == before


@pytest.mark.parametrize("damage", ["{", '{"inputs": {}, "outputs": {}}'])
def test_a_manifest_that_says_something_else_is_written_again(damage: str, tmp_path: Path) -> None:
    write(tmp_path, NEW)
    whole = (tmp_path / MANIFEST).read_bytes()
    (tmp_path / MANIFEST).write_text(damage)
    write(tmp_path, NEW)
    assert (tmp_path / MANIFEST).read_bytes() == whole


def test_other_inputs_are_written_down_though_the_documents_are_the_same(tmp_path: Path) -> None:
    write(tmp_path, NEW)
    OutputFolder(tmp_path).write([Made("01-表.docx", "form", NEW)], {"a.yaml": "0"}, ["01-表.docx"])
    assert json.loads((tmp_path / MANIFEST).read_bytes())["inputs"] == {"a.yaml": "0"}


def test_a_document_edited_by_hand_is_kept_and_the_new_one_written_beside_it(
    tmp_path: Path,
) -> None:
    write(tmp_path, OLD)
    document = tmp_path / "01-表.docx"
    before = document.stat()
    document.write_bytes(b"first versiom")
    os.utime(document, ns=(before.st_atime_ns, before.st_mtime_ns))
    outputs, codes = write(tmp_path, NEW)
    assert codes == ["B001"]
    assert [o.status for o in outputs] == ["kept"]
    assert document.read_bytes() == b"first versiom"
    assert outputs[0].kept == document
    assert outputs[0].file.name == "01-表（新）.docx"
    assert outputs[0].file.read_bytes() == NEW


def test_the_new_one_beside_is_itself_replaced_unless_it_was_edited(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / "01-表.docx").write_bytes(b"edited")
    write(tmp_path, NEW)
    outputs, _codes = write(tmp_path, b"third version")
    assert outputs[0].file.name == "01-表（新）.docx"
    outputs[0].file.write_bytes(b"edited too")
    outputs, _codes = write(tmp_path, b"fourth version")
    assert outputs[0].file.name == "01-表（新2）.docx"
    assert (tmp_path / "01-表（新）.docx").read_bytes() == b"edited too"


def test_force_replaces_an_edited_document_after_saving_it(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / "01-表.docx").write_bytes(b"edited")
    outputs, codes = write(tmp_path, NEW, force=True)
    assert codes == []
    assert outputs[0].file.read_bytes() == NEW
    assert (tmp_path / "01-表（旧）.docx").read_bytes() == b"edited"


def test_a_document_that_we_never_wrote_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "01-表.docx").write_bytes(b"somebody else's")
    _outputs, codes = write(tmp_path, NEW)
    assert codes == ["B001"]
    assert (tmp_path / "01-表.docx").read_bytes() == b"somebody else's"


def test_a_damaged_manifest_makes_us_careful_not_careless(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    for damaged in ("{", "[]", '{"outputs": 3}', '{"outputs": {"01-表.docx": "x"}}'):
        (tmp_path / MANIFEST).write_text(damaged)
        (tmp_path / "01-表.docx").write_bytes(b"edited")
        outputs, _codes = write(tmp_path, NEW)
        assert outputs[0].status == "kept"
        outputs[0].file.unlink()


@pytest.mark.parametrize("owner", ["~$01-表.docx", "~$-表.docx", ".~lock.01-表.docx#"])
def test_a_document_open_in_an_office_program_is_not_replaced(owner: str, tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / owner).write_bytes(b"")
    _outputs, codes = write(tmp_path, NEW)
    assert codes == ["B002"] or (owner == "~$-表.docx" and codes == ["B002"])
    assert (tmp_path / "01-表.docx").read_bytes() == OLD


def test_a_document_that_left_the_list_is_pointed_out_and_left_alone(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    _outputs, codes = write(tmp_path, NEW, name="01-另一份.docx")
    assert codes == ["B003"]
    assert (tmp_path / "01-表.docx").read_bytes() == OLD
    _outputs, found = OutputFolder(tmp_path).write([Made("01-第三份.docx", "form", NEW)], {}, [])
    assert [d.code for d in found] == ["B003"]
    assert (
        "01-表.docx、01-另一份.docx" in found[0].message
        or "01-另一份.docx、01-表.docx" in found[0].message
    )


def test_a_build_stopped_between_manifest_and_renames_still_knows_its_documents(
    tmp_path: Path,
) -> None:
    write(tmp_path, OLD)
    write(tmp_path, NEW)
    manifest = json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))
    assert set(manifest["outputs"]["01-表.docx"]) == {"kind", "sha256", "replaces"}
    (tmp_path / "01-表.docx").write_bytes(OLD)  # as if the rename had not happened
    outputs, codes = write(tmp_path, b"third version")
    assert codes == []
    assert outputs[0].status == "written"


def test_what_a_killed_build_left_behind_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".filings-abc.tmp").write_bytes(b"half")
    write(tmp_path, OLD)
    assert not list(tmp_path.glob("*.tmp"))


def test_a_folder_that_cannot_be_written_gives_one_message(tmp_path: Path) -> None:
    in_the_way = tmp_path / "成果"
    in_the_way.write_text("a file, not a folder")
    outputs, codes = write(in_the_way, OLD)
    assert (outputs, codes) == ([], ["B004"])


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a POSIX matter")
def test_a_disk_without_room_changes_nothing_and_says_so(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from filings.workflows.outputs import Made, OutputFolder\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "made = [Made('01-表.docx', 'form', b'new'), Made('02-表.docx', 'form', b'x' * 9000)]\n"
        "out, found = OutputFolder(Path(sys.argv[1])).write(made, {}, [])\n"
        "print(out, [d.code for d in found])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[] ['B004']\n"
    assert (tmp_path / "01-表.docx").read_bytes() == OLD
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix in (".tmp", ".docx")) == [
        "01-表.docx"
    ]


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    from filings.workflows.lock import locked

    with locked(tmp_path / ".filings.lock"):
        outputs, codes = write(tmp_path, OLD)
    assert (outputs, codes) == ([], ["B005"])


KILLED_AT = """
import sys
from pathlib import Path
from support.killing import die_at_call
from filings.workflows.outputs import Made, OutputFolder

die_at_call(
    int(sys.argv[2]), ("open", "write", "fsync", "replace", "rename", "chmod", "unlink")
)
made = [Made(f"0{n}-表.docx", "form", b"second version" * 999) for n in (1, 2)]
OutputFolder(Path(sys.argv[1])).write(made, {}, [], force="--force" in sys.argv)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX matter")
@pytest.mark.parametrize("force", [False, True], ids=["", "force"])
def test_killed_at_any_system_call_every_document_is_whole_and_still_known(
    force: bool, tmp_path: Path
) -> None:
    old, new = b"first version" * 999, b"second version" * 999
    calls, finished = 0, False
    while not finished:
        folder = tmp_path / str(calls)
        OutputFolder(folder).write([Made(f"0{n}-表.docx", "form", old) for n in (1, 2)], {}, [])
        if force:
            (folder / "01-表.docx").write_bytes(b"edited")
        options = ["--force"] if force else []
        done = subprocess.run(
            [sys.executable, "-c", KILLED_AT, str(folder), str(calls), *options],
            check=False,
            env=SCRIPTS_FIND_US,
        )
        finished = done.returncode == 0
        whole = {old, new, b"edited"} if force else {old, new}
        documents = list(folder.glob("*.docx"))
        assert {"01-表.docx", "02-表.docx"} <= {document.name for document in documents}
        assert all(document.read_bytes() in whole for document in documents)
        if force:
            assert any(document.read_bytes() == b"edited" for document in documents)
        else:
            made = [Made(f"0{n}-表.docx", "form", b"third") for n in (1, 2)]
            outputs, found = OutputFolder(folder).write(made, {}, [made[0].file, made[1].file])
            assert {output.status for output in outputs} == {"written"}
            assert found == []
        calls += 1
    assert calls > 5
