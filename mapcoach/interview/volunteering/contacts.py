# ruff: noqa: E501  (patterns read better whole)
"""Facts about stages and touchpoints: troubles and bad feelings there, who looks after them, what the customer wants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.cues import channel_of, gives_up
from mapcoach.interview.replies.feelings import feeling_of
from mapcoach.interview.replies.matching import mentions, whole_mentions
from mapcoach.interview.replies.pains import read_pains
from mapcoach.interview.replies.remarks import Mentioned, read_touchpoints
from mapcoach.interview.replies.shares import share_of
from mapcoach.interview.replies.text import normal, straight, without_trailer
from mapcoach.interview.replies.verdicts import is_praise, is_trouble
from mapcoach.interview.volunteering.clauses import (
    LONGEST_REPLY,
    Part,
    Said,
    is_question,
    parts,
    sentences,
    tidy,
    value_at,
)
from mapcoach.interview.volunteering.person import quote_in
from mapcoach.interview.volunteering.subject import marked
from mapcoach.interview.volunteering.turn import Turn
from mapcoach.journey import JourneyMap, Stage, Touchpoint
from mapcoach.journey import operations as ops

_BECAUSE = lazy_pattern(r"\b(?:because|cos|'?cause|since|as)\s(?=\S)", re.IGNORECASE)
_BRACKETS = lazy_pattern(r"\((?P<inside>[^()]{3,200})\)")
HEDGED = lazy_pattern(
    r"\b(?:if|unless|would|could|should|might|may|used to|maybe|perhaps|imagine|hopefully|so that|to avoid|instead of|rather than|without|not to|never again|no longer|we don't want)\b",
    re.IGNORECASE,
)
_LONGEST_TROUBLE = 160
_BY = lazy_pattern(
    r"\s(?:[a-z]+\s){0,3}?(?:by|via|over|through|per)\s(?:the\s|an?\s|our\s)?(?P<channel>[\w-]+)", re.IGNORECASE
)
_QUOTED = lazy_pattern(r"[\"“][^\"“”]{3,}[\"”]")
_IN_QUOTES = ("stages[].touchpoints[].emotion.thought", "stages[].touchpoints[].emotion.feeling", "stages[].questions")
"""What is said to these are thoughts and words of the customer, no reports."""

_OWNS = r"(?P<verb>handles?|looks? after|takes? care of|is responsible for|are responsible for|is in charge of|are in charge of)"
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_TEAM = r"(?:(?:the |our |my )?(?:front desk|reception(?:ist)?|sales(?: team| people)?|support(?: team)?|customer service|office(?: manager| staff)?|warehouse|accounts|marketing(?: team)?|back office|service team|logistics|kitchen|workshop|bookkeeper|assistant|colleague [A-Z]\w+))"
_OWNER = lazy_pattern(
    rf"(?:^|[,;.(]\s?|\b(?i:and|but|so|while)\s)(?P<owner>(?:{_NAME}(?: (?:and|&) {_NAME})?|(?i:{_TEAM}))(?: (?:at|in|from) (?:the |our )?(?:front desk|reception|office|shop|back|sales|support|accounts))?) (?i:{_OWNS}) (?P<what>[^,;.!?()]{{2,60}})"
)
_LOWER_OWNER = lazy_pattern(
    rf"(?:^|[,;.(]\s?|\b(?:and|but|so)\s)(?P<owner>(?!(?:s?he|it|they|we|i|you|that|this|who|which|nobody|no|noone|someone|somebody|everyone|everybody|nothing|customers?|people|one|always|also|never|usually|then|and|but|so)\b)[a-z]{{2,12}}) {_OWNS} (?P<what>(?:that|this|it|those|these|them|all of it|all that)\b|(?:the|our) [^,;.!?()]{{2,40}})"
)
_THAT = lazy_pattern(
    r"(?:all )?(?:that|this|it|those|these|them|(?:all of )?(?:it|that)|this (?:step|stage|part|bit)|that (?:step|stage|part|bit)|everything(?: (?:here|there))?)(?: (?:for us|here|there|bit|part|stuff|side|usually|mostly|now|herself|himself))?",
    re.IGNORECASE,
)
_WANTS = r"(?:just |only |really |mainly |mostly |always |usually )?(?:wants?|needs?|hopes?|'d like|would like|(?:is|are|'s|'re) (?:trying|hoping))(?: to)? (?P<value>(?!us\b|you\b|it\b|him\b|her\b|them\b)\S)"
_UNREAL = lazy_pattern(r"\b(?:if|when|whenever|unless|whether|until|what|once|because|that|who)\s$", re.IGNORECASE)
_AT = lazy_pattern(
    r"^(?:and |but |then |also )?(?:(?:at|during|in|for|when it comes to) (?:the )?)?[\"“'‘]?", re.IGNORECASE
)
_LABEL_END = lazy_pattern(r"^[\"”'’]?(?: (?:stage|step))?\s?(?P<mark>[:–—-]|,)?\s?")
_STAGE_NAME = lazy_pattern(r"[^\W\d_].{2,}")


def read_contacts(turn: Turn) -> Iterator[BaseModel]:
    """What a reply about a stage tells of it, of its touchpoints, and of those of other stages that it names."""
    stage = turn.map.stage(turn.asked.subject)
    if turn.area != "stage" or stage is None:
        return
    yield from _remarks(turn, stage)
    for whole in turn.said:
        if is_question(whole):
            continue
        other = other_stage(whole, turn.map, stage.id)
        here = turn.map.stage(other.stage) if other else None
        yield from _added(other, turn) if other else ()
        said = Said(other.text, straight(other.text)) if other else whole
        yield from _owners(said, here or stage, turn.map)
        yield from _troubles(said, here or stage, turn)
        yield from _labelled_troubles(other, turn) if other and other.labelled else ()
        yield from _ways(said, here or stage)
        yield from _thoughts(said, here or stage, turn)
        if not other:
            yield from _wanted(said, stage, turn)


class Elsewhere(NamedTuple):
    """A sentence that speaks of another stage: its id, what is said of it, and whether the name stands as a label."""

    stage: str
    text: str
    labelled: bool


def other_stage(said: Said, journey_map: JourneyMap, subject: str) -> Elsewhere | None:
    """The other stage whose name a sentence starts with ("Book: phone, app", "at Book they ring us")."""
    lead = _AT.match(said.line)
    start = lead.end() if lead else 0
    here = journey_map.stage(subject)
    for stage in journey_map.stages:
        name = straight(stage.name).casefold()
        begins = bool(_STAGE_NAME.match(name)) and said.line[start : start + len(name)].casefold() == name
        if not begins or stage.id == subject or (here and mentions(stage.name, here.touchpoints)):
            continue
        end = start + len(name)
        mark = _LABEL_END.match(said.line[end:])
        labelled = bool(mark and mark["mark"] in (":", "–", "—", "-"))
        spoken = bool(lead and re.search(r"\b(?:at|during|in|for|to)\b", lead.group(), re.IGNORECASE))
        if mark and (labelled or spoken) and not said.line[end : end + 1].isalnum():
            return Elsewhere(stage.id, said.text[end + mark.end() :], labelled)
    return None


def own_part(reply: str, journey_map: JourneyMap, subject: str) -> str:
    """What a reply says of the stage that it was asked about: the reply itself, or its sentences but for those that
    start with the name of another stage."""
    said = sentences(reply)
    kept = [one.text for one in said if not other_stage(one, journey_map, subject)]
    return reply if len(kept) == len(said) or len(reply) > LONGEST_REPLY else "\n".join(kept)


def _added(other: Elsewhere, turn: Turn) -> Iterator[BaseModel]:
    """The touchpoints named for another stage: all of a labelled list, else those that name a channel."""
    stage = turn.map.stage(other.stage)
    known = {normal(point.name) for point in stage.touchpoints} if stage else set()
    asked = turn.field == "stages[].touchpoints"
    for one in read_touchpoints(other.text):
        named = channel_of(one.name) or (other.labelled and asked)
        told = stage and mentions(one.name, stage.touchpoints)
        if named and not told and not one.doubt and normal(one.name) not in known and len(one.name.split()) <= 4:
            yield ops.AddTouchpoint(
                id=turn.make_id("t"), stage=other.stage, name=one.name, channel=channel_of(one.name)
            )


def _remarks(turn: Turn, stage: Stage) -> Iterator[BaseModel]:
    """What was said about touchpoints while they were named."""
    if turn.field != "stages[].touchpoints":
        return
    new = {
        normal(one.name): one.id for one in turn.taken if isinstance(one, ops.AddTouchpoint) and one.stage == stage.id
    }
    new |= {normal(point.name): point.id for point in stage.touchpoints if normal(point.name) not in new}
    for one in read_touchpoints(own_part(turn.reply, turn.map, stage.id)[:LONGEST_REPLY]):
        place = new.get(normal(one.name))
        if place and one.remark and _goes_wrong(one, turn.reply) and not HEDGED.search(straight(one.remark)):
            yield from _trouble(one.remark, place, _spoken(one), turn)


_IT_DOES = lazy_pattern(
    r"(?:it|they) (?:(?:just|only|always|often|sometimes|usually|all) )*(?!(?:is|was|are|were|has|have|had|works?|helps?|does|looks|goes|go|depends|varies|covers?|includes?|comes?|uses?|mostly|mainly|could|can|would|should|will|might|may|used|also|then|starts?|shows?|says?|gets?|do|did|tells?|loves?|likes?|know|knows|want|prefer|ring|call|book|ask|seems?|still|really)\b)[a-z]{3,}s?\s\S",
    re.IGNORECASE,
)
"""What happens to a place, as told behind "but": "it burns off by Christmas"."""


def _goes_wrong(one: Mentioned, reply: str) -> bool:
    """Whether what is said of a place is a trouble: by its words, or because "but" sets it against the place."""
    if is_trouble(one.remark):
        return True
    start = reply.find(one.remark)
    against = start > 0 and re.search(r"\bbut\s$", reply[max(0, start - 8) : start], re.IGNORECASE)
    return bool(against and not is_praise(one.remark) and _IT_DOES.match(straight(one.remark)))


def _spoken(one: Mentioned) -> str:
    return f"{one.name} {one.remark}"


def _trouble(text: str, place: str, whole: str, turn: Turn) -> Iterator[BaseModel]:
    """A trouble at a touchpoint, and the bad feeling that the words show."""
    yield ops.AddPainPoint(
        id=turn.make_id("p"),
        touchpoint=place,
        text=text,
        drops_off=True if gives_up(text) else None,
        share=share_of(text),
    )
    yield from bad_feeling(whole, place)


def bad_feeling(text: str, place: str) -> Iterator[BaseModel]:
    """The bad feeling that a text surely shows; good ones are asked for, never assumed (findings, 3.3)."""
    felt = feeling_of(text)
    if felt is not None and felt.prefill:
        yield ops.SetEmotion(touchpoint=place, score=felt.score)


def _troubles(said: Said, stage: Stage, turn: Turn) -> Iterator[BaseModel]:
    """Troubles told besides, each at the one touchpoint that its words name."""
    read_already = turn.field in ("stages[].touchpoints", "stages[].touchpoints[].pain_points")
    if turn.field in _IN_QUOTES or _QUOTED.search(said.line) or (read_already and stage.id == turn.asked.subject):
        return
    for part in parts(said):
        found = _told_trouble(part, said)
        if not found or len(found) > _LONGEST_TROUBLE:
            continue
        if _is_taken(found, turn):
            continue
        if place := _place(part.text, stage.touchpoints):
            rated = turn.field.endswith("emotion") and any(item.id == place for item in turn.asked.items)
            whole = "" if rated else part.text
            yield from _trouble(found, place, whole, turn)


def _labelled_troubles(other: Elsewhere, turn: Turn) -> Iterator[BaseModel]:
    """The troubles listed for another stage ("Visit: no parking") in a reply about troubles."""
    stage = turn.map.stage(other.stage)
    if turn.field != "stages[].touchpoints[].pain_points" or stage is None:
        return
    for one in read_pains(other.text, stage.touchpoints):
        if is_trouble(one.text) and not _is_taken(one.text, turn):
            yield one.added(turn.make_id("p"))


def _is_taken(text: str, turn: Turn) -> bool:
    """Whether the question's own field has these words as a trouble already."""
    return any(isinstance(one, ops.AddPainPoint) and normal(text) in normal(one.text) for one in turn.taken)


