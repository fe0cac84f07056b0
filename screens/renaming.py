"""One's own name and post: as they stand, awaited anew, saved."""

from __future__ import annotations

from domain.drafts import Step
from domain.joining import OwnName
from locales.catalog import Voice
from screens.actions import CorrectName, CorrectPost, ShowOwnData
from screens.common import home_button, lines
from screens.home import seat
from screens.screen import Button, Screen, stacked


def own_name(voice: Voice, view: OwnName) -> Screen:
    """Wait for what is corrected; once it is saved, show it back."""
    of_name = view.step is Step.OWN_NAME
    what = "name" if of_name else "post"
    other = (
        Button(voice.plain("own-name.btn-post"), CorrectPost())
        if of_name
        else Button(voice.plain("own-name.btn-name"), CorrectName())
    )
    back = Button(voice.plain("mydata.btn-back"), ShowOwnData())
    value = (view.name if of_name else view.place.post) or voice.plain("common.not-typed")
    if view.saved_at is None:
        who = seat(voice, view.cycle, view.place)
        said = lines(
            voice.say(f"own-name.now-{what}", who=who[:1].upper() + who[1:], value=value),
            voice.say(f"own-name.ask-{what}"),
            voice.say("own-name.kept"),
        )
        return Screen(said, stacked(other, back))
    said = lines(
        voice.say(f"own-name.saved-{what}", at=voice.clock(view.saved_at), value=value),
        voice.say("own-name.from-now-on"),
    )
    return Screen(said, stacked(other, back, home_button(voice)))
