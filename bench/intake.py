"""How long bringing a return in takes, and how much memory: the sample, and an invented return of 50,000 children.

Run as `python bench/intake.py`: it starts a private PostgreSQL and throws it away. Each import has a process of its own, so that
peaks are its own; with DATABASE_URL set, an empty database of yours is used instead.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "shared" / "samples" / "ssda903_2018"


def import_once(folder: Path, children: str) -> None:
    """Read and commit one return in this process, and say what it took."""
    from throughcare.cli.django import set_up
    from throughcare.core.postgres import ready

    with ready():
        set_up()
        from throughcare.apps.intake import actions
        from throughcare.apps.workforce.itself import itself

        begun = time.perf_counter()
        batch = actions.read_batch(actions.open_batch(year=2018, by=itself()).pk, paths=[folder])
        read = time.perf_counter()
        assert batch.state == "previewed", batch.refused_because
        batch = actions.commit_batch(batch.pk, by=itself())
        done = time.perf_counter()
    rows = sum(number for table in batch.counts.values() for number in table.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {children:<22} | {rows:>9,} | {read - begun:>9.1f} | {done - read:>9.1f} | {done - begun:>9.1f} | {peak:>7.0f} |")


def main() -> None:
    """Print the table."""
    if len(sys.argv) == 3:
        import_once(Path(sys.argv[1]), sys.argv[2])
        return
    sys.path.insert(0, str(HERE))
    from reading import write_return

    children = int(sys.argv[1]) if len(sys.argv) == 2 else 50_000
    print("| return                 |      rows | preview s | commit s  | all s     | peak MB |")
    print("|------------------------|-----------|-----------|-----------|-----------|---------|", flush=True)
    with tempfile.TemporaryDirectory() as made:
        home, invented = Path(made) / "home", Path(made) / "return"
        invented.mkdir()
        write_return(invented, children=children)
        settings = {**os.environ, "THROUGHCARE_HOME": os.environ.get("THROUGHCARE_HOME", str(home))}
        subprocess.run([sys.executable, "-m", "throughcare", "migrate", "--quiet"], env=settings, check=True)
        big = f"{children:,} children"
        for folder, name in ((SAMPLE, "the sample"), (SAMPLE, "the sample again"), (invented, big), (invented, f"{big} again")):
            subprocess.run([sys.executable, __file__, str(folder), name], env=settings, check=True)


if __name__ == "__main__":
    main()
