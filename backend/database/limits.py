"""How long a transaction of a request may take where it does the work of a job."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import Settings


async def grant_time(session: AsyncSession, settings: Settings) -> None:
    """Give the statements of this transaction as long as those of a job have.

    A whole ledger takes longer than a page of it, the more so on a machine that has much to do.
    """
    limit = str(settings.job_statement_timeout_ms)
    names = ("statement_timeout", "idle_in_transaction_session_timeout")
    is_local = True
    await session.execute(select(*(func.set_config(name, limit, is_local) for name in names)))
