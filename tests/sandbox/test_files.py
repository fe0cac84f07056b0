"""Files both ways: sizes, names, albums, downloads."""

import struct
from typing import Any

import aiohttp
import pytest
import telegram
from telegram import InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, InvalidToken

from sandbox import Person, Sandbox
from sandbox.files import picture_sides
from tests.sandbox.conftest import Api


def png(width: int, height: int, weight: int = 0) -> bytes:
    head = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", width, height)
    return head + bytes(weight)


def jpeg(width: int, height: int) -> bytes:
    comment = b"\xff\xfe\x00\x04hi"
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + comment + frame


async def test_a_document_is_fetched_byte_for_byte(
    lan: Person, bot: telegram.Bot, box: Sandbox
) -> None:
    await lan.sends_document("Bằng chứng – lần 1.pdf", b"%PDF-1.7", "application/pdf", "kèm theo")
    (update,) = await bot.get_updates()
    assert update.message is not None
    document = update.message.document
    assert document is not None
    assert (document.file_name, document.mime_type, document.file_size) == (
        "Bằng chứng – lần 1.pdf",
        "application/pdf",
        8,
    )
    assert update.message.caption == "kèm theo"
    file = await document.get_file()
    assert file.file_path is not None
    assert file.file_path.startswith(f"{box.url}/file/bot{box.token}/documents/")
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1.7"


async def test_the_same_content_has_the_same_unique_id_and_another_file_id(
    lan: Person, bot: telegram.Bot
) -> None:
    for name in ("a.txt", "b.txt"):
        await lan.sends_document(name, b"same content")
    one, two = [u.message.document for u in await bot.get_updates() if u.message]
    assert one is not None
    assert two is not None
    assert one.file_unique_id == two.file_unique_id
    assert one.file_id != two.file_id


@pytest.mark.parametrize(("size", "fits"), [(20 << 20, True), ((20 << 20) + 1, False)])
async def test_a_file_over_twenty_mebibytes_cannot_be_fetched(
    lan: Person, api: Api, size: int, fits: bool
) -> None:
    await lan.sends_document("to.zip", bytes(size))
    (update,) = (await api("getUpdates"))["result"]
    document = update["message"]["document"]
    assert document["file_size"] == size
    answer = await api("getFile", file_id=document["file_id"])
    assert answer["ok"] is fits
    assert fits or answer["description"] == "Bad Request: file is too big"


async def test_files_belong_to_one_bot(lan: Person, api: Api) -> None:
    other = Sandbox(token="222:other")
    foreign, _ = other.telegram.files.document("a", b"x", "")
    reason = await api.refused("getFile", file_id=foreign.id)
    assert reason == "Bad Request: wrong file_id or the file is temporarily unavailable"
    reason = await api.refused("sendDocument", chat_id=lan.id, document=foreign.id)
    assert reason == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_a_path_that_never_was_and_a_wrong_token_get_nothing(
    box: Sandbox, http: aiohttp.ClientSession, bot: telegram.Bot
) -> None:
    async with http.get(f"{box.url}/file/bot{box.token}/documents/file_9.pdf") as answer:
        assert answer.status == 404
    async with http.get(f"{box.url}/file/bot1:x/documents/file_9.pdf") as answer:
        assert answer.status == 401


async def test_a_photo_comes_in_sizes_and_the_largest_is_last(
    lan: Person, bot: telegram.Bot
) -> None:
    data = png(2000, 1000)
    await lan.sends_photo(data, "hoạt động")
    (update,) = await bot.get_updates()
    assert update.message is not None
    small, large = update.message.photo
    assert ((small.width, small.height), (large.width, large.height)) == ((320, 160), (2000, 1000))
    assert small.file_unique_id != large.file_unique_id
    assert large.file_size == len(data)
    assert bytes(await (await large.get_file()).download_as_bytearray()) == data


