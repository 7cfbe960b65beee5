"""Lists to choose from that are read from the record only when a question offers them."""

from __future__ import annotations

from throughcare.core.asking.asked import WhenAsked
from throughcare.core.asking.form import Option


def test_a_list_is_read_when_it_is_offered_and_then_once() -> None:
    read: list[str] = []

    def owners() -> tuple[Option, ...]:
        read.append("owners")
        return (Option("sam", "Sam Sorrel"),)

    offered = WhenAsked({"places": ()}, {"owners": owners})
    assert set(offered) == {"owners", "places"}
    assert len(offered) == 2
    assert offered.get("places") == ()
    assert offered.get("carers") is None
    assert not read
    assert offered["owners"] == offered.get("owners") == (Option("sam", "Sam Sorrel"),)
    assert dict(offered) == {"places": (), "owners": (Option("sam", "Sam Sorrel"),)}
    assert read == ["owners"]
