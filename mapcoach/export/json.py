"""The map as JSON, exactly as ``mapcoach show MAP --json`` prints it and ``mapcoach schema`` describes it.

Nothing is left out, and ``JourneyMap.model_validate_json`` reads it back to the same map. The schema allows nothing
that it does not name, so the file does not name its schema.
"""

from __future__ import annotations

import json
import re
from datetime import date

from pydantic_core import PydanticSerializationError

from mapcoach.journey import JourneyMap

_SURROGATES = re.compile("[\ud800-\udfff]")


def render(journey_map: JourneyMap, today: date) -> str:
    """The map as JSON, two spaces a level, in the order of the shape; the same on every day.

    Half a character (a lone surrogate), which no file can hold, becomes a replacement character.
    """
    try:
        return f"{journey_map.model_dump_json(indent=2)}\n"
    except PydanticSerializationError:
        text = json.dumps(journey_map.model_dump(mode="json"), indent=2, ensure_ascii=False)
        return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text) + "\n"
