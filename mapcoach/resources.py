"""Finds the texts that ship with mapcoach: the interview's prompts, the exports' templates, the starters.

They are looked for in the user's override folder first, then in the checkout, then inside the installed
package, so that a facilitator can change a question without touching Python or the installation.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

Kind = Literal["prompts", "templates"]

_PACKAGE = Path(__file__).resolve().parent


class ResourceError(Exception):
    """A text that mapcoach needs cannot be used; the message names the file and the fault."""


class ResourceMissingError(ResourceError):
    """A text that mapcoach needs is in none of the places where it may be."""


def override_folder() -> Path:
    """The folder whose ``prompts/`` and ``templates/`` win over ours (``MAPCOACH_CONFIG_DIR`` or the platform's)."""
    named = os.environ.get("MAPCOACH_CONFIG_DIR")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_config_dir("mapcoach", appauthor=False))


def folders(kind: Kind) -> list[Path]:
    """The existing folders to search for this kind of text, the one that wins first."""
    checkout = _PACKAGE.parent / kind
    shipped = checkout if (_PACKAGE.parent / "pyproject.toml").is_file() else _PACKAGE / kind
    return [folder for folder in (override_folder() / kind, shipped) if folder.is_dir()]


def find(kind: Kind, name: str) -> Path:
    """The path of one text, such as ``find("prompts", "interview/1-scope.toml")``.

    Raises ResourceMissingError with the places that were searched.
    """
    places = folders(kind)
    for folder in places:
        if (folder / name).is_file():
            return folder / name
    searched = ", ".join(str(place) for place in places) or "no folder"
    raise ResourceMissingError(f"{kind}/{name} is missing (searched: {searched}). Reinstalling mapcoach restores it.")


def read_toml(kind: Kind, name: str) -> dict[str, Any]:
    """What one TOML text holds. Raises ResourceError if it is missing, cannot be read or is not TOML."""
    import tomllib

    path = find(kind, name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"{path} cannot be read: {error}") from error


def fault(kind: Kind, name: str, error: Exception | str) -> ResourceError:
    """The error for a text that can be read but says something that cannot be used."""
    return ResourceError(f"{find(kind, name)}: {first_fault(error)}")


def first_fault(error: Exception | str) -> str:
    """A fault in a sentence: of what pydantic found the first, with the place."""
    errors = getattr(error, "errors", None)
    if errors is None:
        return str(error)
    first = errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])


def names(kind: Kind, pattern: str) -> list[str]:
    """The names of all texts of a kind that match a glob, sorted; an overridden text is named once."""
    return sorted({path.relative_to(folder).as_posix() for folder in folders(kind) for path in folder.glob(pattern)})
