"""Packages are found where they were put, and what was not looked at is told."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from support.packages import packed_again

from filings.workflows.package.search import find_packages
from filings.workflows.package.verify import verify_one

FIRST = "佐证材料/01 组织保障/1-1 关于成立领导小组的通知.pdf"
TOP = "某镇人民政府"


def test_a_folder_of_packages_is_each_of_them(package: Path, tmp_path: Path) -> None:
    folder = tmp_path / "收到"
    folder.mkdir()
    shutil.copy(package, folder / "甲.zip")
    packed_again(package, folder / "乙.ZIP", change=lambda n, c: (n, c) if FIRST not in n else None)
    (folder / "说明.txt").write_text("no package")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    found, unseen = find_packages(folder)
    assert unseen == []
    assert [p.name for p in found] == [TOP, "乙.ZIP", "甲.zip"]
    assert [verify_one(p).is_whole for p in found] == [True, False, True]


def test_packages_in_folders_of_their_own_are_found_and_a_folder_without_one_is_told(
    package: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "收到"
    for name in ("甲镇", "乙镇"):
        (folder / name).mkdir(parents=True)
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder / name)
    (folder / "第二批" / "丙镇").mkdir(parents=True)
    shutil.copy(package, folder / "第二批" / "丙镇" / "材料包.zip")
    for lost in ("丁镇/文档", "丁镇/佐证材料"):
        (folder / lost).mkdir(parents=True)
        (folder / lost / "01.docx").write_bytes(b"a package without its manifest")
    (folder / "空文件夹").mkdir()
    found, unseen = find_packages(folder)
    assert [p.relative_to(folder).as_posix() for p in found] == [
        f"乙镇/{TOP}", f"甲镇/{TOP}", "第二批/丙镇/材料包.zip",
    ]  # fmt: skip
    assert [d.code for d in unseen] == ["K029"] and "“丁镇”：里面没有找到" in unseen[0].message


def test_folders_too_far_down_are_told_and_not_looked_at(package: Path, tmp_path: Path) -> None:
    folder = tmp_path / "收到"
    far = folder / "一" / "二" / "三" / "四"
    far.mkdir(parents=True)
    shutil.copy(package, far)
    shutil.copy(package, folder)
    found, unseen = find_packages(folder)
    assert [p.parent.name for p in found] == ["收到"]
    assert [Path(d.span.file).name for d in unseen if d.span] == ["三"]
    assert "太深" in unseen[0].message


def test_archives_that_are_no_zip_are_not_passed_over(package: Path, tmp_path: Path) -> None:
    shutil.copy(package, tmp_path / "甲.zip")
    (tmp_path / "乙.rar").write_bytes(b"Rar!\x1a\x07\x01\x00")
    found, _unseen = find_packages(tmp_path)
    assert [[(d.code, d.where) for d in verify_one(p).diagnostics] for p in found] == [
        [("K020", None)],
        [],
    ]


def test_an_unpacked_package_may_be_named_by_the_folder_around_it(unpacked: Path) -> None:
    for place in (unpacked, unpacked.parent):
        assert find_packages(place) == ([place], [])
        assert verify_one(place).is_whole
