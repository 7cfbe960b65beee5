"""Looking into a workbook before it is opened: a small file must not unpack to gigabytes."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from throughcare.returns.files import MB, Limits
from throughcare.returns.outcome import NotAReturn

MOST_PARTS = 2_000
SMALL_PART = 10 * MB
PIECE = 1 << 20
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
# where a cell or a row says it is: r="XFD1048576" or r="7"; the dimension is only a claim, but readers may believe it
PLACE_OF_CELL = re.compile(rb"""\br\s*=\s*["']\$?([A-Za-z]{0,7})\$?([0-9]{0,10})["']""")
DIMENSION = re.compile(rb"""\bref\s*=\s*["'](?:[A-Za-z0-9$]+:)?\$?([A-Za-z]{1,7})\$?([0-9]{1,10})["']""")


def check_workbook_is_safe(path: Path, *, name: str, limits: Limits) -> None:
    """Raise NotAReturn unless the file is a whole .xlsx workbook of a size we are willing to open.

    What the archive says of itself is checked first, then what it really unpacks to, then how large a grid its
    cells span: two cells at far corners are a few bytes in the file and gigabytes once laid out.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as fault:
        raise NotAReturn(f"{name} is a damaged workbook or not a workbook at all.") from fault
    _check_what_it_says(parts, name=name, limits=limits)
    left = limits.unpacked_bytes
    with path.open("rb") as file:
        for part in parts:
            left -= _check_part(file, part, name=name, left=left, limits=limits)


def _check_what_it_says(parts: list[zipfile.ZipInfo], *, name: str, limits: Limits) -> None:
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names or "xl/workbook.bin" in names or "content.xml" in names:
        raise NotAReturn(f"{name} is not an .xlsx workbook.")
    if len(parts) > MOST_PARTS or len(names) != len(parts):
        raise NotAReturn(f"{name} is a damaged workbook: it has too many parts, or one of them twice.")
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise NotAReturn(f"{name} would unpack to more than {limits.unpacked_bytes // MB} MB, and is not opened.")
    for part in parts:
        if part.flag_bits & 1:
            raise NotAReturn(f"{name} is protected by a password; save it without one.")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NotAReturn(f"{name} is packed in a way workbooks are not, and is not opened.")
        if part.file_size > max(SMALL_PART, part.compress_size * limits.unpacked_ratio):
            raise NotAReturn(f"{name} unpacks to far more than its size, and is not opened.")


def _check_part(file: BinaryIO, part: zipfile.ZipInfo, *, name: str, left: int, limits: Limits) -> int:
    """Unpack one part, keeping nothing. Returns how many bytes it came to."""
    unpacked, columns, rows, tail = 0, 1, 1, b""
    try:
        for piece in _pieces(file, part):
            unpacked += len(piece)
            if unpacked > left:
                raise NotAReturn(f"{name} would unpack to more than {limits.unpacked_bytes // MB} MB, and is not opened.")
            if part.filename == "xl/sharedStrings.xml":
                continue
            seen = tail + piece
            for place in (*PLACE_OF_CELL.finditer(seen), *DIMENSION.finditer(seen)):
                letters, digits = place.groups()
                columns = max(columns, _column_number(letters))
                rows = max(rows, int(digits or 0))
            tail = seen[-64:]
            if columns * rows > limits.sheet_cells:
                raise NotAReturn(
                    f"{name} has a sheet of {rows} rows by {columns} columns, and is not opened; "
                    "delete what lies far below or beside the table."
                )
    except (zlib.error, struct.error, EOFError, OSError) as fault:
        raise NotAReturn(f"{name} is a damaged workbook.") from fault
    if unpacked != part.file_size:
        raise NotAReturn(f"{name} is a damaged workbook: a part is not of the size it says.")
    return unpacked


def _pieces(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's bytes as they really are; the standard reader stops at the size the archive claims."""
    file.seek(part.header_offset)
    header = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
    if header[0] != b"PK\x03\x04":
        raise EOFError
    file.seek(header[-2] + header[-1], 1)
    packed = part.compress_size
    inflate = zlib.decompressobj(-zlib.MAX_WBITS) if part.compress_type == zipfile.ZIP_DEFLATED else None
    while packed > 0:
        piece = file.read(min(PIECE, packed))
        if not piece:
            raise EOFError
        packed -= len(piece)
        if inflate is None:
            yield piece
            continue
        while piece and not inflate.eof:
            yield inflate.decompress(piece, PIECE)
            piece = inflate.unconsumed_tail
    if inflate is not None and not inflate.eof:
        raise EOFError


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
