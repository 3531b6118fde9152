"""From the bytes of a file to its text: encodings, limits, characters that no document can hold."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from filings.diagnostics import Diagnostic, Span
from filings.language.xml_text import describe_character, illegal_characters
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.project.rules import Y001, Y002, Y009, Y010, Y011, Y012

MAX_BYTES = 20 * 1024 * 1024

_SIGNATURES = {
    b"PK\x03\x04": N_("Word、Excel 或压缩包"),
    b"\xd0\xcf\x11\xe0": N_("旧版 Word 或 Excel 文件"),
    b"%PDF": N_("PDF 文件"),
    b"\x89PNG": N_("图片"),
    b"\xff\xd8\xff": N_("图片"),
}
_ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")


def inside(folder: Path, relative: str) -> Path | None:
    """The path of ``relative`` in ``folder``, or ``None`` if it leads out of it."""
    path = Path(relative.replace("\\", "/"))
    if path.is_absolute() or re.match(r"[A-Za-z]:", relative):
        return None
    try:
        resolved = (folder / path).resolve()
        return resolved if resolved.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):
        return None


def read_text_inside(
    folder: Path, relative: str, mentioned: Span | None
) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file that the project mentions at ``mentioned``."""
    path = inside(folder, relative)
    if path is None:
        message = _("“{file}”不在项目文件夹里").format(file=relative)
        return None, [Y012.finding(message, span=mentioned)]
    return read_text(path, relative.replace("\\", "/"), mentioned)


def read_text(
    path: Path, name: str, mentioned: Span | None = None
) -> tuple[str | None, list[Diagnostic]]:
    """The text of ``path``, called ``name`` in messages, and what is wrong with it.

    Line ends become ``\\n``. Characters outside XML 1.0 are reported and replaced by U+FFFD, so
    that the rest can still be read. The text is ``None`` where there is none to be had.
    """
    place = mentioned or Span(name)
    try:
        if not path.is_file():
            if path.exists():
                message = _("“{file}”不是普通文件").format(file=name)
                return None, [Y012.finding(message, span=place)]
            message = _("找不到“{file}”").format(file=name)
            return None, [Y001.finding(message, span=place, hints=_namesakes(path))]
        if path.stat().st_size > MAX_BYTES:
            return None, [Y010.finding(_("“{file}”超过 20 MB").format(file=name), span=place)]
        content = path.read_bytes()
    except OSError as error:
        message = _("“{file}”读不出来：{reason}").format(file=name, reason=error.strerror)
        return None, [Y002.finding(message, span=place)]
    return decode(content, name)


def _namesakes(path: Path) -> tuple[str, ...]:
    """Files beside the missing one that may be meant."""
    from filings.language.similar import did_you_mean

    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return ()
    meant = did_you_mean(path.name, names)
    return (_("是不是“{name}”？").format(name=meant),) if meant else ()


def decode(content: bytes, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text that ``content`` holds, and what is wrong with it."""
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            message = _("“{file}”不是文本文件，而是{kind}").format(file=name, kind=_(kind))
            return None, [Y002.finding(message, span=Span(name))]
    text, encoding = _decoded(content)
    if text is None:
        message = _("“{file}”的编码无法识别").format(file=name)
        hint = _("用记事本打开，另存为 UTF-8 编码")
        return None, [Y002.finding(message, span=Span(name), hints=(hint,))]
    diagnostics = []
    if encoding != "UTF-8":
        message = _("“{file}”按 {encoding} 编码读入").format(file=name, encoding=encoding)
        hint = _("核对文字无误后，另存为 UTF-8 编码")
        diagnostics.append(Y011.finding(message, span=Span(name), hints=(hint,)))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    illegal = illegal_characters(text)
    if illegal:
        diagnostics += _report_characters(text, illegal, name)
        text = replace_at(text, [offset for offset, _character in illegal])
    return text, diagnostics


def _decoded(content: bytes) -> tuple[str | None, str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = [("UTF-16", "utf-16")]
    else:
        candidates = [("UTF-8", "utf-8"), ("GB18030", "gb18030")]
    for label, codec in candidates:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if label == "GB18030" and not _reads_like_text(text):
            continue
        return text, label
    return None, ""


def _reads_like_text(text: str) -> bool:
    """Whether text that decodes as GB18030 is text: nearly all bytes decode as something."""
    return len(_ODD.findall(text)) * 50 <= len(text)


def _report_characters(
    text: str, illegal: list[tuple[int, str]], name: str
) -> list[Diagnostic]:
    found = []
    for offset, character in illegal[:20]:
        line, column = place_of(text, offset)
        message = _("有不能写进文档的字符 {character}").format(
            character=describe_character(character)
        )
        found.append(Y009.finding(message, span=Span(name, line, column)))
    if len(illegal) > 20:
        message = _("还有 {count} 个这样的字符没有列出").format(count=len(illegal) - 20)
        found.append(Y009.finding(message, span=Span(name)))
    return found


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, counted from 1, of an offset in a text."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def replace_at(text: str, offsets: list[int]) -> str:
    """``text`` with U+FFFD in place of the characters at ``offsets``."""
    characters = list(text)
    for offset in offsets:
        characters[offset] = "\ufffd"
    return "".join(characters)
