"""The rows of the demo's branches, their members and its shops."""

from datetime import date, timedelta
from uuid import UUID

from backend.accounts.periods import since as period
from backend.commerce.rules import ShopPlatform, ShopState
from backend.demo.history import History
from backend.demo.world import Approval, Branch, Link, Member, Organization, Relation
from backend.kit.cipher import PersonalCipher
from backend.kit.masking import mask_id_number, mask_phone
from backend.members.rules import MemberKind, RegistrationRole, Standing, sex_of

_PLATFORMS = (
    ShopPlatform.TAOBAO,
    ShopPlatform.DOUYIN,
    ShopPlatform.PINDUODUO,
    ShopPlatform.TMALL,
    ShopPlatform.JD,
)


def write_branches(history: History) -> None:
    """Enter the branches with their approvals, hosts, links, terms and officials."""
    for branch in history.world.branches:
        _write_branch(history, branch)
    for branch in history.world.branches:
        for name, short, day in branch.officials:
            history.spell(
                "sent_officials",
                day,
                branch.dissolved_on,
                after=branch.id,
                branch_id=branch.id,
                department_id=history.departments[short],
                name=name,
                post="第一书记",
            )


def _write_branch(history: History, branch: Branch) -> None:
    first, last = branch.approvals[0], branch.approvals[-1]
    history.put(
        "branches",
        branch.founded_on,
        id=branch.id,
        name=branch.name,
        kind=first.kind,
        formation=first.formation,
        parent_id=branch.parent.id if branch.parent else None,
        town_id=branch.town.id if branch.town else None,
        founded_on=branch.founded_on,
        **branch.anchors,
    )
    if last is not first:
        renewed = {"kind": last.kind, "formation": last.formation}
        if not history.amend("branches", branch.id, last.day, **renewed):
            history.correct(branch.id, renewed)
    if branch.dissolved_on is not None:
        ended = {
            "dissolved_on": branch.dissolved_on,
            "dissolution_reason": "单位外迁或党员人数不足",
        }
        if not history.amend("branches", branch.id, branch.dissolved_on, **ended):
            history.correct(branch.id, ended)
    for number, approval in enumerate(branch.approvals):
        following = branch.approvals[number + 1].day if number + 1 < len(branch.approvals) else None
        _write_approval(history, branch, approval, following or branch.dissolved_on)
    for link in branch.links:
        _write_link(history, branch, link)
    for start, end in branch.terms:
        history.put(
            "terms", start, after=branch.id, branch_id=branch.id, valid=period(start, until=end)
        )


def _write_approval(
    history: History, branch: Branch, approval: Approval, until: date | None
) -> None:
    history.spell(
        "approvals",
        approval.day,
        until,
        after=branch.id,
        branch_id=branch.id,
        action=approval.action,
        number=approval.number,
        approver=branch.parent.name if branch.parent else "云泽经济开发区党工委",
        kind=approval.kind,
        formation=approval.formation,
    )


def _write_link(history: History, branch: Branch, link: Link) -> None:
    about = max((branch.id, link.organization.id), key=history.entered)
    history.spell(
        "coverage_links",
        link.start,
        link.end,
        after=about,
        branch_id=branch.id,
        organization_id=link.organization.id,
        formation=link.formation,
        basis=link.basis,
    )
    if link.is_host:
        history.spell(
            "hosts",
            link.start,
            link.end,
            after=about,
            branch_id=branch.id,
            organization_id=link.organization.id,
        )


def write_members(history: History, cipher: PersonalCipher) -> None:
    """Enter the members with their relations, work and standing, then their posts."""
    for member in history.world.members:
        _write_member(history, member, cipher)
    for branch in history.world.branches:
        for post in branch.posts:
            about = max((branch.id, post.member.id), key=history.entered)
            history.spell(
                "post_holdings",
                post.start,
                post.end,
                after=about,
                member_id=post.member.id,
                branch_id=branch.id,
                post=post.post,
            )


