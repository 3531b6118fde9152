"""Fonts that stand in for those of official documents which the machine does not have.

They are given to one call of LibreOffice by a fontconfig file; nothing is installed or changed.
Where there is no fontconfig (Windows, macOS) LibreOffice chooses by itself.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape

_SONG = (
    "宋体", "SimSun", "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC",
    "Source Han Serif CN", "思源宋体", "FandolSong", "AR PL UMing CN", "AR PL SungtiL GB",
)  # fmt: skip
_HEI = (
    "黑体", "SimHei", "Heiti SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
    "Source Han Sans CN", "思源黑体", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "FandolHei",
    "Droid Sans Fallback",
)  # fmt: skip
_KAI = (
    "楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "华文楷体", "STKaiti", "Kaiti SC",
    "方正楷体_GBK", "方正楷体简体", "FandolKai", "LXGW WenKai", "霞鹜文楷", "AR PL UKai CN",
    "AR PL KaitiM GB",
)  # fmt: skip
_FANGSONG = (
    "仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312", "华文仿宋", "STFangsong",
    "方正仿宋_GBK", "方正仿宋简体", "FandolFang R", "FandolFang",
)  # fmt: skip
_XIAOBIAOSONG = (
    "方正小标宋简体", "方正小标宋_GBK", "小标宋体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05",
)  # fmt: skip
_ROMAN = (
    "Times New Roman", "Liberation Serif", "Tinos", "Nimbus Roman", "TeX Gyre Termes", "FreeSerif",
    "Noto Serif CJK SC", "Noto Serif", "DejaVu Serif",
)  # fmt: skip


class _Face(NamedTuple):
    """Names under which documents ask for a face, and what may stand in, the nearest first."""

    asked: frozenset[str]
    candidates: tuple[str, ...]
    bold: bool = False


_FACES = (
    # A bold Song is nearer to 小标宋 than any other face.
    _Face(
        frozenset({*_XIAOBIAOSONG, "华文中宋", "STZhongsong"}),
        (*_XIAOBIAOSONG, "华文中宋", "STZhongsong", *_SONG, *_HEI),
        bold=True,
    ),
    _Face(frozenset(_FANGSONG[:-2]), (*_FANGSONG, *_SONG, *_HEI)),
    _Face(frozenset(_KAI[:9]), (*_KAI, *_SONG, *_HEI)),
    _Face(
        frozenset({"黑体", "SimHei", "华文黑体", "方正黑体_GBK", "方正黑体简体"}), (*_HEI, *_SONG)
    ),
    _Face(frozenset({"宋体", "SimSun", "新宋体", "NSimSun", "华文宋体"}), (*_SONG, *_HEI)),
    _Face(frozenset({"Times New Roman"}), _ROMAN),
)
_NAMED = re.compile(rb'\bw:(?:ascii|hAnsi|eastAsia)="([^"]+)"')
_SECONDS = 60


@dataclass(frozen=True)
class StandIns:
    """Which family stands in for which (``chosen``), and which has none (``lacking``).

    ``known`` is false where nobody could be asked which fonts there are.
    """

    chosen: Mapping[str, str]
    lacking: tuple[str, ...] = ()
    known: bool = True

    def __str__(self) -> str:
        """``仿宋_GB2312→Noto Serif CJK SC、…``, in the order of the names."""
        return "、".join(f"{asked}→{found}" for asked, found in sorted(self.chosen.items()))


def find_stand_ins(documents: Iterable[bytes], environment: Mapping[str, str]) -> StandIns:
    """What stands in for the fonts that these Word files name and the machine does not have.

    Nothing does where there is no fontconfig, or where the user has a configuration of their own
    (``FONTCONFIG_FILE``).
    """
    here = _families(environment)
    if not here:
        return StandIns({}, known=False)
    chosen: dict[str, str] = {}
    lacking = []
    for name in sorted(_names(documents) - here):
        face = next((face for face in _FACES if name in face.asked), None)
        if face is None:
            continue  # a font of the user's own: LibreOffice knows as much as we do
        found = next((family for family in face.candidates if family in here), None)
        if found is None:
            lacking.append(name)
        else:
            chosen[name] = found
    return StandIns(chosen, tuple(lacking))


def fontconfig(stand_ins: StandIns) -> str:
    """The fontconfig file for the call: the machine's own, and the stand-ins."""
    rules = []
    for asked, found in sorted(stand_ins.chosen.items()):
        face = next(face for face in _FACES if asked in face.asked)
        bold = face.bold and found in (*_SONG, *_HEI)
        rules.append(
            f'<match target="pattern"><test name="family" qual="any"><string>{escape(asked)}'
            '</string></test><edit name="family" mode="assign" binding="strong"><string>'
            f"{escape(found)}</string></edit>"
            + (
                '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>'
                if bold
                else ""
            )
            + "</match>"
        )
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
            "<fontconfig>",
            '<include ignore_missing="yes">fonts.conf</include>',
            *rules,
            "</fontconfig>",
            "",
        )
    )


def _names(documents: Iterable[bytes]) -> set[str]:
    """The fonts that the Word files name anywhere."""
    found: set[bytes] = set()
    for content in documents:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                if part.startswith("word/") and part.endswith(".xml"):
                    found.update(_NAMED.findall(archive.read(part)))
    return {name.decode("utf-8", "replace") for name in found}


def _families(environment: Mapping[str, str]) -> frozenset[str]:
    """The families that fontconfig knows; none where it is not to be asked."""
    program = shutil.which("fc-list", path=environment.get("PATH", ""))
    if program is None or environment.get("FONTCONFIG_FILE"):
        return frozenset()
    try:
        done = subprocess.run(
            [program, "--format", "%{family}\n"],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    # A family has a name in each of its languages: "Noto Serif CJK SC,思源宋体".
    names = done.stdout.decode("utf-8", "replace").replace("\\-", "-").replace("\n", ",")
    return frozenset(name.strip() for name in names.split(",") if name.strip())
