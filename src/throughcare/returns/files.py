"""Opening what a person chose: what kind of file it is, judged by what is in it, and whether it is safe to open."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from throughcare.returns.outcome import NotAReturn

MB = 1024 * 1024
READABLE_ENDINGS = (".csv", ".txt", ".xlsx", ".xlsm", ".xml")
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much we are willing to read. A council of 50,000 children fits several times over."""

    file_bytes: int = 250 * MB
    unpacked_bytes: int = 500 * MB
    unpacked_ratio: int = 200
    sheet_cells: int = 8_000_000
    elements_of_one_child: int = 50_000


class Form(Enum):
    """The form a file is in."""

    CSV = "CSV"
    XLSX = "XLSX"
    XML = "XML"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One file to read: where it is, what to call it to people, and its form."""

    path: Path
    name: str
    form: Form
    size: int


def choose(paths: Sequence[Path], *, limits: Limits) -> tuple[tuple[Chosen, ...], tuple[str, ...]]:
    """The files to read, and the names of those in a folder that are left unread.

    A whole XML return beside tables in one folder is another return, so it is left; chosen by name, it is read.
    Raises NotAReturn for what is not there, too large, or none of the three forms.
    """
    chosen: dict[Path, Chosen] = {}
    left: list[str] = []
    for path in paths:
        if not path.is_dir():
            chosen.setdefault(_where(path), _look_at(path, limits=limits))
            continue
        inside, others = _in_folder(path, limits=limits)
        left.extend(others)
        for each in inside:
            chosen.setdefault(_where(each.path), each)
    if not chosen:
        raise NotAReturn("There is no CSV, XLSX or XML file there to read.")
    return _told_apart(tuple(chosen.values())), tuple(left)


def _in_folder(folder: Path, *, limits: Limits) -> tuple[list[Chosen], list[str]]:
    try:
        entries = sorted(each for each in folder.iterdir() if each.is_file() and not each.name.startswith((".", "~$")))
    except OSError as fault:
        raise NotAReturn(f"The folder {folder.name} cannot be opened: {fault.strerror}.") from fault
    readable = [each for each in entries if each.suffix.lower() in READABLE_ENDINGS]
    left = [each.name for each in entries if each.suffix.lower() not in READABLE_ENDINGS]
    looked = [_look_at(each, limits=limits) for each in readable]
    if any(each.form is not Form.XML for each in looked):
        left += [each.name for each in looked if each.form is Form.XML]
        looked = [each for each in looked if each.form is not Form.XML]
    return looked, left


def _look_at(path: Path, *, limits: Limits) -> Chosen:
    try:
        if not path.exists():
            raise NotAReturn(f"There is no file called {path.name}.")
        if not path.is_file():
            raise NotAReturn(f"{path.name} is not a file.")
        size = os.stat(path).st_size
        if size > limits.file_bytes:
            raise NotAReturn(f"{path.name} is {size // MB} MB; a return of more than {limits.file_bytes // MB} MB is not read.")
        with path.open("rb") as file:
            beginning = file.read(8192)
    except (OSError, ValueError) as fault:
        raise NotAReturn(f"{path.name} cannot be opened: {getattr(fault, 'strerror', None) or fault}.") from fault
    return Chosen(path, path.name, _form_of(path.name, beginning), size)


def _form_of(name: str, beginning: bytes) -> Form:
    if not beginning.strip(b"\xef\xbb\xbf \t\r\n"):
        raise NotAReturn(f"{name} is empty.")
    if beginning.startswith(b"PK"):
        return Form.XLSX
    if beginning.startswith(OLD_WORKBOOK):
        raise NotAReturn(f"{name} is an old or password-protected Excel workbook; save it as .xlsx without a password.")
    if beginning.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return Form.XML
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAReturn(f"{name} is saved as UTF-16 text; save it as CSV UTF-8.")
    if b"\0" in beginning:
        raise NotAReturn(f"{name} is not a text file, a workbook or XML.")
    return Form.CSV


def _where(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def _told_apart(chosen: tuple[Chosen, ...]) -> tuple[Chosen, ...]:
    """Two files of one name in different folders are called by their whole paths, so that a row's file is certain."""
    names = [each.name for each in chosen]
    return tuple(
        Chosen(each.path, str(each.path), each.form, each.size) if names.count(each.name) > 1 else each for each in chosen
    )