async def test_a_bot_sends_a_document_and_sends_it_again_by_id(
    lan: Person, bot: telegram.Bot
) -> None:
    name = 'Bảng điểm "quý 1".pdf'
    sent = await bot.send_document(
        lan.id, b"%PDF", filename=name, caption="<b>Bảng</b>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert sent.document.mime_type == "application/pdf"
    again = await bot.send_document(lan.id, sent.document.file_id)
    assert again.document is not None
    assert again.document.file_unique_id == sent.document.file_unique_id
    assert lan.last.file is not None
    assert (lan.last.file.name, lan.last.file.data) == (name, b"%PDF")
    assert lan.messages[1].html == "<b>Bảng</b>"


async def test_a_caption_is_at_most_1024_units(lan: Person, bot: telegram.Bot) -> None:
    await bot.send_document(lan.id, b"x", caption="ạ" * 1024)
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(lan.id, b"x", caption="ạ" * 1025)


async def test_a_photo_must_be_a_picture_of_a_sane_shape_and_weight(
    lan: Person, bot: telegram.Bot
) -> None:
    for data in (png(640, 480), jpeg(640, 480), b"GIF89a" + struct.pack("<HH", 640, 480)):
        sent = await bot.send_photo(lan.id, data)
        assert (sent.photo[-1].width, sent.photo[-1].height) == (640, 480)
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await bot.send_photo(lan.id, b"not a picture")
    with pytest.raises(BadRequest, match=r"(?i)photo_invalid_dimensions"):
        await bot.send_photo(lan.id, png(9000, 1001))
    with pytest.raises(BadRequest, match=r"(?i)photo_invalid_dimensions"):
        await bot.send_photo(lan.id, png(2100, 100))
    with pytest.raises(
        BadRequest, match="too big for a photo; the maximum size is 10485760 bytes"
    ):
        await bot.send_photo(lan.id, png(640, 480, weight=10 << 20))


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", png(0, 5), b"RIFF\0\0\0\0WEBPVP8 "])
def test_a_broken_picture_has_no_sides(data: bytes) -> None:
    assert picture_sides(data) is None


async def test_an_empty_or_missing_file_is_refused(
    box: Sandbox, lan: Person, api: Api, http: aiohttp.ClientSession
) -> None:
    reason = await api.refused("sendDocument", chat_id=lan.id)
    assert reason == "Bad Request: there is no document in the request"
    reason = await api.refused("sendDocument", chat_id=lan.id, document="attach://nothing")
    assert reason == "Bad Request: there is no document in the request"
    reason = await api.refused("sendPhoto", chat_id=lan.id, photo="https://x.vn/a.png")
    assert reason == "Bad Request: failed to get HTTP URL content"
    form = aiohttp.FormData({"chat_id": str(lan.id)})
    form.add_field("document", b"", filename="a.txt")
    async with http.post(f"{box.url}/bot{box.token}/sendDocument", data=form) as answer:
        assert (await answer.json())["description"] == "Bad Request: file must be non-empty"


async def test_a_photo_cannot_be_sent_as_a_document_by_its_id(
    lan: Person, bot: telegram.Bot
) -> None:
    sent = await bot.send_photo(lan.id, png(640, 480))
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type Photo as Document"):
        await bot.send_document(lan.id, sent.photo[-1].file_id)
    again = await bot.send_photo(lan.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id


async def test_too_big_an_upload_is_refused_before_it_is_read(
    box: Sandbox, lan: Person, http: aiohttp.ClientSession
) -> None:
    headers = {"Content-Length": str(60 << 20), "Content-Type": "multipart/form-data; boundary=x"}
    address = f"{box.url}/bot{box.token}/sendDocument"
    async with http.post(address, headers=headers, expect100=True) as answer:
        assert answer.status == 413


async def test_an_album_is_sent_as_several_messages_with_one_group(
    lan: Person, bot: telegram.Bot
) -> None:
    media = [InputMediaPhoto(png(640, 480), caption="<i>một</i>", parse_mode="HTML")]
    sent = await bot.send_media_group(lan.id, [*media, InputMediaPhoto(jpeg(100, 100))])
    assert [message.caption for message in sent] == ["một", None]
    assert len({message.media_group_id for message in sent}) == 1
    files = [InputMediaDocument(b"x", filename=name) for name in ("a.txt", "b.txt")]
    sent = await bot.send_media_group(lan.id, files)
    assert [m.document.file_name for m in sent if m.document] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        (["document"] * 11, "too many messages to send as an album"),
        (["document"], "too few messages to send as an album"),
        (["document", "photo"], "document can't be mixed with other media types"),
        (["sticker", "sticker"], 'can\'t parse InputMedia: type "sticker" is unsupported'),
    ],
)
async def test_an_impossible_album_is_refused(
    lan: Person, api: Api, media: list[str], reason: str
) -> None:
    items = [{"type": kind, "media": "x"} for kind in media]
    refusal = await api.refused("sendMediaGroup", chat_id=lan.id, media=items)
    assert refusal == f"Bad Request: {reason}"


async def test_a_persons_album_comes_one_update_at_a_time(lan: Person, bot: telegram.Bot) -> None:
    await lan.sends_album([png(10, 10), ("b.pdf", b"%PDF")], "hai tệp")
    one, two = [update.message for update in await bot.get_updates()]
    assert one is not None
    assert two is not None
    assert one.media_group_id == two.media_group_id is not None
    assert (one.caption, two.caption) == ("hai tệp", None)
    assert (bool(one.photo), bool(two.document)) == (True, True)


@pytest.mark.parametrize("kind", ["sticker", "location", "contact", "voice", "poll", "dice"])
async def test_other_kinds_of_messages_can_be_read_by_the_bot(
    lan: Person, bot: telegram.Bot, kind: Any
) -> None:
    await lan.sends(kind)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert getattr(update.message, kind) is not None


async def test_a_stranger_with_another_token_gets_no_file(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    other = telegram.Bot("1:x", base_url=f"{box.url}/bot")
    with pytest.raises(InvalidToken):
        await other.initialize()
    await other.shutdown()
