"""Fonts that stand in for those that the machine does not have."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from support.office import needs_office, needs_scripts, program
from support.projects import TODAY

from filings.project.load import load
from filings.workflows.build import make_all
from filings.workflows.fonts import find_stand_ins, fontconfig
from filings.workflows.libreoffice import find_office
from filings.workflows.preview import preview


@pytest.fixture
def request_document(town: Path) -> bytes:
    """A Word file in the five fonts of official papers and Times New Roman."""
    made, _found = make_all(load(town)[0], only=["request"], today=TODAY)
    assert made is not None
    return made[0].content


def machine_with(folder: Path, *families: str) -> dict[str, str]:
    """An environment in which fontconfig knows these families."""
    lines = "\n".join(families)
    return program(folder, f"cat <<'END'\n{lines}\nEND", name="fc-list")


@needs_scripts
def test_the_nearest_face_stands_in(request_document: bytes, tmp_path: Path) -> None:
    families = ("Noto Serif CJK SC,思源宋体", "Noto Sans CJK SC", "FandolFang R", "宋体,SimSun")
    stand_ins = find_stand_ins([request_document], machine_with(tmp_path / "bin", *families))
    assert stand_ins.chosen == {
        "仿宋_GB2312": "FandolFang R",
        "方正小标宋简体": "宋体",
        "楷体_GB2312": "宋体",
        "黑体": "Noto Sans CJK SC",
        "Times New Roman": "Noto Serif CJK SC",
    }
    assert stand_ins.lacking == ()


@needs_scripts
def test_a_font_that_is_there_needs_no_other(request_document: bytes, tmp_path: Path) -> None:
    families = ("仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体", "Times New Roman")
    stand_ins = find_stand_ins([request_document], machine_with(tmp_path / "bin", *families))
    assert (stand_ins.chosen, stand_ins.lacking) == ({}, ())


@needs_scripts
def test_fonts_for_which_there_is_nothing_at_all_are_named(
    request_document: bytes, tmp_path: Path
) -> None:
    stand_ins = find_stand_ins([request_document], machine_with(tmp_path / "bin", "DejaVu Serif"))
    assert stand_ins.lacking == ("仿宋_GB2312", "宋体", "方正小标宋简体", "楷体_GB2312", "黑体")


@needs_scripts
def test_a_configuration_of_the_users_own_is_left_alone(
    request_document: bytes, tmp_path: Path
) -> None:
    environment = machine_with(tmp_path / "bin", "Noto Serif CJK SC")
    own = {**environment, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    assert find_stand_ins([request_document], own).chosen == {}
    assert find_stand_ins([request_document], environment).chosen != {}


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="fontconfig is not installed")
def test_fontconfig_gives_the_faces_that_were_chosen(
    request_document: bytes, tmp_path: Path
) -> None:
    stand_ins = find_stand_ins([request_document], os.environ)
    if not stand_ins.chosen:
        pytest.skip("this machine has every font of the document")
    (tmp_path / "fonts.conf").write_text(fontconfig(stand_ins), encoding="utf-8")
    for asked, found in stand_ins.chosen.items():
        matched = subprocess.run(
            ["fc-match", "--format", "%{family}", asked],
            env={**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        assert found in matched.split(",")


@needs_office
def test_that_fonts_stood_in_is_said_in_one_word(town: Path, request_document: bytes) -> None:
    stand_ins = find_stand_ins([request_document], os.environ)
    result = preview(load(town)[0], office=find_office(os.environ), only=["request"], today=TODAY)
    said = [d.message for d in result.diagnostics if d.code == "B009"]
    assert said == (
        [f"这台电脑没有这些字体，PDF 里用别的代替：{stand_ins}"] if stand_ins.chosen else []
    )
