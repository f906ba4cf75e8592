"""Pages of other sites: they may ask with a bearer token, and never with our cookie.

No answer allows credentials, so that a browser neither sends the cookie along nor shows an answer
that was given for it.
"""

from collections.abc import Mapping

from backend.api.faults import OK, Reply

_BEARER = "bearer "
_ANY = (b"access-control-allow-origin", b"*")
_SHARED = (_ANY, (b"access-control-expose-headers", b"x-request-id, retry-after"))
_PREFLIGHT = (
    _ANY,
    (b"access-control-allow-methods", b"POST"),
    (b"access-control-allow-headers", b"authorization, content-type, accept, traceparent"),
    (b"access-control-max-age", b"7200"),
)


def preflight(method: str, headers: Mapping[str, str]) -> Reply | None:
    """Answer the question that a browser puts before a request of another site, if it is one."""
    if method != "OPTIONS" or "access-control-request-method" not in headers:
        return None
    return Reply(OK, b"", _PREFLIGHT)


def shared(headers: Mapping[str, str]) -> tuple[tuple[bytes, bytes], ...]:
    """Give the headers that let a page of another site read the answer to its token."""
    if "origin" not in headers or headers.get("authorization", "")[:7].lower() != _BEARER:
        return ()
    return _SHARED
