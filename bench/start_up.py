"""How long `throughcare due` takes from the key press to the shell's next line: the whole process, middle of eleven."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from throughcare.cli.bench import AT_MOST, Measured

COMMAND = [str(Path(sys.executable).parent / "throughcare"), "due", "IR-02", "2026-12-07"]
TIMES = 11


def once() -> float:
    """Seconds for one run. A run that fails is an error, not a quick run."""
    began = time.perf_counter()
    subprocess.run(COMMAND, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Print the figure. The first run of all is not counted: it may compile what later ones only read."""
    once()
    taken = statistics.median(once() for _ in range(TIMES))
    print(Measured("throughcare due, start to end", taken, "s", AT_MOST, 0.5, f"middle of {TIMES} runs").line())


if __name__ == "__main__":
    main()
