"""Signing on paper and leaving, as a bloc does them that speaks English."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from domain.blocs import Role
from tests.builders import example
from tests.house import a_house


async def test_the_pledge_signed_on_paper_is_recorded_corrected_and_seen_by_the_unit(
    tmp_path: Path,
) -> None:
    cluster = example("khoi-nho")
    async with a_house(tmp_path, cluster, at="2027-01-18 09:00") as house:
        head = await house.joined("MN", Role.UNIT_LEADER, "Trần Thị Kim", language="en")
        secretary = await house.joined(None, Role.SECRETARY, language="en")
        await secretary.says("board")
        await secretary.taps("Record the signing on paper")
        assert secretary.sees("Signed: 3 of the 3 units below.")
        await secretary.says("yesterday")
        assert secretary.sees("“yesterday” was not saved", "25/01/2027 at the town hall")
        await secretary.says("15/01/2027 at the ward hall")
        await house.restarts()
        await secretary.taps("Learning Centre: signed")
        await secretary.taps("Record 2 units as signed")
        assert secretary.sees("at the ward hall: Primary School and Kindergarten.")
        await secretary.sends_document("signed.pdf", b"%PDF-1.7 signed")
        assert secretary.sees("Saved at 9:00: file signed.pdf, the signed pledge.")
        await secretary.taps("See which units have signed")
        await secretary.taps("Primary School: Friday 15/01")
        await secretary.taps("Take out Primary School")
        assert secretary.sees("Taken out at 9:00", "signed on paper: 1 of 3 units")

        await head.says("pledge")
        assert head.sees("On paper: signed on Friday 15/01/2027 at the ward hall.")
        await head.taps("See the signed pledge")
        assert head.sees("signed.pdf")


async def test_an_officer_corrects_the_name_leaves_and_is_forgotten(tmp_path: Path) -> None:
    cluster = example("khoi-nho")
    async with a_house(tmp_path, cluster, at="2027-01-26 09:00") as house:
        secretary = await house.joined(None, Role.SECRETARY, language="en")
        officer = await house.joined("MN", Role.UNIT_STAFF, "officer", language="en")
        await officer.says("report")
        await officer.taps("Begin with criterion 1")
        await officer.says("15")
        card = officer.phone.last
        await officer.says("my data")
        assert officer.sees("Name: officer.", "Language: English.")
        await officer.taps("Correct my name or post")
        await officer.says("Đặng Thị Lan")
        assert officer.sees("Saved at 9:00: name Đặng Thị Lan.")
        await officer.taps("Back to my data")
        await house.restarts()
        await officer.taps("Leave")
        assert officer.sees("Leaving, place: the contact officer of Kindergarten.")
        await officer.taps("Yes, leave now")
        assert officer.heard("you have given up the contact officer of Kindergarten")
        await officer.phone.taps(card.buttons[0][0], on_message=card.id)
        await house.settles()
        assert officer.sees("ended at 9:00", "contact the secretary")
        await house.passes(timedelta(minutes=20))
        assert secretary.heard("Đặng Thị Lan has given up the place of the contact officer")

        await officer.says("/mydata")
        await officer.taps("Erase my information")
        assert officer.sees("This cannot be undone.")
        await officer.taps("Erase and leave")
        assert officer.sees("From now on the system does not know who you are.")
        await officer.says("report")
        assert officer.sees("To join, please open the invitation link")
        await secretary.says("board")
        assert "Đặng" not in secretary.screen
