"""What nobody waits for: said so, with the ways on."""

from __future__ import annotations

from handlers.context import Visit
from screens import errors as screens


async def not_understood(visit: Visit) -> None:
    """Say so; what could be chosen before a slip of the fingers can be chosen still."""
    if (choices := visit.choices) and visit.visitor.place is not None:
        heard = choices if visit.listens else ()
        await visit.remark(screens.not_understood_beside(visit.voice, heard))
    else:
        await visit.show(screens.not_understood(visit.voice))
