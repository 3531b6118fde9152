"""Imported, edited by hand, imported again: no edit is lost, and what differs is told."""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.source_tables import source_document, source_table

from filings.project.edit import data_of
from filings.project.load import load
from filings.source import SourceDocument
from filings.workflows.import_ import import_documents

PAPER = source_document(
    "示例区重点任务分工表",
    source_table("""
序号|类别|工作任务|责任单位|完成时限
1|机制建设|制定工作方案|区市场监管局（牵头）、区财政局|2024年6月底前
2|^|落实经费保障|区财政局|2024年12月31日前
3|宣传引导|开展主题宣传|区教育局|长期坚持
"""),
)
VALUES = st.sampled_from(["区民政局", "2024年9月30日前", "每季度", "区档案馆", "全年"])
EDITS = st.lists(
    st.tuples(
        st.sampled_from("123"), st.sampled_from(["牵头单位", "完成时限", "责任单位"]), VALUES
    ),
    max_size=4,
)


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(EDITS, st.sets(st.sampled_from("123")), st.booleans())
def test_no_edit_is_lost_and_a_third_import_changes_nothing(
    edits: list[tuple[str, str, str]], removed: set[str], noted: bool
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        import_documents([PAPER], folder)
        file = folder / "filing.yaml"
        data = data_of(file.read_text("utf-8"))
        assigned = data["责任分工"]["任务"]
        for item, key, value in edits:
            assigned[item][key] = value
        for item in removed:
            del assigned[item]
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        file.write_text(("# 已与市局核对\n" if noted else "") + text, "utf-8")
        rubric = folder / "示例区重点任务分工表.yaml"
        if noted:
            rubric.write_text(rubric.read_text("utf-8").replace("主题宣传", "专题宣传"), "utf-8")
        before = files(folder)

        result = import_documents([PAPER], folder)

        after = data_of(file.read_text("utf-8"))
        kept = {item: a for item, a in assigned.items() if item in after["责任分工"]["任务"]}
        assert kept == assigned
        for item, assignment in assigned.items():
            assert after["责任分工"]["任务"][item] == assignment
        assert set(after["责任分工"]["任务"]) == {"1", "2", "3"}
        assert {k: v for k, v in after.items() if k != "责任分工"} == {
            k: v for k, v in data.items() if k != "责任分工"
        }
        assert file.read_text("utf-8").startswith("# 已与市局核对\n") is noted
        if noted:
            assert before[rubric.name] in files(folder).values()
        fresh = tempfile.mkdtemp(dir=folder)
        import_documents([PAPER], Path(fresh))
        original = data_of((Path(fresh) / "filing.yaml").read_text("utf-8"))["责任分工"]["任务"]
        differing = {item for item, a in assigned.items() if a != original[item]}
        told = {d.where for d in result.diagnostics if d.code == "I202" and d.where}
        assert told == {f"任务 {item}" for item in differing}

        for stray in Path(fresh).iterdir():
            stray.unlink()
        Path(fresh).rmdir()
        second = files(folder)
        import_documents([PAPER], folder)
        third = files(folder)
        # The report says each time what was new that time.
        assert {**third, "导入情况.txt": b""} == {**second, "导入情况.txt": b""}


def test_several_rubrics_come_into_a_project_that_has_some_of_their_keys(tmp_path: Path) -> None:
    def rubrics(*titles: str) -> SourceDocument:
        table = source_table(
            "序号|指标|分值|评分方法\n1|组织保障|10|方案完备得10分\n2|经费保障|5|纳入预算得5分"
        )
        return source_document(*(part for title in titles for part in (title, table)))

    import_documents([rubrics("甲评分细则", "乙评分细则")], tmp_path)
    import_documents([rubrics("丙评分细则", "丁评分细则", "戊评分细则")], tmp_path)
    project, found = load(tmp_path)
    assert [d for d in found if d.code.startswith("Y")] == []
    assert [r.title[:1] for r in project.rubrics.values() if r.title] == list("甲乙丙丁戊")
