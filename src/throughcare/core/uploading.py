"""Files as they arrive with a form. A disk that is full is an answer to give, not a failure of ours."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest


def not_kept_because(request: HttpRequest) -> str:
    """Why a file that came with this request could not be kept, in the machine's words; empty if all were."""
    return str(getattr(request, "upload_failed", ""))


class CarefulUploads(TemporaryFileUploadHandler):
    """Keeps what arrives in a temporary file. Where the machine will not, the file is passed over and the request says why."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        try:
            return super().receive_data_chunk(raw_data, start)
        except OSError as fault:
            self._let_go(fault)
            raise SkipFile from fault

    def file_complete(self, file_size: int) -> Any:
        try:
            return super().file_complete(file_size)
        except OSError as fault:
            self._let_go(fault)
            return None

    def _let_go(self, fault: OSError) -> None:
        assert self.request is not None
        self.request.upload_failed = fault.strerror or str(fault)  # type: ignore[attr-defined]  # read by not_kept_because
        with suppress(OSError):  # what was still to be written cannot be, and need not
            self.file.close()
