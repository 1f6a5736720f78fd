"""The screens: a Textual app over the session and the workspace. Nothing here decides what is on a map."""
