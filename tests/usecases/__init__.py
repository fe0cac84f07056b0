"""What is done, against real rows."""
