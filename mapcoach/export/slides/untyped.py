"""Names for what python-pptx has no types for: only a part of it is typed, and what is read of its XML never is."""

from __future__ import annotations

from typing import Any, TypeAlias

Page: TypeAlias = Any
"""A slide or a layout."""
Shape: TypeAlias = Any
Frame: TypeAlias = Any
"""The text of a shape or a cell."""
Paragraph: TypeAlias = Any
Run: TypeAlias = Any
Chart: TypeAlias = Any
Element: TypeAlias = Any
"""An element of the XML."""
