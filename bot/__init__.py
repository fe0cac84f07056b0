"""The front and back door: settings, intake, delivery, and the composition root."""