def _write_member(history: History, member: Member, cipher: PersonalCipher) -> None:
    first = min(member.relations, key=lambda relation: relation.start)
    formal = _present(history, member.relations)
    person = history.put(
        "persons",
        first.start,
        after=first.branch.id,
        name=member.name,
        sex=sex_of(member.number),
        birth_date=member.born,
        id_number_sealed=cipher.seal(member.number),
        id_number_hash=cipher.lookup(member.number),
        id_number_masked=mask_id_number(member.number),
        phone_sealed=cipher.seal(member.phone),
        phone_masked=mask_phone(member.phone),
        scope_branch_id=formal,
    )
    history.put(
        "members",
        first.start,
        after=person,
        id=member.id,
        person_id=person,
        name=member.name,
        kind=MemberKind.FULL if member.full_on else MemberKind.PROBATIONARY,
        standing=member.standing,
        joined_on=member.joined_on,
        full_on=member.full_on,
        is_floating=member.is_floating,
        scope_branch_id=formal,
    )
    _write_spells(history, member)


def _write_spells(history: History, member: Member) -> None:
    for relation in member.relations:
        history.spell(
            "registrations",
            relation.start,
            relation.end,
            after=max((member.id, relation.branch.id), key=history.entered),
            member_id=member.id,
            branch_id=relation.branch.id,
            role=relation.role,
        )
    for job in member.jobs:
        history.spell(
            "workplaces",
            job.start,
            job.end,
            after=max((member.id, job.organization.id), key=history.entered),
            member_id=member.id,
            organization_id=job.organization.id,
            is_main=True,
            post=job.post,
        )
    if member.standing is not Standing.NORMAL:
        history.spell(
            "standing_periods",
            member.standing_since,
            None,
            after=member.id,
            member_id=member.id,
            standing=member.standing,
        )


def _present(history: History, relations: list[Relation]) -> UUID | None:
    today = history.world.today
    for relation in relations:
        is_live = relation.start <= today and (relation.end is None or today < relation.end)
        if is_live and relation.role is RegistrationRole.FORMAL:
            return relation.branch.id
    return None


def write_shops(history: History) -> None:
    """Enter the shops of organizations whose members sell online."""
    world = history.world
    owners = [each for each in world.organizations if each.jobs and each.ended_on is None]
    taken: set[str] = set()
    while len(taken) < world.size.shops:
        owner = world.random.choice(owners)
        platform = world.random.choice(_PLATFORMS)
        name = f"{owner.name[2:6]}{world.random.choice(('旗舰店', '专营店', '优选店', '工厂店'))}"
        if f"{platform}{name}" in taken:
            continue
        taken.add(f"{platform}{name}")
        _write_shop(history, owner, name, platform)


def _write_shop(history: History, owner: Organization, name: str, platform: ShopPlatform) -> None:
    world = history.world
    opened_on = world.day_between(
        max(owner.registered_on, world.began_on - timedelta(days=900)), world.today
    )
    is_closed = world.chance(0.07)
    closed_on = world.day_between(opened_on, world.today) if is_closed else None
    shop = history.put(
        "shops",
        opened_on,
        after=owner.id,
        name=name,
        platform=platform,
        organization_id=owner.id,
        town_id=owner.town.id,
        department_id=history.departments[owner.line],
        opened_on=opened_on,
        closed_on=closed_on,
        state=ShopState.CLOSED if is_closed else ShopState.OPEN,
        owner_name=owner.jobs[0].member.name,
    )
    if world.chance(0.58):
        shown_on = world.day_between(opened_on, world.today)
        withdrawn_on = closed_on
        if withdrawn_on is None and world.chance(0.1):
            withdrawn_on = world.day_between(shown_on, world.today)
        history.spell("disclosures", shown_on, withdrawn_on, after=shop, shop_id=shop)
