"""The commands for districts, users and tokens, run as a person runs them."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from backend.accounts.authentication import Authenticator
from backend.accounts.errors import SignInRefusedError, TokenRevokedError
from backend.accounts.sign_in import sign_in
from backend.accounts.tokens import TokenScope
from backend.cli.main import app
from backend.config import Settings
from backend.database.actor import Actor, Role, system_actor
from backend.database.engine import connect
from backend.database.session import reading
from backend.kit.clock import now
from backend.places.settings import RuleSettings
from tests.accounts.conftest import ATTEMPT, MARKS
from tests.server import run_apart

PASSWORD = "quiet-harbour-lamps"


@dataclass(frozen=True)
class Shell:
    """Runs `liangxin …` on the test's own database and looks at what it did."""

    settings: Settings

    def run(self, *words: str, given: str | None = None) -> Result:
        """Run a command, `given` on its standard input."""
        environment = {
            "DATABASE_URL": str(self.settings.database_url),
            "DATA_DIR": str(self.settings.data_dir),
        }
        return CliRunner().invoke(app, list(words), input=given, env=environment)

    def sign_in(self, login: str, password: str) -> Actor:
        """Sign in with a password."""

        async def enter() -> Actor:
            attempt = replace(ATTEMPT, login=login, password=password)
            async with connect(self.settings) as database:
                return (await sign_in(database, attempt, marks=MARKS)).actor

        return run_apart(enter())

    def bearer(self, text: str) -> Actor | None:
        """Prove oneself with a token."""

        async def enter() -> Actor | None:
            async with connect(self.settings) as database:
                gate = Authenticator(database)
                return await gate.authenticate({"authorization": f"Bearer {text}"}, {}, now())

        return run_apart(enter())

    def rows(self, district: Actor, query: str) -> list[tuple[Any, ...]]:
        """Read as the program acting in somebody's district."""

        async def read() -> list[tuple[Any, ...]]:
            program = system_actor(district.district_id, request_id="test")
            async with connect(self.settings) as database, reading(database, program) as connection:
                return [tuple(row) for row in await connection.fetch(query)]

        return run_apart(read())


@pytest.fixture
def shell(settings: Settings) -> Shell:
    """A shell with one district, in an otherwise empty database."""
    shell = Shell(settings)
    created = shell.run("district", "create", "示例区", "--code", "990199")
    assert created.exit_code == 0, created.output
    return shell


def _made_password(result: Result) -> str:
    (made,) = re.findall(r"(?:\w{4}-){3}\w{4}", result.output)
    return str(made)


def test_new_district_has_default_rules_and_a_default_line(shell: Shell) -> None:
    shell.run(
        "user", "add", "first", "--role", "district-officer", "--password-stdin", given=PASSWORD
    )
    officer = shell.sign_in("first", PASSWORD)

    assert shell.rows(officer, "select code, name, is_synthetic from districts") == [
        ("990199", "示例区", False)
    ]
    assert shell.rows(officer, "select name, is_default from departments") == [
        ("主管部门待明确", True)
    ]
    ((version, settings),) = shell.rows(
        officer, "select version, settings::text from rule_versions"
    )
    assert version == 1
    assert RuleSettings.from_json(json.loads(settings)) == RuleSettings()
    assert shell.rows(officer, "select action from audit_events order by sequence") == [
        ("district.found",),
        ("department.add",),
        ("user.add",),
        ("session.open",),
    ]


def test_district_code_is_taken_once_and_has_six_digits(shell: Shell) -> None:
    twice = shell.run("district", "create", "又一区", "--code", "990199")
    short = shell.run("district", "create", "又一区", "--code", "99019")

    assert (twice.exit_code, short.exit_code) == (1, 1)
    assert "DISTRICT_EXISTS" in twice.stderr
    assert "DIVISION_CODE" in short.stderr


def test_added_user_signs_in_with_the_password_shown_once(shell: Shell) -> None:
    added = shell.run("user", "add", "First", "--role", "district-officer", "--name", "区甲")

    actor = shell.sign_in("first", _made_password(added))

    assert actor.role is Role.DISTRICT_OFFICER
    assert shell.rows(actor, "select login, name from users") == [("first", "区甲")]


def test_two_users_get_different_passwords(shell: Shell) -> None:
    first = shell.run("user", "add", "first", "--role", "district-officer")
    second = shell.run("user", "add", "second", "--role", "district-officer")

    assert _made_password(first) != _made_password(second)


def test_password_from_standard_input_is_not_shown(shell: Shell) -> None:
    added = shell.run(
        "user", "add", "first", "--role", "district-officer", "--password-stdin", given=PASSWORD
    )

    assert added.exit_code == 0
    assert PASSWORD not in added.output
    assert shell.sign_in("first", PASSWORD).role is Role.DISTRICT_OFFICER


def test_weak_password_is_refused_and_nobody_added(shell: Shell) -> None:
    passwords = {
        "elevenchars": "PASSWORD_TOO_SHORT",
        "": "PASSWORD_TOO_SHORT",
        "my-first-password": "PASSWORD_IS_LOGIN",
    }
    for password, code in passwords.items():
        added = shell.run(
            "user", "add", "first", "--role", "district-officer", "--password-stdin", given=password
        )

        assert (added.exit_code, code in added.stderr) == (1, True), password
        with pytest.raises(SignInRefusedError):
            shell.sign_in("first", password)


