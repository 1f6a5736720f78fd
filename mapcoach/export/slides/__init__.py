"""A map as slides: what stands on each of them, in words (``deck``), and how they are written (``writing``)."""
