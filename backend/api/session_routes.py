"""Sign-in over HTTP: open, show and end sessions. Everything else is asked over GraphQL.

Writes need the header `X-Liangxin-Request: 1`, which no form of another site can send.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from backend.accounts.authentication import Authenticator, Identity
from backend.accounts.errors import AuthenticationError
from backend.accounts.profiles import Profile, profile_of
from backend.accounts.sessions import (
    LOOPBACK_COOKIE,
    SECURE_COOKIE,
    NewSession,
    end_session,
    lifetime,
    own_sessions,
    session_secret,
)
from backend.accounts.sign_in import DEVICE_PURPOSE, Attempt, SignedIn, sign_in
from backend.accounts.tables import Session
from backend.api.marking import id_of
from backend.api.rest import answering, json_reply
from backend.api.sign_in_body import read_credentials, read_pass
from backend.contests.passes import PassAttempt, sign_in_by_pass
from backend.contests.score_files import seal_key
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.clock import now
from backend.kit.ids import decode_node_id, encode_node_id
from backend.kit.keys import load_key
from backend.kit.signing import Signer

_DEVICE_SUFFIX = "-device"
_DEVICE_SECONDS = 180 * 24 * 3_600


Work = Callable[["Desk", Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the routes need: the database, who a request is from, the key of device marks."""

    database: Database
    authenticator: Authenticator
    marks: Signer


def sign_in_desk(database: Database, authenticator: Authenticator) -> Desk:
    """Set the desk up with the installation's own key.

    Raises: UNSAFE_KEY.
    """
    key = load_key(database.settings.secrets_dir, "device-marks")
    return Desk(database, authenticator, Signer(key, DEVICE_PURPOSE))


def session_routes(desk: Desk) -> list[BaseRoute]:
    """Give the routes `/session` (the own one) and `/sessions` (all of the person's)."""

    def route(path: str, method: str, work: Work) -> Route:
        return Route(path, answering(partial(work, desk)), methods=[method])

    return [
        route("/session", "GET", _show),
        route("/session", "POST", _open),
        route("/session/pass", "POST", _open_by_pass),
        route("/session", "DELETE", _leave),
        route("/sessions", "GET", _list),
        route("/sessions/{session_id}", "DELETE", _end),
    ]


async def _show(desk: Desk, request: Request) -> Response:
    """Say who is signed in; nothing (204) for nobody, since asking is no fault."""
    try:
        identity = await _identify(desk, request)
    except AuthenticationError:
        reply = Response(status_code=204)
        _drop_cookies(reply)
        return reply
    if identity is None:
        return Response(status_code=204)
    return await _profile_reply(desk, identity.actor, identity.expires_at)


async def _open(desk: Desk, request: Request) -> Response:
    login, password = await read_credentials(request, seconds=desk.database.settings.body_seconds)
    attempt = Attempt(
        login=login,
        password=password,
        address=request.client.host if request.client else "",
        device=request.headers.get("user-agent", ""),
        at=now(),
        request_id=id_of(request),
        device_mark=request.cookies.get(_cookie_name(request) + _DEVICE_SUFFIX),
        old_secret=session_secret(request.headers, request.cookies),
    )
    signed_in = await sign_in(desk.database, attempt, marks=desk.marks)
    reply = await _profile_reply(desk, signed_in.actor)
    _set_cookies(reply, request, signed_in)
    return reply


async def _open_by_pass(desk: Desk, request: Request) -> Response:
    """Sign a judge in by a pass; it leaves no device mark, since it names no account."""
    attempt = PassAttempt(
        secret=await read_pass(request, seconds=desk.database.settings.body_seconds),
        address=request.client.host if request.client else "",
        device=request.headers.get("user-agent", ""),
        at=now(),
        request_id=id_of(request),
        old_secret=session_secret(request.headers, request.cookies),
    )
    session, actor = await sign_in_by_pass(desk.database, attempt)
    reply = await _profile_reply(desk, actor, session.expires_at)
    _set_session(reply, request, session, ends_at=session.expires_at)
    return reply


async def _leave(desk: Desk, request: Request) -> Response:
    reply = Response(status_code=204)
    _drop_cookies(reply)
    try:
        identity = await _identify(desk, request)
    except AuthenticationError:
        return reply
    if identity is not None and identity.session_id is not None:
        async with writing(desk.database, identity.actor) as session:
            digest = await end_session(session, identity.actor, identity.session_id)
        desk.authenticator.forget(digest)
    return reply


