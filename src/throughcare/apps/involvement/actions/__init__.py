"""Who works with a child, who is kept out of or let in to a record, and what is kept closer still. The only writers of these."""

from throughcare.apps.involvement.actions.adding import NewChild, add_child, source_of_practice
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
from throughcare.apps.involvement.actions.hazards import agree_hazard, review_hazard, warn
from throughcare.apps.involvement.actions.keeping_out import let_in, let_in_no_longer, lift, restrict, review_restriction, seal
from throughcare.apps.involvement.actions.mending import (
    add_name,
    add_number,
    draw,
    end_number,
    end_relationship,
    mend,
    move_home,
    say_contact,
    say_parental_responsibility,
    take_name,
)

__all__ = [
    "ONE_AT_A_TIME",
    "HandedOver",
    "NewChild",
    "add_child",
    "add_name",
    "add_number",
    "agree_hazard",
    "allocate",
    "break_glass",
    "draw",
    "end_allocation",
    "end_number",
    "end_relationship",
    "hand_over",
    "let_in",
    "let_in_no_longer",
    "lift",
    "mend",
    "move_home",
    "name_address_reader",
    "name_address_reader_no_longer",
    "name_reviewing_officer",
    "protect_address",
    "restrict",
    "review_glass",
    "review_hazard",
    "review_restriction",
    "say_contact",
    "say_parental_responsibility",
    "seal",
    "source_of_practice",
    "stop_protecting_address",
    "take_name",
    "warn",
]
