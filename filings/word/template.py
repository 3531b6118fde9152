"""Reading a template: from a .docx to what can be checked, and rendered with data.

The work of reading is done once for the same bytes in one process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from filings.diagnostics import Diagnostic, Span, has_errors
from filings.messages import gettext as _
from filings.word.compile import Code, compile_part, compile_source
from filings.word.dangers import find_dangers
from filings.word.guard import MOST_BYTES, open_package
from filings.word.marks import RESERVED
from filings.word.namespaces import R, W, qn
from filings.word.package import OFFICE, Package
from filings.word.places import Place, Places
from filings.word.properties import TEXT_PROPERTIES, read_properties
from filings.word.rules import T001
from filings.word.structure import arrange
from filings.word.tag_reader import TagReader
from filings.word.tags import Tag
from filings.word.xml import parse, with_w_prefix

_KEPT = 16


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part of the file that holds text: its name in the package, and its compiled template."""

    name: str
    code: Code


@dataclass(frozen=True, slots=True)
class TemplateProperty:
    """A property of the document that holds tags."""

    name: str
    code: Code


@dataclass(slots=True)
class _Compiled:
    """What a template's bytes come to, whatever the file is called."""

    package: Package
    parts: list[TemplatePart] = field(default_factory=list)
    properties: list[TemplateProperty] = field(default_factory=list)
    tags: dict[int, Tag] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template that has been read. ``name`` is what messages call the file."""

    name: str
    _compiled: _Compiled

    def check(self) -> list[Diagnostic]:
        """Everything that is wrong with its tags, each with its place."""
        return _named(self._compiled.diagnostics, self.name)

    @property
    def package(self) -> Package:
        """The parts of the file, not to be changed."""
        return self._compiled.package

    @property
    def parts(self) -> list[TemplatePart]:
        """The parts that hold text, the body first."""
        return self._compiled.parts

    @property
    def properties(self) -> list[TemplateProperty]:
        """The properties that hold tags."""
        return self._compiled.properties

    @property
    def tags(self) -> Mapping[int, Tag]:
        """All tags by their number."""
        return self._compiled.tags


def read_template(path: Path, *, name: str) -> tuple[Template | None, list[Diagnostic]]:
    """The template in ``path``, and why it cannot be used or what was taken out of it.

    Never raises for what is in the file. Raises OSError where the operating system refuses.
    """
    problem = None
    if not path.is_file():
        problem = _("是文件夹，不是文件。") if path.is_dir() else _("找不到这个模板文件。")
    elif path.stat().st_size > MOST_BYTES:
        problem = _("文件过大。")
    if problem:
        return None, [T001.finding(problem, span=Span(name))]
    return template_from_bytes(path.read_bytes(), name=name)


def template_from_bytes(content: bytes, *, name: str) -> tuple[Template | None, list[Diagnostic]]:
    """The template that ``content`` is; see :func:`read_template`."""
    compiled, diagnostics = _compile(_Content(hashlib.sha256(content).digest(), content))
    named = _named(diagnostics, name)
    return (None if compiled is None else Template(name, compiled)), named


class _Content:
    """Bytes known by their hash, so that the cache does not hold the file itself."""

    def __init__(self, digest: bytes, content: bytes) -> None:
        self.digest = digest
        self._content: bytes | None = content

    def take(self) -> bytes:
        """The bytes, which are then let go."""
        content, self._content = self._content, None
        assert content is not None
        return content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Content) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


def _named(diagnostics: list[Diagnostic], name: str) -> list[Diagnostic]:
    return [replace(d, span=Span(name)) for d in diagnostics]


@lru_cache(maxsize=_KEPT)
def _compile(content: _Content) -> tuple[_Compiled | None, list[Diagnostic]]:
    package, diagnostics = open_package(content.take(), "")
    if package is None:
        return None, diagnostics
    diagnostics += find_dangers(package)
    if has_errors(diagnostics):
        return None, diagnostics
    compiled = _Compiled(package)
    for part, title in _text_parts(package):
        _compile_text_part(compiled, part, title)
    _compile_properties(compiled)
    return compiled, diagnostics


def _compile_text_part(compiled: _Compiled, part: str, title: str) -> None:
    root = with_w_prefix(parse(compiled.package.parts[part]))
    places = Places(root, title, body=not title)
    reader = TagReader(places, first_number=len(compiled.tags))
    if any(RESERVED.search(str(t)) for t in root.itertext()):
        place = Place(title or _("正文"))
        reader.report(T001, place, _("模板里有不能使用的特殊字符。"))
    reader.read(root)
    arrange(reader, root)
    compiled.diagnostics += reader.diagnostics
    compiled.tags.update({t.number: t for t in reader.tags})
    if reader.diagnostics:
        return
    code, diagnostics = compile_part(root, compiled.tags)
    compiled.diagnostics += diagnostics
    if code is not None:
        compiled.parts.append(TemplatePart(part, code))


def _compile_properties(compiled: _Compiled) -> None:
    for name, text in read_properties(compiled.package).items():
        title = _("文档属性「{name}」").format(name=_(TEXT_PROPERTIES[name]))
        place = Place(title)
        reader = TagReader(Places(parse(b"<none/>")), first_number=len(compiled.tags))
        source, lines = reader.read_text(text, place)
        if not reader.tags and not reader.diagnostics:
            continue
        arrange(reader)
        compiled.diagnostics += reader.diagnostics
        compiled.tags.update({t.number: t for t in reader.tags})
        if reader.diagnostics:
            continue
        code, diagnostics = compile_source(source, lines, compiled.tags)
        compiled.diagnostics += diagnostics
        if code is not None:
            compiled.properties.append(TemplateProperty(name, code))


def _text_parts(package: Package) -> list[tuple[str, str]]:
    """The parts that hold text with what people call them; the body, without a name, first."""
    main = package.main_part()
    assert main is not None
    titles = {main: ""}
    kinds = {
        r.id: r.target
        for r in package.relationships(main)
        if r.kind in (OFFICE + "header", OFFICE + "footer")
    }
    words = {"default": "", "first": _("首页"), "even": _("偶数页")}
    root = package.tree(main)
    for reference in root.iter(W + "headerReference", W + "footerReference"):
        target = kinds.get(reference.get(R + "id", ""))
        if target in package.parts and target is not None:
            base = _("页眉") if reference.tag == qn("w:headerReference") else _("页脚")
            kind = words.get(reference.get(W + "type", "default"), "")
            titles.setdefault(target, kind + base)
    for target in sorted(kinds.values()):
        if target in package.parts:
            titles.setdefault(target, _("页眉页脚"))
    for kind, title in (("footnotes", _("脚注")), ("endnotes", _("尾注"))):
        for target in package.related(main, kind):
            titles.setdefault(target, title)
    return list(titles.items())
