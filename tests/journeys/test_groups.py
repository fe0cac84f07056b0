"""In a group or channel the bot says where it works and goes, whoever asks for whatever."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from domain.blocs import Role
from handlers.buttons import encode
from sandbox import Call
from screens import actions as do
from tests.house import Neighbour, TestHouse, a_house
from tests.journeys.rows import rows

GROUP = -1_000_000_000_777
GREETING = "Trợ lý này chỉ làm việc trong trò chuyện riêng"
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
LINKED = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
"""Accounts that stand for others: anonymous admins of a group, and a channel's posts in it."""

TABLES = ("person", "place", "draft", "answer", "pledge_confirmation", "assessment", "audit")


def to_group(house: TestHouse) -> list[Call]:
    """Return what the bot has asked to be done in the group."""
    return [call for call in house.box.calls if call.chat_id == GROUP]


def said(house: TestHouse) -> list[str]:
    """Return what was said in the group."""
    spoken = [c for c in to_group(house) if c.ok and c.method.lower() == "sendmessage"]
    return [str(call.params["text"]) for call in spoken]


async def test_added_to_a_group_it_says_once_where_it_works_and_goes(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        leader = await house.joined("A", Role.UNIT_LEADER, "Nguyễn Thị Hoa")
        before = rows(house, *TABLES)
        group = house.box.group(GROUP, "Khối thi đua")
        await group.adds_bot(leader.phone)
        await house.settles()
        (only,) = said(house)
        assert GREETING in only
        assert "Hội A" not in only
        assert group.chat.bot_status == "left"
        await house.restarts()
        await group.says(leader.phone, "/status")
        await house.settles()
        assert len(said(house)) == 1
        assert rows(house, *TABLES) == before


async def test_it_leaves_a_group_in_which_it_may_not_speak(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        refusal = "Bad Request: not enough rights to send text messages to the chat"
        house.box.faults.answer("sendMessage", 400, chat_id=GROUP, times=9, description=refusal)
        group = house.box.group(GROUP, "Khối thi đua")
        await group.adds_bot(leader.phone)
        await house.settles()
        assert said(house) == []
        assert group.chat.bot_status == "left"


async def test_it_leaves_after_all_if_the_first_try_did_not_get_through(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        house.box.faults.drop_before("leaveChat", times=1)
        group = house.box.group(GROUP, "Khối thi đua")
        await group.adds_bot(leader.phone)
        await house.settles()
        assert len(said(house)) == 1
        assert group.chat.bot_status == "left"


def message(sender: dict[str, Any], text: str, **more: Any) -> dict[str, Any]:
    chat = {"id": GROUP, "type": "supergroup", "title": "Khối thi đua"}
    body = {"message_id": 5, "date": 1, "chat": chat, "from": sender, "text": text, **more}
    return {"message": body}


def pressed(sender: dict[str, Any], data: str) -> dict[str, Any]:
    chat = {"id": GROUP, "type": "supergroup", "title": "Khối thi đua"}
    card = {"message_id": 4, "date": 1, "chat": chat, "text": "?"}
    press = {"id": "1", "from": sender, "chat_instance": "1", "data": data, "message": card}
    return {"callback_query": press}


def asked_by(sender: dict[str, Any], place: int) -> list[dict[str, Any]]:
    """Everything a sender may want in a group: words, commands, an invitation, presses, edits."""
    acts = (do.ConfirmPledge(1), do.OpenCriterion("year", "1.1"), do.ShowBoard(), do.GoHome())
    words = ("/status", "/bloc", "/report", "báo cáo", "8,5", "/start " + "x" * 22, "/mydata")
    edit = message(sender, "9")
    return [
        *(message(sender, text) for text in words),
        *(pressed(sender, encode(act, place, 2027)) for act in acts),
        {"edited_message": edit["message"]},
        message(sender, "?", reply_to_message=edit["message"]),
        message(sender, "?", sender_chat={"id": GROUP, "type": "supergroup"}),
        message(sender, "?", sender_chat={"id": -1_000_000_000_888, "type": "channel"}),
    ]


@pytest.mark.parametrize("who", ["the leader", "an anonymous admin", "a linked channel"])
async def test_nothing_is_done_or_told_in_a_group_for_anybody(who: str, tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:00") as house:
        leader = await house.joined("A", Role.UNIT_LEADER, "Nguyễn Thị Hoa")
        chief = await house.joined(None, Role.BLOC_LEADER, "Trần Văn Bình")
        sender = {
            "the leader": leader.phone.user.wire(),
            "an anonymous admin": ANONYMOUS,
            "a linked channel": LINKED,
        }[who]
        before = rows(house, *TABLES)
        heard = spoken_to(leader, chief)
        raws = asked_by(sender, place_of(house, leader))
        for raw in raws:
            house.box.group(GROUP, "Khối thi đua").chat.bot_status = "member"
            house.box.inject(raw)
            await house.settles()
        assert len(said(house)) == len(raws)
        assert all(GREETING in one or "works in private chats" in one for one in said(house))
        assert not any(call.params.get("reply_markup") for call in to_group(house))
        assert rows(house, *TABLES) == before
        assert spoken_to(leader, chief) == heard


async def test_posts_of_a_channel_are_nobody_s(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        chat = {"id": GROUP, "type": "channel", "title": "Kênh"}
        post = {"message_id": 1, "date": 1, "chat": chat, "sender_chat": chat, "text": "/status"}
        for kind in ("message", "edited_message"):
            house.box.inject({kind: post})
        await house.settles()
        assert to_group(house) == []


async def test_being_put_out_is_not_answered(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        group = house.box.group(GROUP, "Khối thi đua")
        await group.adds_bot(leader.phone)
        await house.settles()
        asked = len(to_group(house))
        group.chat.bot_status = "member"
        await group.removes_bot(leader.phone)
        await house.settles()
        assert len(to_group(house)) == asked


def place_of(house: TestHouse, someone: Neighbour) -> int:
    held = "(SELECT place.id FROM place JOIN person ON person.id = place.person"
    held += f" WHERE telegram_id = {someone.phone.id})"
    return int(rows(house, held)[held][0][0])


def spoken_to(*people: Neighbour) -> list[int]:
    return [len(one.phone.chat.heard) for one in people]
