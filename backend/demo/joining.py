"""Hires and enrolls the members of the demo: where they work, where they belong, who leads them."""

from datetime import date, timedelta

from backend.branches.rules import BranchKind, Formation
from backend.demo.names import BUILDING_OF_THE_SECRETARY, POSTS
from backend.demo.world import Branch, Job, Link, Member, Organization, Post, Relation, World
from backend.kit.dates import add_months
from backend.members.rules import BranchPost, RegistrationRole, Standing

COMMITTEE_MEMBERS = 7
_JOINT_TO_ONE_THINNED = 42
RESIDENTS_OF_A_TOWN = 0.022
_TERM_YEARS, _ORGAN_TERM_YEARS = 3, 5
_A_DAY, _A_YEAR = timedelta(days=1), timedelta(days=365)
_COMMITTEE = (
    BranchPost.DEPUTY_SECRETARY,
    BranchPost.ORGANIZATION_MEMBER,
    BranchPost.PUBLICITY_MEMBER,
    BranchPost.DISCIPLINE_MEMBER,
)


def join(world: World) -> None:
    """Hire the members, enroll them, elect their committees; then let the mess happen."""
    for organization in world.organizations:
        _hire(world, organization)
    for town in world.towns:
        for _ in range(round(world.size.organizations * RESIDENTS_OF_A_TOWN)):
            _live_in(world, world.residents[town.name])
        _live_in(world, world.general[town.name])
        _live_in(world, world.general[town.name])
    if world.committee is not None:
        for _ in range(5):
            _live_in(world, world.committee)
    _move_some(world)
    _thin_some_out(world)
    _register_some_twice(world)
    for branch in world.branches:
        _elect(world, branch)


