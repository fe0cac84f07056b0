"""Everything a person can send or press, at every step and from every place."""
