"""Lists of measures within a task, whose offices stand below the list."""

from __future__ import annotations

from support.running_text import items

PART = "三、整改任务\n（一）处理能力不足\n"


def test_a_counted_problem_has_its_goal_its_measures_and_who_does_them() -> None:
    first, second = items(
        PART
        + "问题一：雨污分流滞后。\n整改目标：消除直排。\n整改措施：\n1.排查管网。\n2.加强巡查，严防反弹。\n"
        "责任单位：区住建局\n配合单位：区公安分局，\n各街道办事处、镇人民政府\n"
        "问题二：台账不全。\n整改措施：完善台账。\n责任单位：区水务局"
    )
    assert first.content == "问题一：雨污分流滞后。"
    assert first.other == {
        "整改目标": "消除直排",
        "整改措施": "1.排查管网。\n2.加强巡查，严防反弹。",
    }
    assert [(u.name, str(u.role)) for u in first.units] == [
        ("区住建局", "responsible"),
        ("区公安分局", "support"),
        ("各街道办事处、镇人民政府", "support"),
    ]
    assert [s.name for s in second.sections] == ["三、整改任务", "（一）处理能力不足"]
    assert second.other == {"整改措施": "完善台账"}


def test_a_numbered_head_and_its_list_are_one_task() -> None:
    before, item, after = items(
        "二、任务\n3.整治河道。\n责任单位：区水务局\n4.老旧小区改造：\n（1）改造25个小区；\n（2）新增车位1500个。\n"
        "牵头单位：区住建局\n5.规范停车。\n责任单位：区城管局"
    )
    assert (before.no, item.no, after.no) == ("3", "4", "5")
    assert item.content == "老旧小区改造：\n（1）改造25个小区；\n（2）新增车位1500个。"
    assert [u.name for u in item.units] == ["区住建局"]


def test_measures_with_offices_of_their_own_stay_tasks() -> None:
    found = items(
        PART
        + "1.责任落实不到位。研究不够，会议偏少。\n责任单位：市委办\n整改措施：\n（1）定期研究。（市委办）\n（2）修订清单。（市环保局）"
    )
    assert [i.no for i in found] == ["1", "1", "2"]


def test_a_list_that_begins_behind_its_label_is_of_the_task_as_well() -> None:
    first, second = items(
        "二、整改任务\n（一）管网建设滞后\n问题：雨污混接。\n整改目标：收集率达到70%。\n整改措施：1.排查管网。\n"
        "2.改造混接点。\n3.加强巡查。\n责任单位：市住建局\n（二）渗滤液积存\n整改措施：\n（1）新增设备。\n"
        "（2）外运处置。\n责任单位：市城管局"
    )
    assert [u.name for u in first.units] == ["市住建局"]
    assert first.content is not None and first.content.split("\n") == [
        "管网建设滞后",
        "问题：雨污混接。",
        "整改目标：收集率达到70%。",
        "整改措施：1.排查管网。",
        "2.改造混接点。",
        "3.加强巡查。",
    ]
    assert [u.name for u in second.units] == ["市城管局"]
    assert second.content is not None and "（2）外运处置。" in second.content
