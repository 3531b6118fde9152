"""Loading: the project and everything that is wrong with its files, at once."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest
from support.loading import LoadFiles

from filings.diagnostics import Span
from filings.model import Role
from filings.project.load import load, project_file

RUBRIC = """\
title: 评估细则
sections:
  - name: 工作成效
    items:
      - {no: 1, points: 5, method: 落实到位（5分）。}
      - {no: 2, points: 3, method: 落实到位（3分）。}
"""


def test_a_whole_project_loads_without_a_word(load_files: LoadFiles) -> None:
    project, found = load_files(
        """\
        filings: 1
        programme: {name: 示例市质量强镇（街道）, start: 2024-07-01}
        rubrics: {scoring: 评估细则.yaml}
        units:
          - {name: 镇党政办, aliases: [党政办]}
        assignments:
          scoring:
            1: {lead: 党政办, deadline: 2024-12-31}
        """,
        {"评估细则.yaml": RUBRIC},
    )
    assert found == []
    assert project.programme.name == "示例市质量强镇（街道）"
    first, second = project.responsibilities("scoring")
    assert [(u.shown_name, u.role) for u in first.units] == [("镇党政办", Role.LEAD)]
    assert second.units == ()
    assert project.origin.files == ("filing.yaml", "评估细则.yaml")
    assert project.origin.found == ()


def test_a_project_is_given_as_its_folder_or_its_file(sample_folder: Path) -> None:
    one, _found = load(sample_folder)
    other, _found = load(str(sample_folder / "filing.yaml"))
    assert one == other
    assert one.folder == sample_folder
    assert project_file(sample_folder) == sample_folder / "filing.yaml"


def test_every_scalar_stays_as_typed_where_text_is_wanted(load_files: LoadFiles) -> None:
    awkward = [
        "010",
        "1.10",
        "no",
        "yes",
        "9131000012345678E5",
        "0x1F",
        "1_000",
        "12:30:45",
        ".inf",
    ]
    awkward += ["2024-07-01", "true", "1e3", "=1+1", "+86", "Null", "<<", "-"]
    units = "\n".join(f"  - {{name: '{n}', note: {n}}}" for n in awkward)
    project, found = load_files(f"units:\n{units}\n")
    assert found == []
    assert [unit.name for unit in project.units] == awkward
    assert [unit.note for unit in project.units] == awkward


def test_an_item_is_known_by_its_number_as_typed(load_files: LoadFiles) -> None:
    project, found = load_files(
        "rubrics: {r: {items: [{no: 01}, {no: 1.10}, {no: 1.1}]}}\n"
        "assignments: {r: {01: {units: 甲}, 1.10: {units: 乙}}}\n"
    )
    assert found == []
    assert set(project.rubrics["r"].entry_by_id) == {"01", "1.10", "1.1"}
    assert set(project.assignments["r"].items) == {"01", "1.10"}


def test_what_is_left_empty_was_not_written(load_files: LoadFiles) -> None:
    project, found = load_files(
        "programme:\n"
        "applicant: {name: , location: ~, date: null}\n"
        "units:\n"
        "assignments: {r: {1: }}\n"
        "texts: {request: }\n"
    )
    assert found == []
    assert project.applicant.name is None
    assert project.applicant.location is None
    assert project.units == ()
    assert project.assignments["r"].items["1"].names == ()
    assert project.texts.request is None


def test_members_left_empty_make_a_group_of_nobody(load_files: LoadFiles) -> None:
    for empty in ("", "[]", "~", "''", "、"):
        project, found = load_files(f"units: [{{name: 工作专班, members: {empty}}}]")
        assert found == []
        assert project.directory.is_group("工作专班")
        assert project.directory.expand("工作专班") == ()


def test_a_list_may_be_written_as_one_text(load_files: LoadFiles) -> None:
    project, found = load_files(
        """\
        units:
          - {name: 领导小组成员单位, aliases: 成员单位、专班, members: 甲办、乙所}
          - {name: 甲办}
          - {name: 乙所}
        documents: request、registration_form
        self_assessment: {r: {1: {evidence: E01、E02}}}
        """
    )
    assert found == []
    assert project.units[0].members == ("甲办", "乙所")
    assert project.units[0].aliases == ("成员单位", "专班")
    assert [d.kind for d in project.documents] == ["request", "registration_form"]
    assert project.self_assessment["r"]["1"].evidence == ("E01", "E02")
    assert str(project.span("units", 0, "members", 1)) == "filing.yaml:2:52"
    assert str(project.span("documents", 1, "kind")) == "filing.yaml:5:20"


def test_a_record_may_be_written_as_the_one_text_it_is_known_by(load_files: LoadFiles) -> None:
    project, found = load_files(
        "texts: {request: 请示.md}\ndocuments: [request, {kind: self_score_sheet, rubric: r}]\n",
        {"请示.md": "正文"},
    )
    assert found == []
    assert project.texts.request is not None
    assert project.texts.request.text == "正文"
    assert [(d.kind, d.rubric) for d in project.documents] == [
        ("request", None),
        ("self_score_sheet", "r"),
    ]
    assert str(project.span("documents", 0, "kind")) == "filing.yaml:2:13"


def test_a_rubric_may_stand_in_the_project_file(load_files: LoadFiles) -> None:
    indented = "".join(f"    {line}\n" for line in RUBRIC.splitlines())
    inline, found = load_files(f"rubrics:\n  scoring:\n{indented}")
    assert found == []
    apart, found = load_files("rubrics: {scoring: 细则.yaml}", {"细则.yaml": RUBRIC})
    assert found == []
    assert inline == apart


def test_two_rubrics_may_come_from_one_file(load_files: LoadFiles) -> None:
    project, found = load_files("rubrics: {a: r.yaml, b: r.yaml}", {"r.yaml": RUBRIC})
    assert found == []
    assert project.rubrics["a"] == project.rubrics["b"]
    _project, found = load_files("rubrics: {a: r.yaml, b: r.yaml}", {"r.yaml": "titel: 甲\n"})
    assert [d.code for d in found] == ["Y006"]


# All that is wrong, at once


def test_everything_wrong_is_reported_at_once_and_the_rest_is_read(load_files: LoadFiles) -> None:
    loaded = load_files(
        """\
        programme:
          start: 七月一日
          end: 2026-06-30
        applicant: 示例镇
        units:
          - {name: 甲办, members: {a: b}}
          - 乙所
          - {aliases: [丙]}
          - {name: [丁]}
          - {name: 戊站}
        assignments:
          scoring:
            1: {done: 也许, deadline: 全过程}
            2: [甲办]
            3: {units: 戊站}
        self_assessment:
          scoring:
            1: {claimed_points: 很多, note: 已落实}
        targets: [a]
        evidence: 一份
        documents: {a: b}
        """
    )
    assert loaded.places == [
        ("Y007", "filing.yaml:2:10"),
        ("Y007", "filing.yaml:4:12"),
        ("Y007", "filing.yaml:6:25"),
        ("Y007", "filing.yaml:7:5"),
        ("Y008", "filing.yaml:8:5"),
        ("Y007", "filing.yaml:9:12"),
        ("Y007", "filing.yaml:13:15"),
        ("Y007", "filing.yaml:14:8"),
        ("Y007", "filing.yaml:18:25"),
        ("Y007", "filing.yaml:19:10"),
        ("Y007", "filing.yaml:20:11"),
        ("Y007", "filing.yaml:21:12"),
    ]
    project = loaded.project
    assert project.programme.start is None
    assert str(project.programme.end) == "2026-06-30"
    assert [unit.name for unit in project.units] == ["甲办", "戊站"]
    assert project.assignments["scoring"].items["1"].deadline == "全过程"
    assert "2" not in project.assignments["scoring"].items
    assert project.assignments["scoring"].items["3"].units == ("戊站",)
    assert project.self_assessment["scoring"]["1"].note == "已落实"
    assert project.origin.found == tuple(loaded.found)


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("主送机关: [甲镇, 乙镇]", "写成一行，各项之间用“、”隔开：甲镇、乙镇"),
        ("主送机关:\n    - 甲镇\n    - 乙镇", "写成一行，各项之间用“、”隔开：甲镇、乙镇"),
        ("主送机关:\n    - 甲镇", "去掉“- ”，只写：甲镇"),
        ("抄送: []", "在冒号后面写上文字；没有的，把这一行删去"),
        ("份号: [1]", "去掉方括号，只写：1（方括号本身也要印出来的，才给整段文字加引号）"),
        ("主送机关: {甲镇, 乙镇}", "如果本来就是文字，给整段文字加引号"),
    ],
)
def test_a_list_in_the_place_of_a_text_is_told_as_it_should_be_written(
    written: str, advice: str, load_files: LoadFiles
) -> None:
    assert load_files(f"发文:\n  {written}\n").only.hints == (advice,)


def test_places_still_fit_after_something_was_passed_over(load_files: LoadFiles) -> None:
    project = load_files(
        "units:\n  - {aliases: [甲]}\n  - {name: 乙所}\n  - 丙\n  - {name: 丁办, note: 戊}\n"
    ).project
    assert [unit.name for unit in project.units] == ["乙所", "丁办"]
    assert str(project.span("units", 0, "name")) == "filing.yaml:3:12"
    assert str(project.span("units", 1, "note")) == "filing.yaml:5:22"


def test_the_place_is_told_in_words_too(load_files: LoadFiles) -> None:
    loaded = load_files(
        "责任分工: {评分: {3: {已完成: 大概}}}\n细则: {评分: {类别: [{名称: 甲, 指标: [{序号: 1, 分值: x}]}]}}\n"
    )
    assert [d.where for d in loaded.found] == [
        "责任分工 评分 3 已完成",
        "评分细则 评分 类别 第1项 指标 第1项 分值",
    ]


def test_a_place_that_was_not_written_falls_back_to_what_is_around_it(
    load_files: LoadFiles,
) -> None:
    project = load_files(
        "units:\n  - {name: 甲办}\nassignments:\n  r:\n    1: {units: 甲办}\n"
    ).project
    assert project.span("assignments", "r", "items", "1", "deadline") == Span("filing.yaml", 5, 5)
    assert project.span("assignments", "r", "items", "2") == Span("filing.yaml", 4, 3)
    assert project.span("assignments", "x") == Span("filing.yaml", 3, 1)
    assert project.span("units", 0, "members") == Span("filing.yaml", 2, 5)
    assert project.span("programme", "name") == Span("filing.yaml", 1, 1)


def test_findings_come_in_reading_order_and_each_once(load_files: LoadFiles) -> None:
    _project, found = load_files(
        "rubrics: {a: r.yaml, b: r.yaml}\nfoo: 1\nprogramme: {start: x}\n",
        {"r.yaml": "total: 满分\n"},
    )
    spans = [(d.span.file, d.span.line) for d in found if d.span]
    assert spans == [("filing.yaml", 2), ("filing.yaml", 3), ("r.yaml", 1)]


# Files that cannot be read


def test_a_folder_without_a_project_file_is_said_to_have_none(tmp_path: Path) -> None:
    project, (finding,) = load(tmp_path)
    assert project.rubrics == {}
    assert (finding.code, finding.span) == ("Y001", Span("filing.yaml"))
    assert "filing.yaml" in finding.message


def test_a_project_file_with_another_ending_is_offered(tmp_path: Path) -> None:
    (tmp_path / "filing.yaml.txt").write_text("filings: 1", encoding="utf-8")
    _project, (finding,) = load(tmp_path)
    assert "filing.yaml.txt" in finding.hints[0]


def test_a_folder_that_is_not_there_is_no_crash(tmp_path: Path) -> None:
    for path in (tmp_path / "没有" / "filing.yaml", tmp_path / ("长" * 300), "a\0b"):
        _project, (finding,) = load(path)
        assert finding.code in ("Y001", "Y002")


@pytest.mark.parametrize(
    ("name", "code", "file"),
    [
        ("没有.yaml", "Y001", "filing.yaml"),
        ("../外面.yaml", "Y012", "filing.yaml"),
        (os.devnull if os.name == "posix" else "C:\\x.yaml", "Y012", "filing.yaml"),
        ("材料", "Y012", "filing.yaml"),
        ("空.yaml", "Y002", "空.yaml"),
        ("细则.docx", "Y002", "细则.docx"),
        ("坏.yaml", "Y003", "坏.yaml"),
        ("一列.yaml", "Y003", "一列.yaml"),
        ("自己.yaml", "Y003", "自己.yaml"),
        ("深.yaml", "Y010", "深.yaml"),
    ],
)
def test_a_rubric_that_cannot_be_read_is_reported_and_named(
    load_files: LoadFiles, name: str, code: str, file: str
) -> None:
    project, found = load_files(
        f"rubrics: {{坏的: {name}, 好的: 好.yaml}}\nassignments: {{坏的: {{1: {{units: 甲}}}}}}\n"
        "corrections: {坏的: {1: {points: 2, reason: 笔误}}}\n",
        {
            "好.yaml": RUBRIC,
            "材料/甲.txt": "x",
            "空.yaml": "",
            "细则.docx": b"PK\x03\x04",
            "坏.yaml": "title：细则\nitems: []\n",
            "一列.yaml": "- 甲\n",
            "自己.yaml": "自己.yaml",
            "深.yaml": "[" * 1000,
        },
    )
    (finding,) = found
    assert finding.code == code
    assert finding.span is not None
    assert finding.span.file == file
    assert finding.span.line or code == "Y002"
    assert project.unread_rubrics == {"坏的"}
    assert set(project.rubrics) == {"好的"}


def test_a_rubric_without_a_file_is_reported(load_files: LoadFiles) -> None:
    loaded = load_files("rubrics:\n  scoring:\n")
    assert loaded.places == [("Y008", "filing.yaml:2:3")]
    assert loaded.project.unread_rubrics == {"scoring"}


def test_a_rubric_in_gbk_is_read_with_a_warning(load_files: LoadFiles) -> None:
    project, (warning,) = load_files("rubrics: {r: 细则.yaml}", {"细则.yaml": RUBRIC.encode("gbk")})
    assert warning.code == "Y011"
    assert project.rubrics["r"].title == "评估细则"


def test_windows_line_ends_and_a_mark_move_no_place(load_files: LoadFiles) -> None:
    text = "\ufeffprogramme:\r\n  name: 甲\r\n  start: 乙\r\n"
    loaded = load_files(text.encode())
    assert loaded.places == [("Y007", "filing.yaml:3:10")]
    assert str(loaded.project.span("programme", "name")) == "filing.yaml:2:9"


def test_a_raw_control_character_spoils_nothing_but_its_place(load_files: LoadFiles) -> None:
    loaded = load_files(
        "programme:\n  name: 示例\x0b市\n  authority: 示例\x07委\n  recommender: 县\n"
    )
    assert loaded.places == [("Y009", "filing.yaml:2:11"), ("Y009", "filing.yaml:3:16")]
    assert loaded.project.programme.recommender == "县"
    assert loaded.project.programme.name == "示例\ufffd市"


@pytest.mark.parametrize("escape", ["\\x0b", "\\0", "\\e", "\\uFFFE", "\\x01\\x02"])
def test_an_escaped_control_character_is_reported_as_well(
    load_files: LoadFiles, escape: str
) -> None:
    loaded = load_files(
        f'units:\n  - {{name: 甲办, note: "前{escape}后"}}\n  - {{name: "乙{escape}"}}\n  - {{name: 丙}}\n'
    )
    assert loaded.places == [("Y009", "filing.yaml:2:22"), ("Y009", "filing.yaml:3:12")]
    assert [unit.name for unit in loaded.project.units][0::2] == ["甲办", "丙"]


def test_control_characters_in_keys_are_reported_too(load_files: LoadFiles) -> None:
    loaded = load_files('assignments: {r: {"1\\x0b": {units: 甲}, 2: {units: 乙}}}')
    assert loaded.codes == ["Y009"]
    assert loaded.project.assignments["r"].items["2"].units == ("乙",)


# Long texts


def test_long_texts_come_from_their_files_or_stand_in_place(load_files: LoadFiles) -> None:
    markdown = "# 基本情况\n\n示例镇……\n"
    project, found = load_files(
        """\
        texts:
          self_inspection_report: {file: 正文/自查报告.md, limit: 5000}
          recommendation: {text: 同意推荐, limit: 300}
          request: {title: 请示}
        """,
        {"正文/自查报告.md": markdown},
    )
    assert found == []
    report, recommendation = project.texts.self_inspection_report, project.texts.recommendation
    assert report is not None
    assert (report.text, report.limit) == (markdown, 5000)
    assert recommendation is not None
    assert recommendation.text == "同意推荐"
    assert project.origin.files == ("filing.yaml", "正文/自查报告.md")


@pytest.mark.parametrize(
    ("name", "code", "file"),
    [
        ("没有.md", "Y001", "filing.yaml"),
        ("../外.md", "Y012", "filing.yaml"),
        ("请示.docx", "Y002", "请示.docx"),
        ("控制.md", "Y009", "控制.md"),
    ],
)
def test_a_long_text_that_cannot_be_read_is_reported(
    load_files: LoadFiles, name: str, code: str, file: str
) -> None:
    loaded = load_files(
        f"texts:\n  request:\n    file: {name}\n    title: 请示\n",
        {"请示.docx": b"PK\x03\x04", "控制.md": "一\n二\x0b\n"},
    )
    assert loaded.only.code == code
    assert loaded.only.span is not None
    assert loaded.only.span.file == file
    assert loaded.only.span.line == {"filing.yaml": 3, "控制.md": 2}.get(file, 0)
    assert loaded.project.texts.request is not None
    assert loaded.project.texts.request.title == "请示"


# The version of the format


def test_the_version_of_the_format_is_known_or_left_out(load_files: LoadFiles) -> None:
    assert load_files("filings: 1\n").found == []
    assert load_files("programme: {name: 甲}\n").found == []
    for version in ("2", "1.0", "abc"):
        loaded = load_files(f"filings: {version}\nprogramme: {{name: 甲}}\n")
        assert loaded.places == [("Y014", "filing.yaml:1:10")]
        assert loaded.project.programme.name == "甲"


# Corrections


CORRECTED = """\
sections:
  - name: 工作成效
    points: 9
    label: 工作成效（9 分）
    sections:
      - {name: 产品质量, points: 4, items: [{no: 19, points: 1}, {no: 20, points: 2}]}
      - {name: 工程质量, items: [{no: 21, points: 3}]}
