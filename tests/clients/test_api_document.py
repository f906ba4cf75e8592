"""`docs/api.md` holds: every example runs in its order and answers what stands under it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.program import LOGIN, PASSWORD
from tests.clients.document import Example, differences, examples
from tests.clients.workshop import (
    NODE_MODULES,
    NODE_TOOLS,
    PATIENCE_SECONDS,
    PYTHON_TOOLS,
    ROOT,
    Desk,
    run,
)

DOCUMENT = ROOT / "docs" / "api.md"
TYPES = {
    "compilerOptions": {
        "target": "ES2022",
        "module": "ES2022",
        "moduleDetection": "force",
        "strict": True,
        "lib": ["ES2022", "DOM", "DOM.AsyncIterable"],
        "types": ["node"],
    }
}
QUERY = """curl -s "$LIANGXIN/graphql" -H "Authorization: Bearer $TOKEN" \
-H 'Content-Type: application/json' -d @"""

KEEP = """[ -z "${TOKEN:-}" ] || printf 'export TOKEN=%q\\n' "$TOKEN" > .set"""


class Reader:
    """Does what the document says, in a folder of its own, as its reader would."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        """Stand in a folder from which the program's commands are found."""
        self.folder = folder
        self.settings = {
            **desk.surroundings,
            "LIANGXIN": desk.address,
            "LOGIN": LOGIN,
            "PASSWORD": PASSWORD,
        }
        (folder / ".venv").symlink_to(ROOT / ".venv")

    def compile(self, programs: list[Example]) -> None:
        """Check and compile the programs in TypeScript, all at once."""
        (self.folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        (self.folder / "tsconfig.json").write_text(json.dumps(TYPES), encoding="utf-8")
        (self.folder / "node_modules").symlink_to(NODE_MODULES)
        for program in programs:
            (self.folder / f"line{program.line}.ts").write_text(program.text, encoding="utf-8")
        run([NODE_TOOLS / "tsc", "--project", self.folder], folder=self.folder)

    def run(self, example: Example) -> str:
        """Run an example and give what it prints; the token that one sets holds for the next."""
        name = f"line{example.line}"
        match example.language:
            case "graphql":
                body = json.dumps({"query": example.text})
                (self.folder / f"{name}.json").write_text(body, encoding="utf-8")
                words = f"{QUERY}{name}.json"
            case "python":
                (self.folder / f"{name}.py").write_text(example.text, encoding="utf-8")
                words = f"{PYTHON_TOOLS / 'python'} {name}.py"
            case "typescript":
                words = f"node {name}.js"
            case _:
                words = example.text
        script = f"set -eu; [ ! -f .set ] || . ./.set\n{words}\n{KEEP}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self.settings,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert done.returncode == 0, f"line {example.line}: {done.stdout}{done.stderr}"
        return done.stdout


def test_every_example_of_the_document_answers_as_it_says(desk: Desk, tmp_path: Path) -> None:
    found = list(examples(DOCUMENT))
    reader = Reader(desk, tmp_path)
    reader.compile([one for one in found if one.language == "typescript"])

    wrong = []
    for example in found:
        given = reader.run(example)
        if example.answer is not None:
            wrong += [f"line {example.line}{one}" for one in differences(example.answer, given)]
    assert wrong == []


@pytest.mark.parametrize("language", ["sh", "graphql", "python", "typescript"])
def test_document_has_examples_in_every_language_that_it_promises(language: str) -> None:
    answered = [one for one in examples(DOCUMENT) if one.language == language and one.answer]

    assert len(answered) >= 2


def test_answer_that_differs_from_the_document_is_told_by_its_place() -> None:
    shown = '{"data": {"names": ["甲", "乙"], "id": "…"}}'

    assert differences(shown, '{"data": {"names": ["甲", "乙"], "id": "x", "more": 1}}') == []
    assert differences(shown, '{"data": {"names": ["甲", "丙"], "id": null}}') == [
        ".data.names[1]: shown '乙', given '丙'",
        ".data.id: shown '…', given None",
    ]
    assert differences("… 条", "12 条\n") == []
    assert differences("… 条", "12 行\n") == ["shown '… 条', given '12 行\\n'"]
