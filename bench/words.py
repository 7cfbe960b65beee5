"""No typed word is ever lost: somebody types while what serves them is killed outright, two hundred times, and every word is looked for."""

from __future__ import annotations

import socket
import sys

from _council import home_of_its_own
from _typist import council_at, typed_under_fire

from throughcare.cli.bench import AT_MOST, Measured

KILLS, PEOPLE, SEED = 200, 120, 1610
WRITER = "amira.holt@thornleigh.example"


def main() -> int:
    """Print how many acknowledged words were not there afterwards. The budget is none."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = int(asked.getsockname()[1])
    with home_of_its_own() as env, council_at(env | {"THROUGHCARE_DEMO": "1"}, port=port, people=PEOPLE) as council:
        told = typed_under_fire(council, WRITER, kills=KILLS, seed=SEED)
    note = f"of {told.acknowledged:,} acknowledged, over {told.kills} kills: a worker, all that answers, the database"
    print(
        Measured("Words lost when what serves them is killed while they are typed", told.lost, "words", AT_MOST, 0, note).line()
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
