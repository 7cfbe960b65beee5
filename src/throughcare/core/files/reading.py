"""Reading a stranger's file, in a process of its own: `python -m throughcare.core.files.reading < file` prints what it is and its words.

Whatever is wrong with the file is wrong here alone: this process is told no secret, and may use only so much time and memory.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO

from throughcare.core.files.kinds import Kind, NotAccepted, check_picture, kind_of, text_of

MOST_WORDS = 500_000
"""Letters kept for finding. What is longer is kept whole, and found by its beginning."""
MOST_PAGES = 400
_SECONDS, _MEMORY = 20, 1_500_000_000
_MOST_PARTS, _MOST_UNPACKED = 3_000, 200_000_000
_SPOKEN = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}
_IS_WORD = b"wordprocessingml.document.main+xml"


def read(content: bytes) -> tuple[Kind, str]:
    """What a file is, having read it as that, and its words. Raises NotAccepted."""
    kind = kind_of(content)
    if kind in (Kind.PNG, Kind.JPEG):
        check_picture(kind, content)
        return kind, ""
    if kind is Kind.TEXT:
        return kind, (text_of(content) or "")[:MOST_WORDS]
    try:
        words = _taken(_of_pdf(content) if kind is Kind.PDF else _of_word(content))
    except NotAccepted:
        raise
    except Exception as fault:
        raise NotAccepted(f"This begins like a {kind.words} and cannot be read as one") from fault
    return kind, words


def _taken(parts: Iterator[str]) -> str:
    taken: list[str] = []
    size = 0
    for part in parts:
        taken.append(part)
        size += len(part)
        if size > MOST_WORDS:
            break
    return "\n".join(taken)[:MOST_WORDS]


def _of_pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotAccepted("This PDF is locked with a password. Save it without one and choose it again")
    if not reader.pages:
        raise NotAccepted("This PDF has no pages")
    for page in reader.pages[:MOST_PAGES]:
        yield page.extract_text()


def _of_word(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        listed = parts.infolist()
        if len(listed) > _MOST_PARTS or sum(one.file_size for one in listed) > _MOST_UNPACKED:
            raise NotAccepted("This file unpacks to more than a Word document ever holds")
        names = {one.filename for one in listed}
        if not {"[Content_Types].xml", "word/document.xml"} <= names:
            raise NotAccepted("This is an archive of files. Choose the files in it one by one")
        if _IS_WORD not in parts.read("[Content_Types].xml") or any(name.endswith("vbaProject.bin") for name in names):
            raise NotAccepted("This Word document holds macros. Save it as .docx without them, or as PDF")
        for name in sorted(names):
            if _SPOKEN.fullmatch(name):
                yield from _paragraphs(parts.read(name))


def _paragraphs(part: bytes) -> Iterator[str]:
    from lxml import etree

    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise NotAccepted("This Word document declares things of its own, as no Word document does")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    for paragraph in etree.fromstring(part, parser).iter(f"{_W}p"):
        yield "".join(_BREAKS.get(piece.tag, piece.text or "") for piece in paragraph.iter(f"{_W}t", *_BREAKS))


def main() -> None:
    """Read standard input, and say in JSON what it is."""
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        kind, words = read(sys.stdin.buffer.read())
    except NotAccepted as fault:
        print(json.dumps({"refused": str(fault)}))
        return
    print(json.dumps({"kind": kind.value, "words": words}))


if __name__ == "__main__":
    main()
