"""One long text that belongs to no child's record: kept while it is typed, every version of it, and never written over unseen.

Words about a child are documents (`apps.writing`). What a page does while somebody types is the same for both, and so are the words it
sends: the text, and under `base:` which text it was typed over.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, JsonResponse

PAGE = "page"
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
        super().__init__(asked, initial={self.text: stands, base: mark_of(stands), PAGE: uuid4()})
        for name in (base, PAGE):
            self.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def typed(self) -> str:
        """What was typed, as it is kept."""
        return as_kept(self.cleaned_data[self.text])

    @property
    def over(self) -> str | None:
        """The mark of the text it was typed over; None where the page did not say."""
        return self.cleaned_data[f"base:{self.text}"] or None

    @property
    def page(self) -> UUID | None:
        """Which page it was typed on: what one page sends again and again is one text. None where the page did not say."""
        return _key(self.cleaned_data[PAGE])

    def shows_both(self, stands: str) -> bool:
        """Whether another text stands than was typed: then both are in the form, with why, to be made one."""
        if self.typed == stands:
            return False
        both = f"{stands}\n\n{self.typed}"
        self.data = {self.text: both, f"base:{self.text}": mark_of(stands), PAGE: self.cleaned_data[PAGE]}
        self.add_error(self.text, BOTH)
        return True


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page sent: the words as they are kept, the mark of the text they were typed over, and which page it is."""

    words: str
    over: str | None
    page: UUID | None


def sent(request: HttpRequest, text: str) -> Sent:
    """What a page sent by itself, or beside what was pressed on it."""
    told = request.POST
    return Sent(as_kept(told.get(text, "")), told.get(f"base:{text}") or None, _key(told.get(PAGE, "")))


def _key(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def kept(text: str, *, typed: str, stands: str) -> JsonResponse:
    """The answer to what a page sent by itself: over which text what follows is typed, or that somebody else's stands."""
    clashes = [] if typed == stands else [text]
    return JsonResponse({"revisions": {} if clashes else {text: mark_of(stands)}, "clashes": clashes, "state": "writing"})


def too_late() -> JsonResponse:
    """The answer where nothing is kept any more: the page's button then says why."""
    return JsonResponse({}, status=409)
