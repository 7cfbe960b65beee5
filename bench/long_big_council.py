"""A council of 200,000 people, 12,000 of them children with records: how long it takes to make, and its pages.

Made in a home of its own and taken away afterwards.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from throughcare.cli.bench import AT_MOST, Measured
from throughcare.core.postgres import Cluster

PEOPLE = 200_000
THROUGHCARE = str(Path(sys.executable).parent / "throughcare")


def main() -> None:
    """Make it, print how long that took, and have the scripts of the pages print theirs."""
    with tempfile.TemporaryDirectory(prefix="tc-") as home:
        apart = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")} | {
            "THROUGHCARE_HOME": home
        }
        try:
            began = time.perf_counter()
            subprocess.run([THROUGHCARE, "demo", "--people", str(PEOPLE)], env=apart, check=True, stdout=sys.stderr)
            minutes = (time.perf_counter() - began) / 60
            print(Measured(f"Making a council of {PEOPLE:,} people", minutes, "minutes", AT_MOST, 15, "").line(), flush=True)
            for script in ("find.py", "child_page.py"):
                subprocess.run([sys.executable, str(Path(__file__).with_name(script))], env=apart, check=True)
        finally:
            cluster = Cluster(Path(home))
            cluster.remove()
            shutil.rmtree(cluster.place, ignore_errors=True)


if __name__ == "__main__":
    main()
