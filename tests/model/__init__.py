"""A bloc's year, told twice: by the bot and by a model of a hundred lines. They must agree."""
