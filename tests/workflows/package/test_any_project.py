"""Whatever the pieces are called: packed, then verified clean; and each change is named."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from support.packages import names_in, package_of, packed_again, write_small

from filings.workflows.package.names import LONGEST_PACKED_FILE, LONGEST_PACKED_FOLDER, MANIFEST
from filings.workflows.package.verify import verify_one

RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\..*)?", re.IGNORECASE)

# The others are refused or left out when the project is read (Y009, Y019).
letters = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"))
words = st.text(letters, max_size=60).map(lambda text: text + "件")
awkward = st.sampled_from(
    [
        "CON",
        "aux.pdf",
        "a.",
        "A ",
        "a",
        "A",
        "Café",
        "Cafe\u0301",
        "..",
        "../../上级",
        "a/b\\c",
        '关于"创建"的<请示>?*|:',
        "长" * 300,
        "ab" * 150,
        "\u202e倒写",
        "😀",
        "~$临时",
        ".隐藏",
        "-",
        "%20#?&",
    ]
)
titles = st.one_of(awkward, words)
endings = st.sampled_from(
    [".pdf", ".PDF", ".docx", "", ".很长的扩展名很长的扩展名", ".tar.gz", ".bmp"]
)


@st.composite
def projects(draw: st.DrawFn, folder: Path) -> Path:
    names = [f"{place}{draw(endings)}" for place in range(draw(st.integers(1, 5)))]
    evidence = {
        f"E{place}": (
            f"材料/{name}",
            draw(st.none() | titles),
            draw(st.binary(min_size=1, max_size=50)),
        )
        for place, name in enumerate(names)
    }
    ids = draw(
        st.lists(awkward | st.sampled_from("123"), min_size=1, max_size=3, unique_by=str.strip)
    )
    keys = st.lists(st.sampled_from(sorted(evidence)), unique=True, max_size=4)
    return write_small(
        folder,
        evidence,
        {id: draw(keys) for id in ids},
        sections=[(draw(titles), [id]) for id in ids],
        applicant={"name": draw(titles), "location": "示例县", "date": "2026-03-02"},
        documents=[],
    )


@settings(max_examples=40)
@given(st.data())
def test_any_names_give_a_package_that_every_system_can_unpack_and_verify(
    data: st.DataObject,
) -> None:
    with TemporaryDirectory() as place:
        folder = data.draw(projects(Path(place) / "项目"))
        package = package_of(folder, Path(place) / "包.zip")
        with zipfile.ZipFile(package) as archive:
            whole = archive.namelist()
        assert len({unicodedata.normalize("NFC", name).casefold() for name in whole}) == len(whole)
        for name in whole:
            assert len(name.encode("utf-16-le")) // 2 <= 240
            assert name == unicodedata.normalize("NFC", name)
            parts = name.split("/")
            assert all(len(part.encode()) <= LONGEST_PACKED_FOLDER for part in parts[:-1])
            assert len(parts[-1].encode()) <= LONGEST_PACKED_FILE
            for part in parts:
                assert part == part.rstrip(". ") == part.lstrip(" ")
                assert not RESERVED.fullmatch(part)
                assert not re.search(r'[<>:"\\|?*\x00-\x1f]', part)
        with zipfile.ZipFile(package) as archive:
            archive.extractall(Path(place) / "解压")
        assert verify_one(package).diagnostics == ()
        assert verify_one(Path(place) / "解压").diagnostics == ()

        inside = [name for name in names_in(package) if name != MANIFEST]
        wrong = data.draw(st.sampled_from(inside))

        def only(change: object) -> list[tuple[str, str]]:
            arrived = packed_again(package, Path(place) / "收到.zip", **change)  # type: ignore[arg-type]
            return [(d.code, d.message) for d in verify_one(arrived).diagnostics]

        def is_it(name: str) -> bool:
            return name.partition("/")[2] == wrong

        ((code, message),) = only({"change": lambda n, c: None if is_it(n) else (n, c)})
        assert code == "K022" and wrong in message
        ((code, message),) = only(
            {"change": lambda n, c: (n, bytes([c[0] ^ 1]) + c[1:] if is_it(n) else c)}
        )
        assert code == "K023" and wrong in message
        ((code, message),) = only({"more": [(f"{whole[0].partition('/')[0]}/新加的", b"new\0")]})
        assert code == "K024" and "新加的" in message
