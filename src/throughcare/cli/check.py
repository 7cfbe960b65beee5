"""Check the code itself: format, lint, types, who imports whom, migrations, generated references.

Each check runs even when one before it failed, so that all there is to mend is known at once. Tests are `make test`.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from throughcare.core.home import CHECKOUT

CODE = ("src", "tests", "requirements", "bench")
CHECKS: dict[str, tuple[str, ...]] = {
    "format": ("ruff", "format", "--check", "--quiet", *CODE),
    "lint": ("ruff", "check", "--quiet", *CODE),
    "types": ("mypy", "--no-error-summary"),
    "imports": ("lint-imports", "--no-cache"),
    "migrations": ("throughcare", "django", "makemigrations", "--check", "--dry-run"),
    "references": ("throughcare", "reference", "--check"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("only", nargs="*", metavar="CHECK", help=f"any of {', '.join(CHECKS)} (default: all)")


def run(chosen: argparse.Namespace) -> int:
    """Run them and say how each went."""
    failed = []
    for name in chosen.only or CHECKS:
        if name not in CHECKS:
            print(f"throughcare check: there is no check called {name}", file=sys.stderr)
            return 2
        began = time.monotonic()
        program, *words = CHECKS[name]
        ran = subprocess.run(
            [str(Path(sys.executable).parent / program), *words],
            cwd=CHECKOUT,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        print(
            f"{name:<11} {'as it should be' if ran.returncode == 0 else 'to mend'}  ({time.monotonic() - began:.1f} s)",
            flush=True,
        )
        if ran.returncode:
            failed.append(name)
            print(ran.stdout, flush=True)
    return 1 if failed else 0
