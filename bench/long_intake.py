"""How long an invented return of 50,000 children takes to come in, whole, and how much memory; and the same again."""

from __future__ import annotations

import tempfile
from pathlib import Path

from _council import home_of_its_own
from intake import figures, prepare
from reading import write_return


def main() -> None:
    """Print the figures."""
    with home_of_its_own() as env, tempfile.TemporaryDirectory() as made:
        write_return(Path(made), children=50_000)
        prepare(env)
        figures(Path(made), "a return of 50,000 children", env=env, seconds=300, megabytes=1_000)


if __name__ == "__main__":
    main()
