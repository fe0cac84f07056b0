"""The rehearsal room is held to Telegram's rules, through real python-telegram-bot over HTTP."""
