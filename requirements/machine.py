"""See that the machine has what tests need besides Python: a Chromium to drive, and graphviz to draw with.

Installs them by apt when it may (root, or sudo without a password); else says exactly what to type. Standard library only.
"""

import os
import shutil
import subprocess
import sys

# What is needed: the names a program may have, and the package of Debian's that brings it.
NEEDED = {("chromium", "chromium-browser", "google-chrome"): "chromium", ("dot",): "graphviz"}


def main() -> None:
    """Install what is missing, or stop with what to type."""
    missing = [package for programs, package in NEEDED.items() if not any(shutil.which(program) for program in programs)]
    if not missing:
        return
    sudo = "" if os.geteuid() == 0 else "sudo "
    typed = f"{sudo}apt-get update && {sudo}apt-get install --yes --no-install-recommends {' '.join(missing)}"
    if "chromium" in missing and is_ubuntu():
        typed += "\n\n(Ubuntu has Chromium as a snap: sudo snap install chromium. In a container, where snaps do not run, use Debian's.)"
    before = before_apt()
    if before is None or not shutil.which("apt-get"):
        sys.exit(f"The tests need {' and '.join(missing)}. Type:\n\n    {typed}\n\nand then make test again.")
    print(f"Installing {' and '.join(missing)} …", flush=True)
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    subprocess.run([*before, "apt-get", "update"], check=False, **quiet)
    ran = subprocess.run([*before, "apt-get", "install", "--yes", "--no-install-recommends", *missing], check=False, **quiet)
    if ran.returncode:
        sys.exit(f"apt could not install {' and '.join(missing)}. Type:\n\n    {typed}\n\nand then make test again.")


def is_ubuntu() -> bool:
    """Whether this is Ubuntu, whose package `chromium` is not there or is but a pointer to a snap."""
    try:
        with open("/etc/os-release", encoding="utf-8") as file:
            return "ID=ubuntu\n" in file
    except OSError:
        return False


def before_apt() -> list[str] | None:
    """What to write before apt: nothing as root, sudo if it asks for no password, None when we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n"]
    return None


if __name__ == "__main__":
    main()
