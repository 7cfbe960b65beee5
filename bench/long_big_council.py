"""A council of 200,000 people, 12,000 of them children with records: how long it takes to make, and its pages.

Made in a home of its own and taken away afterwards.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from _council import home_of_its_own

from throughcare.cli.bench import AT_MOST, Measured

PEOPLE = 200_000
THROUGHCARE = str(Path(sys.executable).parent / "throughcare")


def main() -> None:
    """Make it, print how long that took, and have the scripts of the pages print theirs."""
    with home_of_its_own() as env:
        began = time.perf_counter()
        subprocess.run([THROUGHCARE, "postgres", "start"], env=env, check=True, stdout=sys.stderr)
        subprocess.run([THROUGHCARE, "demo", "--people", str(PEOPLE)], env=env, check=True, stdout=sys.stderr)
        minutes = (time.perf_counter() - began) / 60
        print(Measured(f"Making a council of {PEOPLE:,} people", minutes, "minutes", AT_MOST, 15).line(), flush=True)
        for script in ("find.py", "child_page.py", "work.py"):
            subprocess.run([sys.executable, str(Path(__file__).with_name(script))], env=env, check=True)


if __name__ == "__main__":
    main()
