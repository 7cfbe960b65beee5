"""What a file is, by what is in it: whole, and nothing else besides. Its name is not believed."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from throughcare.core.files.kinds import Kind, NotAccepted, safe_name
from throughcare.core.files.reading import read


def png() -> bytes:
    """The smallest picture there is."""

    def part(name: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")

    size = (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", size) + part(b"IDAT", zlib.compress(b"\0\0")) + part(b"IEND", b"")


def zipped(**files: str) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, words in files.items():
            parts.writestr(name, words)
    return kept.getvalue()


def word(*paragraphs: str) -> bytes:
    made: Any = Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


JPEG = b"\xff\xd8\xff\xe0\x00\x04AB\xff\xda\x00\x04AB\x01\x02\x03\xff\xd9"


def test_each_kind_is_known_by_what_is_in_it() -> None:
    assert read(png()) == (Kind.PNG, "")
    assert read(JPEG) == (Kind.JPEG, "")
    assert read("Ada's words – all of them".encode()) == (Kind.TEXT, "Ada's words – all of them")
    assert read("Zoë".encode("cp1252")) == (Kind.TEXT, "Zoë")
    assert read(word("The placement is settled.", "Ada likes it\nthere")) == (
        Kind.WORD,
        "The placement is settled.\nAda likes it\nthere",
    )


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"", "empty"),
        (b"\x7fELF\x02\x01\x01\x00", "not a kind of file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "older Office file"),
        (zipped(**{"a.txt": "a"}), "archive of files"),
        (png()[:-4], "not a whole one"),
        (png() + zipped(**{"evil.exe": "x"}), "not a whole one"),
        (JPEG + zipped(**{"evil.exe": "x"}), "archive hidden"),
        (b"\xff\xd8\xffnonsense", "not a whole one"),
        (b"%PDF-1.7\nnot one at all", "cannot be read as one"),
        (b"PK\x03\x04 and nothing more", "cannot be read as one"),
    ],
)
def test_what_is_not_whole_or_is_something_else_is_refused_and_says_why(content: bytes, because: str) -> None:
    with pytest.raises(NotAccepted, match=because):
        read(content)


def test_a_word_document_with_macros_or_entities_is_refused() -> None:
    types = '<Types xmlns="x"><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    with pytest.raises(NotAccepted, match="macros"):
        read(zipped(**{"[Content_Types].xml": types, "word/document.xml": "<a/>", "word/vbaProject.bin": "x"}))
    bomb = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    with pytest.raises(NotAccepted, match="declares things of its own"):
        read(zipped(**{"[Content_Types].xml": types, "word/document.xml": bomb}))


def test_a_file_that_unpacks_to_more_than_a_document_ever_holds_is_refused() -> None:
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with pytest.raises(NotAccepted, match="unpacks to more"):
        read(zipped(**{"[Content_Types].xml": types, "word/document.xml": "a" * 210_000_000}))


def test_a_name_loses_its_folders_and_ends_as_what_the_file_is() -> None:
    assert safe_name("C:\\homes\\Letter.PDF", Kind.PDF) == "Letter.PDF"
    assert safe_name("../../etc/passwd", Kind.TEXT) == "passwd.txt"
    assert safe_name("holiday.pdf", Kind.PNG) == "holiday.pdf.png"
    assert safe_name("photo.jpeg", Kind.JPEG) == "photo.jpeg"
    assert safe_name("a\r\nb\x00.txt", Kind.TEXT) == "ab.txt"
    assert safe_name("...", Kind.TEXT) == "file.txt"
