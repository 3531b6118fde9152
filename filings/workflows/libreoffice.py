"""Word files to PDF, and old formats to new ones, by LibreOffice in a user profile of its own.

The profile is new and thrown away, so that the call does not meet a LibreOffice that is open, nor
the user's settings and extensions. All happens in a temporary folder: what fails leaves nothing.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filings.diagnostics import Diagnostic
from filings.messages import gettext as _
from filings.source.rules import I003
from filings.workflows.fonts import StandIns, fontconfig
from filings.workflows.office_copy import office_copy
from filings.workflows.rules import B007, B008

PROGRAM = "FILINGS_SOFFICE"
"""The environment variable that names LibreOffice's program."""
SECONDS = "FILINGS_SOFFICE_SECONDS"
"""The environment variable that limits the time of a call, in seconds."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>zh-CN</value></prop></item>
</oor:items>
"""
"""The locale of a Chinese user: elsewhere a “ or — that begins a paragraph takes the Latin face."""
_NAMES = ("soffice", "libreoffice")
_START, _EACH = 120.0, 30.0
"""Seconds that LibreOffice may take to start, and for each document: far more than it needs."""
_LONGEST = 7 * 24 * 3600.0
_LAST_WORDS = 200


@dataclass(frozen=True)
class Office:
    """LibreOffice on this machine: its program if there is one, and what it is started with.

    ``asked`` is what the user said that the program is, ``seconds`` the limit of a call's time.
    """

    program: Path | None
    environment: Mapping[str, str]
    asked: str = ""
    seconds: float | None = None


def find_office(environment: Mapping[str, str]) -> Office:
    """LibreOffice as the environment names it, else on its PATH, else in the usual places.

    Raises ValueError where the limit of its time is not a number of seconds.
    """
    path = environment.get("PATH", "")
    asked = environment.get(PROGRAM, "").strip()
    found = (
        shutil.which(asked, path=path)
        if asked
        else next(filter(None, (shutil.which(name, path=path) for name in _NAMES)), None)
        or next(
            (place for place in map(str, _usual_places(environment)) if shutil.which(place)), None
        )
    )
    limit = environment.get(SECONDS, "").strip()
    seconds = float(limit) if limit else None
    if seconds is not None and not 0 < seconds <= _LONGEST:
        raise ValueError(f"{SECONDS}={limit}")
    return Office(Path(found) if found else None, environment, asked, seconds)


