"""Run some tests on the machine's own PostgreSQL as well as on the wheel's: `on_debian.py TESTS…`. Says so in one line where it has none.

Standard library only.
"""

import os
import subprocess
import sys
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")


def main(tests: list[str]) -> None:
    """Run them, or say why not."""
    found = sorted(int(folder.name) for folder in DEBIAN.glob("[0-9]*") if (folder / "bin" / "postgres").exists())
    if not found:
        print(
            "Not run on Debian's PostgreSQL, which is not installed here (apt install postgresql): the tests run on the wheel's alone."
        )
        return
    print(f"On Debian's PostgreSQL {found[-1]}:", flush=True)
    told = os.environ | {"THROUGHCARE_TEST_POSTGRES": "debian"}
    sys.exit(subprocess.run([sys.executable, "-m", "pytest", "--quiet", *tests], env=told, check=False).returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
