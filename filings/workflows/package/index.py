"""材料清单: the index of a package for people, a page that any browser opens and prints.

Each name is a link to the file beside it, so that a reviewer goes through the rubric and opens the
evidence without looking for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from filings.language.dates import format_date
from filings.model import Project
from filings.workflows.package.contents import PackedPiece
from filings.workflows.package.names import MANIFEST

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 20mm 15mm; }}
body {{ font: 16px/1.6 "FangSong", "仿宋", serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }}
h1 {{ text-align: center; font-size: 1.5em; }}
h2 {{ font-size: 1.2em; margin: 1.5em 0 .5em; }}
table {{ border-collapse: collapse; width: 100%; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
th, td {{ border: 1px solid #555; padding: .2em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }}
th {{ white-space: nowrap; }}
td.fixed {{ white-space: nowrap; }}
tr.section td, tr.item td {{ font-weight: bold; }}
tr.section td {{ background: #e8e8e8; }}
tr.item td {{ font-weight: normal; background: #f6f6f6; }}
.lacking {{ color: #b00020; }}
</style>
</head>
<body>
<h1>{title}</h1>
{facts}
{body}
<p>文件打包后是否缺少、改动，用 filings verify 核验；依据是旁边的 {manifest}，请勿删改。</p>
</body>
</html>
"""

_HEADS = ("编号", "材料", "文号", "日期", "大小")


def index_page(
    project: Project,
    documents: Sequence[tuple[str, int]],
    pieces: Sequence[PackedPiece],
    sizes: dict[str, int],
) -> bytes:
    """The page. ``documents`` are paths with sizes in bytes; ``sizes`` are those of the evidence."""
    title = f"{project.applicant.name or project.programme.name or '申报'}材料清单"
    several = len({piece.rubric for piece in pieces if piece.rubric}) > 1
    parts = [_documents(documents)] if documents else []
    for rubric, group in groupby(pieces, key=lambda piece: piece.rubric):
        heading = "佐证材料" if rubric else "其他材料"
        if rubric and several:
            heading += f"（{project.rubrics[rubric].title or rubric}）"
        parts.append(_evidence(heading, list(group), sizes))
    page = _PAGE.format(
        title=escape(title), facts=_facts(project), body="\n".join(parts), manifest=MANIFEST
    )
    return page.encode()


def readable_size(size: int) -> str:
    """``size`` in bytes as people read it: 820 B, 12.4 KB, 3.0 MB."""
    if size < 1000:
        return f"{size} B"
    value = float(size)
    for unit in ("KB", "MB", "GB"):
        value /= 1024
        if value < 1000 or unit == "GB":
            break
    return f"{value:.1f} {unit}"


def _facts(project: Project) -> str:
    day = project.applicant.date
    facts = (
        ("申报单位", project.applicant.name),
        ("所在地", project.applicant.location),
        ("申报称号", project.programme.name),
        ("申报日期", format_date(day) if day else None),
    )
    known = [f"{name}：{escape(value)}" for name, value in facts if value]
    return f"<p>{'<br>'.join(known)}</p>" if known else ""


def _documents(documents: Sequence[tuple[str, int]]) -> str:
    rows = [
        _row([f"<td>{_link(path, path.rpartition('/')[2])}</td>", _fixed(readable_size(size))])
        for path, size in documents
    ]
    return _table("文档", ("文档", "大小"), rows)


def _evidence(heading: str, pieces: list[PackedPiece], sizes: dict[str, int]) -> str:
    rows: list[str] = []
    for (_place, section), inside in groupby(
        pieces, key=lambda piece: (piece.place, piece.section)
    ):
        rows += [_wide("section", section)] if section else []
        for item, group in groupby(inside, key=lambda piece: piece.item):
            rows += [_wide("item", item)] if item else []
            rows += [_piece(piece, sizes) for piece in group]
    return _table(heading, _HEADS, rows)


def _piece(piece: PackedPiece, sizes: dict[str, int]) -> str:
    evidence = piece.evidence
    title = _link(piece.path, piece.title) if piece.path else escape(piece.title)
    if piece.path is None:
        title += '<span class="lacking">（未附文件）</span>'
    elif piece.same_as:
        title += f"（见 {escape(piece.same_as)}）"
    size = readable_size(sizes[piece.path]) if piece.path and not piece.same_as else ""
    return _row(
        [
            _fixed(piece.number or piece.key),
            f"<td>{title}</td>",
            f"<td>{escape(evidence.number or '')}</td>",
            _fixed(evidence.date.isoformat() if evidence.date else ""),
            _fixed(size),
        ]
    )


def _link(path: str, words: str) -> str:
    return f'<a href="{escape(quote(path))}">{escape(words)}</a>'


def _fixed(text: str) -> str:
    return f'<td class="fixed">{escape(text)}</td>'


def _wide(kind: str, text: str) -> str:
    return f'<tr class="{kind}"><td colspan="{len(_HEADS)}">{escape(text)}</td></tr>'


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _table(heading: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "\n".join(rows)
    return f"<h2>{escape(heading)}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