async def _list(desk: Desk, request: Request) -> Response:
    identity = await _signed_in(desk, request)
    async with writing(desk.database, identity.actor) as session:
        rows = await own_sessions(
            session, identity.actor, at=now(), life=lifetime(desk.database.settings)
        )
    return json_reply({"sessions": [_shown(row, identity) for row in rows]})


async def _end(desk: Desk, request: Request) -> Response:
    identity = await _signed_in(desk, request)
    node = decode_node_id(request.path_params["session_id"])
    async with writing(desk.database, identity.actor) as session:
        digest = await end_session(session, identity.actor, node.id)
    desk.authenticator.forget(digest)
    return Response(status_code=204)


async def _identify(desk: Desk, request: Request) -> Identity | None:
    return await desk.authenticator.identify(
        request.headers, request.cookies, now(), request_id=id_of(request)
    )


async def _signed_in(desk: Desk, request: Request) -> Identity:
    """Give the caller's identity; a token has no session and manages none."""
    identity = await _identify(desk, request)
    if identity is None or identity.session_id is None:
        raise AuthenticationError
    return identity


async def _profile_reply(desk: Desk, actor: Actor, ends_at: datetime | None = None) -> Response:
    profile = await profile_of(desk.database, actor)
    if profile is None or actor.user_id is None:
        raise AuthenticationError
    scopes = {
        "district": ("District", actor.district_id, profile.district),
        "town": ("Town", actor.town_id, profile.town),
        "department": ("Department", actor.department_id, profile.department),
        "branch": ("Branch", actor.branch_id, profile.branch),
    }
    return json_reply(
        {
            "id": encode_node_id("User", actor.user_id),
            "login": profile.login,
            "name": profile.name,
            "role": profile.role,
            "isSynthetic": profile.is_synthetic,
            "idleMinutes": desk.database.settings.session_idle_minutes,
        }
        | {
            name: None if row_id is None else {"id": encode_node_id(kind, row_id), "name": words}
            for name, (kind, row_id, words) in scopes.items()
        }
        | ({} if actor.contest_id is None else _judging(actor.contest_id, profile, ends_at))
        | ({} if actor.contest_id is None else _sealing(desk, actor.user_id))
    )


def _judging(contest_id: UUID, profile: Profile, ends_at: datetime | None) -> dict[str, Any]:
    """Say which contest a judge's session is for, and until when."""
    node = encode_node_id("Contest", contest_id)
    contest = {"id": node, "name": profile.contest}
    return {"contestId": node, "contest": contest, "endsAt": ends_at}


def _sealing(desk: Desk, judge_user_id: UUID) -> dict[str, Any]:
    """Give the key by which the judge's devices seal what they export, to the judge alone."""
    return {"sealKey": seal_key(desk.database.settings.secrets_dir, judge_user_id)}


def _shown(row: Session, identity: Identity) -> dict[str, Any]:
    return {
        "id": encode_node_id("Session", row.id),
        "createdAt": row.created_at,
        "seenAt": row.seen_at,
        "expiresAt": row.expires_at,
        "address": row.address,
        "device": row.device,
        "isCurrent": row.id == identity.session_id,
    }


def _cookie_name(request: Request) -> str:
    return SECURE_COOKIE if request.url.scheme == "https" else LOOPBACK_COOKIE


def _set_cookies(reply: Response, request: Request, signed_in: SignedIn) -> None:
    _set_session(reply, request, signed_in.session)
    name = _cookie_name(request)
    is_secure = name == SECURE_COOKIE
    reply.set_cookie(
        name + _DEVICE_SUFFIX,
        signed_in.device_mark,
        max_age=_DEVICE_SECONDS,
        secure=is_secure,
        httponly=True,
        samesite="strict",
    )


def _set_session(
    reply: Response, request: Request, session: NewSession, *, ends_at: datetime | None = None
) -> None:
    """Hand the secret to the browser; that of a pass outlives a browser that dies."""
    name = _cookie_name(request)
    reply.set_cookie(
        name,
        session.secret,
        secure=name == SECURE_COOKIE,
        httponly=True,
        samesite="lax",
        expires=ends_at,
    )


def _drop_cookies(reply: Response) -> None:
    """Forget the session in the browser; the device mark stays, it opens nothing."""
    reply.delete_cookie(SECURE_COOKIE, secure=True, httponly=True, samesite="lax")
    reply.delete_cookie(LOOPBACK_COOKIE, httponly=True, samesite="lax")
