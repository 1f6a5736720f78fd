"""The session's faces without a screen: plain lines for any terminal, pipe or screen reader, and JSON lines."""
