"""The hand-written queries of the webhooks, read once from their file."""

from backend.compiler.templates import load

QUERIES = {
    name: "".join(map(str, template.pieces))
    for name, template in load("backend.webhooks", "queries.sql").items()
}