def _usual_places(environment: Mapping[str, str]) -> list[Path]:
    """Where LibreOffice installs itself without being on the PATH."""
    if sys.platform == "win32":
        names = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")
        folders = dict.fromkeys(environment[name] for name in names if environment.get(name))
        return [Path(folder, "LibreOffice", "program", "soffice.com") for folder in folders]
    if sys.platform == "darwin":
        home = environment.get("HOME", "/")
        inside = Path("Applications", "LibreOffice.app", "Contents", "MacOS", "soffice")
        return [Path("/", inside), Path(home, inside)]
    return sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def to_pdf(
    documents: Sequence[tuple[str, bytes]], office: Office, stand_ins: StandIns
) -> tuple[list[bytes], list[Diagnostic]]:
    """The PDF of each of ``documents`` (name and content of a Word file), all or none.

    Raises OSError where there is no room for the temporary files.
    """
    if office.program is None:
        return [], [_missing(office)]
    # The files are still being let go of when a program was killed on Windows.
    with tempfile.TemporaryDirectory(prefix="filings-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        (folder / "in").mkdir()
        # Plain names: LibreOffice loses Chinese ones where the locale is C.
        sources = [f"{number:04}.docx" for number in range(1, len(documents) + 1)]
        for source, (_name, content) in zip(sources, documents, strict=True):
            (folder / "in" / source).write_bytes(office_copy(content))
        failure = _convert(folder, sources, office, office.program, "pdf", stand_ins)
        if isinstance(failure, Diagnostic):
            return [], [failure]
        made = [_whole_pdf(folder / "out" / f"{Path(source).stem}.pdf") for source in sources]
        lost = [name for (name, _content), pdf in zip(documents, made, strict=True) if pdf is None]
        if lost:
            message = _("LibreOffice 没有做出 PDF：{names}").format(names="、".join(lost))
            return [], [B008.finding(message, hints=_advice(failure))]
        return [pdf for pdf in made if pdf is not None], []


def to_new_format(content: bytes, ending: str, wanted: str, office: Office) -> bytes | Diagnostic:
    """A file of an old format (``doc``, ``xls``, ``odt`` …) as ``docx`` or ``xlsx``, or why not.

    Raises OSError where there is no room for the temporary files.
    """
    if office.program is None:
        message = _("没有找到 LibreOffice，.{ending} 文件转换不了").format(ending=ending)
        application = _("在 Word 或 WPS 中打开，另存为 .{wanted}，再读一次").format(wanted=wanted)
        package = "libreoffice-calc" if wanted == "xlsx" else "libreoffice-writer"
        return I003.finding(message, hints=(application, *_how_to_install(package)))
    with tempfile.TemporaryDirectory(prefix="filings-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        (folder / "in").mkdir()
        source = f"0001.{ending}"
        (folder / "in" / source).write_bytes(content)
        said = _convert(folder, [source], office, office.program, wanted)
        if isinstance(said, Diagnostic):
            return I003.finding(said.message)
        made = folder / "out" / f"0001.{wanted}"
        if made.is_file() and made.stat().st_size:
            return made.read_bytes()
    message = _("LibreOffice 打不开这个 .{ending} 文件：可能设有密码，或者已经损坏")
    hint = _("在 Word 或 WPS 中打开，取消密码，另存为 .{wanted}，再读一次")
    return I003.finding(message.format(ending=ending), hints=(hint.format(wanted=wanted),))


def _convert(
    folder: Path,
    sources: list[str],
    office: Office,
    program: Path,
    wanted: str,
    stand_ins: StandIns | None = None,
) -> Diagnostic | str:
    """Run LibreOffice on the files ``in/…`` of ``folder``: what it said, or why it did not end."""
    environment = {**office.environment, "TZ": "UTC"}  # the same time stamps everywhere
    if stand_ins is not None and stand_ins.chosen:
        (folder / "fonts.conf").write_text(fontconfig(stand_ins), encoding="utf-8")
        environment["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    command = [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", wanted, "--outdir", str(folder / "out")),
        *sources,
    ]
    limit = office.seconds or _START + _EACH * len(sources)
    with (folder / "log").open("wb") as log:
        try:
            process = subprocess.Popen(
                command,
                cwd=folder / "in",
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # It starts programs of its own, which must end with it.
                start_new_session=True,
            )
        except OSError as error:
            message = _("LibreOffice 启动不了（{program}）：{reason}")
            message = message.format(program=program, reason=error.strerror or error)
            return B008.finding(message)
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired:
            message = _("LibreOffice 过了 {seconds} 秒还没有做完，已经停下")
            hint = _("文档很多、电脑很慢的，用环境变量 {variable} 把秒数放宽").format(
                variable=SECONDS
            )
            message = message.format(seconds=f"{limit:g}")
            return B008.finding(message, hints=(_(B008.how), hint))
        finally:
            _end(process)
    return (folder / "log").read_text(encoding="utf-8", errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program, if it has not ended, and whatever it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(kill, capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _whole_pdf(path: Path) -> bytes | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content if content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:] else None


def _advice(said: str) -> tuple[str, ...]:
    """The rule's own, and the last that LibreOffice said."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    words = _("LibreOffice 最后说：{words}").format(words=lines[-1][:_LAST_WORDS]) if lines else ""
    return (_(B008.how), *([words] if words else []))


def _missing(office: Office) -> Diagnostic:
    if office.asked:
        message = _("环境变量 {variable} 写的“{program}”不是能运行的程序").format(
            variable=PROGRAM, program=office.asked
        )
    else:
        message = _("没有找到 LibreOffice，做不出 PDF")
    return B007.finding(message, hints=_how_to_install())


def _how_to_install(package: str = "libreoffice-writer") -> tuple[str, ...]:
    return (
        _("Debian、Ubuntu、统信、麒麟：sudo apt install {package}").format(package=package),
        _("Fedora：sudo dnf install {package}").format(package=package),
        _("Windows、macOS：到 https://www.libreoffice.org 下载，照常安装"),
        _("已经装在别处的，用环境变量 {variable} 写明 soffice 在哪里").format(variable=PROGRAM),
    )
