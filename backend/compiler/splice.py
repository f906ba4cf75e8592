"""Sixth stage: put the bytes that PostgreSQL wrote into the answer; nothing parses them again."""


def spliced(data: bytes, extensions: bytes = b"{}") -> bytes:
    """Give the body of an answer without errors; both parts are JSON objects."""
    return b'{"data":%b,"extensions":%b}' % (data, extensions)


def node_count(data: bytes) -> int:
    """Count the objects of lists: each stands on a line of its own, and no string holds a break."""
    return data.count(b"\n")


def joined(parts: list[tuple[str, bytes]]) -> bytes:
    """Give a JSON object of response keys, which need no escapes, and what stands under them."""
    inner = b",".join(b'"' + key.encode() + b'":' + value for key, value in parts)
    return b"{" + inner + b"}"
