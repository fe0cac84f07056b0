"""The rehearsal room: a Telegram of one's own, to try the bot in without a network.

`Sandbox` is a server that speaks the Bot API over HTTP as strictly as Telegram does; people in
it type and tap by method calls (tests) or on its web page (`bot demo`). It knows nothing of the
bot it serves.
"""

from sandbox.errors import LabelNotShown, NotSeen
from sandbox.faults import Faults
from sandbox.groups import Group
from sandbox.pacing import Pace, Pacing
from sandbox.people import Person
from sandbox.room import Sandbox
from sandbox.server import Call
from sandbox.stage import NextEvent, Stage
from sandbox.views import ChatMessage, FileSeen, ShownButton

__all__ = [
    "Call",
    "ChatMessage",
    "Faults",
    "FileSeen",
    "Group",
    "LabelNotShown",
    "NextEvent",
    "NotSeen",
    "Pace",
    "Pacing",
    "Person",
    "Sandbox",
    "ShownButton",
    "Stage",
]
