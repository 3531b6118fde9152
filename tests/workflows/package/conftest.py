"""A small package, as an archive and as it lies on a disk."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from support.packages import package_of, write_small

PDF = b"%PDF-1.4 not empty"
TOP = "某镇人民政府"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("项目")
    write_small(
        folder,
        {
            "E01": ("材料/成立文件.pdf", "关于成立领导小组的通知", PDF),
            "E02": ("材料/名单.docx", "“四上”企业名单（新）", b"list"),
        },
        {"1": ["E01", "E02"]},
    )
    return package_of(folder, folder / "材料包.zip")


@pytest.fixture
def unpacked(package: Path, tmp_path: Path) -> Path:
    """The package as it lies on a disk."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path / "解压")
    return tmp_path / "解压" / TOP
