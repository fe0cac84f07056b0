from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from bot.clock import LeapingTime
from bot.messenger import (
    Gone,
    Lane,
    Messenger,
    Migrated,
    NotSent,
    Outcome,
    Reached,
    Reason,
    Sent,
    Unchanged,
    Unknown,
    Unreachable,
    Withdrawn,
)
from bot.pacer import Pacer
from bot.settings import Settings
from bot.transport import AiohttpRequest, make_bot
from screens.actions import Action, GoHome
from screens.screen import Attachment, Button, Screen, stacked
from tests.bot.api import TOKEN, Answer, Api, closed_port, hang_up, raw, refusal, served, too_many

CHAT = 1001
HELLO = Screen("Chào <b>đồng chí</b>", stacked(Button("Trang chính", GoHome())))
LONG = Screen("\n\n".join("đoạn " * 300 for _ in range(6)), stacked(Button("Nhà", GoHome())))
BLOCKED = refusal(403, "Forbidden: bot was blocked by the user")


def encode(action: Action, place: int, year: int, behalf: int) -> str:
    return f"1{action.code}:{place}:{year}"


class Desk:
    """A messenger at a scripted Bot API; its time leaps, its pauses are kept to look at."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.time = LeapingTime()
        self.pacer = Pacer(25, now=self.time.now, sleep=self.time.sleep)
        self.transport = AiohttpRequest()
        settings = Settings(_env_file=None, bot_token=TOKEN, bot_api_url=api.url)
        bot = make_bot(settings, self.transport)
        self.messenger = Messenger(bot, self.pacer, encode, sleep=self._pause)
        self.pauses: list[float] = []
        self.meanwhile: Callable[[], Awaitable[object]] | None = None

    async def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        if self.meanwhile is not None:
            await self.meanwhile()

    async def reply(self, screen: Screen = HELLO) -> Outcome:
        return await self.messenger.send(CHAT, screen, lane=Lane.REPLY, place=3, year=2027)

    async def notice(self, screen: Screen = HELLO) -> Outcome:
        return await self.messenger.send(CHAT, screen, lane=Lane.NOTICE, place=3, year=2027)

    async def edit(self, screen: Screen = HELLO, lane: Lane = Lane.REPLY) -> Outcome:
        return await self.messenger.edit(CHAT, 55, screen, lane=lane, place=3, year=2027)


@pytest.fixture
async def desk(api: Api) -> AsyncIterator[Desk]:
    made = Desk(api)
    async with made.transport:
        yield made


class TestSending:
    async def test_a_screen_arrives_with_its_buttons_written_for_place_and_year(
        self, desk: Desk
    ) -> None:
        assert await desk.reply() == Sent(101)
        [sent] = desk.api.calls
        assert sent.method == "sendMessage"
        assert sent.fields["chat_id"] == CHAT
        assert sent.fields["text"] == "Chào <b>đồng chí</b>"
        [[button]] = sent.fields["reply_markup"]["inline_keyboard"]
        assert button == {"text": "Trang chính", "callback_data": "1ho:3:2027"}

    async def test_a_long_text_arrives_in_parts_with_the_buttons_on_the_last(
        self, desk: Desk
    ) -> None:
        assert await desk.reply(LONG) == Sent(103)
        assert ["reply_markup" in sent.fields for sent in desk.api.calls] == [False, False, True]

    async def test_a_file_arrives_with_its_caption(self, desk: Desk) -> None:
        file = Attachment("Phụ lục.docx", b"abc", "application/x-test")
        assert await desk.reply(Screen("Đây", attachment=file)) == Sent(101)
        [sent] = desk.api.calls
        assert sent.files["document"].name == "Phụ lục.docx"
        assert sent.files["document"].media_type == "application/x-test"
        assert sent.fields["caption"] == "Đây"

    async def test_buttons_and_a_menu_together_are_a_bug(self, desk: Desk) -> None:
        with pytest.raises(ValueError, match="either"):
            await desk.reply(Screen("a", stacked(Button("b", GoHome())), menu=(("c",),)))
        assert desk.api.calls == []

    async def test_notices_are_paced_and_replies_are_not(self, desk: Desk) -> None:
        before = desk.time.now()
        for chat in range(50):
            await desk.messenger.send(chat, HELLO, lane=Lane.REPLY)
        assert desk.time.now() == before
        for chat in range(100, 150):
            await desk.messenger.send(chat, HELLO, lane=Lane.NOTICE)
        assert desk.time.now() - before >= 49 / 25


class TestARefusedMessage:
    @pytest.mark.parametrize("lane", Lane)
    @pytest.mark.parametrize(
        ("answer", "outcome"),
        [
            (BLOCKED, Unreachable(Reason.BLOCKED)),
            (refusal(400, "Bad Request: chat not found"), Unreachable(Reason.CHAT_NOT_FOUND)),
            (refusal(400, "Bad Request: upgraded", migrate_to_chat_id=-100), Migrated(-100)),
            (refusal(400, "Bad Request: message text is empty"), NotSent(retryable=False)),
        ],
    )
    async def test_is_not_tried_again(
        self, desk: Desk, lane: Lane, answer: Answer, outcome: Outcome
    ) -> None:
        desk.api.will("sendMessage", answer)
        assert await desk.messenger.send(CHAT, HELLO, lane=lane) == outcome
        assert desk.api.methods == ["sendMessage"]

    async def test_that_is_our_fault_is_logged_without_its_text(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        desk.api.will("sendMessage", refusal(400, "Bad Request: BUTTON_DATA_INVALID"))
        await desk.reply()
        [record] = caplog.records
        assert record.message == "message.refused"
        facts = {"chat": CHAT, "method": "sendMessage", "why": "Button_data_invalid"}
        assert record.__dict__["fields"] == facts
        assert "đồng chí" not in caplog.text

    async def test_with_broken_tags_goes_as_plain_text_and_is_logged_as_a_bug(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        said = 'Bad Request: can\'t parse entities: Unsupported start tag "đồng" at byte offset 5'
        desk.api.will("sendMessage", refusal(400, said))
        assert await desk.reply(Screen("<đồng chí> &amp; tôi", HELLO.rows)) == Sent(101)
        again = desk.api.calls[1].fields
        assert again["text"] == " & tôi"
        assert "parse_mode" not in again
        assert "reply_markup" in again
        assert [record.message for record in caplog.records] == ["message.markup_broken"]
        assert "đồng" not in caplog.text + str(caplog.records[0].__dict__)

    async def test_that_stays_unparsable_is_given_up(self, desk: Desk) -> None:
        said = "Bad Request: can't parse entities: no reason"
        desk.api.will("sendMessage", refusal(400, said), refusal(400, said))
        assert await desk.reply() == NotSent(retryable=False)
        assert len(desk.api.calls) == 2


class TestASilence:
    @pytest.mark.parametrize("lane", Lane)
    async def test_is_kept_and_then_the_message_goes(self, desk: Desk, lane: Lane) -> None:
        desk.api.will("sendMessage", too_many(7), too_many(30))
        before = desk.time.now()
        assert await desk.messenger.send(CHAT, HELLO, lane=lane) == Sent(101)
        assert desk.time.now() - before >= 37
        assert len(desk.api.calls) == 3

    @pytest.mark.parametrize("lane", Lane)
    async def test_without_an_end_ends_in_not_sent(self, desk: Desk, lane: Lane) -> None:
        desk.api.will("sendMessage", *[too_many(1)] * 50)
        outcome = await desk.messenger.send(CHAT, HELLO, lane=lane)
        assert outcome == NotSent(retryable=True)
        assert len(desk.api.calls) <= 18

    async def test_is_kept_by_courtesies_too(self, desk: Desk) -> None:
        before = desk.time.now()
        desk.pacer.silence(60)
        await desk.messenger.answer_press("q")
        assert desk.time.now() - before >= 60


class TestAReply:
    async def test_that_could_not_leave_is_sent_when_the_way_is_free(self) -> None:
        api = Api(port=closed_port())
        desk = Desk(api)
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(desk.transport)

            async def back_again() -> None:
                await stack.enter_async_context(served(api))

            desk.meanwhile = back_again
            assert await desk.reply() == Sent(101)
        assert len(desk.pauses) == 1
        assert len(api.calls) == 1

    async def test_that_never_can_leave_is_owed(self) -> None:
        desk = Desk(Api(port=closed_port()))
        async with desk.transport:
            assert await desk.reply() == NotSent(retryable=True)
        assert desk.pauses == [0.3, 1.0]

    @pytest.mark.parametrize(
        "fault",
        [
            hang_up,
            refusal(502, "Bad Gateway"),
            raw(200, b"{"),
            raw(200, b'{"ok":true}'),
            raw(200, b'{"ok":true,"result":{}}'),
        ],
    )
    async def test_that_may_have_arrived_is_sent_again(self, desk: Desk, fault: Answer) -> None:
        desk.api.will("sendMessage", fault)
        assert await desk.reply() == Sent(101)
        assert len(desk.api.calls) == 2

    async def test_that_stays_unknown_is_owed(self, desk: Desk) -> None:
        desk.api.will("sendMessage", *[hang_up] * 9)
        assert await desk.reply() == NotSent(retryable=True)
        assert len(desk.api.calls) == 3

    async def test_whose_second_part_is_lost_is_owed(self, desk: Desk) -> None:
        desk.api.will("sendMessage", api_success(50), *[hang_up] * 9)
        assert await desk.reply(LONG) == NotSent(retryable=True)


class TestANotice:
    @pytest.mark.parametrize(
        "fault",
        [hang_up, refusal(502, "Bad Gateway"), raw(200, b"garbage"), raw(200, b'{"ok":true}')],
    )
    async def test_that_may_have_arrived_is_unknown_and_never_repeated(
        self, desk: Desk, fault: Answer
    ) -> None:
        desk.api.will("sendMessage", fault)
        assert await desk.notice() == Unknown()
        assert len(desk.api.calls) == 1

    async def test_that_could_not_leave_is_not_sent(self) -> None:
        desk = Desk(Api(port=closed_port()))
        async with desk.transport:
            assert await desk.notice() == NotSent(retryable=True)
        assert desk.pauses == []

    async def test_half_of_which_arrived_is_unknown(self, desk: Desk) -> None:
        desk.api.will("sendMessage", api_success(50), *[too_many(1)] * 9)
        assert await desk.notice(LONG) == Unknown()

    async def test_half_of_which_arrived_before_a_block_is_unreachable(self, desk: Desk) -> None:
        desk.api.will("sendMessage", api_success(50), BLOCKED)
        assert await desk.notice(LONG) == Unreachable(Reason.BLOCKED)


class TestAClaim:
    @staticmethod
    def asked(desk: Desk, *answers: bool) -> tuple[list[int], Callable[[], Awaitable[bool]]]:
        """Return how many calls there had been at each asking, and what asks."""
        seen, left = list[int](), list(answers)

        async def claim() -> bool:
            seen.append(len(desk.api.calls))
            return left.pop(0)

        return seen, claim

    async def test_is_asked_when_the_turn_has_come(self, desk: Desk) -> None:
        desk.pacer.silence(60)
        before = desk.time.now()
        at: list[float] = []

        async def claim() -> bool:
            at.append(desk.time.now())
            return True

        outcome = await desk.messenger.send(CHAT, HELLO, lane=Lane.NOTICE, claim=claim)
        assert outcome == Sent(101)
        assert at[0] - before >= 60

    async def test_that_is_denied_sends_nothing(self, desk: Desk) -> None:
        _, claim = self.asked(desk, False)
        outcome = await desk.messenger.send(CHAT, HELLO, lane=Lane.NOTICE, claim=claim)
        assert outcome == Withdrawn()
        assert desk.api.calls == []

    async def test_does_not_wait_out_a_silence(self, desk: Desk) -> None:
        desk.api.will("sendMessage", too_many(30))
        seen, claim = self.asked(desk, True, True)
        outcome = await desk.messenger.send(CHAT, HELLO, lane=Lane.NOTICE, claim=claim)
        assert outcome == NotSent(retryable=True)
        assert desk.pacer.silent
        assert await desk.messenger.send(CHAT, HELLO, lane=Lane.NOTICE, claim=claim) == Sent(101)
        assert seen == [0, 1]

    async def test_is_asked_once_for_all_parts(self, desk: Desk) -> None:
        desk.api.will("sendMessage", api_success(50), too_many(7))
        seen, claim = self.asked(desk, True)
        outcome = await desk.messenger.send(CHAT, LONG, lane=Lane.NOTICE, claim=claim)
        assert isinstance(outcome, Sent)
        assert len(seen) == 1


class TestAnEdit:
    async def test_shows_the_screen_in_the_same_message(self, desk: Desk) -> None:
        assert await desk.edit() == Sent(55)
        [sent] = desk.api.calls
        assert sent.method == "editMessageText"
        assert sent.fields["message_id"] == 55
        assert "inline_keyboard" in sent.fields["reply_markup"]

    async def test_that_changes_nothing_is_no_error(self, desk: Desk) -> None:
        said = "Bad Request: message is not modified: specified new message content and reply …"
        desk.api.will("editMessageText", refusal(400, said))
        assert await desk.edit() == Unchanged()

    @pytest.mark.parametrize(
        "said", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"]
    )
    async def test_of_a_message_that_is_gone_says_so(self, desk: Desk, said: str) -> None:
        desk.api.will("editMessageText", refusal(400, f"Bad Request: {said}"))
        assert await desk.edit() == Gone()

    async def test_that_needs_a_new_message_is_not_tried(self, desk: Desk) -> None:
        assert await desk.edit(LONG) == Gone()
        assert desk.api.calls == []

    @pytest.mark.parametrize("lane", Lane)
    async def test_may_be_repeated_in_any_lane(self, desk: Desk, lane: Lane) -> None:
        desk.api.will("editMessageText", hang_up, hang_up)
        assert await desk.edit(lane=lane) == Sent(55)

    async def test_whose_first_copy_had_arrived_finds_nothing_to_change(self, desk: Desk) -> None:
        unchanged = refusal(400, "Bad Request: message is not modified: …")
        desk.api.will("editMessageText", hang_up, unchanged)
        assert await desk.edit() == Unchanged()


class TestCourtesies:
    async def test_a_keyboard_is_taken_away(self, desk: Desk) -> None:
        await desk.messenger.retire(CHAT, 55)
        [sent] = desk.api.calls
        assert sent.method == "editMessageReplyMarkup"
        assert sent.fields == {"chat_id": CHAT, "message_id": 55}

    async def test_a_press_is_answered_with_at_most_what_fits(self, desk: Desk) -> None:
        await desk.messenger.answer_press("q1")
        await desk.messenger.answer_press("q2", "Đã lưu")
        await desk.messenger.answer_press("q3", "x" * 300)
        first, second, third = (sent.fields for sent in desk.api.to("answerCallbackQuery"))
        assert first == {"callback_query_id": "q1"}
        assert second["text"] == "Đã lưu"
        assert len(third["text"]) == 200

    async def test_typing_is_shown_unless_all_keep_silent(self, desk: Desk) -> None:
        await desk.messenger.typing(CHAT)
        desk.pacer.silence(5)
        await desk.messenger.typing(CHAT)
        [sent] = desk.api.calls
        assert sent.fields == {"chat_id": CHAT, "action": "typing"}

    @pytest.mark.parametrize(
        "fault",
        [refusal(400, "Bad Request: query is too old"), BLOCKED, hang_up, refusal(500, "x")],
    )
    async def test_that_fail_disturb_nobody(self, desk: Desk, fault: Answer) -> None:
        for method in ("answerCallbackQuery", "editMessageReplyMarkup", "sendChatAction"):
            desk.api.will(method, fault)
        await asyncio.gather(
            desk.messenger.answer_press("q"),
            desk.messenger.retire(CHAT, 55),
            desk.messenger.typing(CHAT),
        )
        assert len(desk.api.calls) == 3

    async def test_that_meet_a_silence_make_it_known(self, desk: Desk) -> None:
        desk.api.will("answerCallbackQuery", too_many(9))
        await desk.messenger.answer_press("q")
        assert desk.pacer.silent

    async def test_do_not_use_up_what_a_chat_may_be_sent(self, desk: Desk) -> None:
        before = desk.time.now()
        for n in range(10):
            await desk.messenger.retire(CHAT, n)
        await desk.reply()
        assert desk.time.now() == before


class TestAskingFor:
    """Whether messages would arrive, without sending one."""

    async def test_who_can_be_reached_is_sent_nothing(self, desk: Desk) -> None:
        assert await desk.messenger.asks_for(CHAT) == Reached()
        [sent] = desk.api.calls
        assert (sent.method, sent.fields) == (
            "sendChatAction",
            {"chat_id": CHAT, "action": "typing"},
        )

    @pytest.mark.parametrize(
        ("answer", "outcome"),
        [
            (BLOCKED, Unreachable(Reason.BLOCKED)),
            (refusal(403, "Forbidden: user is deactivated"), Unreachable(Reason.DEACTIVATED)),
            (refusal(400, "Bad Request: chat not found"), Unreachable(Reason.CHAT_NOT_FOUND)),
            (refusal(400, "Bad Request: something new"), NotSent(retryable=False)),
            (refusal(502, "Bad Gateway"), Unknown()),
            (hang_up, Unknown()),
        ],
    )
    async def test_it_is_asked_once_and_the_answer_is_told_as_of_a_notice(
        self, desk: Desk, answer: Answer, outcome: Outcome
    ) -> None:
        desk.api.will("sendChatAction", answer)
        assert await desk.messenger.asks_for(CHAT) == outcome
        assert len(desk.api.calls) == 1

    async def test_a_silence_shows_nothing_and_is_kept_by_all(self, desk: Desk) -> None:
        desk.api.will("sendChatAction", too_many(9))
        assert await desk.messenger.asks_for(CHAT) == NotSent(retryable=True)
        assert desk.pacer.silent

    async def test_questions_leave_at_the_pace_of_notices(self, desk: Desk) -> None:
        before = desk.time.now()
        for chat in range(50):
            await desk.messenger.asks_for(chat)
        assert desk.time.now() - before >= 49 / 25


def api_success(message_id: int) -> Answer:
    return raw(200, b'{"ok":true,"result":{"message_id":%d}}' % message_id)