"""


def test_corrections_are_laid_over_the_rubric(load_files: LoadFiles) -> None:
    project, found = load_files(
        """\
        rubrics: {scoring: 细则.yaml}
        corrections:
          scoring:
            19: {points: 2, reason: 与类别合计一致}
            20: {cap: 1, reason: 原文漏印}
            工作成效: {points: 7, reason: 合计}
            工作成效/产品质量: {points: 5, reason: 合计}
        """,
        {"细则.yaml": CORRECTED},
    )
    assert found == []
    rubric = project.rubrics["scoring"]
    points = {e.item.id: (e.item.points, e.item.cap) for e in rubric.entries}
    assert points == {"19": (2, None), "20": (2, 1), "21": (3, None)}
    (section,) = rubric.sections
    assert section.points == 7
    assert section.heading == "工作成效（7分）"
    assert section.sections[0].points == 5
    assert project.corrections["scoring"]["19"].points == Decimal(2)


def test_corrections_without_ground_are_reported_where_they_stand(load_files: LoadFiles) -> None:
    loaded = load_files(
        """\
        rubrics: {scoring: 细则.yaml}
        corrections:
          scoring:
            99: {points: 2, reason: 笔误}
            19: {points: 2}
            20: {reason: 笔误}
            工作成效: {cap: 3, reason: 笔误}
            工程质量: {points: 3, reason: 笔误}
          别的: {1: {points: 1, reason: 笔误}}
        """,
        {"细则.yaml": CORRECTED},
    )
    assert [(d.code, d.span.line if d.span else 0, d.where) for d in loaded.found] == [
        ("Y013", 4, "scoring 99"),
        ("Y013", 5, "scoring 19"),
        ("Y013", 6, "scoring 20"),
        ("Y013", 7, "scoring 工作成效"),
        ("Y013", 9, "别的 1"),
    ]
    assert loaded.project.rubrics["scoring"].entry_by_id["19"].item.points == 2


def test_a_great_many_corrections_take_no_time_each_for_all(load_files: LoadFiles) -> None:
    count = 3000
    items = ", ".join(f"{{no: {n}, points: 1}}" for n in range(count))
    wanted = ", ".join(f"{n}: {{points: 2, reason: 笔误}}" for n in range(count))
    project, found = load_files(
        f"rubrics: {{r: {{items: [{items}]}}}}\ncorrections: {{r: {{{wanted}}}}}\n"
    )
    assert found == []
    assert {e.item.points for e in project.rubrics["r"].entries} == {Decimal(2)}


def test_a_text_under_its_usual_name_need_not_be_mentioned(tmp_path: Path) -> None:
    (tmp_path / "filing.yaml").write_text("filings: 1\n", encoding="utf-8")
    (tmp_path / "自查报告.md").write_text("# 基本情况\n", encoding="utf-8")
    project, found = load(tmp_path)
    assert found == []
    assert project.texts.request is None
    assert project.texts.self_inspection_report is not None
    assert project.texts.self_inspection_report.text == "# 基本情况\n"
    assert project.origin.files == ("filing.yaml", "自查报告.md")
    (tmp_path / "另一份.md").write_text("# 主要措施\n", encoding="utf-8")
    (tmp_path / "filing.yaml").write_text("正文: {自查报告: 另一份.md}\n", encoding="utf-8")
    project, _found = load(tmp_path)
    assert project.texts.self_inspection_report is not None
    assert project.texts.self_inspection_report.text == "# 主要措施\n"


def test_every_finding_of_every_file_says_how_to_mend_it(load_files: LoadFiles) -> None:
    _project, found = load_files(
        "rubrics: {a: 没有.yaml, b: 空.yaml, c: 材料}\ntexts: {request: 没有.md}\nfilings: 1\n"
        "filings: 9\nprogramme: {start: 七月}\nunits: [{note: 甲}]\ndocuments: {a: b}\n",
        {"空.yaml": "", "材料/甲.txt": "x"},
    )
    assert {d.code for d in found} >= {"Y001", "Y002", "Y004", "Y007", "Y008", "Y012"}
    assert [d for d in found if not d.hints] == []


def test_a_rubric_given_as_the_project_is_told_in_one_message(tmp_path: Path) -> None:
    (tmp_path / "细则.yaml").write_text(RUBRIC, encoding="utf-8")
    _project, (finding,) = load(tmp_path / "细则.yaml")
    assert finding.code == "Y020"
    assert "细则.yaml”是评分细则" in finding.message
    assert "filings new" in finding.hints[0]
    (tmp_path / "filing.yaml").write_text("rubrics: {r: 细则.yaml}\n", encoding="utf-8")
    project, (finding,) = load(tmp_path / "细则.yaml")
    assert finding.hints[0].endswith(f"filings check {tmp_path}")
    assert project == type(project)()
    assert load(tmp_path)[1] == []


def test_a_file_that_gave_nothing_gives_no_texts_from_beside_it_either(tmp_path: Path) -> None:
    (tmp_path / "自查报告.md").write_text("# 基本情况\n", encoding="utf-8")
    for name, text in (("filing.yaml", "units: [甲\n"), ("细则.yaml", RUBRIC)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        project, found = load(tmp_path / name)
        assert len(found) == 1
        assert project == type(project)()
