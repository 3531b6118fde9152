"""Family E: every piece of evidence is there, whole, and used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from filings.checks.case import Case, item_label
from filings.checks.files import FileState
from filings.checks.guess import Guess
from filings.checks.rule import CheckRule, rule
from filings.diagnostics import Diagnostic, Severity
from filings.language.file_names import RESERVED, is_temporary
from filings.messages import gettext as _
from filings.messages import mark as N_

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
LONGEST_NAME = 255
"""In bytes of UTF-8, the most that common file systems take for one name."""


def _about_file(
    case: Case, found_by: CheckRule, message: str, id: str, *hints: str, **facts: str
) -> Diagnostic:
    """A finding about a file; ``message`` may name {id}, {file} and the ``facts``."""
    file = case.project.evidence[id].file
    return found_by.finding(
        message.format(id=id, file=file, **facts),
        hints=hints,
        span=case.project.span("evidence", id, "file"),
        where=id,
    )


def _in_state(case: Case, *states: FileState) -> Iterator[str]:
    """Ids of the evidence whose file is in one of the states; temporary files have their own rule."""
    for id, fact in case.files.items():
        if fact.state in states and not is_temporary(case.project.evidence[id].file or ""):
            yield id


@rule(
    "E001",
    Severity.ERROR,
    name=N_("佐证材料编号不存在"),
    what=N_("自评里引用的佐证材料编号，在 evidence（佐证材料）里没有。"),
    why=N_("引用落空，评审时找不到材料。"),
    how=N_("按提示改正编号，或在 evidence 里登记这份材料。"),
)
def check_known_evidence(case: Case) -> Iterator[Diagnostic]:
    evidence = case.project.evidence
    guess = Guess(evidence)
    for key, answers in case.project.self_assessment.items():
        for item, answer in answers.items():
            path = ("self_assessment", key, item, "evidence")
            for index, id in enumerate(answer.evidence):
                if id in evidence:
                    continue
                new = _(
                    "在 {evidence} 里登记：{id}: {{{file}: 佐证材料/文件名.pdf, {title}: 标题}}"
                ).format(
                    evidence=case.key("evidence"),
                    id=id,
                    file=case.key("file"),
                    title=case.key("title"),
                )
                yield check_known_evidence.finding(
                    _("引用的佐证材料“{id}”没有登记").format(id=id),
                    hints=guess.hints(id) or (new,),
                    span=case.span_in_list(path, len(answer.evidence), index),
                    where=f"{key} {item}",
                )


@rule(
    "E002",
    Severity.ERROR,
    name=N_("佐证材料文件不存在"),
    what=N_("evidence 里写的文件，在项目文件夹里找不到或打不开。"),
    why=N_("目录上有而实际没有的材料，等于没有佐证。"),
    how=N_("核对文件名（包括扩展名）和所在文件夹；还没有拿到的材料，先不写 file。"),
)
def check_file_exists(case: Case) -> Iterator[Diagnostic]:
    for id in _in_state(case, FileState.MISSING):
        yield _about_file(
            case, check_file_exists, _("佐证材料{id}的文件“{file}”不存在"), id, *_namesake(case, id)
        )
    for id in _in_state(case, FileState.UNREADABLE):
        if not _name_trouble(case.project.evidence[id].file or ""):
            yield _about_file(case, check_file_exists, _("佐证材料{id}的文件“{file}”打不开"), id)


def _namesake(case: Case, id: str) -> tuple[str, ...]:
    """The file in the same folder that is probably meant."""
    path = case.files[id].path
    try:
        names = [entry.name for entry in path.parent.iterdir()] if path else []
    except OSError:
        return ()
    return Guess(names).hints(path.name) if path else ()


@rule(
    "E003",
    Severity.ERROR,
    name=N_("佐证材料文件是空的"),
    what=N_("evidence 里写的文件大小为零。"),
    why=N_("空文件多半是没有拷贝完或下载失败，打开什么也没有。"),
    how=N_("重新拷贝这个文件。"),
)
def check_file_not_empty(case: Case) -> Iterator[Diagnostic]:
    for id in _in_state(case, FileState.EMPTY):
        yield _about_file(case, check_file_not_empty, _("佐证材料{id}的文件“{file}”是空的"), id)


@rule(
    "E004",
    Severity.ERROR,
    name=N_("佐证材料不在项目文件夹里"),
    what=N_(
        "文件写成了绝对路径，或用 .. 或链接指到了项目文件夹以外，或指的不是普通文件（如文件夹）。"
    ),
    why=N_("项目要能整个拷走、打包上报；外面的文件到别的电脑上就没有了。"),
    how=N_(
        "把文件拷进项目文件夹，改用相对路径，例如 佐证材料/成立文件.pdf；多个文件的，分别登记。"
    ),
)
def check_file_inside(case: Case) -> Iterator[Diagnostic]:
    for id in _in_state(case, FileState.OUTSIDE):
        message = _("佐证材料{id}的文件“{file}”不在项目文件夹里")
        yield _about_file(case, check_file_inside, message, id)
    for id in _in_state(case, FileState.SPECIAL):
        message = _("佐证材料{id}的“{file}”不是普通文件")
        yield _about_file(case, check_file_inside, message, id)


@rule(
    "E005",
    Severity.ERROR,
    name=N_("佐证材料是临时文件"),
    what=N_(
        "文件是 Word、WPS 等打开文档时留下的临时文件（~$、.~lock）或系统文件（Thumbs.db 等）。"
    ),
    why=N_("临时文件里没有正文，关闭文档后还会消失。"),
    how=N_("改为真正的文件，去掉开头的 ~$ 等记号。"),
)
def check_not_temporary(case: Case) -> Iterator[Diagnostic]:
    for id, piece in case.project.evidence.items():
        if piece.file and is_temporary(piece.file):
            message = _("佐证材料{id}的文件“{file}”是临时文件")
            yield _about_file(case, check_not_temporary, message, id)


@rule(
    "E006",
    Severity.WARNING,
    name=N_("没有佐证材料"),
    what=N_("填了自评的细则里，一项自评有得分，或要求提供资料，却没有列出佐证材料。"),
    why=N_("没有佐证的得分，评审时不予认可。"),
    how=N_("在这一项的自评里写上 evidence（佐证材料编号）；不需要材料的，豁免并说明理由。"),
)
def check_evidence_given(case: Case) -> Iterator[Diagnostic]:
    for key, share in case.applicable:
        if key not in case.self_assessed:
            continue
        item = share.entry.item
        answer = case.project.answer(key, item.id)
        if answer is not None and answer.evidence:
            continue
        claimed = answer.claimed_points if answer else None
        if claimed:
            message = _("{item}自评有得分，没有佐证材料")
        elif item.materials and claimed is None:
            message = _("{item}要求提供资料，没有佐证材料")
        else:
            continue
        yield check_evidence_given.finding(
            message.format(item=item_label(item)),
            hints=(
                _("例如写成：{evidence}: [{id}]").format(
                    evidence=case.key("evidence"), id=_example_id(case)
                ),
            ),
            span=case.project.span("self_assessment", key, item.id),
            where=f"{key} {item.id}",
        )


def _example_id(case: Case) -> str:
    return next(iter(case.project.evidence), "E01")


@rule(
    "E009",
    Severity.WARNING,
    name=N_("佐证材料没有用到"),
    what=N_("evidence 里登记的材料，没有一项自评引用它。"),
    why=N_("多半是忘了写在对应的项目里，那一项就少了佐证。"),
    how=N_("在对应项目的自评里引用它的编号；确实不用的，删去。"),
)
def check_evidence_used(case: Case) -> Iterator[Diagnostic]:
    used = {
        id
        for answers in case.project.self_assessment.values()
        for answer in answers.values()
        for id in answer.evidence
    }
    for id, piece in case.project.evidence.items():
        if id not in used:
            name = f"{id}（{piece.title}）" if piece.title else id
            yield check_evidence_used.finding(
                _("佐证材料{name}没有用到").format(name=name),
                span=case.project.span("evidence", id),
                where=id,
            )


@rule(
    "E010",
    Severity.WARNING,
    name=N_("同一个文件登记了两次"),
    what=N_("两个编号指的是同一个文件。"),
    why=N_("目录里会重复出现，页码和编号对不上。"),
    how=N_("合并成一个编号，自评里都引用它；其中一个写错文件名的，改正。"),
)
def check_files_differ(case: Case) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for id, piece in case.project.evidence.items():
        if not piece.file:
            continue
        fact = case.files.get(id)
        path = str(fact.path) if fact and fact.path else piece.file.replace("\\", "/")
        other = first.setdefault(unicodedata.normalize("NFC", path), id)
        if other != id:
            message = _("佐证材料{id}与{other}是同一个文件“{file}”")
            yield _about_file(case, check_files_differ, message, id, other=other)


@rule(
    "E011",
    Severity.WARNING,
    name=N_("佐证材料登记不全"),
    what=N_("一份佐证材料没有写标题、日期或文件；没有日期的只作提示。"),
    why=N_("证明材料目录要列标题和日期；没有日期也无法核对是否在规定年限内。"),
    how=N_("补上 title（标题）、date（日期）和 file（文件）。"),
)
def check_described(case: Case) -> Iterator[Diagnostic]:
    for id, piece in case.project.evidence.items():
        missing = [
            label
            for label, value in ((_("标题"), piece.title), (_("文件"), piece.file))
            if not value
        ]
        severity = Severity.WARNING if missing else Severity.INFO
        if piece.date is None:
            missing.append(_("日期"))
        if missing:
            yield check_described.finding(
                _("佐证材料{id}没有写{missing}").format(id=id, missing=_("、").join(missing)),
                span=case.project.span("evidence", id),
                where=id,
                severity=severity,
            )


@rule(
    "E012",
    Severity.WARNING,
    name=N_("文件名在别的电脑上用不了"),
    what=N_(
        '文件或文件夹的名称超过 255 字节，或用了 Windows 的保留名称（CON、NUL 等）和字符（<>:"|?*），或以点、空格结尾。'
    ),
    why=N_("这样的文件拷到 Windows 电脑或装进压缩包后，可能打不开或丢失。"),
    how=N_("改一个短一些、不含这些字符的名称，evidence 里的 file 也跟着改。"),
)
def check_file_name(case: Case) -> Iterator[Diagnostic]:
    for id, piece in case.project.evidence.items():
        trouble = _name_trouble(piece.file or "")
        fact = case.files.get(id)
        if trouble and not (fact and fact.state is FileState.OUTSIDE):
            message = _("佐证材料{id}的文件名“{file}”{trouble}")
            yield _about_file(case, check_file_name, message, id, trouble=trouble)


def _name_trouble(file: str) -> str | None:
    """What is wrong with one of the names in a path, in words."""
    for name in re.split(r"[/\\]", file):
        if len(name.encode()) > LONGEST_NAME:
            return _("超过255字节（约85个汉字）")
        if RESERVED.fullmatch(name):
            return _("用了 Windows 的保留名称")
        if _FORBIDDEN.search(name):
            return _("有 Windows 不允许的字符")
        if name not in (".", "..") and name != name.rstrip(". "):
            return _("以点或空格结尾")
    return None


RULES = (
    check_known_evidence,
    check_file_exists,
    check_file_not_empty,
    check_file_inside,
    check_not_temporary,
    check_evidence_given,
    check_evidence_used,
    check_files_differ,
    check_described,
    check_file_name,
)
