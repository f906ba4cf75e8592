"""The log of a busy session: a line a request, and nothing that anybody entered."""

import json
from typing import Any
from uuid import uuid4

import pytest

from tests.drills.departments import ADD, READ, new_keys
from tests.drills.stage import LOGIN, PASSWORD, Program, until
from tests.drills.wire import Person

KNOWN = "01a20579-8120-76ae-944a-980a78d6bb92"
NAME, NUMBER, PHONE = "欧阳演练", "990101199001010016", "19900012345"
FIND = "query Find($id: ID!) { node(id: $id) { id } }"


def lines(program: Program) -> list[dict[str, Any]]:
    """Read the whole lines of the log; each is an object."""
    whole = program.log.read_text(encoding="utf-8").rpartition("\n")[0]
    return [json.loads(line) for line in whole.splitlines()]


async def line_of(program: Program, request_id: str) -> dict[str, Any]:
    """Wait for the line of a request; it is written when the answer is on its way."""

    def found() -> list[dict[str, Any]]:
        return [line for line in lines(program) if line.get("request_id") == request_id]

    await until(lambda: found() != [], "the line of the request")
    (line,) = found()
    return line


async def test_log_holds_nothing_that_was_entered(one_process: Program) -> None:
    person = await one_process.person()
    (key,) = new_keys(1)
    await Person(one_process.address).send(
        "POST", "/session", {"login": NUMBER, "password": f"{PHONE}-{NAME}"}
    )
    await person.ask(ADD, {"name": NAME, "key": key})
    await person.ask(ADD, {"name": NAME, "key": NUMBER})
    await person.ask(ADD, {"name": [NAME], "key": NUMBER})
    await person.ask(ADD.replace("$name,", f'"{NAME} {PHONE}",'), {"name": "甲", "key": PHONE})
    await person.ask(f'{{ departments(first: "{NUMBER}") {{ nodes {{ {NAME} }} }} }}')
    await person.ask(FIND, {"id": NUMBER})
    await person.ask(READ, {}, authorization=f"Bearer lx_{NUMBER}")
    await person.ask(READ, {}, x_request_id=NUMBER)
    await person.send("GET", f"/files/{PHONE}?name={NUMBER}")
    last = await person.ask(READ)
    await line_of(one_process, last.headers["x-request-id"])

    log = one_process.log.read_text(encoding="utf-8")

    secrets = (NAME, NUMBER, PHONE, key, PASSWORD, LOGIN, *person.cookies.values())
    assert [secret for secret in secrets if secret in log] == []
    assert NAME.encode("unicode_escape").decode() not in log
    assert len(lines(one_process)) >= 9


async def test_line_tells_the_operation_the_role_and_the_answer(one_process: Program) -> None:
    person = await one_process.person()

    answer = await person.ask("query Lines { departments(first: 1) { nodes { name } } }")

    line = await line_of(one_process, answer.headers["x-request-id"])
    assert line.pop("ms") > 0
    assert line.pop("timestamp").endswith("+00:00")
    assert line == {
        "event": "request",
        "level": "info",
        "request_id": answer.headers["x-request-id"],
        "operation": "Lines",
        "role": "DISTRICT_OFFICER",
        "is_token": False,
        "status": 200,
        "code": "OK",
        "nodes": 1,
    }


async def test_id_of_a_proxy_leads_from_the_answer_to_the_audit(one_process: Program) -> None:
    person, given = await one_process.person(), str(uuid4())
    (key,) = new_keys(1)

    answer = await person.ask(ADD, {"name": f"编号{key}", "key": key}, x_request_id=given)

    assert answer.headers["x-request-id"] == given
    assert (await line_of(one_process, given))["code"] == "OK"
    connection = await one_process.superuser()
    noted = await connection.fetch("select action from audit_events where request_id = $1", given)
    await connection.close()
    assert [row["action"] for row in noted] == ["department.add"]


@pytest.mark.parametrize("forged", [NUMBER, "x" * 36, f"{KNOWN}0", KNOWN.upper()])
async def test_text_that_is_no_uuid_is_not_taken_for_an_id(
    one_process: Program, forged: str
) -> None:
    person = await one_process.person()

    answer = await person.ask(READ, {}, x_request_id=forged)

    assert answer.headers["x-request-id"] != forged
    assert len(answer.headers["x-request-id"]) == 36


async def test_answers_beside_graphql_have_ids_and_lines_by_their_pattern(
    one_process: Program,
) -> None:
    person = await one_process.person()

    answer = await person.send("DELETE", f"/sessions/{NUMBER}")
    page = await person.send("GET", "/healthz")

    line = await line_of(one_process, answer.headers["x-request-id"])
    assert (line["operation"], line["status"]) == ("DELETE /sessions/{session_id}", 404)
    assert len(page.headers["x-request-id"]) == 36
