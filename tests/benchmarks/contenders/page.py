"""The tables, as Markdown, and the page of the documentation that holds them."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.contenders.checking import Output
from benchmarks.contenders.measuring import Contender, Times

JOBS = ("J1", "J3", "J2")
MERGING = ("docxtpl", "docxtemplater", "easy-template-x")
"""The peers whose document looks like ours."""


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that was measured, in milliseconds."""

    contenders: list[Contender]
    versions: dict[str, str]
    outputs: dict[str, dict[str, Output]]
    warm: Times
    cold: dict[str, float]
    scaling: dict[int, float]
    missing: dict[str, str]
    software: str
    day: date


def page(results: Results) -> str:
    """The page of the documentation."""
    head = f"""# 性能对比

同一份文书，用本项目和几种常见的模板工具各生成一遍，比较每份所用的时间。重新测量：

```
python tests/benchmarks/peers.py -o docs/性能对比.md
```

这条命令把各工具装进用户缓存里单独的文件夹（版本固定），写出模板和数据，核对每种工具\
都印出了全部文字，测完把本页写一遍。

测于 {results.day.isoformat()}：{machine()}，{results.software}。
"""
    parts = [head]
    if any(results.warm.values()):
        parts.append(_warm(results))
    if results.cold:
        parts.append(_cold(results))
    if results.scaling:
        parts.append(_scaling(results))
    return "\n".join(parts)


def _warm(results: Results) -> str:
    return f"""## 逐份生成

工具已经启动、预热之后，每份文书的毫秒数（中位数）：

{warm_table(results)}

倍数：

{ratio_table(results)}

- 评分表：三级类别纵向合并、9 列，部分格子有换行，部分为空；小的 43 行，大的 1000 行。\
申报表：40 个单项、4 段长文、2 个循环表、2 个有条件的段落。
- 各工具的模板外观相同、数据相同，样式部分约 17 KB。不用 python-docx 自带的模板：它的样式有 788 KB，\
光是压缩就会盖过差别。
- 每种工具各有一个常驻进程，各自计时，轮流生成：机器变慢时大家一起慢。模板能留用的留用，\
不能的（docxtpl 等）每份重新打开。压缩都是 6 级（docxtemplater 的是设定的，\
其余是各自的默认值）。carbone 从内存盘读模板，压缩时另开线程。
- “每份数据都不同”一行：每份的每段文字都是新的，缓存帮不上忙。其余各行反复用同一份数据。
- “下限”：只把本项目生成的各部分压缩、计算校验码、写成 zip，别的都不做。前一行原样照抄没有变化的部分\
（样式等），后一行全部重新压缩。
- carbone、docx-mailmerge2 不合并单元格，docx-mailmerge2 也没有条件，它们生成的文书与其他几种不同，\
数字只供参考。docxtpl 的 `{{% vm %}}` 只能按最里层循环合并，这里把合并写进模板的 XML；\
docxtemplater（免费的部分）、easy-template-x 不能改单元格的合并，模板里写了四种行，数据事先按类别分组。\
这些准备不计时。本项目直接按键合并。
- 本项目的时间里，包括核对写进去的每段文字都在成品里；其他工具不核对。

每份文书的大小和样子：

{output_table(results)}
"""


def _cold(results: Results) -> str:
    return f"""## 从头启动

一个新进程，从启动到写出一份 43 行评分表的毫秒数（中位数，轮流运行）：

{cold_table(results)}

- 每种工具各写一个最短的脚本（`tests/benchmarks/contenders/cold.py`）：读 JSON 数据，套模板，写文件。Python 的几种用同一个 Python、同一个虚拟环境，字节码都已编译好。“÷ filings”以模板在缓存里的一行为 1。
- 模板在缓存里：第一次用过之后，同一份模板再用就不必重新编译，平时都是如此。进程的时间里，Python 自己的启动和读 JSON 各家相同。
- `filings build` 做的事更多：读写好的项目（34 项）、逐条检查、生成责任分工表、写盘并记下清单。它要用到 pydantic、YAML、click，时间大多花在启动它们上，所以不与各家的脚本相比。
"""


def _scaling(results: Results) -> str:
    return f"""## 行数

本项目生成不同行数的评分表：

{scaling_table(results)}
"""


