"""Random people do random things for a year; after each, bot and model have the same rows."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from screens import actions as do
from screens.actions import Action
from tests.model.everyday import REFERENCE, Everyday, anyone
from tests.model.expected import UNITS
from tests.model.numbers import NUMBERS
from tests.model.targets import LAST_DAYS, NO_TARGETS, TARGETS
from tests.model.walk import CAST, MOMENTS

LONG = os.environ.get("PROPERTIES") == "long"
SECRETARY = 3
office = st.integers(3, 4) | anyone
PAPERS = (
    do.KeepSignedReport("year"), do.ScanForUnit("A", "year"), do.ScanForUnit("B", ""),
    do.ScanForUnit("B", "year"), do.ScanAuthorisation(2), do.OpenPaper(1), do.OpenPaper(2),
)  # fmt: skip


class Year(Everyday):
    """Everyday acts, and all that papers, targets, deadlines, people and time bring."""

    @rule(number=anyone, text=st.sampled_from((*TARGETS, *TARGETS, *NO_TARGETS)))
    def sets_a_target(self, number: int, text: str) -> None:
        self.walk.sets_a_target(self.who(number), text)

    @precondition(lambda self: self.walk.model.target_numbers)
    @rule(number=st.integers(0, 2) | anyone, pick=st.integers(0, 9), text=st.sampled_from(TARGETS))
    def alters_a_target(self, number: int, pick: int, text: str) -> None:
        known = sorted(self.walk.model.target_numbers)
        self.walk.alters_a_target(self.who(number), known[pick % len(known)], text)

    @rule(number=st.integers(0, 2))
    def registers_targets(self, number: int) -> None:
        self.walk.forges_as(number, do.RegisterTargets())

    @rule(
        number=st.integers(0, 2) | anyone,
        deadline=st.sampled_from((*LAST_DAYS, "year_report", "x")),
        after=st.sampled_from((1, 2, 5, 1, 2, 5, -1, 0, 60, 61, 100)),
        reason=st.sampled_from(("Chờ số liệu của hội cơ sở", "<b>Bão</b>", "...")),
        done=st.integers(0, 3),
    )
    def asks_for_time(
        self, number: int, deadline: str, after: int, reason: str, done: int
    ) -> None:
        if done == 3:
            self.walk.forges_as(self.who(number), do.ConfirmPledge(1))
            deadline = "pledge_signing"
        due, today = LAST_DAYS.get(deadline, date.min), self.walk.model.today
        day = max(due, today) + timedelta(days=after)
        self.walk.asks_for_time(self.who(number), deadline, day, reason)

    @rule(
        number=office,
        out=st.sampled_from(("", "", "A", "B", "C")),
        where=st.none() | st.just(("2027-01-20", "Hội trường tỉnh")),
        count=st.integers(0, 2),
    )
    def records_signing(
        self, number: int, out: str, where: tuple[str, str] | None, count: int
    ) -> None:
        self.walk.signs(self.who(number), out, where, count)

    @rule(
        number=office,
        action=st.sampled_from(PAPERS),
        name=st.sampled_from(("s1.pdf", "s2.pdf")),
    )
    def scans_a_paper(self, number: int, action: Action, name: str) -> None:
        self.walk.scans(self.who(number), action, name)

    @precondition(lambda self: self.walk.model.scan_numbers)
    @rule(number=anyone, pick=st.integers(0, 9))
    def takes_a_scan_out(self, number: int, pick: int) -> None:
        known = sorted(self.walk.model.scan_numbers)
        self.walk.forges_as(self.who(number), do.RemoveScan(known[pick % len(known)]))

    @rule(
        unit=st.sampled_from(UNITS),
        period=st.sampled_from(("year", "year", "")),
        number=st.just(SECRETARY) | anyone,
        criterion=st.sampled_from(("1.1", "1.2", "2.1")),
        text=st.sampled_from((*NUMBERS, REFERENCE)),
        late=st.integers(0, 3),
    )
    def stands_in(
        self, unit: str, period: str, number: int, criterion: str, text: str, late: int
    ) -> None:
        walk = self.walk
        if late != 1:
            walk.scans(SECRETARY, do.ScanForUnit(unit, period), "s1.pdf")
        else:
            walk.forges_as(SECRETARY, do.ScanForUnit(unit, period))
            walk.agrees()
        papers = walk.model.paper_numbers.items()
        mine = [one for one, topic in papers if topic[:3] == ("on_behalf", unit, period)]
        for paper in mine:
            walk.types(self.who(number), criterion, text, paper)
            walk.forges_as(self.who(number), do.ConfirmPledge(1), behalf=paper)
            stamp = walk.model.stamp(unit) - late // 2
            walk.forges_as(self.who(number), do.SendReport("year", stamp, 1), behalf=paper)

    @rule(led=st.integers(0, 2), scanned=st.integers(0, 3), changed=st.booleans())
    def sends_with_the_signed_page(self, led: int, scanned: int, changed: bool) -> None:
        walk, staff, leader_s_place = self.walk, 1, 1
        if led == 0:
            walk.forges_as(4, do.EndPlace(leader_s_place))
        for criterion in ("1.1", "1.2", "2.1"):
            walk.types(staff, criterion, "0")
        if scanned:
            walk.scans(staff, do.KeepSignedReport("year"), "s1.pdf")
        if changed:
            walk.types(staff, "1.1", "5" if walk.model.acts % 2 else "6.5 điểm")
        walk.forges_as(staff, do.SendReport("year", walk.model.stamp("A"), 1))

    @rule(number=st.integers(0, 2), place=st.integers(1, 9))
    def authorises(self, number: int, place: int) -> None:
        self.walk.forges_as(number, do.Authorise(2 if place > 3 else place))

    @precondition(lambda self: len(self.walk.people) < len(CAST) + 4)
    @rule(number=st.integers(0, 2), withdraws=st.booleans(), odds=st.integers(0, 2))
    def hands_over(self, number: int, withdraws: bool, odds: int) -> None:
        held = self.walk.model.place_of(number)
        if held and held.unit and odds == 2:
            self.walk.hands_over(number, withdraws=withdraws)

    @rule(number=anyone, odds=st.integers(0, 7), other=st.integers(1, 9))
    def leaves(self, number: int, odds: int, other: int) -> None:
        who = self.who(number)
        person = self.walk.model.persons[who]
        if odds == 7 and person:
            self.walk.forges_as(who, do.ForgetMe(person) if other % 2 else do.Leave(0))
        elif odds in {5, 6}:
            self.walk.forges_as(who, do.Leave(other) if odds == 5 else do.ForgetMe(other))

    @rule(what=st.sampled_from(("restarts", "doubles", "hops", "hops")), pick=st.integers(0, 99))
    def time_passes_or_something_breaks(self, what: str, pick: int) -> None:
        if what == "hops":
            ahead = [one for one in MOMENTS if self.walk.ahead(one)]
            if ahead:
                self.walk.hops(ahead[min(pick % 8, len(ahead) - 1)])
        else:
            getattr(self.walk, what)()

    @invariant()
    def bot_and_model_agree(self) -> None:
        self.walk.agrees()


TestYear = pytest.mark.timeout(3600 if LONG else 120)(Year.TestCase)
TestYear.settings = settings(
    max_examples=100 if LONG else 4,
    stateful_step_count=80 if LONG else 40,
    suppress_health_check=list(HealthCheck),
)
