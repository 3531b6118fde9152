"""Lists of units with their roles, and phrases that say them in every dress that offices use."""

from __future__ import annotations

from hypothesis import strategies as st

Named = tuple[str, str]
"""A name and its role: lead, support or responsible."""


def _words(text: str) -> list[str]:
    return text.split()


LEVELS = ("省", "市", "区", "县", "州", "旗", "东湖区", "云岭县", "临江市", "白石镇")
OFFICES = _words(
    """
发展改革委 发改局 经信局 工信局 工业和信息化局 经济和信息化局 教体局 教育局 科技局 公安局 民政局 司法局 财政局
人力资源和社会保障局 人社局 自然资源局 自然资源和规划局 生态环境局 住房和城乡建设局 住建局 城管局 城市管理局 交通运输局 水利局
农业农村局 商务局 文化和旅游局 文旅局 卫生健康委 卫健局 退役军人事务局 应急管理局 应急局 审计局 国资委 市场监管局 市场监督管理局
统计局 医保局 信访局 数据局 乡村振兴局 行政审批服务局 林业局 税务局 气象局
"""
)
"""What follows a level, and takes the level of the name before it where it has none."""
PARTY = _words(
    """
组织部 宣传部 统战部 政法委 网信办 老干部局 党校
"""
)
OTHERS = _words(
    """
团委 妇联 总工会 残联 科协 工商联 红十字会 供销社 融媒体中心 法院 检察院 人武部 消防救援大队 政府办 政府办公室 委办 委办公室
人民政府 政务服务中心 疾控中心 委编办
"""
)
ALONE = _words(
    """
国网东湖供电公司 人民银行云岭县支行 云岭海关 中国移动临江分公司 临江学院 白石街道办事处 青山镇人民政府 高新区管委会 经济技术开发区
梅园街道 柳河乡 临江市第一中学 东湖城投集团 国家统计局临江调查队 云岭实验室
"""
)
GROUPS = _words(
    """
各镇街 各乡镇人民政府 各有关部门 区直各单位 县直有关部门 各县（市、区）人民政府 各成员单位 市级各部门 各村（社区） 驻县各单位
"""
)


def _name(level: str, office: str) -> str:
    if office == "团委":
        return f"团{level}委"
    return f"{level}委{office}" if office in PARTY else f"{level}{office}"


NAMES = st.one_of(
    st.builds(_name, st.sampled_from(LEVELS), st.sampled_from([*OFFICES, *PARTY, *OTHERS])),
    st.sampled_from(ALONE),
)
SEPARATORS = st.sampled_from(
    ["、", "，", ",", "；", "\n", " ", "　", "、 ", " 、", "/", "\n\n", "\r\n"]
)
_GAPS = st.sampled_from(["，", "；", "；\n", "\n", "  ", ""])


def _lists(least: int = 1, most: int = 4) -> st.SearchStrategy[list[str]]:
    units = st.lists(NAMES, min_size=least, max_size=most, unique=True)
    groups = st.lists(st.sampled_from(GROUPS), max_size=1)
    return st.builds(lambda a, b: [*a, *b], units, groups)


