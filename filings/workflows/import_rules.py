"""Family I, from 201 on: what can happen when an import is written."""

from __future__ import annotations

from filings.diagnostics import Rule, Severity
from filings.messages import mark as N_

I201 = Rule(
    "I201",
    Severity.ERROR,
    N_("文件夹里有同名的文件"),
    N_("要写进去的文件在文件夹里已经有了，而那里没有 filing.yaml，不像是项目文件夹。"),
    N_("覆盖了就找不回来，所以一个文件也没有写。"),
    N_("换一个空文件夹，或者把同名的文件移走再导入。"),
)
I202 = Rule(
    "I202",
    Severity.WARNING,
    N_("项目里已有不同的内容，保留原来的"),
    N_("项目里已经写了的分工、细则与这次从原文读出的不同。"),
    N_("人改过的内容不能被导入悄悄盖掉。"),
    N_("对照原文看哪个对，再手工改。"),
)
I203 = Rule(
    "I203",
    Severity.ERROR,
    N_("项目文件不能安全地添加内容"),
    N_("filing.yaml 的写法不常见，添加以后读出来的与应有的不一样。"),
    N_("改坏了项目文件，比不导入更麻烦，所以一个文件也没有写。"),
    N_("导入到一个新文件夹，再把需要的部分抄过来。"),
)
I204 = Rule(
    "I204",
    Severity.ERROR,
    N_("没有可以写进项目的内容"),
    N_("文件里没有认出评分细则、任务分工或主要指标。"),
    N_("写出一个空项目没有用处。"),
    N_("先不带 -o 运行一次，看看读出了什么；再核对是不是这份文件。"),
)
I205 = Rule(
    "I205",
    Severity.ERROR,
    N_("要写的文件是链接"),
    N_("项目文件夹里要写的文件，是指向别处的链接（快捷方式）。"),
    N_("顺着链接写下去，改的是别处的文件。"),
    N_("把链接换成真正的文件，再导入。"),
)
I206 = Rule(
    "I206",
    Severity.INFO,
    N_("加进来的细则还没有文档"),
    N_("导入到已有的项目，只添细则、单位和分工，要生成什么文档不替人定。"),
    N_("文档里没有用到的细则，检查会查，生成时不会印出来。"),
    N_("要印的，在 文档 下面给它加一行。"),
)

RULES = (I201, I202, I203, I204, I205, I206)
