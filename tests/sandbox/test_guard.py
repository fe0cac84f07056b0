"""The page is for whoever sits at this machine, and for no web page elsewhere."""

import aiohttp
import pytest

from sandbox import Person, Sandbox


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.5", ""])
async def test_another_host_is_turned_away(
    box: Sandbox, http: aiohttp.ClientSession, host: str
) -> None:
    for path in ("/", "/rehearsal/state", "/page/page.js", "/rehearsal/events"):
        async with http.get(box.url + path, headers={"Host": host}) as answer:
            assert answer.status == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
async def test_this_machine_is_let_in_under_each_of_its_names(
    box: Sandbox, http: aiohttp.ClientSession, host: str
) -> None:
    port = box.url.rpartition(":")[2]
    headers = {"Host": f"{host}:{port}", "Origin": f"http://{host}:{port}"}
    async with http.post(
        f"{box.url}/rehearsal/people", json={"name": "Lan"}, headers=headers
    ) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
async def test_a_foreign_page_can_neither_act_nor_listen(
    box: Sandbox, lan: Person, http: aiohttp.ClientSession, origin: str
) -> None:
    headers = {"Origin": origin}
    address = f"{box.url}/rehearsal/chats/1001/say"
    async with http.post(address, json={"text": "x"}, headers=headers) as answer:
        assert answer.status == 403
    with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
        await http.ws_connect(f"{box.url}/rehearsal/events", headers=headers)
    assert refusal.value.status == 403
    assert len(lan.messages) == 1


async def test_the_page_is_served_with_what_belongs_to_it_and_nothing_else(
    box: Sandbox, http: aiohttp.ClientSession
) -> None:
    async with http.get(f"{box.url}/") as answer:
        assert answer.content_type == "text/html"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    async with http.get(f"{box.url}/page/page.js") as answer:
        assert (answer.status, answer.content_type) == (200, "text/javascript")
    for name in ("nothing.js", "..%2Froom.py", "%2E%2E%2Froom.js", "", ".."):
        async with http.get(f"{box.url}/page/{name}") as answer:
            assert answer.status in {403, 404} or answer.content_type == "text/html"


async def test_the_bot_api_asks_for_the_token_and_not_for_the_host(
    box: Sandbox, http: aiohttp.ClientSession
) -> None:
    headers = {"Host": "telegram.proxy.example"}
    async with http.get(f"{box.url}/bot{box.token}/getMe", headers=headers) as answer:
        assert answer.status == 200
