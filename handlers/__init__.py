"""What people do: one module per conversation; ``tables`` lists everything a person can do."""
