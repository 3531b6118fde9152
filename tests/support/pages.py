"""The README and the clerk's guide as tests read them: blocks, prose, calls of the program."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document

from support.command import filings

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "使用指南.md"

CODE = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PROGRAM = re.compile(r"^(?:\.venv/bin/|py -m |python3 -m )?filings(?: |$)")
_STEP = re.compile(
    r"<!-- edit: (?P<file>[^:\n]+): (?P<old>.*?) => (?P<new>.*?) -->"
    r"|<!-- by hand: (?P<document>[^\n:]+?)(?:: (?P<words>[^\n]+?))? -->"
    r"|<!-- run: filings(?: @ (?P<folder>\S+))? (?P<call>[^\n]*?) -->\s*"
    r"```text\n(?P<printed>.*?)^```",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and the number of its first line."""

    language: str
    text: str
    line: int


def blocks(page: Path, *languages: str) -> list[Block]:
    """The fenced blocks of a page in these languages."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            m[2],
            re.sub(rf"^{m[1]}", "", m[3], flags=re.MULTILINE),
            text.count("\n", 0, m.start()) + 1,
        )
        for m in _FENCE.finditer(text)
        if m[2] in languages
    ]


def prose(page: Path) -> str:
    """A page without its fenced blocks and hidden comments, its lines kept."""
    text = page.read_text(encoding="utf-8")
    for pattern in (_FENCE, _COMMENT):
        text = pattern.sub(lambda m: "\n" * m[0].count("\n"), text)
    return text


def calls(page: Path) -> Iterator[str]:
    """Every call of the program in a page: ``check [PROJECT]``, ``new DIR [--sample NAME]``."""
    lines = [line for block in blocks(page, "sh", "bat") for line in block.text.splitlines()]
    lines += [code.replace("\\|", "|") for code in CODE.findall(prose(page))]
    for line in lines:
        words = line.partition("#")[0].strip()
        if _PROGRAM.match(words):
            yield _PROGRAM.sub("", words)


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings have on the web."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def done_again(page: Path, folder: Path) -> str:
    """The page with what the program prints now in each quotation that is no longer true.

    A hidden comment before a ``text`` block says what printed it, ``<!-- run: filings check -->``
    (``filings @ 示例镇 check`` inside that folder); others say what was typed before
    (``<!-- edit: FILE: OLD => NEW -->``) or written into a document (``<!-- by hand: FILE -->``,
    ``<!-- by hand: FILE: WORDS -->``).
    A line ``……`` of a quotation stands for any lines.
    """
    text = page.read_text(encoding="utf-8")
    made, position = [], 0
    for step in _STEP.finditer(text):
        if step["file"]:
            _edit(folder / step["file"], step["old"], step["new"])
        elif step["document"]:
            _write_into(folder / step["document"], step["words"] or "手工加的一句话。")
        else:
            place = folder / (step["folder"] or ".")
            done = filings(*shlex.split(step["call"]), cwd=place)
            said = _without_trailing_blanks(done.err + done.out)  # findings come first
            if not _fits(step["printed"], said):
                made += [text[position : step.start("printed")], said]
                position = step.end("printed")
    return "".join([*made, text[position:]])


def _edit(file: Path, old: str, new: str) -> None:
    """Type ``new`` in place of ``old``, which stands there once; \\n is a line break."""
    old, new = old.replace("\\n", "\n"), new.replace("\\n", "\n")
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")


def _write_into(file: Path, words: str) -> None:
    """Write a paragraph at the end of a Word file, which may be a new one."""
    file.parent.mkdir(exist_ok=True)
    document = Document(str(file)) if file.exists() else Document()
    document.add_paragraph(words)
    document.save(str(file))


def _without_trailing_blanks(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()) + "\n"


def _fits(quoted: str, said: str) -> bool:
    pattern = "\n".join(
        "(?:.*\n)*?.*" if line == "……" else re.escape(line) for line in quoted.splitlines()
    )
    return re.fullmatch(pattern + "\n", said) is not None