def _told_trouble(part: Part, said: Said) -> str:
    """The words of a trouble in a part of a sentence: in brackets, behind "because", or the whole; "" if none."""
    line = straight(part.text)
    if bracket := _BRACKETS.search(line):
        inside = part.text[slice(*bracket.span("inside"))]
        return tidy(inside) if is_trouble(inside) and not HEDGED.search(inside) else ""
    if because := _BECAUSE.search(line):
        reason = part.text[because.end() :]
        if is_trouble(reason) and re.search(r"\d", line[: because.start()]):
            return tidy(without_trailer(reason))
    if HEDGED.search(line) or re.search(r"\d\s*$|^\s*(?:\w+\s){1,3}\d\b", line) or not is_trouble(line):
        return ""
    return tidy(without_trailer(part.text)) if len(part.text.split()) > 2 else ""


def _place(text: str, points: Sequence[Touchpoint]) -> str:
    """The id of the one touchpoint that a text names; "" if it names none or several."""
    found = {one.id for one in whole_mentions(text, points)} or {one.id for one in mentions(text, points)}
    return found.pop() if len(found) == 1 else ""


def _owners(said: Said, stage: Stage, journey_map: JourneyMap) -> Iterator[BaseModel]:
    """Who looks after the stage ("Ana handles that") or after a touchpoint ("Ben looks after the website")."""
    match = _OWNER.search(said.line) or _LOWER_OWNER.search(said.line)
    if not match or (
        re.match(r"(?:The|She|He|It|They|We|You|That|This|Nobody|Someone|Everyone|Customers?|People)\b", match["owner"])
        and not re.match(_TEAM, match["owner"], re.IGNORECASE)
    ):
        return
    owner, what = tidy(said.text[slice(*match.span("owner"))]), match["what"].strip()
    owner = re.sub(r"^(?:the|our|my)\s(?=\w)", "", owner, flags=re.IGNORECASE)
    named = {one.id for one in whole_mentions(what, stage.touchpoints)}
    if len(named) == 1:
        yield ops.SetTouchpoint(touchpoint=named.pop(), field="owner", value=owner)
    elif _THAT.fullmatch(what):
        yield ops.SetStage(stage=stage.id, field="owner", value=owner)
    elif len(named_stages := {one.id for one in whole_mentions(what, journey_map.stages)}) == 1:
        yield ops.SetStage(stage=named_stages.pop(), field="owner", value=owner)


