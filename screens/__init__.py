"""Results turned into what a person sees, free of Telegram."""
