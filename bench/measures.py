"""How long figures take: the whole scorecard of a council from a cold start, and one measure for one child with the engine at hand."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _council import NothingHere, council

from throughcare.cli.bench import AT_MOST, Measured, leave_out, percentile

COMMAND = [str(Path(sys.executable).parent / "throughcare"), "measure", "--all", "--in"]
TIMES = 5
CHILDREN = 10


def main() -> int:
    """Take a snapshot of the council here, ask it, and print the figures."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "taken"
        try:
            with council():
                from throughcare.apps.extract.taking import take

                began = time.perf_counter()
                snapshot = take(folder)
                taking = time.perf_counter() - began
        except NothingHere as why:
            return leave_out(str(why))
        try:
            _measure(snapshot, taking)
        finally:
            folder.chmod(0o700)
    return 0


def _measure(snapshot, taking: float) -> None:  # type: ignore[no-untyped-def]  # a snapshot, which only a set-up Django can take
    from throughcare.core.home import home
    from throughcare.measures.engine import asking
    from throughcare.measures.everything import ALL
    from throughcare.measures.statements import statements

    children = snapshot.files["child"].rows
    print(Measured("Taking a snapshot of a council", taking, "s", AT_MOST, 60, f"{children:,} children").line())
    # The first run of all is not counted: it has the statements written, once for each version.
    _cold(snapshot.folder)
    cold = statistics.median(_cold(snapshot.folder) for _ in range(TIMES))
    note = f"{len(ALL)} measures, {children:,} children, middle of {TIMES} starts"
    print(Measured("The whole scorecard, from a cold start", cold, "s", AT_MOST, 2, note).line())
    with asking(snapshot, statements(ALL, kept_in=home() / "statements")) as engine:
        some = [case.child for case in engine.cases(ALL[0])][:CHILDREN]
        taken = []
        for measure in ALL:
            engine.cases(measure, child=some[0])  # planned once, when its first child is asked about
            for child in some:
                began = time.perf_counter()
                engine.cases(measure, child=child)
                taken.append(1000 * (time.perf_counter() - began))
    note = f"95% of {len(taken):,} questions"
    print(Measured("One measure for one child", percentile(taken), "ms", AT_MOST, 20, note).line())


def _cold(folder: Path) -> float:
    began = time.perf_counter()
    subprocess.run([*COMMAND, str(folder)], check=True, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
