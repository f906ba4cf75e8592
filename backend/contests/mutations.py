"""GraphQL mutations of the contests: declarations only, the commands do the work."""

from collections.abc import Awaitable, Callable
from typing import Any

from backend.compiler.catalog import Mutation, Part, Value
from backend.contests import (
    awarding,
    contest_commands,
    copying,
    drawing,
    entering,
    judging,
    outcome_commands,
    publishing,
    round_commands,
)


def _on(
    payload: str, target: str, command: Callable[..., Awaitable[Any]], description: str
) -> Mutation:
    return Mutation(command=command, returns={payload: target}, description=description)


def _count(name: str, description: str) -> Value:
    return Value(name=name, type=int, description=description)


PART = Part(
    mutations=(
        _on("contest", "Contest", contest_commands.create_contest, "筹备竞赛；set up a contest"),
        _on("contest", "Contest", contest_commands.edit_contest, "修改竞赛；edit a contest"),
        _on("contest", "Contest", copying.copy_contest, "复制竞赛；set one up like an earlier one"),
        _on(
            "contest",
            "Contest",
            contest_commands.change_contest_state,
            "开始、结束或取消竞赛；open, close or cancel a contest",
        ),
        _on(
            "discipline", "Discipline", round_commands.add_discipline, "增加赛项；add a discipline"
        ),
        _on(
            "discipline",
            "Discipline",
            round_commands.edit_discipline,
            "修改赛项；edit a discipline",
        ),
        _on(
            "contest", "Contest", round_commands.remove_discipline, "删除赛项；remove a discipline"
        ),
        _on("round", "Round", round_commands.add_round, "增加轮次；add a round"),
        _on("round", "Round", round_commands.edit_round, "修改轮次；edit a round"),
        _on("discipline", "Discipline", round_commands.remove_round, "删除轮次；remove a round"),
        _on("round", "Round", round_commands.open_round, "开始评分；open a round for scoring"),
        _on("criterion", "Criterion", round_commands.add_criterion, "增加评分项；add a criterion"),
        _on(
            "criterion", "Criterion", round_commands.edit_criterion, "修改评分项；edit a criterion"
        ),
        _on("round", "Round", round_commands.remove_criterion, "删除评分项；remove a criterion"),
        _on("entry", "Entry", entering.enter_contestant, "报名；enter a person or a team"),
        _on("entry", "Entry", entering.edit_entry, "修改参赛；edit an entry"),
        _on("entry", "Entry", entering.record_consent, "登记同意；record what one consents to"),
        _on("entry", "Entry", entering.withdraw_entry, "退赛；withdraw an entry"),
        _on("round", "Round", drawing.draw_start_order, "抽签；draw the start order of a round"),
        _on("judge", "Judge", judging.appoint_judge, "聘请评委；appoint a judge"),
        _on("judge", "Judge", judging.assign_judge, "指派评委；let a judge judge a round"),
        _on("judge", "Judge", judging.unassign_judge, "撤回指派；take a judge out of a round"),
        _on("judge", "Judge", judging.declare_recusal, "申报回避；declare a recusal"),
        _on("judge", "Judge", judging.withdraw_recusal, "撤销回避；take back a recusal"),
        _on("appeal", "Appeal", outcome_commands.lodge_appeal, "提出申诉；lodge an appeal"),
        _on("appeal", "Appeal", outcome_commands.decide_appeal, "复议申诉；decide an appeal"),
        Mutation(
            command=awarding.propose_awards,
            returns={"discipline": "Discipline"},
            rows={"nominees": "Nominee"},
            is_remembered=False,
            description=(
                "按名次提名：并列的名次不拆开，超出个数的标明，什么也不写入；propose awards by"
                " place, a shared place is never torn apart; nothing is written"
            ),
        ),
        _on("award", "Award", awarding.give_award, "颁奖；give an award"),
        Mutation(
            command=awarding.give_awards,
            returns={"contest": "Contest"},
            lists={"awards": "Award"},
            description="一并颁奖；give several awards of a contest, all or none",
        ),
        _on("contest", "Contest", awarding.take_back_award, "撤回奖项；take an award back"),
        _on(
            "practiceSession",
            "PracticeSession",
            outcome_commands.hold_practice,
            "举办练兵；add a session to a practice camp",
        ),
        _on(
            "practiceSession",
            "PracticeSession",
            outcome_commands.record_practice,
            "登记练兵成绩；record who came and what each reached",
        ),
        Mutation(
            command=publishing.preview_contest_publication,
            returns={"contest": "Contest"},
            values={
                "edition": _count("edition", "将公布的版次；edition that it would be"),
                "changedResults": _count("changedResults", "较公布中的一版改动的成绩；changed"),
                "addedResults": _count("addedResults", "较公布中的一版新增的成绩；added"),
                "removedResults": _count("removedResults", "较公布中的一版减少的成绩；gone"),
            },
            rows={
                "results": "PreviewedResult",
                "organizationAwards": "PublishedOrganizationAward",
            },
            is_remembered=False,
            description=(
                "预览竞赛公布：与公布所得完全一致，什么也不写入，warnings 为不能公布的原因；what"
                " publishing would make public now; warnings: what holds it back"
            ),
        ),
        Mutation(
            command=publishing.publish_contest,
            returns={"contest": "Contest", "publication": "ContestPublication"},
            description="公布竞赛成绩，姓名须经同意；publish the results, names by consent",
        ),
        Mutation(
            command=publishing.withdraw_contest_publication,
            returns={"contest": "Contest", "publication": "ContestPublication"},
            description="撤下竞赛成绩；take published results down",
        ),
    ),
)
