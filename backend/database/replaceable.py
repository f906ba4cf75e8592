"""Functions and policies: files that are applied whole whenever one of them has changed.

The digest of all files is remembered, so an unchanged set costs one look. Everything happens in
one transaction: no request ever meets a table whose old policies are gone and new ones not there.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncpg

FOLDERS = tuple(Path(__file__).parent / name for name in ("functions", "policies"))

OWN_FUNCTIONS = """
select coalesce(array_agg(function.oid::regprocedure::text), '{}')
from pg_proc as function
where function.pronamespace = 'public'::regnamespace
  and not exists (
    select from pg_depend as dependency
    where dependency.objid = function.oid and dependency.deptype = 'e'
  )
"""

DROP_POLICIES = """
do $$
declare
  policy record;
begin
  for policy in select tablename, policyname from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on public.%I', policy.policyname, policy.tablename);
  end loop;
end
$$;
revoke all on all tables in schema public from liangxin_reader, liangxin_writer;
"""

REMEMBER = """
insert into migrations.applied (name, digest, functions)
values ('replaceable', $1, $2)
on conflict (name) do update
set digest = excluded.digest, functions = excluded.functions
"""


@cache
def replaceable_scripts() -> tuple[str, ...]:
    """Give the text of every file, functions before policies, each folder in order of names."""
    files = (file for folder in FOLDERS for file in sorted(folder.glob("*.sql")))
    return tuple(file.read_text(encoding="utf-8") for file in files)


@cache
def replaceable_digest() -> str:
    """Give the fingerprint of all files."""
    return sha256("\0".join(replaceable_scripts()).encode()).hexdigest()


async def apply_replaceable(owner: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Drop what the last set made and apply this one, unless it is the same."""
    applied = await owner.fetchrow(
        "select digest, functions from migrations.applied where name = 'replaceable'"
    )
    if applied is not None and applied["digest"] == replaceable_digest():
        return
    async with owner.transaction():
        if applied is not None and applied["functions"]:
            await owner.execute(f"drop function if exists {', '.join(applied['functions'])}")
        await owner.execute(DROP_POLICIES)
        others = set(await owner.fetchval(OWN_FUNCTIONS))
        for script in replaceable_scripts():
            await owner.execute(script)
        made = sorted(set(await owner.fetchval(OWN_FUNCTIONS)) - others)
        await owner.execute(REMEMBER, replaceable_digest(), made)
