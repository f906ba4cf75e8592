"""Sixth stage: put the bytes that PostgreSQL wrote into the answer; nothing parses them again."""


def spliced(data: bytes) -> bytes:
    """Give the body of an answer without errors."""
    return b'{"data":' + data + b"}"


def joined(parts: list[tuple[str, bytes]]) -> bytes:
    """Give a JSON object of response keys, which need no escapes, and what stands under them."""
    inner = b",".join(b'"' + key.encode() + b'":' + value for key, value in parts)
    return b"{" + inner + b"}"
