"""See that the machine has what tests need besides Python: a Chromium to drive, and graphviz to draw with.

Installs them by apt when it may (root, or sudo without a password); else says exactly what to type. Standard library only.
"""

import os
import shutil
import subprocess
import sys

# What is needed: the program, and the names of the packages that bring it, the first that exists.
NEEDED = {("chromium", "chromium-browser", "google-chrome"): "chromium", ("dot",): "graphviz"}


def main() -> None:
    """Install what is missing, or stop with what to type."""
    missing = [package for programs, package in NEEDED.items() if not any(shutil.which(program) for program in programs)]
    if not missing:
        return
    typed = f"sudo apt-get update && sudo apt-get install --yes --no-install-recommends {' '.join(missing)}"
    before = before_apt()
    if before is None or not shutil.which("apt-get"):
        sys.exit(f"The tests need {' and '.join(missing)}. Type:\n\n    {typed}\n\nand then make test again.")
    print(f"Installing {' and '.join(missing)} …", flush=True)
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    subprocess.run([*before, "apt-get", "update"], check=False, **quiet)
    ran = subprocess.run([*before, "apt-get", "install", "--yes", "--no-install-recommends", *missing], check=False, **quiet)
    if ran.returncode:
        sys.exit(f"apt could not install {' and '.join(missing)}. Type:\n\n    {typed}\n\nand then make test again.")


def before_apt() -> list[str] | None:
    """What to write before apt: nothing as root, sudo if it asks for no password, None when we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n"]
    return None


if __name__ == "__main__":
    main()
