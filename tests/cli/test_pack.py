"""``filings pack`` and ``filings verify`` as a clerk and a reviewing office meet them."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest
from support.command import filings
from support.packages import add_to, write_small

TOWN = "示例镇人民政府"


def package_in(town: Path) -> Path:
    return town / "成果" / f"{TOWN}申报材料.zip"


def test_pack_says_what_it_packed_and_verify_that_it_is_whole(town: Path) -> None:
    done = filings("pack", town)
    assert (done.code, done.err) == (0, "")
    first, second, third, fourth = done.out.splitlines()
    assert first.startswith(f"已打包  {package_in(town)}（") and first.endswith(" KB）")
    assert second == "文档 6 个，佐证材料 26 份。"
    assert fourth == f"发送或拷贝以后核验：filings verify {package_in(town)}"
    verified = filings("verify", package_in(town))
    assert (verified.code, verified.err) == (0, "")
    assert verified.out == f"{package_in(town)}：完整，没有改动，共 33 个文件。{third}\n"
    assert filings("verify", "-q", package_in(town)).said == ""


def test_pack_prints_the_json_that_other_programs_rely_on(town: Path) -> None:
    shape = json.loads(filings("pack", town, "--format", "json").out)
    assert list(shape) == ["package", "status", "sha256", "fingerprint", "files", "diagnostics"]
    assert (shape["package"], shape["status"]) == (str(package_in(town)), "written")
    first = next(file for file in shape["files"] if file["kind"] == "evidence")
    assert list(first) == ["path", "sha256", "size", "kind", "number", "title", "source"]
    assert (first["number"], first["source"]) == ("1-1", "佐证材料/成立质量发展委员会通知.pdf")
    again = json.loads(filings("pack", town, "--format", "json").out)
    assert again == {**shape, "status": "unchanged"}
    (town / "佐证材料" / "成立质量发展委员会通知.pdf").unlink()
    refused = filings("pack", town, "--format", "json")
    shape = json.loads(refused.out)
    assert (refused.code, shape["package"], shape["files"]) == (1, None, [])
    assert "E002" in [d["code"] for d in shape["diagnostics"]]


def test_verify_prints_the_json_that_other_programs_rely_on(town: Path) -> None:
    filings("pack", town)
    add_to(package_in(town), f"{TOWN}/补充.txt", b"more")
    done = filings("verify", package_in(town), "--format", "json")
    shape = json.loads(done.out)
    assert done.code == 1
    assert list(shape) == ["packages", "files", "diagnostics"]
    ((package),) = shape["packages"]
    assert (package["whole"], package["applicant"], package["date"]) == (False, TOWN, "2026-03-02")
    assert shape["files"][-1] == {
        "package": str(package_in(town)),
        "path": "补充.txt",
        "number": None,
        "status": "extra",
    }
    assert [d["code"] for d in shape["diagnostics"]] == ["K024"]


def test_verify_sums_up_what_is_wrong(town: Path) -> None:
    filings("pack", town)
    add_to(package_in(town), f"{TOWN}/补充.txt", b"more")
    done = filings("verify", package_in(town))
    assert done.code == 1
    assert "错误 K024 多出：补充.txt" in done.out
    assert "原有 33 个文件；没有变的 33，缺少 0，改过 0，改名 0，多出 1。" in done.out


def test_verify_goes_through_a_folder_of_packages(tmp_path: Path) -> None:
    received = tmp_path / "收到"
    received.mkdir()
    for name in ("甲镇", "乙镇"):
        applicant = {"name": name, "location": "示例县", "date": "2026-03-02"}
        folder = write_small(tmp_path / name, {}, {}, applicant=applicant)
        assert filings("pack", folder, "-o", received).code == 0
    done = filings("verify", received)
    assert (done.code, done.out.splitlines()[-1]) == (
        0,
        "共 2 个材料包：2 个完整、没有改动，0 个有问题。",
    )
    add_to(received / "乙镇申报材料.zip", "乙镇/补充.txt", b"more")
    done = filings("verify", received)
    assert (done.code, done.out.splitlines()[-1]) == (
        1,
        "共 2 个材料包：1 个完整、没有改动，1 个有问题。",
    )


def test_errors_of_the_checks_are_told_with_their_places(town: Path) -> None:
    filing = town / "filing.yaml"
    filing.write_text(filing.read_text("utf-8").replace("  location: 示例县\n", "", 1), "utf-8")
    done = filings("pack", town)
    assert done.code == 1
    assert "错误 F001" in done.err
    assert "没有打包。改完再打包。" in done.err
    assert not package_in(town).exists()


def test_a_draft_is_never_packed(town: Path) -> None:
    done = filings("pack", "--draft", town)
    assert done.code == 2
    assert "--draft" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pack", "--edited", "--fresh"], "--edited 和 --fresh 只能写一个"),
        (["pack", "-o", " "], "-o 后面要写文件的名字"),
        (["pack", "-o", "包.rar"], "要以 .zip 结尾：“包.rar”"),
        (["pack", "--built", "没有"], "找不到文件夹“没有”"),
        (["verify"], "要写明核验哪个材料包"),
        (["verify", "没有.zip"], "找不到“没有.zip”"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: list[str], said: str, town: Path) -> None:
    done = filings(*arguments, cwd=town)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_out_may_be_a_file_or_a_folder(town: Path, tmp_path: Path) -> None:
    for out, made in (
        (tmp_path / "报送.zip", tmp_path / "报送.zip"),
        (tmp_path, tmp_path / f"{TOWN}申报材料.zip"),
        (f"{tmp_path}/新的/", tmp_path / "新的" / f"{TOWN}申报材料.zip"),
    ):
        assert filings("pack", town, "-o", out).code == 0
        assert made.is_file()
    assert not (town / "成果").exists()


def test_documents_built_elsewhere_are_looked_for_where_they_are_said_to_be(
    town: Path, tmp_path: Path
) -> None:
    filings("build", town, "-o", tmp_path / "报送稿")
    (tmp_path / "报送稿" / "02-请示.docx").write_bytes(b"torn")
    assert filings("pack", town).code == 0
    done = filings("pack", town, "--built", tmp_path / "报送稿")
    assert done.code == 1
    assert "K005" in done.err


def test_the_environment_can_pin_the_time(town: Path) -> None:
    assert filings("pack", town, SOURCE_DATE_EPOCH="1600000000").code == 0
    with zipfile.ZipFile(package_in(town)) as archive:
        assert {i.date_time for i in archive.infolist()} == {(2020, 9, 13, 12, 26, 40)}
    done = filings("pack", town, SOURCE_DATE_EPOCH="昨天")
    assert done.code == 2
    assert "SOURCE_DATE_EPOCH" in done.err


def test_what_the_checks_warn_of_is_left_to_check(town: Path) -> None:
    filing = town / "filing.yaml"
    text = filing.read_text("utf-8").replace("evidence: [E26]", "evidence: [E25]")
    filing.write_text(text, "utf-8")
    done = filings("pack", town)
    assert done.code == 0
    assert "E009" not in done.err
    assert "提示 K008 这些材料没有一项自评引用" in done.err
    assert "其他材料 1 份" in done.out
    assert filings("pack", "-q", town).said == ""


def test_english_is_spoken_when_asked_for(town: Path) -> None:
    done = filings("pack", "--lang", "en", town)
    assert "6 documents, 26 pieces of evidence." in done.out
    done = filings("verify", "--lang", "en", package_in(town))
    assert "whole and unchanged, 33 files." in done.out


@pytest.mark.skipif(sys.platform == "win32", reason="a path with quotes and blanks")
def test_the_advice_can_be_pasted(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "我 的 项目", {}, {})
    assert 'filings verify "' in filings("pack", folder).out
