"""The project that is named on the command line: a file with nearly the right name is offered."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from filings.cli.common import existing_project


def refusal(project: Path | str) -> str:
    with pytest.raises(click.UsageError) as raised:
        existing_project(str(project))
    return raised.value.message


@pytest.mark.parametrize(
    "name", ["filing.yaml.txt", "filing.yml", "Filing.YAML.txt", "filing", "filings.yaml"]
)
def test_a_file_with_nearly_the_right_name_is_to_be_renamed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("filings: 1\n", encoding="utf-8")
    for project in (tmp_path, tmp_path / "filing.yaml"):
        assert f"“{name}”：把它改名为 filing.yaml" in refusal(project)


def test_a_file_in_other_capitals_is_to_be_renamed_where_that_matters(tmp_path: Path) -> None:
    (tmp_path / "Filing.yaml").write_text("filings: 1\n", encoding="utf-8")
    if (tmp_path / "filing.yaml").exists():
        pytest.skip("file names here do not tell capitals from small letters")
    assert "“Filing.yaml”" in refusal(tmp_path)


def test_a_folder_with_other_files_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "评估细则.yaml").write_text("items: []\n", encoding="utf-8")
    assert "不是项目文件夹" in refusal(tmp_path)
    assert refusal(tmp_path / "filing.yaml").startswith("找不到")


def test_the_folder_one_is_in_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal(".").startswith("当前文件夹里没有 filing.yaml")
