"""GraphQL types of judges' passes: which of them hold, who made them, making and revoking."""

from datetime import datetime

from backend.compiler.catalog import Column, Entity, Mutation, Part, ToMany, ToOne, Value
from backend.compiler.templates import load
from backend.contests import passes, tables

_SQL = load("backend.contests", "pass_types.sql")

JUDGE_PASS = Entity(
    table=tables.JudgePass,
    order=("-created_at",),
    fields=(
        ToOne(name="contest", target="Contest", by="contest_id", description="竞赛；contest"),
        ToOne(name="judge", target="Judge", by="judge_id", description="评委；judge"),
        Column(name="works_on"),
        Column(name="ends_at"),
        Column(name="revoked_at"),
        Column(name="used_at"),
        Column(name="created_at"),
        ToOne(
            name="issuer",
            target="User",
            by="created_by",
            description="发码人，看不到的为空；who made it, null for who may not see that account",
        ),
    ),
)

PART = Part(
    entities=(JUDGE_PASS,),
    extends={
        "Contest": (
            ToMany(
                name="unrevoked_passes",
                target="JudgePass",
                matching=_SQL["unrevoked_passes"],
                description="未作废的通行码，不含密钥；passes that nobody has revoked,"
                " without their secrets",
            ),
        ),
        "Judge": (
            ToMany(
                name="passes",
                target="JudgePass",
                back="judge_id",
                description="通行码，不含密钥；passes, without their secrets",
            ),
        ),
    },
    mutations=(
        Mutation(
            command=passes.issue_judge_pass,
            returns={"pass": "JudgePass"},
            values={
                "secret": Value(
                    name="secret", type=str, description="密钥，只显示一次；shown once"
                ),
                "url": Value(
                    name="url", type=str, description="登录地址，加在本站网址之后；path of sign-in"
                ),
                "endsAt": Value(
                    name="ends_at", type=datetime, description="最迟失效时间；latest end"
                ),
            },
            is_remembered=False,
            description="发给评委通行码；give a judge a pass, shown this once",
        ),
        Mutation(
            command=passes.revoke_judge_pass,
            returns={"pass": "JudgePass"},
            description="作废评委通行码；revoke a pass and end what it opened",
        ),
    ),
)
