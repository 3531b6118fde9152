"""The manifest of a package: every file with its hash, size and number; what was missing already."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from filings.workflows.package.names import same_name, shown

VERSION = 1
MOST_BYTES = 32 << 20
"""A manifest of 100,000 files has some 30 MB."""


Kind = Literal["document", "evidence", "other", "index"]
"""What a file of a package is; ``other`` is evidence that no item cites."""


Words = Annotated[str, AfterValidator(shown)]
"""What is only printed: a manifest may come from anywhere."""


class BadManifest(Exception):
    """What stands in the manifest is not what ``pack`` writes."""


class NewerVersion(Exception):
    """A later version of the toolkit wrote the manifest."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class PackedFile(_Record):
    """A file of the package.

    ``path`` leads to it from the folder that holds the manifest, with ``/``. ``number`` is that of
    the catalogue, with its rubric where several have numbers; of a piece that no item cites its key.
    """

    path: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, Field(ge=0)]
    kind: Kind
    number: Words | None = None
    title: Words | None = None


class MissingPiece(_Record):
    """A piece of evidence that the catalogue lists and that had no file when it was packed."""

    number: Words
    title: Words


class PackageManifest(_Record):
    """What a package is made of, in the order in which it was packed; not the manifest itself."""

    filings_package: Literal[1] = 1
    applicant: Words = ""
    programme: Words = ""
    date: Words = ""
    files: tuple[PackedFile, ...] = ()
    missing: tuple[MissingPiece, ...] = ()

    @model_validator(mode="after")
    def _paths_lead_to_different_files_inside(self) -> PackageManifest:
        names = [file.path for file in self.files]
        if not all(map(is_plain_path, names)):
            raise ValueError("a path leads outside")
        if len({same_name(name) for name in names}) != len(names):
            raise ValueError("a path stands twice")
        return self

    def to_bytes(self) -> bytes:
        """The manifest as a file: readable, and always the same for the same package."""
        shape = self.model_dump(mode="json", exclude_none=True)
        return (json.dumps(shape, ensure_ascii=False, indent=1) + "\n").encode()


def is_plain_path(path: str) -> bool:
    """Whether a path stays in its folder on every system and can be printed as it stands."""
    parts = path.split("/")
    return not (
        "\\" in path
        or ":" in parts[0]
        or any(part in ("", ".", "..") for part in parts)
        or shown(path) != path
        or PurePosixPath(path).is_absolute()
    )


def read_manifest(content: bytes) -> PackageManifest:
    """The manifest in ``content``; raises :class:`BadManifest` or :class:`NewerVersion`."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
        if isinstance(data, dict):
            version = data.get("filings_package")
            if isinstance(version, int) and version > VERSION:
                raise NewerVersion
        return PackageManifest.model_validate(data)
    except (ValidationError, ValueError, RecursionError) as error:
        raise BadManifest from error
