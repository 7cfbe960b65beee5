"""Somebody at a browser, in few words: sign in as, open, follow, press, read.

Whatever page or state they reach is looked over before the journey goes on: axe finds nothing, it fits a phone 320 px wide,
its content policy is whole, nothing was asked of another machine, and the console is quiet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, Route, expect

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text()
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
CHILD = "a[href^='/child/']"
"""The name of a child in a list, among the links that may stand beneath it."""
PATIENCE = 30_000
"""Milliseconds to wait for work that goes on beside the pages, on a machine that is busy with other tests."""

WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUS = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    const drawn = [null, "::before"].some(part => {
        const style = getComputedStyle(at, part);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    });
    const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
    return {words: at.innerText || at.name || "", what: at.outerHTML.slice(0, 200), somewhere: at !== document.body, drawn, within};
}"""
AXE_FAULTS = """async () => {
    const found = await axe.run({resultTypes: ["violations"]});
    return found.violations.map(each => `${each.id}: ${each.help}: ${each.nodes.map(node => node.html).slice(0, 3).join(" | ")}`);
}"""


@dataclass
class Visit:
    """One person at one browser window. `faults` fills by itself with whatever the window saw and should not have.

    `looked_over` is every address at which nothing was found wrong.
    """

    page: Page
    home: str
    scripts: bool = True
    refusals: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    neighbours: tuple[str, ...] = ()
    looked_over: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"script failed: {error}"))

    # -- what people do ------------------------------------------------------------------------------------------------

    def sign_in_as(self, name: str) -> None:
        """Choose one of the demonstration's people."""
        self.open("/demo/")
        self.press(name)

    def sign_out(self) -> None:
        """Leave by the link that every page has."""
        self.follow("Sign out")
        self.press("Sign out")

    def again(self) -> Visit:
        """The same person at the same browser, in a window opened anew."""
        return Visit(self.page.context.new_page(), self.home, self.scripts)

    def open(self, address: str, *, refused: bool = False) -> None:
        """Type an address. `refused` where the answer should be no."""
        if refused:
            self.refusals.add(self.home + address)
        answer = self.page.goto(self.home + address)
        assert answer is not None
        assert answer.status == (403 if refused else 200), f"{address} answered {answer.status}"
        self.look_over()

    def follow(self, words: str | re.Pattern[str]) -> None:
        """Follow the first link that reads so."""
        self._go(self.page.get_by_role("link", name=words))

    def follow_in_timeline(self, words: str | re.Pattern[str]) -> None:
        """Follow the latest happening on a child's page that reads so."""
        self._go(self.page.locator(".tc-timeline__what").get_by_role("link", name=words))

    def press(self, words: str | re.Pattern[str]) -> None:
        """Press the first button that reads so, and arrive wherever it leads."""
        self._go(self.page.get_by_role("button", name=words))

    def fill(self, label: str, words: str) -> None:
        """Type into the box under a label."""
        self.page.get_by_label(label).first.fill(words)

    def answer(self, asks: str, said: str) -> None:
        """Choose one of the answers to a question."""
        self._asked_group(asks).get_by_label(said, exact=True).check()

    def say_when(self, asks: str, at: datetime) -> None:
        """Fill in the boxes of a day, and of a time of day where it is asked for."""
        boxes = self._asked_group(asks)
        for part, typed in (("Day", at.day), ("Month", at.month), ("Year", at.year)):
            boxes.get_by_label(part, exact=True).fill(str(typed))
        if (clock := boxes.get_by_label("Time, such as 14:30")).count():
            clock.fill(f"{at:%H:%M}")

    def wait_until_it_reads(self, words: str) -> None:
        """Wait for work that goes on beside the pages."""
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=PATIENCE)
        self.look_over()

    def tab_to(self, words: str, *, most: int = 60) -> None:
        """Press Tab until what has focus reads so; at every step it must be plain to see where one is."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(FOCUS)
            if not focus["somewhere"]:
                continue
            assert focus["drawn"], f"focus cannot be seen on {focus['what']}"
            assert focus["within"], f"focus is off the screen on {focus['what']}"
            if words in focus["words"]:
                return
        raise AssertionError(f"{most} tabs did not come to “{words}”")

    def enter(self) -> None:
        """Press Enter on what has focus, and arrive."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look_over()

    @contextmanager
    def held(self, pattern: str) -> Iterator[None]:
        """Hold back what the page asks for by itself, so that a state which passes can be looked over."""
        waiting: list[Route] = []
        let_go = False

        def hold(route: Route) -> None:
            if let_go:
                route.continue_()
            else:
                waiting.append(route)

        self.page.route(pattern, hold)
        yield
        # Let go before the holding ends: the browser lets go of whatever is held when it ends, and nothing is let go of twice.
        let_go = True
        while waiting:
            waiting.pop().continue_()
        self.page.unroute(pattern)

    # -- what they see -------------------------------------------------------------------------------------------------

    @property
    def address(self) -> str:
        """Where one is, without the machine's name."""
        return self.page.url.removeprefix(self.home)

    @property
    def words(self) -> str:
        """The whole page as read, what is folded away included, with single spaces."""
        return " ".join((self.page.locator("body").text_content() or "").split())

    def row(self, *holding: str) -> Locator:
        """The first row of a table that holds all these words."""
        rows = self.page.get_by_role("row")
        for words in holding:
            rows = rows.filter(has_text=words)
        return rows.first

    # -- what is always looked at --------------------------------------------------------------------------------------

    def look_over(self) -> None:
        """Whatever must hold of every page and state."""
        if self.scripts:  # axe is itself a script; what is served is the same either way
            self.axe_clean()
        self.fits_a_phone()
        assert self.faults == [], "\n".join([self.address, *self.faults])
        self.looked_over.append(self.address)

    def axe_clean(self) -> None:
        """No fault of accessibility that a machine can find. Nothing is put into the page but by the browser's own tools."""
        self.page.evaluate(AXE)
        found: list[str] = self.page.evaluate(AXE_FAULTS)
        assert found == [], "\n".join([self.address, *found])

    def fits_a_phone(self) -> None:
        """Nothing must be scrolled sideways for on a screen 320 px wide."""
        self.page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dict of the shape it wants
        wider = self.page.evaluate(WIDER_THAN_THE_SCREEN)
        self.page.set_viewport_size(DESK)  # type: ignore[arg-type]
        assert wider <= 0, f"{self.address} is {wider} px wider than a screen of 320 px"

    def _asked_group(self, asks: str) -> Locator:
        return self.page.get_by_role("group", name=asks).first

    # -- how it is done ------------------------------------------------------------------------------------------------

    def _go(self, where: Locator) -> None:
        with self.page.expect_navigation():
            where.first.click()
        self.look_over()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", *self.neighbours)):
            self.faults.append(f"asked another machine: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.request.resource_type != "document":
            return
        policy = response.headers.get("content-security-policy", "")
        if "script-src 'self';" not in f"{policy};".replace(" ;", ";") or "unsafe" in policy:
            self.faults.append(f"content policy is weak on {response.url}: {policy or 'none'}")

    def _said(self, message: ConsoleMessage) -> None:
        place: Any = message.location
        if message.type in {"error", "warning"} and str(place.get("url")).partition("?")[0] not in self.refusals:
            self.faults.append(f"console: {message.text}")
