"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import json
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox import limits
from sandbox.errors import ApiError, bad_request, conflict
from sandbox.faults import Fault, Faults
from sandbox.methods import METHODS
from sandbox.model import Json
from sandbox.params import Params, Upload, decoded, file_name
from sandbox.polling import Polling
from sandbox.telegram import Telegram
from sandbox.webhook import Webhook

_CALLS_KEPT = 100_000
_TOO_LARGE = "Request Entity Too Large"
LARGEST_BODY = limits.UPLOAD_BYTES + (1 << 20)
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot; `at` is its arrival in monotonic seconds.

    `ok` says whether it was carried out (the answer may still have been lost on purpose),
    `error_code` how it was refused.
    """

    method: str
    params: Json
    chat_id: int | None
    at: float
    ok: bool
    error_code: int | None


class BotApi:
    """Carries calls out and remembers them."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self.polling = Polling(telegram)
        self.webhook = Webhook(telegram)
        self.faults = Faults(self._duplicate, self.polling.collide)
        self.calls: deque[Call] = deque(maxlen=_CALLS_KEPT)
        self.in_flight = 0
        self.made = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, or misbehave as ordered."""
        if request.match_info["token"] != self._telegram.token:
            return _answer(ApiError(401, "Unauthorized"))
        name = request.match_info["method"]
        method, at = name.lower(), time.monotonic()
        waits = method == "getupdates"
        self.made += 1
        self.in_flight += not waits
        try:
            return await self._carried_out(request, name, method, at)
        finally:
            self.in_flight -= not waits
            self._telegram.updates.settled.ring()

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Hand out a file the bot has asked the path of."""
        if request.match_info["token"] != self._telegram.token:
            return _answer(ApiError(401, "Unauthorized"))
        file = self._telegram.files.by_path.get(request.match_info["path"])
        if file is None or len(file.data) > limits.DOWNLOAD_BYTES:
            return _answer(ApiError(404, "Not Found"))
        fault = await self._fault("download", None)
        if fault is not None:
            answer = ok("true") if fault.error is None else _answer(fault.error)
            return _misbehave(fault, request, answer)
        return web.Response(body=file.data, content_type="application/octet-stream")

    async def _carried_out(
        self, request: web.Request, name: str, method: str, at: float
    ) -> web.StreamResponse:
        params, fault = Params(), None
        code: int | None = None
        done = False
        try:
            params = await read_params(request)
            fault = await self._fault(method, _chat_id(params))
            if fault is not None and fault.error is not None:
                raise fault.error
            done = fault is None or fault.kind in {"drop_after", "garbage"}
            answer = await self._result(method, params) if done else ok("null")
        except ApiError as refusal:
            answer, code, done = _answer(refusal), refusal.code, False
        call = Call(name, params.logged(), _chat_id(params), at, done, code)
        self.calls.append(call)
        return answer if fault is None else _misbehave(fault, request, answer)

    async def _fault(self, method: str, chat_id: int | None) -> Fault | None:
        """Wait as long as ordered, and return the fault that strikes."""
        if seconds := self.faults.seconds(method):
            await asyncio.sleep(seconds)
        fault = self.faults.take(method, chat_id)
        if fault is not None and fault.kind == "hang":
            await self.faults.hold()
        return fault

    async def _result(self, method: str, params: Params) -> web.Response:
        function = METHODS.get(method)
        if function is not None:
            return ok(json.dumps(function(self._telegram, params), ensure_ascii=False))
        if method == "getupdates":
            if self.webhook.url:
                raise conflict(_WEBHOOK_ACTIVE)
            return ok(await self.polling.get_updates(params))
        if method == "setwebhook":
            remark = await self.webhook.set(params)
            self.polling.interrupt("terminated by setWebhook request")
            return ok("true", remark)
        if method == "deletewebhook":
            return ok("true", await self.webhook.delete(params))
        if method == "getwebhookinfo":
            return ok(json.dumps(self.webhook.info()))
        raise ApiError(404, "Not Found")

    def _duplicate(self, count: int) -> None:
        self._telegram.updates.duplicates += count


def ok(result: str, description: str = "") -> web.Response:
    """Return the answer to a call that was carried out; `result` is JSON already."""
    told = f',"description":{json.dumps(description)}' if description else ""
    return web.Response(
        body=f'{{"ok":true,"result":{result}{told}}}'.encode(), content_type="application/json"
    )


async def read_params(request: web.Request) -> Params:
    """Read the arguments from the address and from whatever kind of body there is.

    Raises:
        ApiError: too big, or no JSON object where one was announced.
    """
    if request.content_length and request.content_length > LARGEST_BODY:
        raise ApiError(413, _TOO_LARGE)
    try:
        return await _read_body(request, dict(request.query))
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, _TOO_LARGE) from None


async def _read_body(request: web.Request, values: Json) -> Params:
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request, values)
    if request.content_type == "application/json":
        text = await request.text()
        try:
            body = decoded(text) if text else {}
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("object expected")
        return Params({**values, **body})
    if request.can_read_body:
        values.update(await request.post())
    return Params(values)


async def _read_multipart(request: web.Request, values: Json) -> Params:
    files: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            values[part.name] = data.decode("utf-8", "replace")
        elif len(data) > limits.UPLOAD_BYTES:
            raise ApiError(413, _TOO_LARGE)
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = Upload(file_name(part.filename), data, mime)
    return Params(values, files)


def _answer(error: ApiError) -> web.Response:
    return web.json_response(error.wire(), status=error.code)


def _misbehave(fault: Fault, request: web.Request, answer: web.Response) -> web.StreamResponse:
    """Return what goes over the wire when a fault strikes, if anything does."""
    if fault.kind == "garbage":
        return web.Response(text="<html>502 Bad Gateway</html>", content_type="text/html")
    if fault.kind == "answer":
        return answer
    if request.transport is not None:
        request.transport.abort()
    return answer


def _chat_id(params: Params) -> int | None:
    value: Any = params.values.get("chat_id")
    return int(value) if str(value).removeprefix("-").isdecimal() else None
