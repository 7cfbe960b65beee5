"""The kinds of file that may be kept, and what a file is by what is in it. Its name is not believed."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath


class NotAccepted(Exception):
    """A file that is not kept. It says why, in words for whoever chose it."""


class Kind(StrEnum):
    """A kind of file that may be kept. Its value is the ending it is served with."""

    PDF = "pdf"
    WORD = "docx"
    PNG = "png"
    JPEG = "jpg"
    TEXT = "txt"

    @property
    def words(self) -> str:
        """What the kind is called on a page."""
        return {"pdf": "PDF", "docx": "Word document", "png": "Picture", "jpg": "Photograph", "txt": "Plain text"}[self.value]

    @property
    def media_type(self) -> str:
        """What a browser is told it is."""
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        plain = "text/plain; charset=utf-8"
        return {"pdf": "application/pdf", "docx": word, "png": "image/png", "jpg": "image/jpeg", "txt": plain}[self.value]


ALLOWED = "PDF, Word (.docx), PNG or JPEG picture, or plain text"
OLD_OFFICE, ZIP, ZIP_END = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"PK\x05\x06"
_PNG, _JPEG, _PDF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-"
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ENDINGS = {Kind.JPEG: (".jpg", ".jpeg"), Kind.TEXT: (".txt", ".csv", ".md", ".log")}


def kind_of(content: bytes) -> Kind:
    """What a file begins as. Raises NotAccepted for what is none of the kinds that may be kept."""
    if not content:
        raise NotAccepted("The file is empty")
    if content.startswith(_PDF):
        return Kind.PDF
    if content.startswith(_PNG):
        return Kind.PNG
    if content.startswith(_JPEG):
        return Kind.JPEG
    if content.startswith(ZIP):
        return Kind.WORD
    if content.startswith(OLD_OFFICE):
        raise NotAccepted("This is an older Office file. Save it as .docx or PDF and choose it again")
    if text_of(content) is None:
        raise NotAccepted(f"This is not a kind of file that can be kept. It must be a {ALLOWED}")
    return Kind.TEXT


def text_of(content: bytes) -> str | None:
    """The words of plain text, in UTF-8 or as Windows writes it; None for anything else."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            words = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _UNREADABLE.search(words) else words
    return None


def check_picture(kind: Kind, content: bytes) -> None:
    """A picture must be whole from its first part to its last, and nothing else besides. Raises NotAccepted."""
    whole = _png_is_whole(content) if kind is Kind.PNG else _jpeg_is_whole(content)
    if not whole:
        raise NotAccepted(f"This begins like a {kind.value.upper()} picture and is not a whole one")
    if ZIP_END in content[-66_000:]:
        raise NotAccepted("This picture has an archive hidden in it")


def _png_is_whole(content: bytes) -> bool:
    place, first = len(_PNG), True
    while place + 12 <= len(content):
        length, name = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        if first and name != b"IHDR":
            return False
        first, place = False, place + 12 + length
        if name == b"IEND":
            return place == len(content)
    return False


def _jpeg_is_whole(content: bytes) -> bool:
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF:  # filling
            place += 1
            continue
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if marker == 0xDA:  # the picture itself begins: it ends with a marker of its own
            return content.find(b"\xff\xd9", place) != -1
    return False


def safe_name(name: str, kind: Kind) -> str:
    """A file's name without folders or anything unprintable, ending as what it is."""
    bare = PurePath(name.replace("\\", "/")).name
    bare = "".join(letter for letter in bare if letter.isprintable()).strip(" .")[:120] or "file"
    if PurePath(bare).suffix.lower() in _ENDINGS.get(kind, (f".{kind.value}",)):
        return bare
    return f"{bare}.{kind.value}"
