"""The program kept in memory: what ends at once tells its own end, and the warm one's is told."""

import subprocess
import sys
from pathlib import Path

PROBE = """
import os, re, signal, tempfile
from pathlib import Path
from tests.browser import warm

reading, writing = os.pipe()
answers = tempfile.TemporaryFile("w+")


def start(*words):
    return warm.start(words, dict(os.environ), (reading, answers.fileno(), answers.fileno()))


def told(deed):
    try:
        return deed()
    except RuntimeError as error:
        return error


def number(name, path):
    return int(re.search(rf"^{name}:\\s+(\\d+)$", Path(path).read_text(), re.MULTILINE)[1])


print([start("nothing-of-the-kind").wait() for _ in range(5)])
waits_for_a_password = start("user", "password", "nobody", "--password-stdin")
pid = number("Pid", f"/proc/self/fdinfo/{waits_for_a_password.handle}")
os.kill(number("PPid", f"/proc/{pid}/status"), signal.SIGKILL)
print(told(lambda: start("nothing-of-the-kind")))
waits_for_a_password.terminate()
print(told(waits_for_a_password.wait))
"""
ENDED = "the warm program has ended; why stands above, among the errors of this run"


def test_every_end_is_told_that_of_the_warm_program_too_while_a_command_still_runs() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    assert printed.stdout.splitlines() == ["[2, 2, 2, 2, 2]", ENDED, ENDED]
