"""What the bot says of itself: its commands, names and menu button, per scope and language."""

from dataclasses import dataclass, field

from sandbox.model import Json

Commands = list[Json]
DEFAULT_BUTTON: Json = {"type": "default"}


@dataclass(slots=True)
class Profile:
    """The bot's public face; "" is every language that has no words of its own.

    Attributes:
        commands: by (scope, language); a scope is written like "all_private_chats" or "chat/42".
        words: by (field, language): name, description, short_description.
        buttons: the menu button by private chat, 0 for all others.
    """

    commands: dict[tuple[str, str], Commands] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    buttons: dict[int, Json] = field(default_factory=dict)

    def shown_commands(self, language: str, chat_id: int | None = None) -> Commands:
        """Return the menu a person with this language sees in a private chat.

        The narrowest scope wins, and in it the person's language before any.
        """
        scopes = ["all_private_chats", "default"]
        if chat_id is not None:
            scopes.insert(0, f"chat/{chat_id}")
        for scope in scopes:
            for tongue in (language, ""):
                found = self.commands.get((scope, tongue))
                if found:
                    return found
        return []

    def languages(self) -> set[str]:
        """Return the languages some command list was written for."""
        return {language for _, language in self.commands if language}

    def word(self, name: str, language: str, otherwise: str = "") -> str:
        """Return a name or description in a language, or in all languages, or `otherwise`."""
        return self.words.get((name, language)) or self.words.get((name, ""), "") or otherwise
