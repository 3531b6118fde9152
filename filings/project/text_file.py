"""From the bytes of a file to its text: encodings, limits, characters that no document can hold."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from filings.diagnostics import Diagnostic, Span
from filings.language.similar import did_you_mean
from filings.language.xml_text import describe_character, illegal_characters
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.os_errors import reason_unread
from filings.project.rules import Y001, Y002, Y009, Y010, Y011, Y012

MAX_BYTES = 20 * 1024 * 1024
MAX_LISTED = 20
"""How many characters at fault are listed one by one."""

_OFFICE = N_("Word、Excel 文件或压缩包")
_ARCHIVE = N_("压缩包")
_PICTURE = N_("图片")
_SIGNATURES = {
    b"PK\x03\x04": _OFFICE,
    b"PK\x05\x06": _OFFICE,
    b"\xd0\xcf\x11\xe0": N_("旧版 Word、Excel 文件或 WPS 文件"),
    b"{\\rtf": N_("RTF 文档"),
    b"%PDF": N_("PDF 文件"),
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"Rar!": _ARCHIVE,
    b"7z\xbc\xaf": _ARCHIVE,
    b"\x1f\x8b": _ARCHIVE,
}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
_CHINESE = r"[\u2e80-\u9fff\uff00-\uffef]"  # wide ranges take long to compile; rarely wanted
_BROKEN_BYTES = re.compile(r"[\udc80-\udcff]+")


def inside(folder: Path, relative: str) -> Path | None:
    """The path of ``relative`` in ``folder``, or ``None`` if it leads out of it."""
    path = Path(relative.replace("\\", "/"))
    if path.is_absolute() or re.match(r"[A-Za-z]:", relative):
        return None
    try:
        resolved = (folder / path).resolve()
        return resolved if resolved.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError, RuntimeError):
        # RuntimeError is how Python up to 3.12 reports a ring of links.
        return None


def read_text_inside(
    folder: Path, relative: str, mentioned: Span | None
) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file that the project mentions at ``mentioned``."""
    path = inside(folder, relative)
    if path is None:
        message = _("“{file}”不在项目文件夹里").format(file=relative)
        hint = _("把文件拷进项目文件夹，这里写它在项目文件夹里的名字")
        return None, [Y012.finding(message, span=mentioned, hints=(hint,))]
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
        if path.is_dir():
            message = _("“{file}”是文件夹，这里要的是文件").format(file=name)
            hint = _("写到文件为止：“{file}/文件名”").format(file=name.rstrip("/"))
            return None, [Y012.finding(message, hints=(hint,), span=place)]
        if not path.is_file():
            if path.exists():
                message = _("“{file}”不是普通文件").format(file=name)
                hint = _("换成装着文字的普通文件")
                return None, [Y012.finding(message, hints=(hint,), span=place)]
            message = _("找不到“{file}”").format(file=name)
            return None, [Y001.finding(message, span=place, hints=_namesakes(path))]
        if path.stat().st_size > MAX_BYTES:
            return None, [Y010.finding(_("“{file}”超过 20 MB").format(file=name), span=place)]
        content = path.read_bytes()
    except OSError as error:
        hint = _("请管理员给读这个文件的权限，或把它另拷一份再用")
        return None, [Y002.finding(why_unreadable(name, error), hints=(hint,), span=place)]
    return decode(content, name)


def why_unreadable(name: str, error: OSError) -> str:
    """Why the operating system does not let a file be read."""
    if isinstance(error, PermissionError):
        return _("没有权限读“{file}”").format(file=name)
    return _("“{file}”读不出来：{reason}").format(file=name, reason=reason_unread(error))


def _namesakes(path: Path) -> tuple[str, ...]:
    """The file beside the missing one that may be meant."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return ()
    meant = did_you_mean(path.name, names)
    return (_("是不是“{name}”？").format(name=meant),) if meant else ()


def decode(content: bytes, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text that ``content`` holds, and what is wrong with it."""
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            message = _("“{file}”不是纯文本，而是{kind}").format(file=name, kind=_(kind))
            hint = _("如果里面是文字：打开它，另存为“纯文本”，编码选 UTF-8")
            return None, [Y002.finding(message, span=Span(name), hints=(hint,))]
    text, encoding = _decoded(content)
    if text is None:
        message = _("“{file}”不是纯文本，或者用了认不出的编码").format(file=name)
        hint = _("用记事本打开；如果是文字，另存为 UTF-8 编码")
        return None, [Y002.finding(message, span=Span(name), hints=(hint,))]
    diagnostics = []
    if encoding != "UTF-8":
        message = _("“{file}”不是 UTF-8 编码，按 {encoding} 读入").format(
            file=name, encoding=encoding
        )
        hint = _("核对文字无误后，用记事本另存为 UTF-8 编码")
        diagnostics.append(Y011.finding(message, span=Span(name), hints=(hint,)))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    illegal = illegal_characters(text)
    if illegal:
        diagnostics += report_characters(text, illegal[:MAX_LISTED], len(illegal), name)
        text = replace_at(text, [offset for offset, _character in illegal])
    return text, diagnostics


def _decoded(content: bytes) -> tuple[str | None, str]:
    """The text and the name of its encoding; a lone surrogate stands for bytes that are broken."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _try(content, encoding), encoding
    text = _try(content, "utf-8")
    if text is not None and _reads_like_text(text, at_least=100):
        return text, "UTF-8"
    if b"\0" in content:
        little = content[1::2].count(0) >= content[::2].count(0)
        text = _try(content, "utf-16-le" if little else "utf-16-be")
        if text is not None and _reads_like_text(text):
            return text, "UTF-16"
    text = _damaged_utf8(content)
    if text is not None:
        return text, "UTF-8"
    text = _try(content, "gb18030")
    if text is not None and _reads_like_text(text):
        return text, "GB18030"
    return None, ""


def _try(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        return None


def _reads_like_text(text: str, at_least: int = 3) -> bool:
    """Whether what decodes is text: nearly all bytes decode as something in some encoding."""
    return len(text) - len(_ODD.sub("", text)) <= max(at_least, len(text) // 50)


def _damaged_utf8(content: bytes) -> str | None:
    """The text of a file in UTF-8 with a few broken bytes, as a cut-off copy leaves them.

    Read as GB18030 it would all be garbled; there Chinese in UTF-8 hardly occurs by chance.
    """
    text = content.decode("utf-8", "surrogateescape")
    text, broken = _BROKEN_BYTES.subn("\udc80", text)
    is_text = _reads_like_text(text)
    return text if is_text and len(re.findall(_CHINESE, text)) > 4 * broken else None


def report_characters(
    text: str, first: list[tuple[int, str]], count: int, name: str
) -> list[Diagnostic]:
    """A finding for each of the ``first`` characters that cannot stay, at its line and column.

    ``count`` is how many there are altogether.
    """
    found = []
    for offset, character in first:
        line, column = place_of(text, offset)
        if _BROKEN_BYTES.match(character):
            message = _("这里有字的编码损坏了")
            hints = (_("把损坏的字删去重新打，再另存为 UTF-8 编码"),)
        else:
            what = describe_character(character)
            message = _("这里有不能写进文档的字符：{character}").format(character=what)
            hints = (_("删去这个字符；看不见时，把前后几个字删去重新打"),)
        found.append(Y009.finding(message, span=Span(name, line, column), hints=hints))
    if count > len(first):
        message = _("“{file}”中还有 {count} 个这样的字符没有列出").format(
            file=name, count=count - len(first)
        )
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
