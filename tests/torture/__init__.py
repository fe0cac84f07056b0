"""The trials: ``make torture`` kills the bot, cuts its lines, and counts what was lost."""
