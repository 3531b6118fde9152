"""Verifying: what is missing, changed, extra or renamed is named, however the package arrived."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.packages import (
    InGbk,
    InSilentUtf8,
    WithBackslashes,
    package_of,
    packed_again,
    write_small,
)

from filings.workflows.package.comparison import Verified
from filings.workflows.package.names import MANIFEST
from filings.workflows.package.verify import verify_one

PDF = b"%PDF-1.4 not empty"
FIRST = "佐证材料/01 组织保障/1-1 关于成立领导小组的通知.pdf"
SECOND = "佐证材料/01 组织保障/1-2 “四上”企业名单（新）.docx"
TOP = "某镇人民政府"


def said(verified: Verified) -> list[tuple[str, str | None]]:
    return [(d.code, d.where) for d in verified.diagnostics]


def messages(verified: Verified) -> str:
    return "\n".join(d.message for d in verified.diagnostics)


def status(verified: Verified) -> dict[str, str]:
    return {file.path: file.status for file in verified.files if file.status != "intact"}


# One thing wrong, in an archive and in a folder ----------------------------------------------


def in_archive(
    package: Path,
    folder: Path,
    change: Callable[[str, bytes], tuple[str, bytes] | None],
    more: list[tuple[str, bytes]],
) -> Path:
    return packed_again(package, folder / "收到.zip", change=change, more=more)


def in_folder(
    package: Path,
    folder: Path,
    change: Callable[[str, bytes], tuple[str, bytes] | None],
    more: list[tuple[str, bytes]],
) -> Path:
    root = folder / "收到"
    with zipfile.ZipFile(in_archive(package, folder, change, more)) as archive:
        archive.extractall(root)
    return root


BOTH = pytest.mark.parametrize("arrived", [in_archive, in_folder])
Arrived = Callable[..., Path]


@BOTH
def test_what_was_not_touched_is_whole(arrived: Arrived, package: Path, tmp_path: Path) -> None:
    verified = verify_one(arrived(package, tmp_path, lambda n, c: (n, c), []))
    assert (verified.is_whole, said(verified), status(verified)) == (True, [], {})
    assert verified.fingerprint == verify_one(package).fingerprint


@BOTH
def test_a_changed_byte_is_named(arrived: Arrived, package: Path, tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> tuple[str, bytes]:
        return name, content.replace(b"empty", b"empty"[::-1]) if name.endswith(FIRST) else content

    verified = verify_one(arrived(package, tmp_path, change, []))
    assert said(verified) == [("K023", "1-1")]
    assert f"改过：{FIRST}（大小没有变，内容变了）" in messages(verified)
    assert status(verified) == {FIRST: "changed"}


@BOTH
def test_a_file_that_grew_is_named(arrived: Arrived, package: Path, tmp_path: Path) -> None:
    verified = verify_one(
        arrived(package, tmp_path, lambda n, c: (n, c + b"+" if n.endswith(FIRST) else c), [])
    )
    assert said(verified) == [("K023", "1-1")]
    assert "原来 18 字节，现在 19 字节" in messages(verified)


@BOTH
def test_a_removed_file_is_named(arrived: Arrived, package: Path, tmp_path: Path) -> None:
    verified = verify_one(
        arrived(package, tmp_path, lambda n, c: None if n.endswith(FIRST) else (n, c), [])
    )
    assert said(verified) == [("K022", "1-1")]
    assert f"缺少：{FIRST}" in messages(verified)
    assert status(verified) == {FIRST: "missing"}


@BOTH
@pytest.mark.parametrize("place", [f"{TOP}/佐证材料", TOP, ""])
def test_an_added_file_is_named_wherever_it_lies(
    place: str, arrived: Arrived, package: Path, tmp_path: Path
) -> None:
    name = f"{place}/补充.pdf".lstrip("/")
    verified = verify_one(arrived(package, tmp_path, lambda n, c: (n, c), [(name, b"more")]))
    assert said(verified) == [("K024", None)]
    seen = os.path.relpath(name, TOP).replace(os.sep, "/")  # from the manifest
    assert f"多出：{seen}" in messages(verified)
    assert status(verified) == {seen: "extra"}


@BOTH
def test_a_file_under_another_number_is_named(
    arrived: Arrived, package: Path, tmp_path: Path
) -> None:
    verified = verify_one(
        arrived(package, tmp_path, lambda n, c: (n.replace("1-1 ", "2-1 "), c), [])
    )
    assert said(verified) == [("K025", "1-1")]
    assert "2-1 关于成立领导小组的通知.pdf" in messages(verified)
    assert status(verified) == {FIRST: "renamed"}


@BOTH
def test_a_name_in_other_case_is_a_name_that_was_changed(
    arrived: Arrived, package: Path, tmp_path: Path
) -> None:
    verified = verify_one(
        arrived(package, tmp_path, lambda n, c: (n.replace(".pdf", ".PDF"), c), [])
    )
    assert said(verified) == [("K025", "1-1")]


@BOTH
def test_what_the_system_leaves_lying_about_does_no_harm(
    arrived: Arrived, package: Path, tmp_path: Path
) -> None:
    more = [
        (f"{TOP}/Thumbs.db", b"x"),
        (f"{TOP}/文档/~$任务分解表.docx", b"x"),
        (f"__MACOSX/{TOP}/._filings-package.json", b"x"),
    ]
    verified = verify_one(arrived(package, tmp_path, lambda n, c: (n, c), more))
    assert {d.code for d in verified.diagnostics} == {"K027"}
    assert verified.is_whole


@BOTH
def test_without_its_manifest_nothing_can_be_compared(
    arrived: Arrived, package: Path, tmp_path: Path
) -> None:
    verified = verify_one(
        arrived(package, tmp_path, lambda n, c: None if n.endswith(MANIFEST) else (n, c), [])
    )
    assert said(verified) == [("K021", None)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}{}",
        b'{"filings_package": 1, "files": [{"path": "a"}]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
@BOTH
def test_a_manifest_that_was_spoilt_is_one_message(
    arrived: Arrived, content: bytes, package: Path, tmp_path: Path
) -> None:
    verified = verify_one(
        arrived(package, tmp_path, lambda n, c: (n, content if n.endswith(MANIFEST) else c), [])
    )
    assert said(verified) == [("K021", None)]


def with_manifest(package: Path, folder: Path, edit: Callable[[dict], None]) -> Verified:  # type: ignore[type-arg]
    def change(name: str, content: bytes) -> tuple[str, bytes]:
        if name.endswith(MANIFEST):
            data = json.loads(content)
            edit(data)
            content = json.dumps(data).encode()
        return name, content

    return verify_one(packed_again(package, folder / "收到.zip", change=change))


def test_a_manifest_of_a_later_version_asks_for_a_later_program(
    package: Path, tmp_path: Path
) -> None:
    verified = with_manifest(package, tmp_path, lambda data: data.update(filings_package=2))
    assert said(verified) == [("K021", None)]
    assert "新版本" in messages(verified)


@pytest.mark.parametrize(
    "path", ["../a", "/a", "C:/a", "a/../b", "a\\b", "", "a//b", "a\nb", "\ud800", "a\u202eb"]
)
def test_a_manifest_may_only_name_what_lies_in_the_package(
    path: str, package: Path, tmp_path: Path
) -> None:
    verified = with_manifest(package, tmp_path, lambda data: data["files"][0].update(path=path))
    assert said(verified) == [("K021", None)]


def test_words_of_a_foreign_manifest_cannot_move_the_cursor(package: Path, tmp_path: Path) -> None:
    def edit(data: dict) -> None:  # type: ignore[type-arg]
        data["missing"] = [{"number": "1-3\x1b[2J", "title": "\ud800\u202e"}]

    verified = with_manifest(package, tmp_path, edit)
    assert said(verified) == [("K028", "1-3\ufffd[2J")]
    messages(verified).encode()


# Packed again by other programs --------------------------------------------------------------


@pytest.mark.parametrize("entry", [InGbk, InSilentUtf8, WithBackslashes])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("top", [TOP, "", f"收到的/{TOP}（1）"])
def test_however_it_was_packed_again_it_is_whole(
    top: str, method: int, entry: type[zipfile.ZipInfo], package: Path, tmp_path: Path
) -> None:
    def change(name: str, content: bytes) -> tuple[str, bytes]:
        return f"{top}/{name.partition('/')[2]}".lstrip("/"), content

    arrived = packed_again(
        package, tmp_path / "收到.zip", change=change, entry=entry, method=method
    )
    verified = verify_one(arrived)
    assert (said(verified), status(verified)) == ([], {})


def test_names_as_macos_decomposes_them_are_the_same(package: Path, tmp_path: Path) -> None:
    folder = tmp_path / "项目"
    write_small(folder, {"E01": ("a.pdf", "Café 与 Ångström", PDF)}, {"1": ["E01"]})
    arrived = packed_again(
        package_of(folder),
        tmp_path / "收到.zip",
        change=lambda n, c: (unicodedata.normalize("NFD", n), c),
        entry=InSilentUtf8,
    )
    with zipfile.ZipFile(arrived) as archive:
        raw = b"".join(info.orig_filename.encode("cp437") for info in archive.infolist())
    assert "é".encode() not in raw
    assert said(verify_one(arrived)) == []


def test_names_that_were_garbled_are_found_again_by_their_content(
    package: Path, tmp_path: Path
) -> None:
    """As ``unzip`` writes them whom nobody told that the names are GBK, and back in a zip."""

    def change(name: str, content: bytes) -> tuple[str, bytes]:
        return name.encode("gb18030").decode("cp437"), content

    verified = verify_one(packed_again(package, tmp_path / "收到.zip", change=change))
    assert {d.code for d in verified.diagnostics} == {"K025"}
    assert set(status(verified).values()) == {"renamed"}


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8 exist on Linux")
def test_a_folder_with_names_in_gbk_is_read(package: Path, tmp_path: Path) -> None:
    root = os.fsencode(tmp_path) + b"/r"
    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            path = os.path.join(root, name.encode("gb18030"))  # noqa: PTH118
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            with open(path, "wb") as stream:  # noqa: PTH123
                stream.write(archive.read(name))
    assert said(verify_one(tmp_path / "r")) == []


@pytest.mark.skipif(shutil.which("unzip") is None, reason="needs unzip")
def test_unzip_unpacks_it_and_finds_nothing_wrong(package: Path, tmp_path: Path) -> None:
    quiet = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run(["unzip", "-tqq", str(package)], check=True, env=quiet)
    subprocess.run(["unzip", "-qq", str(package), "-d", str(tmp_path)], check=True, env=quiet)
    assert (tmp_path / TOP / FIRST).read_bytes() == PDF
    assert said(verify_one(tmp_path)) == []


@pytest.mark.skipif(shutil.which("zip") is None, reason="needs zip")
def test_zip_packs_it_again(unpacked: Path, tmp_path: Path) -> None:
    for place, what in ((unpacked, "."), (unpacked.parent, TOP)):
        arrived = tmp_path / f"{len(what)}.zip"
        subprocess.run(["zip", "-qr", str(arrived), what], cwd=place, check=True)
        assert said(verify_one(arrived)) == []


# What is no package, or was made to do harm --------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "文件是空的"),
        (b"Rar!\x1a\x07\x01\x00 ...", "这是RAR 压缩包"),
        (b"7z\xbc\xaf\x27\x1c ...", "这是7z 压缩包"),
        (b"%PDF-1.4", "这是PDF 文件"),
        (b"some text that is no archive", "不是 zip 压缩包"),
        (b"PK\x03\x04 and then nothing", "可能没有下载完"),
    ],
)
def test_what_is_no_archive_is_called_by_its_name(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "收到.zip"
    file.write_bytes(content)
    verified = verify_one(file)
    assert said(verified) == [("K020", None)]
    assert reason in messages(verified)


def test_an_archive_that_was_cut_short_is_told(package: Path, tmp_path: Path) -> None:
    content = package.read_bytes()
    for share in (0.1, 0.5, 0.99):
        file = tmp_path / "收到.zip"
        file.write_bytes(content[: int(len(content) * share)])
        verified = verify_one(file)
        assert said(verified) == [("K020", None)]
        assert "可能没有下载完" in messages(verified)


def test_two_files_of_one_name_are_no_package(package: Path, tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        arrived = packed_again(package, tmp_path / "a.zip", more=[(f"{TOP}/{FIRST}", PDF)])
    assert [code for code, _where in said(verify_one(arrived))] == ["K026", "K024"]


@pytest.mark.parametrize(
    "name", ["../../外面.txt", "/etc/外面", "C:/外面.txt", "a\x1b[2Jb", "x/./y"]
)
def test_names_that_lead_outside_are_told_and_harmless(
    name: str, package: Path, tmp_path: Path
) -> None:
    verified = verify_one(packed_again(package, tmp_path / "a.zip", more=[(name, b"x")]))
    assert [d.code for d in verified.diagnostics] == ["K026"]
    assert "\x1b" not in messages(verified)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]


def test_a_link_in_an_archive_is_told(package: Path, tmp_path: Path) -> None:
    class Link(zipfile.ZipInfo):
        pass

    arrived = packed_again(package, tmp_path / "a.zip")
    with zipfile.ZipFile(arrived, "a") as archive:
        info = zipfile.ZipInfo(f"{TOP}/链接")
        info.create_system = 3
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert [d.code for d in verify_one(arrived).diagnostics] == ["K026"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are a POSIX matter")
def test_a_pipe_in_the_place_of_a_package_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.zip")
    assert said(verify_one(tmp_path / "a.zip")) == [("K020", None)]


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are a POSIX matter")
def test_links_and_pipes_in_a_folder_are_told_and_not_followed(unpacked: Path) -> None:
    file = unpacked / FIRST
    elsewhere = unpacked.parents[1] / "别处.pdf"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    os.mkfifo(unpacked / "管道")
    (unpacked / "圈").symlink_to(unpacked, target_is_directory=True)
    verified = verify_one(unpacked)
    assert sorted(d.code for d in verified.diagnostics) == ["K022", "K026", "K026", "K026"]


def encrypted(content: bytes) -> bytes:
    """The archive with every entry marked as encrypted."""
    made = bytearray(content)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = made.find(signature)
        while start >= 0:
            made[start + place] |= 1
            start = made.find(signature, start + 4)
    return bytes(made)


def test_an_encrypted_archive_is_told_as_such(package: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(encrypted(package.read_bytes()))
    verified = verify_one(file)
    assert said(verified) == [("K020", None)]
    assert "加了密码" in messages(verified)


def test_a_method_that_is_not_known_asks_to_unpack_first(package: Path, tmp_path: Path) -> None:
    """Windows packs what is over 2 GB with Deflate64 (9)."""
    content = bytearray(packed_again(package, tmp_path / "a.zip").read_bytes())
    name = f"{TOP}/{FIRST}".encode()
    for signature, length in ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46)):
        start = content.find(name) if length == 30 else content.rfind(name)
        assert content[start - length : start - length + 4] == signature
        struct.pack_into("<H", content, start - length + (8 if length == 30 else 10), 9)
    (tmp_path / "a.zip").write_bytes(content)
    verified = verify_one(tmp_path / "a.zip")
    assert said(verified) == [("K023", "1-1")]
    assert "解压后对文件夹核验" in messages(verified)


def test_an_archive_that_would_fill_a_disk_is_refused(package: Path, tmp_path: Path) -> None:
    """A hundred entries say that they hold 100 MB each, which is not even unpacked."""
    more = [(f"{TOP}/{n}.bin", b"\0" * 2_000_000) for n in range(60)]
    content = bytearray(packed_again(package, tmp_path / "a.zip", more=more).read_bytes())
    start = content.find(b"PK\x01\x02")
    while start >= 0:
        size, name = struct.unpack_from("<L", content, start + 24)[0], content[start + 46 :]
        if size == 2_000_000 and name:
            struct.pack_into("<L", content, start + 24, 100_000_000)
        start = content.find(b"PK\x01\x02", start + 4)
    (tmp_path / "a.zip").write_bytes(content)
    verified = verify_one(tmp_path / "a.zip")
    assert said(verified) == [("K020", None)]
    assert "不正常" in messages(verified)


@pytest.mark.parametrize("zip64", [False, True])
def test_a_directory_that_would_fill_the_memory_is_not_read(zip64: bool, tmp_path: Path) -> None:
    size = 100 << 20
    file = tmp_path / "a.zip"
    with file.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(4 + size)
        stream.seek(4 + size)
        if zip64:
            stream.write(struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 9, 9, size, 4))
            stream.write(struct.pack("<4sLQL", b"PK\x06\x07", 0, 4 + size, 1))
        stated = 0xFFFFFFFF if zip64 else size
        stream.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, stated, 4, 0))
    verified = verify_one(file)
    assert said(verified) == [("K020", None)]
    assert "条目过多" in messages(verified)


def test_entries_that_share_their_bytes_are_refused(package: Path, tmp_path: Path) -> None:
    stream = io.BytesIO(package.read_bytes())
    with zipfile.ZipFile(stream, "a") as archive:
        first = archive.infolist()[0]
        again = zipfile.ZipInfo(f"{TOP}/又一份")
        for field in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
            setattr(again, field, getattr(first, field))
        archive.filelist.append(again)
        archive._didModify = True  # type: ignore[attr-defined]
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    verified = verify_one(tmp_path / "a.zip")
    assert said(verified) == [("K020", None)]
    assert "互相重叠" in messages(verified)


def test_a_torn_archive_never_ends_in_anything_but_findings(package: Path, tmp_path: Path) -> None:
    """Bytes changed at random, most of them in the directory of the archive and in its heads."""
    whole = package.read_bytes()
    chance = random.Random(7)
    file = tmp_path / "a.zip"
    directory = whole.find(b"PK\x01\x02")
    for _turn in range(400):
        content = bytearray(whole)
        for _change in range(chance.randint(1, 6)):
            place = chance.choice(
                [chance.randrange(len(whole)), chance.randrange(directory, len(whole))]
            )
            content[place] = chance.randrange(256)
        file.write_bytes(content)
        verified = verify_one(file)
        assert verified.is_whole or verified.diagnostics
        messages(verified).encode()


# Several files, several packages -------------------------------------------------------------


@BOTH
def test_two_files_that_changed_places_are_told_as_such(
    arrived: Arrived, package: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(package) as archive:
        content = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    other = {FIRST: SECOND, SECOND: FIRST}

    def exchange(name: str, old: bytes) -> tuple[str, bytes]:
        inner = name.partition("/")[2]
        return name, content[other[inner]] if inner in other else old

    verified = verify_one(arrived(package, tmp_path, exchange, []))
    assert said(verified) == [("K025", "1-1")]
    assert "两份对调了" in messages(verified)
    assert status(verified) == {FIRST: "renamed", SECOND: "renamed"}
    assert {f.path: f.found for f in verified.files if f.found} == other


@BOTH
def test_a_file_that_was_written_over_with_another_is_told_with_its_name(
    arrived: Arrived, package: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(package) as archive:
        second = archive.read(f"{TOP}/{SECOND}")

    def change(name: str, old: bytes) -> tuple[str, bytes]:
        return name, {FIRST: second, SECOND: b"new"}.get(name.partition("/")[2], old)

    verified = verify_one(arrived(package, tmp_path, change, []))
    assert said(verified) == [("K023", "1-1"), ("K023", "1-2")]
    assert f"现在是“{SECOND}”的内容" in messages(verified)


def test_a_package_that_was_packed_once_more_is_to_be_unpacked_first(
    package: Path, tmp_path: Path
) -> None:
    outer = tmp_path / "转发.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(package, "a.zip")
    [found] = verify_one(outer).diagnostics
    assert found.code == "K021" and "里面有 a.zip" in found.hints[0] and "解压" in found.hints[0]


def test_an_archive_of_several_packages_is_told_as_such(package: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        more = [(n.replace(TOP, "另一镇", 1), archive.read(n)) for n in archive.namelist()]
    verified = verify_one(packed_again(package, tmp_path / "a.zip", more=more))
    assert said(verified) == [("K021", None)]
    assert "有 2 个" in messages(verified)
