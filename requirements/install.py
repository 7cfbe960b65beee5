"""Make .venv from the locks: `python3 requirements/install.py run|dev`. Does nothing when it is already as the locks say.

Standard library only: this runs before anything is installed.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def main(kind: str) -> None:
    """Install the `run` or the `dev` lock, and this checkout."""
    if sys.version_info < (3, 11):  # noqa: UP036  whoever has an older one meets this before anything else
        sys.exit(
            f"Throughcare needs Python 3.11 or later and this is {sys.version.split()[0]}: say which to use with make PYTHON=python3.12 …"
        )
    wanted = state(kind)
    stamp = VENV / f"installed-{kind}"
    # Developers' tools include everything it takes to run.
    for done in {stamp, VENV / "installed-dev"}:
        if PYTHON.exists() and done.exists() and done.read_text() == state(done.name.removeprefix("installed-")):
            return
    if not works():
        make_environment()
    print(f"Installing what requirements/{kind}.txt names …", flush=True)
    pip("install", "--require-hashes", "--requirement", str(HERE / f"{kind}.txt"))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted)


def state(kind: str) -> str:
    """What the stamp says when all is as it should be: the locks, where the checkout lies, and its own declaration."""
    seen = hashlib.sha256(str(ROOT).encode())
    for path in (HERE / f"{kind}.txt", ROOT / "pyproject.toml"):
        seen.update(path.read_bytes())
    return seen.hexdigest()


def works() -> bool:
    """Whether there is an environment here that runs, is new enough, has pip and was made for this very folder."""
    if not PYTHON.exists():
        return False
    said = subprocess.run(
        [str(PYTHON), "-c", "import sys, pip; print(sys.prefix, sys.version_info >= (3, 11))"],
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() == f"{VENV} True"


def make_environment() -> None:
    """Make it, or say what is missing."""
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode:
        sys.exit(
            f"{sys.executable} could not make a virtual environment. On Debian or Ubuntu type: apt install python3-venv\n{made.stdout}{made.stderr}"
        )


def pip(*arguments: str) -> None:
    """Run pip, quietly, and stop if it fails."""
    ran = subprocess.run([str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments], check=False)
    if ran.returncode:
        sys.exit("The installation stopped: pip says why above.")


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["dev"]):
        sys.exit(__doc__)
    main(sys.argv[1])
