"""Plain texts and papers made from results."""
