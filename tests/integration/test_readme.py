"""What README tells people to type can be typed, and what it points to is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if line.strip()]
MAKES = sorted({*(line for line in COMMANDS if line.startswith("make ")), *re.findall(r"`(make [a-z-]+)`", README)})
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("adr/*.md")])
THROUGHCARE = Path(sys.executable).parent / "throughcare"


def test_readme_gives_the_two_commands() -> None:
    assert COMMANDS[:2] == ["make demo", "make test"]


@pytest.mark.parametrize("command", MAKES)
def test_what_readme_makes_is_a_target(command: str) -> None:
    ran = subprocess.run([*command.split(), "--dry-run"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_the_first_review_is_due_when_readme_says() -> None:
    asked = next(line for line in COMMANDS if " due " in line).split()
    ran = subprocess.run([THROUGHCARE, *asked[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("2027-01-07")
    assert "`2027-01-07`" in README


def test_every_command_of_readme_is_tried_here() -> None:
    tried = {*MAKES, next(line for line in COMMANDS if " due " in line)}
    assert set(COMMANDS) <= tried


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_documents_point_to_is_there(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    gone = [target for target in targets if "://" not in target and not (document.parent / target).exists()]
    assert not gone


def test_decisions_are_all_in_their_list() -> None:
    listed = set(re.findall(r"\]\((\d{4}-[^)]+)\)", (ROOT / "adr" / "README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in ROOT.glob("adr/[0-9]*.md")}
    numbers = [name[:4] for name in sorted(listed)]
    assert len(set(numbers)) == len(numbers)
