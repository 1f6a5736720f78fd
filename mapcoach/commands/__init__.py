"""What the commands of ``mapcoach`` do. Each module imports what it needs inside, so that every command starts fast."""
