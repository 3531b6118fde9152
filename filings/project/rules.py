"""Family Y: what is demanded of the project's files themselves. Found while reading them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from filings.diagnostics import Diagnostic, Rule, Severity, Span
from filings.messages import gettext as _
from filings.messages import mark as N_


class FileRule(Rule):
    """A rule of the project's files. What it finds always says how to mend it."""

    __slots__ = ()

    def finding(
        self,
        message: str,
        *,
        hints: Iterable[str] = (),
        span: Span | None = None,
        where: str | None = None,
        source: Mapping[str, int] | None = None,
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A diagnostic of this rule, with the rule's own advice where none is given."""
        return super().finding(
            message,
            hints=tuple(hints) or (_(self.how),),
            span=span,
            where=where,
            source=source,
            severity=severity,
        )


Y001 = FileRule(
    "Y001",
    Severity.ERROR,
    N_("找不到文件"),
    N_("项目文件 filing.yaml，或它引用的细则、正文文件，不在所写的位置。"),
    N_("缺了文件就缺了内容，后面的检查和生成都无从谈起。"),
    N_(
        "核对文件名（包括扩展名）和所在文件夹；引用的文件要与 filing.yaml 放在同一文件夹或其下级文件夹。"
    ),
)
Y002 = FileRule(
    "Y002",
    Severity.ERROR,
    N_("文件读不出文字"),
    N_("文件是空的，或者不是纯文本，或者用了认不出的编码，或者没有权限读。"),
    N_(
        "工具只读 UTF-8（也认 GB18030、UTF-16）编码的纯文本；Word、Excel、压缩包等不能直接当项目文件。"
    ),
    N_("用记事本打开，选“另存为”，编码选 UTF-8。"),
)
Y003 = FileRule(
    "Y003",
    Severity.ERROR,
    N_("YAML 写法有误"),
    N_("文件在所指的位置不符合 YAML 的写法，无法继续读下去。"),
    N_("常见的是冒号用了全角、缩进没有对齐、用了制表符、引号没有成对。"),
    N_("看所指的一行和它的上一行：键后面用半角冒号加一个空格，同一级的行对齐，括号和引号成对。"),
)
Y004 = FileRule(
    "Y004",
    Severity.ERROR,
    N_("同一个键写了两次"),
    N_("同一处出现两个相同的键（英文、中文写法算同一个键）。"),
    N_("两处只能算一处，另一处会悄悄丢掉；哪一处对，只有写的人知道。"),
    N_("删去或合并其中一处。"),
)
Y005 = FileRule(
    "Y005",
    Severity.ERROR,
    N_("用了别名、锚点或标签"),
    N_("文件中有 YAML 的锚点（&）、别名（*）、合并键（<<）、类型标签（!）或多个文档（---）。"),
    N_("这些写法会让一处内容在别处重现，看不清谁写了什么；恶意文件也借此耗尽内存。"),
    N_("把内容照直写出来；以 *、& 或 ! 开头的文字加上引号。"),
)
Y006 = FileRule(
    "Y006",
    Severity.ERROR,
    N_("不认识的键"),
    N_("这个键不在项目文件的格式里，多半是写错了字。"),
    N_("写错的键若被忽略，它后面的内容就会悄悄丢掉。"),
    N_("改成格式里有的键；全部的键见使用指南的“中英文键对照”。"),
)
Y007 = FileRule(
    "Y007",
    Severity.ERROR,
    N_("内容与键不符"),
    N_("键后面的内容不是它该有的样子，例如日期写成了文字，该写一列的写成了一段。"),
    N_("读不懂的内容不能猜。"),
    N_("照这个键该有的样子改；各键写什么见使用指南。"),
)
Y008 = FileRule(
    "Y008",
    Severity.ERROR,
    N_("缺少必需的键"),
    N_("这一处少了一个必须写的键。"),
    N_("少了它，这一处就无法使用。"),
    N_("补上所缺的键。"),
)
Y009 = FileRule(
    "Y009",
    Severity.ERROR,
    N_("有不能写进文档的字符"),
    N_("文字中有控制字符等 XML 1.0 不允许的字符，多半是从别处粘贴时带进来的。"),
    N_("Word 文档不能容纳这些字符，强行写入会丢失文字或使文档打不开。"),
    N_("删去所指的字符；看不见时，把这几个字重新打一遍。"),
)
Y010 = FileRule(
    "Y010",
    Severity.ERROR,
    N_("文件过大或嵌套过深"),
    N_("文件超过 20 MB，或内容超过 50 万项，或层层嵌套超过 60 层。"),
    N_("正常的申报项目远小于此；这样的文件多半是生成错误，或有人恶意为之。"),
    N_("检查文件的来源；内容确实很多时，分成几个项目。"),
)
Y011 = FileRule(
    "Y011",
    Severity.WARNING,
    N_("文件不是 UTF-8 编码"),
    N_("文件按 GB18030（GBK）或 UTF-16 编码读入。"),
    N_("多数时候读得对，但别的软件可能显示为乱码。"),
    N_("用记事本打开，核对文字无误后另存为 UTF-8。"),
)
Y012 = FileRule(
    "Y012",
    Severity.ERROR,
    N_("引用了项目以外的文件"),
    N_("路径是绝对路径，或用 .. 或链接指到了项目文件夹以外，或指的不是普通文件。"),
    N_("项目要能整个拷走、打包上报；外面的文件到别的电脑上就没有了。"),
    N_("把文件拷进项目文件夹，改用相对路径。"),
)
Y013 = FileRule(
    "Y013",
    Severity.ERROR,
    N_("更正没有着落"),
    N_("“更正”里写的项目或类别在细则中找不到，或没有写理由。"),
    N_("更正改变了上级文件的分值，必须说得清改的是哪里、凭什么。"),
    N_("核对序号或类别名称；每条更正写明理由。"),
)
Y014 = FileRule(
    "Y014",
    Severity.ERROR,
    N_("格式版本不认识"),
    N_("filing.yaml 的 filings 键写的不是本工具认识的格式版本。"),
    N_("新版格式里可能有本版工具不懂的内容，照旧读会丢掉它们。"),
    N_("写 filings: 1；文件若来自更新的版本，请升级本工具。"),
)
Y018 = FileRule(
    "Y018",
    Severity.WARNING,
    N_("“#”以后的内容没有读"),
    N_("没有加引号的文字后面，空格之后有“#”，紧跟着字，例如“示例县 #1号”。"),
    N_("YAML 把空格加“#”以后的都当作说明，“#1号”这样的内容会悄悄丢掉。"),
    N_("属于内容的，给整段文字加引号；确实是说明的，“#”后面空一格。"),
)
Y019 = FileRule(
    "Y019",
    Severity.WARNING,
    N_("有看不见的字符"),
    N_("文字中有零宽空格、字节顺序标记、软连字符等看不见的字符，多半是从网页粘贴时带进来的。"),
    N_("看上去一样的两个名称，多了它就不相同了；读的时候略去，文件里仍在。"),
    N_("把前后几个字删去重新打，看不见的字符就没有了。"),
)
Y020 = FileRule(
    "Y020",
    Severity.ERROR,
    N_("不是项目文件"),
    N_("所指的文件是评分细则，不是项目文件 filing.yaml。"),
    N_("细则只是项目的一部分；没有项目文件，就没有可检查、可生成的内容。"),
    N_("写项目文件夹的名字，也就是 filing.yaml 所在的文件夹；细则由 filing.yaml 引用。"),
)

RULES = (
    *(Y001, Y002, Y003, Y004, Y005, Y006, Y007, Y008, Y009, Y010, Y011, Y012, Y013, Y014),
    *(Y018, Y019, Y020),
)

UNREADABLE = frozenset({"Y001", "Y002", "Y003", "Y005", "Y010", "Y012", "Y020"})
"""Rules after which a file has given nothing at all: further checks would only repeat it."""

SOMETHING_LOST = frozenset({"Y002", "Y003", "Y004", "Y005", "Y006", "Y007", "Y009", "Y010", "Y020"})
"""Rules after which something that was written is missing from the project, or altered: not even
a draft is made of that."""