def warm_table(results: Results) -> str:
    """A row for each contender."""
    rows = [
        [_title(results, contender), *(_number(results.warm[contender.key].get(j)) for j in JOBS)]
        for contender in results.contenders
        if contender.is_warm
    ]
    rows += [[key, *["没有装上"] * len(JOBS)] for key in results.missing]
    return _table(["毫秒/份", *(_job_title(results, job) for job in JOBS)], rows)


def ratio_table(results: Results) -> str:
    """How many times as long as ours; and ours to the floor."""
    warm = results.warm
    peers = [contender.key for contender in results.contenders if contender.is_peer]
    others = {
        "docxtpl": warm.get("docxtpl", {}),
        "docxtemplater": warm.get("docxtemplater", {}),
        "最快的能合并的工具": _fastest(results, MERGING),
        "最快的工具": _fastest(results, peers),
    }
    rows = []
    for key, of in (("ours", ""), ("ours-fresh", "（每份数据都不同）")):
        ours = warm.get(key, {})
        rows += [[f"{who} ÷ filings{of}", *_ratios(times, ours)] for who, times in others.items()]
        for floor in ("floor", "floor-all"):
            title = next((c.title for c in results.contenders if c.key == floor), floor)
            rows.append([f"filings{of} ÷ {title}", *_ratios(ours, warm.get(floor, {}))])
    return _table(["倍数", *(_job_title(results, job) for job in JOBS)], rows)


def _ratios(above: Mapping[str, float], below: Mapping[str, float]) -> list[str]:
    """One to the other, for each job that both can do."""
    return [_ratio(above[j] / below[j]) if j in above and j in below else "—" for j in JOBS]


def _ratio(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _fastest(results: Results, keys: Sequence[str]) -> dict[str, float]:
    """The shortest time of each job among ``keys``."""
    chosen = [results.warm[key] for key in keys if key in results.warm]
    return {j: min(t[j] for t in chosen if j in t) for j in JOBS if any(j in t for t in chosen)}


def output_table(results: Results) -> str:
    """What each contender made of the jobs."""
    rows = []
    for contender in results.contenders:
        made = results.outputs.get(contender.key, {})
        if not made or not (contender.key == "ours" or contender.is_peer):
            continue
        sizes = [f"{made[job].size / 1000:.0f} KB" if job in made else "—" for job in JOBS]
        looks = made.get("J1") or next(iter(made.values()))
        rows.append(
            [
                contender.title,
                *sizes,
                f"{looks.merges} 处" if looks.merges else "无",
                f"{looks.breaks} 处" if looks.breaks else "无",
            ]
        )
    titles = [f"{_name(job)}的 document.xml" for job in JOBS]
    return _table(["", *titles, "小评分表的合并", "小评分表的换行"], rows)


def cold_table(results: Results) -> str:
    """A row for each process, and how many times as long as ours it takes."""
    kept = next((c.title for c in results.contenders if c.key == "ours-kept"), "")
    ours = results.cold.get(kept)
    rows = [
        [key, f"{ms:.0f}", _ratio(ms / ours) if ours else "—"] for key, ms in results.cold.items()
    ]
    return _table(["", "毫秒", "÷ filings"], rows)


def scaling_table(results: Results) -> str:
    """A row for each number of rows."""
    rows = [
        [f"{count:,}", _number(ms), f"{ms * 1000 / count:.0f}"]
        for count, ms in results.scaling.items()
    ]
    return _table(["行数", "毫秒", "微秒/行"], rows)


def machine() -> str:
    """The processor, how many cores, the system."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return f"{model}，{os.cpu_count()} 核，{platform.system()}"


def _name(job: str) -> str:
    return {"J1": "小评分表", "J2": "大评分表", "J3": "申报表"}[job]


def _job_title(results: Results, job: str) -> str:
    made: Mapping[str, Output] = results.outputs.get("ours", {})
    if job not in made:
        return _name(job)
    rows = {"J1": "43 行，", "J2": "1000 行，"}.get(job, "")
    return f"{_name(job)}（{rows}{made[job].size / 1000:.0f} KB）"


def _title(results: Results, contender: Contender) -> str:
    version = results.versions.get(contender.key)
    return f"{contender.title} {version}" if version else contender.title


def _number(ms: float | None) -> str:
    if ms is None:
        return "失败"
    return f"{ms:.0f}" if ms >= 100 else f"{ms:.1f}" if ms >= 2 else f"{ms:.2f}"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
