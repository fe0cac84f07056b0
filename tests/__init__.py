"""Builders, journeys, and one folder per room."""
