"""The package of a .docx: its parts and relationships, and bytes that are always the same.

A part is named as in the zip, without the leading slash (``word/document.xml``).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from filings.word.archive import archive, member
from filings.word.namespaces import NS
from filings.word.xml import Element, parse, serialise

CONTENT_TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"

_CT = "{" + NS["ct"] + "}"
_REL = "{" + NS["rel"] + "}"
_NO_RELATIONSHIPS = f'<Relationships xmlns="{NS["rel"]}"/>'


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part; ``target`` is a part's name, or as written if external."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """The parts of a Word file by name. A copy shares the bytes but not the table."""

    parts: dict[str, bytes] = field(default_factory=dict)

    def copy(self) -> Package:
        """A package whose parts can be replaced without touching this one."""
        return Package(dict(self.parts))

    # Content types ------------------------------------------------------------------------------

    def content_types(self) -> dict[str, str]:
        """The content type of each part that has one."""
        root = parse(self.parts[CONTENT_TYPES])
        defaults = {
            e.get("Extension", "").lower(): e.get("ContentType", "")
            for e in root.iter(_CT + "Default")
        }
        overrides = {
            e.get("PartName", "").lstrip("/").lower(): e.get("ContentType", "")
            for e in root.iter(_CT + "Override")
        }
        found = {}
        for name in self.parts:
            extension = name.rpartition(".")[2].lower()
            kind = overrides.get(name.lower()) or defaults.get(extension)
            if kind:
                found[name] = kind
        return found

    def add_part(self, name: str, content: bytes, content_type: str) -> None:
        """Add a part under its own content type."""
        self.parts[name] = content
        root = parse(self.parts[CONTENT_TYPES])
        etree.SubElement(
            root, _CT + "Override", {"PartName": "/" + name, "ContentType": content_type}
        )
        self.parts[CONTENT_TYPES] = serialise(root)

    def drop_part(self, name: str) -> None:
        """Remove a part, its relationships and its content type; references to it stay."""
        self.parts.pop(name, None)
        self.parts.pop(relationships_name(name), None)
        root = parse(self.parts[CONTENT_TYPES])
        for override in root.findall(_CT + "Override"):
            if override.get("PartName", "").lstrip("/").lower() == name.lower():
                root.remove(override)
        self.parts[CONTENT_TYPES] = serialise(root)

    # Relationships ------------------------------------------------------------------------------

    def relationships(self, name: str = "") -> list[Relationship]:
        """What part ``name`` ('' for the package itself) refers to."""
        raw = self.parts.get(relationships_name(name))
        if raw is None:
            return []
        found = []
        for e in parse(raw).iter(_REL + "Relationship"):
            external = e.get("TargetMode") == "External"
            target = e.get("Target", "")
            found.append(
                Relationship(
                    e.get("Id", ""),
                    e.get("Type", ""),
                    target if external else resolve(name, target),
                    external,
                )
            )
        return found

    def relate(self, name: str, kind: str, target: str) -> str:
        """Refer from part ``name`` to part ``target``; the id of the (possibly old) reference."""
        rels = relationships_name(name)
        known = self.relationships(name)
        for old in known:
            if old.kind == kind and old.target == target and not old.external:
                return old.id
        raw = self.parts.get(rels)
        root = parse(raw) if raw is not None else parse(_NO_RELATIONSHIPS)
        taken = {r.id for r in known}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        relationship = etree.SubElement(root, _REL + "Relationship")
        relationship.set("Id", f"rId{number}")
        relationship.set("Type", kind)
        folder = posixpath.dirname(name)
        relationship.set("Target", posixpath.relpath(target, folder) if folder else target)
        self.parts[rels] = serialise(root)
        return f"rId{number}"

    def unrelate(self, name: str, kinds: tuple[str, ...]) -> None:
        """Remove the relationships of part ``name`` whose type ends with one of ``kinds``."""
        rels = relationships_name(name)
        if rels not in self.parts:
            return
        root = parse(self.parts[rels])
        for e in root.findall(_REL + "Relationship"):
            if e.get("Type", "").rpartition("/")[2] in kinds:
                root.remove(e)
        self.parts[rels] = serialise(root)

    def main_part(self) -> str | None:
        """The name of the main document part."""
        return next(
            (
                r.target
                for r in self.relationships()
                if r.kind.rpartition("/")[2] == "officeDocument" and not r.external
            ),
            None,
        )

    def related(self, name: str, kind: str) -> list[str]:
        """The parts that ``name`` refers to with the relationship ``kind`` (``styles``)."""
        return [
            r.target
            for r in self.relationships(name)
            if r.kind.rpartition("/")[2] == kind and not r.external and r.target in self.parts
        ]

    def tree(self, name: str) -> Element:
        """The root element of a part."""
        return parse(self.parts[name])


def relationships_name(name: str) -> str:
    """``word/document.xml`` → ``word/_rels/document.xml.rels``; '' → ``_rels/.rels``."""
    folder, _, base = name.rpartition("/")
    return f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"


def resolve(name: str, target: str) -> str:
    """The part that ``target``, as written in the relationships of ``name``, stands for."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")


def loosened(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a file in the strict form of Office Open XML with the namespaces of the usual one.

    For readers only: what else differs (lengths with units, dates) stays as it is. Parts of a file
    in the usual form come back unchanged.
    """
    if not _STRICT.search(parts.get("_rels/.rels", b"")):
        return dict(parts)
    usual = rb"http://schemas.openxmlformats.org/\1/2006/\2"
    return {
        name: _STRICT.sub(usual, content) if name.endswith((".xml", ".rels")) else content
        for name, content in parts.items()
    }


def in_order(names: Iterable[str]) -> list[str]:
    """The names of parts in the order in which a file holds them: what readers need first."""
    return sorted(names, key=lambda n: (n != CONTENT_TYPES, n != "_rels/.rels", n))


def write(package: Package) -> bytes:
    """``package`` as a .docx: the same parts give the same bytes, anywhere and at any time."""
    return archive(member(name, package.parts[name]) for name in in_order(package.parts))


def read(content: bytes) -> Package:
    """The package in ``content``, which is a file that we made or that the guard let through."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return Package({i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()})
