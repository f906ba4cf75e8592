"""GraphQL mutations of the members: declarations only, the commands do the work."""

from backend.compiler.catalog import Mutation, Part
from backend.members import commands, dissolving, posts, roster

PART = Part(
    mutations=(
        Mutation(
            command=commands.register_member,
            returns={"member": "Member"},
            description="登记党员；enter a member",
        ),
        Mutation(
            command=commands.edit_member,
            returns={"member": "Member"},
            description="修改党员信息；edit a member",
        ),
        Mutation(
            command=commands.register_activity,
            returns={"member": "Member", "registration": "Registration"},
            description="双登记；register in a second branch for activities",
        ),
        Mutation(
            command=commands.end_activity,
            returns={"member": "Member"},
            description="终止双登记；end a second registration",
        ),
        Mutation(
            command=commands.transfer_member,
            returns={"member": "Member"},
            description="组织关系转接；transfer the formal relation",
        ),
        Mutation(
            command=commands.change_standing,
            returns={"member": "Member"},
            description="变更党籍状态；record the standing",
        ),
        Mutation(
            command=commands.become_full,
            returns={"member": "Member"},
            description="转正；record full membership",
        ),
        Mutation(
            command=posts.start_workplace,
            returns={"member": "Member", "workplace": "Workplace"},
            description="登记工作单位；record a workplace",
        ),
        Mutation(
            command=posts.end_workplace,
            returns={"member": "Member"},
            description="终止工作单位；end a workplace",
        ),
        Mutation(
            command=posts.hold_post,
            returns={"member": "Member", "postHolding": "PostHolding"},
            description="任职；hold a post",
        ),
        Mutation(
            command=posts.leave_post, returns={"member": "Member"}, description="免职；end a post"
        ),
        Mutation(
            command=roster.confirm_roster,
            returns={"branch": "Branch", "rosterConfirmation": "RosterConfirmation"},
            description="确认党员名册；confirm the roster of a branch",
        ),
        Mutation(
            command=dissolving.dissolve_branch,
            returns={"branch": "Branch"},
            description="撤销党组织；dissolve a branch",
        ),
    ),
)
