"""What is kept, as the use cases see it: a protocol for each room of ``storage``."""
