"""Family F, second half: the texts themselves, in every field and in the long Markdown files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath
from typing import Any

from filings.checks.case import Case
from filings.checks.files import FileState, look_at
from filings.checks.rule import rule
from filings.diagnostics import Diagnostic, Severity, Span
from filings.glossary import term, terms_of
from filings.language.markdown_text import outline, picture_paths, plain_text, table_faults
from filings.language.placeholders import find_placeholders
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.application import LongText
from filings.model.base import Model, shortened
from filings.model.origin import Path
from filings.project.text_file import inside, place_of
from filings.word.picture_size import PictureError, measure

_LEFT_TO_OTHERS = frozenset({"lead", "support", "units", "deadline", "stage"})
"""Fields of an assignment: a placeholder there is an unknown unit (U001) or no deadline (D001)."""

_NO_PROSE = frozenset({"waivers", "documents", "filings"})
_NAMES_OF_FILES = frozenset({"file", "template", "output"})
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif")


def texts_of(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text below a value of the model, with the path to it."""
    if isinstance(value, str):
        yield path, value
        return
    for name, part in _parts(value):
        if isinstance(part, str):
            yield (*path, name), part
        elif isinstance(part, Model | tuple | dict):
            yield from texts_of(part, (*path, name))


def _parts(value: Any) -> Iterable[tuple[str | int, Any]]:
    """What a value of the model consists of; a number, a day and the like of nothing."""
    if isinstance(value, Model):
        return [(name, getattr(value, name)) for name in type(value).model_fields]
    if isinstance(value, tuple):
        return enumerate(value)
    return value.items() if isinstance(value, dict) else ()


def place_in(case: Case, name: str, long_text: LongText, line: int, column: int = 1) -> Span | None:
    """A place inside a long text; of one written in the project file, where it begins."""
    if long_text.file is None:
        return case.project.span("texts", name, "text")
    return Span(long_text.file.replace("\\", "/"), line, column)


def _where(case: Case, path: Path) -> str | None:
    """A path in the user's words."""
    project = case.project
    if path[0] in ("assignments", "self_assessment", "corrections"):
        return " ".join(str(part) for part in path[1:-1] if part not in ("items", "sections"))
    if path[0] == "rubrics":
        entry = case.entry_at(str(path[1]), path[2:])
        return f"{path[1]} {entry.item.id}" if entry else str(path[1])
    if path[0] == "units" and isinstance(path[1], int):
        return project.units[path[1]].name
    if path[0] == "evidence":
        return str(path[1])
    return " ".join(terms_of(part for part in path if isinstance(part, str)))


@rule(
    "F002",
    Severity.ERROR,
    name=N_("还有没填的占位符"),
    what=N_(
        "文字里还留着“X月X日”“××”“【待定】”“____”一类等着填写的记号。细则里的是上级文件的原文，只作警告。"
    ),
    why=N_("带着占位符报出去的文件，一看就是没有写完。"),
    how=N_("填上实际内容；确实就是这样写的，换一种写法。"),
)
def check_placeholders(case: Case) -> Iterator[Diagnostic]:
    for field in type(case.project).model_fields:
        if field in _NO_PROSE:
            continue
        severity = Severity.WARNING if field == "rubrics" else Severity.ERROR
        for path, text in texts_of(getattr(case.project, field), (field,)):
            if path[-1] in _NAMES_OF_FILES or (path[0], path[-1]) == ("texts", "text"):
                continue
            if path[0] == "assignments" and _LEFT_TO_OTHERS.intersection(map(str, path[2:])):
                continue
            for _offset, words in find_placeholders(text):
                yield check_placeholders.finding(
                    _("“{words}”还没有填").format(words=words),
                    hints=(_("所在的文字：{text}").format(text=shortened(text)),),
                    span=case.project.span(*path),
                    where=_where(case, path),
                    severity=severity,
                )
    for name, long_text, text in case.project.texts.written():
        for offset, words in find_placeholders(text):
            line, column = place_of(text, offset)
            yield check_placeholders.finding(
                _("{text}第{line}行的“{words}”还没有填").format(
                    text=term(name), line=line, words=words
                ),
                span=place_in(case, name, long_text, line, column),
                where=term(name),
            )


@rule(
    "F003",
    Severity.ERROR,
    name=N_("超过限定的字数"),
    what=N_("一篇正文的字数超过了 limit（限字数）。空格、换行和 Markdown 记号不计。"),
    why=N_("超过字数的部分可能被退回或截去。"),
    how=N_("删减文字；限字数写错的，改 limit。"),
)
def check_limit(case: Case) -> Iterator[Diagnostic]:
    for name, long_text, text in case.project.texts.written():
        # Marks only lengthen a text: what keeps to the limit with them need not be read as Markdown.
        if long_text.limit is None or _length(text) <= long_text.limit:
            continue
        count = _length(plain_text(text))
        if count > long_text.limit:
            yield check_limit.finding(
                _("{text}有{count}字，超过限定的{limit}字").format(
                    text=term(name), count=count, limit=long_text.limit
                ),
                hints=(_("需要删去{count}字").format(count=count - long_text.limit),),
                span=case.project.span("texts", name),
                where=term(name),
            )


def _length(text: str) -> int:
    """Characters of a text, blanks and line breaks aside."""
    return sum(map(len, text.split()))