def test_user_that_does_not_fit_is_refused(shell: Shell) -> None:
    shell.run("user", "add", "first", "--role", "district-officer")
    refusals = {
        "FIRST --role district-officer": "LOGIN_TAKEN",
        "a/b --role district-officer": "LOGIN_MALFORMED",
        "second --role town-officer": "ROLE_SCOPE",
        "second --role district-officer --department 主管部门待明确": "ROLE_SCOPE",
        "second --role town-officer --town 没有的镇": "NAME_UNKNOWN",
        "second --role branch-secretary --branch 没有的支部": "NAME_UNKNOWN",
        "second --role district-officer --district 990198": "DISTRICT_UNKNOWN",
    }

    for words, code in refusals.items():
        added = shell.run("user", "add", *words.split())

        assert (added.exit_code, code in added.stderr) == (1, True), words
        assert "口令" not in added.stdout


def test_department_officer_is_bound_to_the_department(shell: Shell) -> None:
    added = shell.run(
        "user", "add", "line", "--role", "department-officer", "--department", "主管部门待明确"
    )

    actor = shell.sign_in("line", _made_password(added))

    assert shell.rows(actor, "select id from departments") == [(actor.department_id,)]


def test_second_district_has_to_be_named(shell: Shell) -> None:
    shell.run("district", "create", "另一区", "--code", "990198")

    unnamed = shell.run("user", "add", "first", "--role", "district-officer")
    named = shell.run("user", "add", "first", "--role", "district-officer", "--district", "990198")

    assert "DISTRICT_NEEDED" in unnamed.stderr
    actor = shell.sign_in("first", _made_password(named))
    assert shell.rows(
        actor, f"select login from users where district_id = '{actor.district_id}'"
    ) == [("first",)]


def test_disabled_user_is_out_until_a_new_password_is_set(shell: Shell) -> None:
    added = shell.run("user", "add", "first", "--role", "district-officer")
    old = _made_password(added)
    shell.run("user", "disable", "first")
    with pytest.raises(SignInRefusedError):
        shell.sign_in("first", old)

    renewed = shell.run("user", "password", "first")

    assert shell.sign_in("first", _made_password(renewed)).role is Role.DISTRICT_OFFICER
    with pytest.raises(SignInRefusedError):
        shell.sign_in("first", old)


def test_token_is_shown_once_listed_and_revoked(shell: Shell) -> None:
    shell.run("user", "add", "first", "--role", "district-officer")
    created = shell.run(
        *("token", "create", "--user", "first", "--scope", "figures"),
        *("--scope", "branches", "--days", "30", "--name", "screen"),
    )
    text = created.stdout.strip()

    actor = shell.bearer(text)
    listed = shell.run("token", "list").stdout
    revoked = shell.run("token", "revoke", text[:9])

    assert actor is not None
    assert (actor.role, actor.scopes) == (
        Role.DISTRICT_OFFICER,
        frozenset({"figures", "branches"}),
    )
    assert text[:9] in listed
    assert text not in listed
    assert revoked.exit_code == 0
    with pytest.raises(TokenRevokedError):
        shell.bearer(text)
    assert text[:9] not in shell.run("token", "list").stdout


def test_token_beyond_the_rules_is_refused(shell: Shell) -> None:
    shell.run("user", "add", "first", "--role", "district-officer")
    refusals = {
        "--scope members --days 30": "TOKEN_SCOPE",
        "--scope figures --days 366": "TOKEN_LIFETIME",
        "--scope figures --days 0": "TOKEN_LIFETIME",
    }

    for words, code in refusals.items():
        created = shell.run("token", "create", "--user", "first", *words.split())

        assert (created.exit_code, code in created.stderr, created.stdout) == (1, True, "")


def test_token_needs_a_scope_an_expiry_and_a_known_owner(shell: Shell) -> None:
    without_scope = shell.run("token", "create", "--user", "first", "--days", "30")
    without_days = shell.run("token", "create", "--user", "first", "--scope", "figures")
    stranger = shell.run(
        "token", "create", "--user", "nobody", "--scope", "figures", "--days", "30"
    )

    assert (without_scope.exit_code, without_days.exit_code) == (2, 2)
    assert "LOGIN_UNKNOWN" in stranger.stderr


def test_public_token_has_no_other_scope_and_acts_as_the_public(shell: Shell) -> None:
    shell.run("user", "add", "first", "--role", "district-officer")
    words = ("token", "create", "--user", "first", "--days", "30", "--public")

    both = shell.run(*words, "--scope", "figures")
    made = shell.run(*words)

    assert both.exit_code == 2
    actor = shell.bearer(made.stdout.strip())
    assert actor is not None
    assert (actor.role, actor.user_id) == (Role.PUBLIC, None)


def test_scopes_are_listed_with_what_they_read(shell: Shell) -> None:
    listed = shell.run("token", "scopes")

    assert listed.exit_code == 0
    for scope in TokenScope:
        assert scope.value in listed.stdout
    assert "publishedFigures" in listed.stdout.replace("\n", "")
