"""Who works with a child, who is kept out of or let in to a record, and what is kept closer still. The only writers of these."""

from throughcare.apps.involvement.actions.addresses import (
    name_address_reader,
    name_address_reader_no_longer,
    protect_address,
    stop_protecting_address,
)
from throughcare.apps.involvement.actions.allocating import (
    ONE_AT_A_TIME,
    HandedOver,
    allocate,
    end_allocation,
    hand_over,
    name_reviewing_officer,
)
from throughcare.apps.involvement.actions.glass import break_glass, review_glass
from throughcare.apps.involvement.actions.keeping_out import let_in, let_in_no_longer, lift, restrict, review_restriction, seal

__all__ = [
    "ONE_AT_A_TIME",
    "HandedOver",
    "allocate",
    "break_glass",
    "end_allocation",
    "hand_over",
    "let_in",
    "let_in_no_longer",
    "lift",
    "name_address_reader",
    "name_address_reader_no_longer",
    "name_reviewing_officer",
    "protect_address",
    "restrict",
    "review_glass",
    "review_restriction",
    "seal",
    "stop_protecting_address",
]
