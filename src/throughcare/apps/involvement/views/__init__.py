"""Who has looked; records that are closed; who works with a child; and who may see what is kept."""

from throughcare.apps.involvement.views.addresses import addresses, name_reader, protect, reader_no_longer, stop_protecting
from throughcare.apps.involvement.views.glass import glass, review_glass
from throughcare.apps.involvement.views.kept import kept, let_in, let_in_no_longer, lift, restrict, still_restricted
from throughcare.apps.involvement.views.looking import break_glass, looks_csv, refused, who_looked
from throughcare.apps.involvement.views.working import end, give, people

__all__ = [
    "addresses",
    "break_glass",
    "end",
    "give",
    "glass",
    "kept",
    "let_in",
    "let_in_no_longer",
    "lift",
    "looks_csv",
    "name_reader",
    "people",
    "protect",
    "reader_no_longer",
    "refused",
    "restrict",
    "review_glass",
    "still_restricted",
    "stop_protecting",
    "who_looked",
]