def _hire(world: World, organization: Organization) -> None:
    """Hire as many full members as the organization is to have, some before it is covered."""
    if not organization.staff:
        return
    links = sorted(organization.links, key=lambda link: link.start)
    founding = links[0].start if links else None
    early = 3 if links and links[0].formation is Formation.SOLE else 1
    if links and links[0].start == links[0].branch.founded_on:
        early = max(early, min(organization.staff, 2))
    newcomers = 1 if world.chance(0.12) else 0
    for number in range(organization.staff + newcomers):
        is_probationary = number >= organization.staff
        first = organization.registered_on
        if founding is not None and number < max(early, organization.staff * 2 // 3):
            hired = world.day_between(first, max(first, founding - timedelta(days=30)))
        else:
            hired = world.day_between(first, world.today - _A_DAY)
        if is_probationary:
            hired = max(first, world.day(700, 380))
        _employ(world, organization, hired, links, is_probationary=is_probationary)


def _employ(
    world: World,
    organization: Organization,
    hired: date,
    links: list[Link],
    *,
    is_probationary: bool,
) -> None:
    member = _member(world, hired, is_probationary=is_probationary)
    end = organization.ended_on
    job = Job(member, organization, hired, end, world.random.choice(POSTS))
    if end is not None and end <= hired:
        job.start = max(organization.registered_on, end - _A_YEAR)
    member.jobs.append(job)
    organization.jobs.append(job)
    world.members.append(member)
    _enroll(world, member, organization, links, job)


def _member(world: World, hired: date, *, is_probationary: bool) -> Member:
    random = world.random
    born = date(random.randint(1964, 2000), random.randint(1, 12), random.randint(1, 28))
    joined = date(born.year + random.randint(20, 24), random.randint(1, 12), random.randint(1, 28))
    joined = min(joined, hired - timedelta(days=500))
    if is_probationary:
        joined = world.day(340, 20)
    return Member(
        name=world.names.person(),
        number=world.names.citizen_number(born),
        phone=world.names.phone(),
        born=born,
        joined_on=joined,
        full_on=None if is_probationary else joined + _A_YEAR,
        is_floating=world.chance(0.05),
    )


def _enroll(
    world: World, member: Member, organization: Organization, links: list[Link], job: Job
) -> None:
    """Register the member where the organization is covered; a few never move their relation."""
    home = world.residents[organization.town.name]
    live = [link for link in links if link.start < (link.end or world.today)]
    covering = next((link for link in live if link.end is None), live[0] if live else None)
    is_left_behind = world.chance(0.07)
    if covering is None or is_left_behind:
        _belong(member, home, max(job.start, member.joined_on), None)
        return
    start = max(job.start, covering.start, member.joined_on)
    end = covering.end
    if start >= (end or world.today):
        _belong(member, home, max(job.start, member.joined_on), None)
        return
    if world.chance(0.14):
        before = max(member.joined_on, start - timedelta(days=world.random.randint(200, 1_500)))
        if before < start:
            _belong(member, home, before, start)
    _belong(member, covering.branch, start, end)
    if end is not None:
        _belong(member, home, end, None)


def _belong(member: Member, branch: Branch, start: date, end: date | None) -> None:
    member.relations.append(Relation(branch, RegistrationRole.FORMAL, start, end))
    branch.members.append(member)


def _live_in(world: World, branch: Branch) -> None:
    """Enroll a member who works in no two-new organization."""
    since = world.day(4_000, 60)
    member = _member(world, since, is_probationary=False)
    _belong(member, branch, since, None)
    world.members.append(member)
    if world.chance(0.01):
        member.standing = world.random.choice((Standing.SUSPENDED, Standing.DECEASED))
        member.standing_since = world.day_between(max(since, world.began_on), world.today)


def _move_some(world: World) -> None:
    """Let some leave their work for another organization, and some for good."""
    live = [each for each in world.organizations if each.ended_on is None and each.staff]
    for member in list(world.members):
        job = member.jobs[0] if member.jobs else None
        if job is None or job.end is not None or _is_of_the_secretary(job.organization):
            continue
        first = max(job.start + timedelta(days=120), world.began_on)
        if first >= world.today or not world.chance(0.05):
            continue
        job.end = world.day_between(first, world.today - _A_DAY)
        if world.chance(0.7):
            other = world.random.choice(live)
            if other is not job.organization and not _is_of_the_secretary(other):
                start = max(job.end, other.registered_on)
                later = Job(member, other, start, None, world.random.choice(POSTS))
                if start < world.today:
                    member.jobs.append(later)
                    other.jobs.append(later)


def _thin_some_out(world: World) -> None:
    """Let so many leave a few joint branches that they fall under their minimum."""
    joint = [
        branch
        for branch in world.branches
        if branch.kind is BranchKind.JOINT_BRANCH
        and branch.dissolved_on is None
        and branch.formation in {Formation.BUILDING, Formation.AREA, Formation.INDUSTRY}
        and branch is not world.of_the_secretary
    ]
    for branch in joint[1::_JOINT_TO_ONE_THINNED]:
        day = world.day(200, 20)
        jobs = [job for link in branch.links for job in link.organization.jobs if job.holds_on(day)]
        for job in jobs[2:]:
            job.end = day


def _is_of_the_secretary(organization: Organization) -> bool:
    building = organization.home.building
    return building is not None and building.name == BUILDING_OF_THE_SECRETARY


def _register_some_twice(world: World) -> None:
    """Let some take part in another branch of their town for its activities (双登记)."""
    for member in world.members:
        relation = member.relations[-1]
        town = relation.branch.town
        if town is None or relation.end is not None or not world.chance(0.025):
            continue
        other = world.residents[town.name]
        if other is relation.branch:
            continue
        start = world.day_between(max(relation.start, world.began_on), world.today)
        end = start + _A_YEAR if world.chance(0.3) else None
        end = None if end is None or end >= world.today else end
        member.relations.append(Relation(other, RegistrationRole.ACTIVITY, start, end))


def _elect(world: World, branch: Branch) -> None:
    """Hold the elections of a branch: a secretary each, and mostly a committee where one is due."""
    founded = branch.founded_on
    if founded is None:
        return
    is_organ = branch.kind in {BranchKind.PARTY_COMMITTEE, BranchKind.GENERAL_BRANCH}
    years = _ORGAN_TERM_YEARS if is_organ else _TERM_YEARS
    last = branch.dissolved_on or world.today
    start = founded
    while start < last:
        end = add_months(start, 12 * years)
        branch.terms.append((start, min(end, branch.dissolved_on or end)))
        is_last_due = end < last < add_months(end, 12 * years)
        start = last if is_last_due and world.chance(0.06) else end
    _fill_posts(world, branch)


def _fill_posts(world: World, branch: Branch) -> None:
    """Elect from those who belong to the branch when a term begins; most are elected again."""
    recent = [term for term in branch.terms if term[1] > world.began_on - _A_YEAR]
    holders: dict[BranchPost, Member] = {}
    for number, (start, _) in enumerate(recent):
        until = recent[number + 1][0] if number + 1 < len(recent) else branch.dissolved_on
        own = [member for member in branch.members if _is_electable(member, branch, start, until)]
        if not own:
            own = [
                member for member in branch.members if _is_electable(member, branch, None, until)
            ]
        if not own:
            continue
        posts = [BranchPost.SECRETARY]
        is_due = len(own) >= COMMITTEE_MEMBERS
        if is_due and branch is not world.of_the_secretary and world.chance(0.85):
            posts += _COMMITTEE[: 2 + len(own) // 20]
        free = list(own)
        for post in posts:
            known = holders.get(post)
            is_again = known in free and world.chance(0.75)
            holder = known if is_again and known else free[0] if free else None
            if holder is None:
                break
            free.remove(holder)
            holders[post] = holder
            begin = max([start, *(one.start for one in _in(holder, branch))])
            if until is None or begin < until:
                branch.posts.append(Post(holder, post, begin, until))


def _in(member: Member, branch: Branch) -> list[Relation]:
    return [relation for relation in member.relations if relation.branch is branch]


def _is_electable(member: Member, branch: Branch, start: date | None, until: date | None) -> bool:
    """Tell whether a full member belongs to the branch over the whole term."""
    if member.full_on is None or member.standing_since is not None:
        return False
    return any(
        relation.role is RegistrationRole.FORMAL
        and (start is None or relation.start <= start)
        and (relation.end is None or (until is not None and relation.end >= until))
        for relation in _in(member, branch)
    )