_NUMBERED_TITLE = re.compile(r"^[ \t\u3000]*[一二三四五六七八九十]+、(.{2,30})$", re.MULTILINE)
"""A title that was typed without the mark of Markdown: 「二、主要措施」 on a line of its own."""

REPORT_SECTIONS = (
    (N_("基本情况"), re.compile(r"基本(?:情况|概况)|概况|总体(?:情况|概况)|工作开展情况|总体评价")),
    (N_("主要措施"), re.compile(r"措施|做法|举措|工作(?:推进|落实|开展)|推进情况|重点工作")),
    (N_("取得成效"), re.compile(r"成效|成果|成绩|效果|亮点|完成情况")),
    (
        N_("下一步工作打算"),
        re.compile(r"下一?步|下一?阶段|打算|今后|努力方向|工作(?:计划|安排|思路)|改进"),
    ),
)


@rule(
    "F004",
    Severity.WARNING,
    name=N_("自查报告缺少应有的部分"),
    what=N_(
        "自查报告应当有基本情况、主要措施、取得成效、下一步工作打算四个部分，各有标题（意思相近的标题也算）。"
    ),
    why=N_("上级的申报表写明了报告要有的方面，缺一部分会被要求补报。"),
    how=N_("在自查报告里加上标题，例如“# 取得成效”；上级另有要求的，豁免并说明理由。"),
)
def check_report_sections(case: Case) -> Iterator[Diagnostic]:
    report = case.project.texts.self_inspection_report
    wanted = {"registration_form", "self_inspection_report"}
    if report is None or not report.text:
        return
    if not any(document.kind and document.kind.name in wanted for document in case.documents):
        return
    titles = [heading.title for heading in outline(report.text)]
    titles += _NUMBERED_TITLE.findall(report.text)
    for label, words in REPORT_SECTIONS:
        if not any(words.search(title) for title in titles):
            yield check_report_sections.finding(
                _("自查报告里没有“{section}”这一部分").format(section=_(label)),
                hints=(_("加上标题：# {section}").format(section=_(label)),),
                span=place_in(case, "self_inspection_report", report, 1),
                where=term("self_inspection_report"),
            )


@rule(
    "F005",
    Severity.ERROR,
    name=N_("正文里的图片用不了"),
    what=N_("正文引用的图片不在项目文件夹里、找不到，或不是 PNG、JPG、GIF 图片。"),
    why=N_("缺图的文书不完整；别的格式放不进 Word 文档。"),
    how=N_("把图片放进项目文件夹，改正路径；其他格式先另存为 PNG 或 JPG。"),
)
def check_pictures(case: Case) -> Iterator[Diagnostic]:
    folder = case.project.folder
    for name, long_text, text in case.project.texts.written():
        for path, line in picture_paths(text):
            trouble = None
            if not path.lower().endswith(PICTURE_ENDINGS):
                trouble = _("不是 PNG、JPG、GIF 图片")
            elif folder is not None:
                trouble = _picture_trouble(folder, path)
            if trouble:
                yield check_pictures.finding(
                    _("{text}里的图片“{path}”{trouble}").format(
                        text=term(name), path=path, trouble=trouble
                    ),
                    span=place_in(case, name, long_text, line),
                    where=term(name),
                )


def _picture_trouble(folder: FilePath, path: str) -> str | None:
    state = look_at(folder, path).state
    if state is FileState.REGULAR:
        file = inside(folder, path)
        return None if file is not None and _is_picture(file) else _("里面不是图片，只是改了后缀名")
    return {
        FileState.EMPTY: _("是空文件"),
        FileState.MISSING: _("不存在"),
        FileState.OUTSIDE: _("不在项目文件夹里"),
        FileState.SPECIAL: _("不是普通文件"),
    }.get(state, _("打不开"))


def _is_picture(file: FilePath) -> bool:
    try:
        measure(file.read_bytes())
    except (OSError, PictureError):
        return False
    return True


@rule(
    "F013",
    Severity.ERROR,
    name=N_("正文里的表格写得不对"),
    what=N_(
        "用竖线写的表格，第二行要是 | --- | --- | 这样的分隔行，以下各行的单元格不能比表头多；没有分隔行的，成不了表格。"
    ),
    why=N_("成不了表格的几行会连同竖线印成文字；多出来的单元格没有表头，表格会多出一列。"),
    how=N_("在表头下面补上分隔行；多出的单元格，删去多打的竖线，或给表头补一列。"),
)
def check_tables(case: Case) -> Iterator[Diagnostic]:
    for name, long_text, text in case.project.texts.written():
        begun = 0  # the last line of what is no table, reported at its first
        for fault in table_faults(text) if "|" in text or "｜" in text else ():
            if fault.columns:
                message = _("{text}第{line}行的表格有{cells}个单元格，表头只有{columns}个")
            else:
                begun, follows = fault.line, fault.line == begun + 1
                if follows:
                    continue
                message = _("{text}第{line}行像是表格，但缺少分隔行，会印成文字")
            yield check_tables.finding(
                message.format(
                    text=term(name), line=fault.line, cells=fault.cells, columns=fault.columns
                ),
                span=place_in(case, name, long_text, fault.line),
                where=term(name),
            )


RULES = (
    check_placeholders,
    check_limit,
    check_report_sections,
    check_pictures,
    check_tables,
)
