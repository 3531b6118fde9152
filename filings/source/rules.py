"""The rules for reading foreign files (family I, 001 to 099)."""

from __future__ import annotations

from filings.diagnostics import Rule, Severity
from filings.messages import mark as N_

I001 = Rule(
    "I001",
    Severity.ERROR,
    N_("文件读不了"),
    N_("要读入的文件必须是完好的 Word、Excel 或 PDF 文件，不带打开密码。"),
    N_("损坏、加密或改了后缀名的文件里，内容取不出来；取一半比不取更糟。"),
    N_("用 Word、WPS 或 Excel 打开，去掉密码，另存为 .docx 或 .xlsx 再读。"),
)
I002 = Rule(
    "I002",
    Severity.ERROR,
    N_("文件大得不正常"),
    N_("文件、文件展开后的内容、表格的行列和文字都不得超过上限。"),
    N_("来路不明的文件可能展开成几百倍大，使电脑卡死。"),
    N_("删去用不着的图片、空行和空列，另存一份再读；来路不明的文件不要使用。"),
)
I003 = Rule(
    "I003",
    Severity.ERROR,
    N_("这种格式要先转换"),
    N_(".doc、.wps、.rtf、.xls、.et、.odt、.ods 由 LibreOffice 转换后读入。"),
    N_("旧格式没有公开、可靠的读法，直接读会丢内容。"),
    N_("在 Word 或 WPS 中打开，另存为 .docx 或 .xlsx；或者装上 LibreOffice。"),
)
I004 = Rule(
    "I004",
    Severity.ERROR,
    N_("PDF 是扫描件"),
    N_("PDF 里要有文字，不能只有图片。"),
    N_("图片里的字要靠识别，识别会错字，错了看不出来。"),
    N_("向发文单位要 Word 文件；实在没有的，用 WPS 等识别成 Word 文件，逐字核对后再读。"),
)
I005 = Rule(
    "I005",
    Severity.INFO,
    N_("有未接受的修订"),
    N_("文件里的修订按“全部接受”读入。"),
    N_("修订中的文字哪些算数，要由改稿的人定。"),
    N_("在 Word 的“审阅”里接受或拒绝全部修订，再读一次。"),
)
I006 = Rule(
    "I006",
    Severity.WARNING,
    N_("看不见、不作数的内容"),
    N_(
        "隐藏的、划了删除线的、被合并格盖住的文字，批注，隐藏的工作表，页眉页脚不读入；隐藏的行和列照样读入。"
    ),
    N_("打印出来看不见的、划掉的内容，多半不作数，但也可能是误藏的；批注里可能有改动的意见。"),
    N_("看指出的地方：要的内容先取消隐藏，再读一次。"),
)
I007 = Rule(
    "I007",
    Severity.WARNING,
    N_("有内容读不出来"),
    N_("只读文字和表格；图片、图表、嵌入的对象里的文字读不出来。"),
    N_("漏掉的内容自己不会出声。"),
    N_("看指出的地方：里面有要用的文字的，在文件里改成普通文字或表格，再读一次。"),
)
I008 = Rule(
    "I008",
    Severity.WARNING,
    N_("表格的样子拿不准"),
    N_("表格的行、列和合并关系要写得明白。"),
    N_("PDF 里只有线条和字的位置，有的 Word 表格各行宽窄不一：哪几格是一格，只能推断。"),
    N_("对照原文核对指出的格。"),
)
I009 = Rule(
    "I009",
    Severity.WARNING,
    N_("格里的结果靠不住"),
    N_("Excel 的公式按上次保存时的结果读入。"),
    N_("没有存下结果，或者结果是 #REF! 这样的错误，就没有可读的内容。"),
    N_("用 Excel 或 WPS 打开，改好公式，保存后再读一次。"),
)

RULES = (I001, I002, I003, I004, I005, I006, I007, I008, I009)
