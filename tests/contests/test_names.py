"""Names of entrants stay where they can be erased, and where a judge is to see them."""

from backend.accounts.changes import insert, save
from backend.contests.entering import withdraw_entry
from backend.contests.people_forms import WithdrawEntry
from backend.database.session import writing
from backend.kit.ids import encode_node_id
from tests.commands.asking import ask
from tests.contests.judging import open_venue
from tests.contests.organizing import Organizing
from tests.contests.test_outcomes import finished

START = """
query ($id: ID!) {
  round(id: $id) { starts { nodes { bib name organizationName statusReason } } }
}
"""


async def test_a_published_name_is_in_no_audit_log(office: Organizing) -> None:
    held = await finished(office)
    await held.publish()

    events = await office.desk.rows("audit_events", subject_table="published_results")

    assert [event["after"]["bib"] for event in events] == ["002", "001", "003"]
    assert all("name" not in event["after"] for event in events)


async def test_at_night_names_go_out_of_the_images_of_what_was_published(
    office: Organizing,
) -> None:
    held = await finished(office, hours_ago=(90 + 1) * 24 + 1)
    publication = await held.publish()
    officer = office.desk.officer
    another = insert(
        "published_results",
        contest_id=held.contest,
        publication_id=publication,
        sequence=9,
        discipline_name="手工焊",
        round_name="决赛",
        round_position=1,
        bib="009",
        name="孙试例",
        organization_name="甲厂",
    )
    async with writing(office.desk.database, officer) as session:
        await save(session, officer, action="test", changes=[another])
    [before] = await office.desk.rows("operation_changes", subject_table="published_results")

    await held.forget()

    [image] = await office.desk.rows("operation_changes", subject_table="published_results")
    assert before["after"]["name"] == "孙试例"
    assert (image["after"]["bib"], "name" in image["after"]) == ("009", False)


async def test_a_blind_round_keeps_the_names_of_its_discipline_from_judges(
    office: Organizing,
) -> None:
    venue = await open_venue(office, entries=1)
    judge = (await venue.device()).actor
    node = encode_node_id("Round", venue.round_id)

    async def seen() -> dict[str, object]:
        answer = await ask(office.desk.database, judge, START, id=node)
        start: dict[str, object]
        [start] = answer["round"]["starts"]["nodes"]
        return start

    [entry] = await office.desk.rows("entries", contest_id=venue.contest)
    before = await seen()
    await office.round(await office.discipline(venue.contest, "气焊"), is_blind=True)
    elsewhere = await seen()
    await office.round(venue.discipline, "复赛", is_blind=True)

    named = {
        "bib": "001",
        "name": entry["name"],
        "organizationName": entry["organization_name"],
        "statusReason": None,
    }
    assert before == elsewhere == named
    assert await seen() == named | {"name": None, "organizationName": None}


async def test_a_judge_is_not_told_why_somebody_does_not_start(office: Organizing) -> None:
    venue = await open_venue(office, entries=1)
    await office.desk.act(withdraw_entry, WithdrawEntry(id=venue.entries[0], reason="受伤"))
    judge = (await venue.device()).actor
    node = encode_node_id("Round", venue.round_id)

    told = [
        (await ask(office.desk.database, actor, START, id=node))["round"]["starts"]["nodes"][0]
        for actor in (judge, office.desk.officer)
    ]

    assert [one["statusReason"] for one in told] == [None, "受伤"]
