"""What the columns of a list, or the lanes of a grid, hold: by their headers, and by each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mapcoach.export.reading.grid_feelings import faces_in
from mapcoach.export.reading.grid_roles import IGNORE, ROLES, folded, numbers_rows, role_of, roles_in
from mapcoach.export.reading.results import WrongRoleError
from mapcoach.export.reading.sheets import letters
from mapcoach.export.reading.texts import one_line, shown

_BLUEPRINT = re.compile(
    r"\b(?:front ?-?stage|back ?-?stage|support(?:ing)? (?:process|system)(?:es|s)?|behind the scenes|"
    r"line of (?:internal )?(?:interaction|visibility))\b"
)
_STEPS = frozenset(
    "step steps etape etapes etapa etapas etappe etappen stufe stufen steg schritt schritte paso pasos moment moments "
    "milestone interaction interactions этап этапы".split()
)
"""Words that stand for a stage or a step, as the rest of the table shows."""
_NAMES = frozenset("name title item card nom nombre nome titel titre element".split())
_FEELS = re.compile(
    r"emotion|feel|satisf|mood|sentiment|happ|score|rating|gefuhl|stimmung|zufried|ressenti|humeur|emocion|animo"
)
_WHY_ASKED = "it is not clear what it holds"


@dataclass
class Header:
    """The header of a column or lane, and what it was found to hold.

    ``key`` is the name by which an answer may call it besides its own (``column C``). ``role`` is empty where it is to
    be asked, with ``guess`` as the suggestion; ``why`` says why a column is set aside.
    """

    name: str
    key: str
    filled: list[str]
    role: str = ""
    guess: str = IGNORE
    why: str = _WHY_ASKED
    answered: bool = False
    double: bool = False
    """Whether a column before it has the same name."""

    @property
    def asked(self) -> str:
        """The name by which it is asked about."""
        return self.key if self.double else self.name


class Answers:
    """The roles that somebody gave to headers. Raises WrongRoleError for one that is none."""

    def __init__(self, roles: Mapping[str, str], cells: Sequence[Sequence[str]]) -> None:
        self._told: dict[str, str] = {}
        if not roles:
            return
        known = {one_line(text).casefold() for row in cells for text in row if text}
        names = {f"column {letters(at)}".casefold() for at in range(max(map(len, cells)))}
        names |= {f"row {number}" for number in range(1, len(cells) + 1)}
        for header, role in roles.items():
            if role not in ROLES:
                raise WrongRoleError(f"{shown(role)} is no role of a column. Choose one of: {', '.join(ROLES)}.")
            wanted = one_line(header).casefold()
            if wanted not in known | names:
                raise WrongRoleError(f"There is no column or row {shown(header)} in the table. Nothing was taken.")
            self._told[wanted] = role

    def told(self, *names: str) -> str:
        """The role that was given to a header by one of its names; empty if none was."""
        return next((self._told[one] for name in names if (one := one_line(name).casefold()) in self._told), "")

    def role(self, header: str) -> str:
        """The role of a header, as told or by its words."""
        return self.told(header) or role_of(header)


def settle(headers: Sequence[Header], answers: Answers, *, of_list: bool) -> None:
    """Find out what each column or lane holds; what is unclear is left to be asked."""
    for one in headers:
        told = answers.told(one.key, one.name)
        one.role, one.answered = told or role_of(one.name), bool(told)
        if not told:
            _set_aside(one)
    if of_list:
        _stages(headers)
        _names(headers)
    _steps(headers)
    for one in headers:
        if not one.role:
            one.guess = _guess(one) if one.why == _WHY_ASKED else one.guess
        elif one.role == IGNORE and one.answered:
            one.why = "it was to be left out"


def _set_aside(one: Header) -> None:
    """Leave out what a map has no place for, whatever stands in it."""
    if numbers_rows(one.name):
        one.role, one.why = IGNORE, "it numbers the rows; the map keeps them in the order of the file"
    elif not one.role and _BLUEPRINT.search(folded(one.name)):
        one.role, one.why = (
            IGNORE,
            "what staff and systems do behind or beside the customer's journey has no lane on a map",
        )


def _ask(one: Header, guess: str, why: str) -> None:
    one.role, one.guess, one.why = "", guess, why


def _stages(headers: Sequence[Header]) -> None:
    """One column names the stages; a second one is that of the steps, or asked about."""
    found = [one for one in headers if one.role == "stage" and not one.answered]
    first = next((one for one in headers if one.role == "stage" and one.answered), None)
    first = first or next((one for one in found if folded(one.name) not in _STEPS), found[0] if found else None)
    has_steps = any(one.role in ("touchpoint", "action") for one in headers)
    for one in found:
        if one is first:
            continue
        if folded(one.name) in _STEPS and not has_steps:
            one.role, has_steps = "touchpoint", True
        elif first is not None:
            _ask(one, IGNORE, f"{shown(first.name, 30)} names the stages already")
    numbers = [one for one in headers if one.role == IGNORE and numbers_rows(one.name) and _numbers_stages(one.name)]
    if first is None and numbers:
        _ask(numbers[0], "stage", "it could be the names of the stages")


def _numbers_stages(name: str) -> bool:
    return any(role_of(word) == "stage" for word in re.split(r"[\s_#.-]+", name))


def _names(headers: Sequence[Header]) -> None:
    """A column called "Name" beside the stages is that of the steps, as Notion and others save cards."""
    roles = {one.role for one in headers}
    named = next((one for one in headers if not one.role and folded(one.name) in _NAMES), None)
    if named is not None and "stage" in roles and not roles & {"touchpoint", "action"}:
        named.role = "touchpoint"


def _steps(headers: Sequence[Header]) -> None:
    """Two different headers that both name touchpoints: the steps are asked about."""
    found = [one for one in headers if one.role == "touchpoint" and one.filled]
    if len({folded(one.name) for one in found}) < 2:
        return
    kept = next((one for one in found if folded(one.name) not in _STEPS), found[0])
    for one in found:
        if not one.answered and folded(one.name) != folded(kept.name):
            _ask(one, "action", f"{shown(kept.name, 30)} names the touchpoints already")


def _guess(one: Header) -> str:
    """What a column may hold, by a part of its header or by what stands in it; only ever a suggestion."""
    parts = [role for role in roles_in(one.name) if role]
    if parts:
        return parts[0]
    filled = one.filled
    if filled and all(faces_in(text) for text in filled):
        return "emotion"
    if filled and all(text.lstrip("+-−").isdigit() for text in filled):
        return "emotion" if _FEELS.search(folded(one.name)) else IGNORE
    if sum(text[:1] in "\"“„«‘'" for text in filled) > len(filled) / 2:
        return "thought"
    return "question" if sum(text.rstrip().endswith(("?", "？")) for text in filled) > len(filled) / 2 else IGNORE
