"""Family B: what can happen to the finished documents when they are written."""

from __future__ import annotations

from filings.diagnostics import Rule, Severity
from filings.messages import mark as N_

B001 = Rule(
    "B001",
    Severity.WARNING,
    N_("文档被人改过，没有覆盖"),
    N_("上次生成之后，有人改过这份文档（按内容比对，不看时间）；或者这份文档不是本工具生成的。"),
    N_("手工改的内容在项目文件里没有，一覆盖就丢了。"),
    N_(
        "新文档写在旁边，文件名带“（新）”。把手工改的内容写进项目文件后，加 --force 重新生成（旧文档会另存）。"
    ),
)
B002 = Rule(
    "B002",
    Severity.WARNING,
    N_("文档正在被打开"),
    N_("Word、WPS 或 LibreOffice 正开着这份文档。"),
    N_("这时替换，打开的人一保存就会把旧内容写回来。"),
    N_("新文档写在旁边，文件名带“（新）”。关闭旧文档后重新生成。"),
)
B003 = Rule(
    "B003",
    Severity.WARNING,
    N_("文件夹里有上次留下的文档"),
    N_("这份文档是以前生成的，现在的“文档”清单里已经没有它。"),
    N_("过时的文档容易被误当成现行的报上去。"),
    N_("确认不再需要后自行删除。"),
)
B004 = Rule(
    "B004",
    Severity.ERROR,
    N_("写不进输出文件夹"),
    N_("操作系统不让写：文件夹只读、磁盘已满、路径被占用等。"),
    N_("写了一半的文档不能用，所以全部没有替换，原有文档保持原样。"),
    N_("按提示的原因处理，或用 -o 换一个文件夹。"),
)
B005 = Rule(
    "B005",
    Severity.ERROR,
    N_("另一次生成正在进行"),
    N_("同一个输出文件夹里，另一个 filings 命令还没有结束。"),
    N_("两次生成同时写同一批文档，结果会混在一起。"),
    N_("等它结束后再试。"),
)
B006 = Rule(
    "B006",
    Severity.ERROR,
    N_("要生成的文档不在清单里"),
    N_("--only 指定的文档种类不存在，或者项目的“文档”清单里没有。"),
    N_("清单里没有的文档，工具不知道该用哪个细则、写成什么名字。"),
    N_("核对种类名称，或把它加进 filing.yaml 的“文档”。"),
)
B007 = Rule(
    "B007",
    Severity.ERROR,
    N_("没有 LibreOffice"),
    N_("PDF 和预览要用 LibreOffice 来做，这台电脑上没有找到。"),
    N_("Word 文档怎样分页、换行，要由排版的软件来定，工具自己不会。"),
    N_("装上 LibreOffice 再做；只要 Word 文档的，不加 --pdf。"),
)
B008 = Rule(
    "B008",
    Severity.ERROR,
    N_("LibreOffice 没有做成"),
    N_("LibreOffice 启动不了、中途停了，或者过了时限还没有做完。"),
    N_("缺页的 PDF 不能用，所以什么也没有写。"),
    N_(
        "再做一次；还不行的，用 LibreOffice 打开生成的 Word 文档看看。"
        "用 Snap、Flatpak 装的可能读不到临时文件夹，换成系统软件源里的。"
    ),
)
B009 = Rule(
    "B009",
    Severity.INFO,
    N_("PDF 里用了代替的字体"),
    N_("文档要用的公文字体，做 PDF 的这台电脑上没有。"),
    N_("代替的字体字形不同，换行、分页也可能与装了公文字体的电脑不一样。"),
    N_("只看内容的不用管；要报送 PDF 的，装上公文字体再做一次。"),
)
B010 = Rule(
    "B010",
    Severity.WARNING,
    N_("没有页面图片"),
    N_("把 PDF 画成 PNG 图片要用 pypdfium2，这台电脑上没有装。"),
    N_("工具平时不需要它，所以不随工具安装。"),
    N_("在工具文件夹里 pip install '.[pdf]'，再预览一次；或者直接看 PDF。"),
)

RULES = (B001, B002, B003, B004, B005, B006, B007, B008, B009, B010)
