"""How long bringing a return in takes, whole, and how much memory: the sample, and the sample again, which changes nothing.

Into an empty database of its own, taken away afterwards. Each import has a process of its own, so that peaks are its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

from _council import home_of_its_own
from reading import SAMPLE, YEAR

from throughcare.cli.bench import AT_MOST, Measured, leave_out


def import_once(folder: Path) -> str:
    """Read and commit one return in this process, and say rows, seconds to preview and to commit, and peak memory in megabytes."""
    from throughcare.cli.django import set_up
    from throughcare.core.postgres import ready

    with ready():
        set_up()
        from throughcare.apps.intake import actions
        from throughcare.apps.workforce.itself import itself

        begun = time.perf_counter()
        batch = actions.read_batch(actions.open_batch(year=YEAR, by=itself()).pk, paths=[folder])
        read = time.perf_counter()
        if batch.state != "previewed":
            raise RuntimeError(batch.refused_because)
        batch = actions.commit_batch(batch.pk, by=itself())
        done = time.perf_counter()
    rows = sum(number for table in batch.counts.values() for number in table.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{rows} {read - begun} {done - read} {peak}"


def figures(folder: Path, title: str, *, env: dict[str, str], seconds: float, megabytes: float) -> None:
    """Import a return twice in a council's home, and print how each went."""
    for which in ("", " again, changing nothing"):
        said = subprocess.run([sys.executable, __file__, str(folder)], env=env, check=True, stdout=subprocess.PIPE, text=True)
        rows, previewed, committed, peak = (float(word) for word in said.stdout.split())
        note = f"{rows:,.0f} rows: previewed in {previewed:.1f} s, committed in {committed:.1f} s"
        what = f"Importing {title}{which}"
        print(Measured(f"{what}, time", previewed + committed, "s", AT_MOST, seconds, note).line(), flush=True)
        print(Measured(f"{what}, memory", peak, "MB", AT_MOST, megabytes).line(), flush=True)


def prepare(env: dict[str, str]) -> None:
    """Make the tables of an empty home, and keep its server up until the home is taken away."""
    for words in (("postgres", "start"), ("migrate", "--quiet")):
        subprocess.run([sys.executable, "-m", "throughcare", *words], env=env, check=True, stdout=sys.stderr)


def main() -> int:
    """Print the figures."""
    if len(sys.argv) == 2:
        print(import_once(Path(sys.argv[1])))
        return 0
    if not SAMPLE.exists():
        return leave_out("the sample return is not beside this checkout.")
    with home_of_its_own() as env:
        prepare(env)
        figures(SAMPLE, "the sample return", env=env, seconds=20, megabytes=1_000)
    return 0


if __name__ == "__main__":
    sys.exit(main())
