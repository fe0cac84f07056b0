"""Who may look at the rehearsal page: this machine only, and only the page itself may act."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from sandbox.rehearsal import Refused

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PAGE = Path(__file__).with_name("page")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def only_here(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Refuse foreign hosts and foreign pages everywhere but in the Bot API.

    A web page elsewhere could otherwise reach a rehearsal on this machine through the browser of
    whoever runs it.
    """
    if request.path.startswith(("/bot", "/file/bot")):
        return await handler(request)
    host = urlsplit(f"//{request.headers.get('Host', '')}")
    if host.hostname not in _LOOPBACK:
        return web.json_response({"error": "only from this machine"}, status=403)
    origin = request.headers.get("Origin")
    acts = request.method != "GET" or "Upgrade" in request.headers
    if acts and origin is not None and urlsplit(origin).netloc != host.netloc:
        return web.json_response({"error": "only from the page itself"}, status=403)
    try:
        return await handler(request)
    except Refused as refusal:
        return web.json_response({"error": str(refusal)}, status=refusal.status)


async def page(request: web.Request) -> web.Response:
    """Serve the page and what belongs to it."""
    name = request.match_info.get("name") or "index.html"
    file = _PAGE / name
    kind = _TYPES.get(file.suffix)
    if "/" in name or kind is None or not file.is_file():
        raise web.HTTPNotFound
    return web.Response(
        body=file.read_bytes(), content_type=kind, charset="utf-8", headers=_HEADERS
    )
