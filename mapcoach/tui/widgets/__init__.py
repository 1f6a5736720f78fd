"""The widgets: one a file. Each shows and asks; what is decided is decided by the session and by pure functions."""
