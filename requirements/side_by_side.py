"""Two commands at once, for machines with two processors: `side_by_side.py ONE… -- OTHER…`. What each said comes whole, one after the other.

Fails if either fails. Standard library only.
"""

import subprocess
import sys
import tempfile


def main(words: list[str]) -> int:
    """Run both; say what the first says as it says it, and then all that the other said."""
    between = words.index("--")
    with tempfile.TemporaryFile() as said, subprocess.Popen(words[between + 1 :], stdout=said, stderr=subprocess.STDOUT) as other:
        one = subprocess.run(words[:between], check=False).returncode
        ended = other.wait()
        said.seek(0)
        sys.stdout.buffer.write(said.read())
        sys.stdout.flush()
    return one or ended


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
