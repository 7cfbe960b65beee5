"""One long text that belongs to no child's record: kept while it is typed, every version of it, and never written over unseen.

Words about a child are documents (`apps.writing`). What a page does while somebody types is the same for both, and so are the words it
sends: the text, and under `base:` which text it was typed over.
"""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, JsonResponse

BOTH = "Somebody else wrote here meanwhile. Both texts are below, theirs first: make one of them."


def mark_of(words: str) -> str:
    """A mark of a text, by which a page says over which text something was typed."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def as_kept(typed: str) -> str:
    """Words as they are kept: with one kind of line end, whichever way a browser sent them."""
    return typed.replace("\r\n", "\n").strip()


class OneTextForm(forms.Form):
    """A form of one long text, named by `text`, over the one that stands."""

    text: ClassVar[str]

    def __init__(self, asked: Any, *, stands: str) -> None:
        base = f"base:{self.text}"
        super().__init__(asked, initial={self.text: stands, base: mark_of(stands)})
        self.fields[base] = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def typed(self) -> str:
        """What was typed, as it is kept."""
        return as_kept(self.cleaned_data[self.text])

    @property
    def over(self) -> str | None:
        """The mark of the text it was typed over; None where the page did not say."""
        return self.cleaned_data[f"base:{self.text}"] or None

    def shows_both(self, stands: str) -> bool:
        """Whether another text stands than was typed: then both are in the form, with why, to be made one."""
        if self.typed == stands:
            return False
        self.data = {self.text: f"{stands}\n\n{self.typed}", f"base:{self.text}": mark_of(stands)}
        self.add_error(self.text, BOTH)
        return True


def sent(request: HttpRequest, text: str) -> tuple[str, str | None]:
    """What a page sent by itself: the words as they are kept, and the mark of the text they were typed over."""
    return as_kept(request.POST.get(text, "")), request.POST.get(f"base:{text}") or None


def kept(text: str, *, typed: str, stands: str) -> JsonResponse:
    """The answer to what a page sent by itself: over which text what follows is typed, or that somebody else's stands."""
    clashes = [] if typed == stands else [text]
    return JsonResponse({"revisions": {} if clashes else {text: mark_of(stands)}, "clashes": clashes, "state": "writing"})


def too_late() -> JsonResponse:
    """The answer where nothing is kept any more: the page's button then says why."""
    return JsonResponse({}, status=409)
