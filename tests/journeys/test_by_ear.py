"""A whole report by somebody who listens to the screen: only what arrives, in order of arrival."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from domain.words import folded
from sandbox import ChatMessage
from screens.by_ear import MOST
from tests.house import Neighbour, TestHouse, a_house


class Listener:
    """Hears each new message once, in order; knows nothing of edits, toasts or keyboards."""

    def __init__(self, neighbour: Neighbour) -> None:
        self.neighbour = neighbour
        self._heard_up_to = neighbour.phone.last.id
        self.before = {m.id: m.text for m in neighbour.phone.messages}

    async def types(self, words: str) -> str:
        """Type what was heard; return all that is heard then."""
        await self.neighbour.says(words)
        return self.hears()

    async def presses(self, label: str) -> str:
        """Press a button found by going through the newest message."""
        await self.neighbour.taps(label)
        return self.hears()

    def hears(self) -> str:
        """Return what arrived since; nothing that stood before may have been changed."""
        messages = [m for m in self.neighbour.phone.messages if m.outgoing]
        for message in messages:
            known = self.before.setdefault(message.id, message.text)
            assert message.text == known, "an edit is heard by nobody"
        news = [m for m in messages if m.id > self._heard_up_to]
        assert news, "an act without a word in answer"
        self._heard_up_to = news[-1].id
        for message in news:
            _can_be_listened_to(message)
        return "\n".join(message.text for message in news)

    @property
    def choices(self) -> list[str]:
        """What the newest message said could be chosen."""
        text = self.neighbour.phone.last.text
        _, said, rest = text.rpartition("Có thể chọn: ")
        assert said, text
        return rest.removesuffix(".").split("; ")


def _can_be_listened_to(message: ChatMessage) -> None:
    labels = message.labels
    assert len(labels) <= MOST
    assert len({folded(label) for label in labels}) == len(labels)
    if labels:
        assert message.text.endswith(f"Có thể chọn: {'; '.join(labels)}.")


async def _listener(house: TestHouse, unit: str, role: Role) -> Listener:
    neighbour = await house.joined(unit, role)
    await neighbour.says("đọc màn hình")
    await neighbour.taps("Bật Đọc màn hình")
    return Listener(neighbour)


async def test_a_whole_report_is_done_by_ear(tmp_path: Path) -> None:
    """From the first word to the receipt, by what is heard alone, with a restart on the way."""
    async with a_house(tmp_path, at="2027-11-05 09:15") as house:
        leader = await _listener(house, "A", Role.UNIT_LEADER)
        heard = await leader.types("báo cáo")
        assert "Chưa chấm tiêu chí nào" in heard
        assert leader.choices[0].startswith("Bắt đầu từ tiêu chí")
        assert "Việc khác" in leader.choices
        heard = await leader.types(leader.choices[0])
        scored = 0
        while "Xem lại toàn bộ" not in leader.choices[:1]:
            assert "Tiêu chí" in heard or "Điểm" in heard
            answer = leader.choices[0]
            if answer.startswith(("Chấm", "Đạt")) or answer[0].isdigit():
                heard = await leader.types(answer)
                assert heard.startswith("Đã lưu lúc"), "the result comes first"
                scored += 1
            elif scored == 2:
                await house.restarts()
                scored += 1
            else:
                heard = await leader.presses(answer)
        heard = await leader.presses("Xem lại toàn bộ")
        assert heard.startswith("Xem lại trước khi gửi")
        heard = await _finds(leader, "Gửi báo cáo")
        assert "đã nhận" in heard
        assert "Số biên nhận" in heard


async def _finds(listener: Listener, label: str) -> str:
    """Press what was named, or look for it one message further."""
    if label not in listener.choices:
        await listener.presses("Việc khác")
    assert label in listener.choices, "a fourth press for a frequent act"
    return await listener.presses(label)


async def test_what_is_behind_the_other_acts_is_understood_without_going_there(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:15") as house:
        staff = await _listener(house, "A", Role.UNIT_STAFF)
        await staff.types("báo cáo")
        first = staff.choices
        await staff.presses("Việc khác")
        rest = staff.choices
        hidden = next(label for label in rest if label not in first)
        await staff.types("báo cáo")
        assert hidden not in staff.choices
        heard = await staff.types(hidden)
        assert "chưa hiểu" not in heard


async def test_the_other_acts_go_round_and_survive_a_restart(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:15") as house:
        staff = await _listener(house, "A", Role.UNIT_STAFF)
        await staff.types("báo cáo")
        first, seen = staff.choices, list[str]()
        while True:
            seen += staff.choices[:-1]
            await house.restarts()
            heard = await staff.types(staff.choices[-1])
            assert heard.startswith("Những việc Anh/Chị có thể chọn ở đây.")
            if staff.choices == first:
                break
        assert len(seen) == len(set(seen)) > MOST
        await house.restarts()
        assert "Tiêu chí" in await staff.presses(first[0])


async def test_other_acts_of_a_message_that_has_passed_are_refused_with_a_way_on(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:15") as house:
        staff = await _listener(house, "A", Role.UNIT_STAFF)
        await staff.types("báo cáo")
        old = staff.neighbour.phone.last
        turning = next(b for row in old.buttons for b in row if b.label == "Việc khác")
        await staff.types("hạn")
        await staff.neighbour.phone.taps(turning, on_message=old.id)
        await house.settles()
        assert "Nút này đã cũ" in staff.hears()
        assert "Về trang chính" in staff.choices


async def test_who_looks_at_the_screen_gets_it_whole(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:15") as house:
        staff = await house.joined("A", Role.UNIT_STAFF)
        await staff.says("báo cáo")
        assert len(staff.labels) > MOST
        assert "Có thể chọn" not in staff.screen


async def test_a_reminder_is_heard_with_what_can_be_chosen_and_answered_by_a_word(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:15") as house:
        staff = await _listener(house, "A", Role.UNIT_STAFF)
        await house.passes("2027-11-15 08:30")
        heard = staff.hears()
        assert "Nhắc việc" in heard
        assert "Đã nắm" in staff.choices
        assert "đã nắm hạn" in await staff.types("đã nắm")


async def test_a_slip_of_the_fingers_takes_no_choice_away(tmp_path: Path) -> None:
    """What could be chosen is said once more, and typed after it as before."""
    async with a_house(tmp_path, at="2027-11-05 09:10") as house:
        listener = await _listener(house, "A", Role.UNIT_STAFF)
        await listener.types("báo cáo")
        offered = listener.choices
        assert "Bắt đầu từ tiêu chí 1.1" in offered
        said = await listener.types("bat dau bao cao gium")
        assert "chưa hiểu" in said
        assert listener.choices[:3] == offered[:3]
        assert "Tiêu chí 1.1" in await listener.types("bat dau tu tieu chi 1.1")