def _ways(said: Said, stage: Stage) -> Iterator[BaseModel]:
    """Where touchpoints without a channel happen ("the quote comes by email")."""
    points = [point for point in stage.touchpoints if not point.channel]
    for mention in whole_mentions(said.line, points):
        way = _BY.match(said.line, mention.end)
        if way and (channel := channel_of(way["channel"])):
            yield ops.SetTouchpoint(touchpoint=mention.id, field="channel", value=channel)


def _thoughts(said: Said, stage: Stage, turn: Turn) -> Iterator[BaseModel]:
    """What the customer is quoted with at the one touchpoint that the sentence names."""
    quote = quote_in(marked(said, turn.map.persona.name))
    if quote and turn.field not in _IN_QUOTES:
        named = {one.id for one in whole_mentions(said.line, stage.touchpoints)}
        if len(named) == 1:
            yield ops.SetEmotion(touchpoint=named.pop(), thought=quote)


def _wanted(said: Said, stage: Stage, turn: Turn) -> Iterator[BaseModel]:
    """What the customer wants at the stage that is being asked about."""
    name = straight(turn.map.persona.name)[:40].strip()
    subject = rf"(?:s?he{f'|{re.escape(name)}' if name else ''})"
    for match in re.finditer(rf"\b{subject}(?:\s|(?=')){_WANTS}", said.line, re.IGNORECASE):
        value = value_at(said, match.start("value"))
        if value and not _UNREAL.search(said.line[: match.start()][-12:]):
            yield ops.SetStage(stage=stage.id, field="customer_goal", value=value)
