"""Two commands at once: what both said is shown whole, and neither may fail."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "requirements" / "side_by_side.py"


def _say(words: str, *, fail: bool) -> list[str]:
    return [sys.executable, "-c", f"import sys; print('{words}', flush=True); sys.exit({int(fail)})"]


@pytest.mark.parametrize(("one", "other", "ended"), [(False, False, 0), (True, False, 1), (False, True, 1), (True, True, 1)])
def test_both_are_heard_and_either_can_fail(one: bool, other: bool, ended: int) -> None:
    words = [sys.executable, str(PROGRAM), *_say("the first", fail=one), "--", *_say("the second", fail=other)]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == ended
    assert ran.stdout.split("\n") == ["the first", "the second", ""]
