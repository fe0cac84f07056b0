"""One small class per activity; the ports to the outside stand in one file."""
