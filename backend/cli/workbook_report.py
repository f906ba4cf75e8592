"""What a person at the terminal sees of an import: a bar while it runs, then rows and seconds."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

from backend.workbooks.inline import Imported, Progress
from backend.workbooks.rows import RowDraft
from backend.workbooks.tables import RowOutcome

_PARTS = {
    "reading": "读取文件",
    "checking": "逐行检查",
    "keeping": "记录结果",
    "writing": "写入",
}
_OUTCOMES = {
    RowOutcome.NEW: "新增",
    RowOutcome.CHANGED: "变更",
    RowOutcome.SAME: "相同",
    RowOutcome.CONFLICT: "冲突",
    RowOutcome.REFUSED: "拒绝",
    RowOutcome.MISSING: "文件中没有",
}
_SHOWN = 100
_REFRESH_SECONDS = 0.2


@asynccontextmanager
async def watching(progress: Progress) -> AsyncIterator[None]:
    """Show a bar on a terminal while the import runs."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        async def follow() -> None:
            while True:
                bar.update(
                    task,
                    description=_PARTS.get(progress.part, ""),
                    completed=progress.done,
                    total=progress.total or None,
                )
                await asyncio.sleep(_REFRESH_SECONDS)

        follower = asyncio.create_task(follow())
        try:
            yield
        finally:
            follower.cancel()
            with suppress(asyncio.CancelledError):
                await follower


def tell(imported: Imported, progress: Progress) -> None:
    """Print the notices, the rows that need a look, the counts and the seconds."""
    console = Console(highlight=False, soft_wrap=True)
    checked = imported.checked
    for notice in checked.notices:
        console.print(f"· {notice}", markup=False)
    shown = [draft for draft in checked.drafts if draft.findings]
    for draft in shown[:_SHOWN]:
        _tell_row(console, draft)
    if len(shown) > _SHOWN:
        console.print(f"……另有 {len(shown) - _SHOWN} 行有说明。")
    for row in checked.missing[:_SHOWN]:
        console.print(f"文件中没有：{row.label}", markup=False)
    table = Table(box=None, pad_edge=False)
    for heading in _OUTCOMES.values():
        table.add_column(heading, justify="right")
    table.add_row(*(str(checked.counts[outcome.value]) for outcome in _OUTCOMES))
    console.print(table)
    console.print(f"生效日期 {checked.effective_on}")
    parts = (f"{_PARTS[part]} {spent:.2f} 秒" for part, spent in progress.seconds.items())
    console.print("，".join(parts))
    if imported.is_applied:
        console.print(f"已写入。导入编号 {imported.batch_id}")
    if imported.refused_file is not None:
        console.print(f"未写入的行及原因：{imported.refused_file}", markup=False)


def _tell_row(console: Console, draft: RowDraft) -> None:
    console.print(
        f"[{draft.sheet} 第 {draft.number} 行] {_OUTCOMES[draft.outcome]} {draft.label()}",
        markup=False,
    )
    for finding in draft.findings:
        sign = "提示" if finding.is_warning else "原因"
        column = f"{finding.column}：" if finding.column else ""
        console.print(
            f"    {sign} {finding.code} {column}{finding.message}{finding.remedy}", markup=False
        )
