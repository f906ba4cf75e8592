"""The hand-written queries of the sign-in gate, read once from their file."""

from backend.compiler.templates import load

QUERIES = {
    name: "".join(map(str, template.pieces))
    for name, template in load("backend.accounts", "queries.sql").items()
}