@st.composite
def plain_lists(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A cell that names units and says nothing of roles."""
    names = draw(_lists(1, 6))
    if draw(st.booleans()):
        return draw(SEPARATORS).join(names) + draw(st.sampled_from(["", "。", "\n", " "])), names
    mark = draw(st.sampled_from(["{}.", "{}、", "（{}）", "({})", "{}．"]))
    between = draw(st.sampled_from(["\n", " ", "；"]))
    return between.join(mark.format(i) + n for i, n in enumerate(names, 1)), names


@st.composite
def broken_lists(draw: st.DrawFn) -> tuple[str, list[str]]:
    """One name a line, some of which are too long for the cell and go on in the next line."""
    names = draw(
        st.lists(
            st.builds(_name, st.sampled_from(LEVELS[:4]), st.sampled_from(OFFICES)),
            min_size=1,
            max_size=5,
            unique=True,
        )
    )
    lines = []
    for name in names:
        if len(name) > 5 and draw(st.booleans()):
            at = draw(st.integers(3, len(name) - 1))
            name = f"{name[:at]}\n{name[at:]}"
        lines.append(name)
    return "\n".join(lines), names


@st.composite
def short_lists(draw: st.DrawFn) -> tuple[str, list[str]]:
    """The level is said once: 省科技厅、财政厅."""
    level = draw(st.sampled_from(LEVELS))
    offices = draw(
        st.lists(st.sampled_from([*OFFICES, *PARTY]), min_size=2, max_size=5, unique=True)
    )
    said = [_name(level, offices[0]), *offices[1:]]
    return "、".join(said), [_name(level, office) for office in offices]


@st.composite
def divided_work(draw: st.DrawFn) -> tuple[str, list[Named]]:
    """A phrase that says who leads and who supports, or who is responsible."""
    names = draw(_lists(2, 6))
    cut = draw(st.integers(1, len(names) - 1))
    lead, rest = names[:cut], names[cut:]
    join = draw(st.sampled_from(["、", "，", "、", ","]))
    a, b = join.join(lead), join.join(rest)
    gap = draw(_GAPS.filter(bool))
    supports = draw(
        st.sampled_from(
            ["配合", "配合落实", "协助", "参与", "按职责分工配合", "协同配合", "积极配合"]
        )
    )
    leads = draw(st.sampled_from(["牵头", "牵头负责", "牵头落实", "负责牵头", "牵头组织实施"]))
    does = draw(
        st.sampled_from(
            [
                "负责",
                "按职责分工负责",
                "按照职责分工负责",
                "分别负责",
                "按各自职责落实",
                "按职责负责",
                "具体落实",
            ]
        )
    )
    unit = draw(st.sampled_from(["单位", "部门"]))
    colon = draw(st.sampled_from(["：", ":", "： "]))
    dress = draw(st.integers(0, 8))
    support, responsible = "support", "responsible"
    if dress == 0:
        text, role = f"{a}{leads}，{b}{supports}", support
    elif dress == 1:
        text, role = f"牵头{unit}{colon}{a}{gap}配合{unit}{colon}{b}", support
    elif dress == 2:
        text, role = f"牵头{unit}{colon}{a}{gap}责任{unit}{colon}{b}", responsible
    elif dress == 3:
        text, role = f"{a}{leads}，{b}{does}", responsible
    elif dress == 4:
        text, role = f"由{a}{leads}，会同{b}{draw(st.sampled_from(['', '负责', '落实']))}", support
    elif dress == 5:
        text, role = f"{a}会同{b}负责", support
    elif dress == 6:
        marked = join.join(f"{name}（牵头）" for name in lead)
        text, role = f"{marked}{join}{b}", responsible
    elif dress == 7:
        text, role = (
            join.join(f"{n}（牵头）" for n in lead)
            + join
            + join.join(f"{n}（配合）" for n in rest),
            support,
        )
    else:
        text, role = f"主办：{a}{gap}协办：{b}", support
    if draw(st.booleans()):
        opening, closing = draw(st.sampled_from(["（）", "()", "〔〕", "【】", "[]"]))
        text = f"{opening}{text}{closing}"
    text += draw(st.sampled_from(["", "。", " "]))
    return text, [(n, "lead") for n in lead] + [(n, role) for n in rest]


@st.composite
def run_together(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Offices of one level with nothing between them."""
    level = draw(st.sampled_from(LEVELS))
    offices = st.lists(st.sampled_from(OFFICES), min_size=2, max_size=4, unique=True)
    names = [_name(level, office) for office in draw(offices)]
    return "".join(names), names


@st.composite
def with_persons(draw: st.DrawFn) -> tuple[str, list[str], list[str]]:
    """A unit a line, each with a made-up name behind a blank or in a heading of its own."""
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    persons = [draw(st.sampled_from(["王某", "李某某", "张某"])) for _name_ in names]
    between = draw(st.sampled_from([" ", "　", "  "]))
    lines = [f"{name}{between}{person}" for name, person in zip(names, persons, strict=True)]
    return "\n".join(lines), names, persons
