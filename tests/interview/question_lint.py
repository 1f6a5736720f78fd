"""The rules for a good question (findings/interviewing.md, section 4.6), for one line as a person reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

MOST_WORDS, MOST_SENTENCES = 22, 2

_QUOTED = re.compile(r"“[^”]*”")
_VARIABLE = re.compile(r"{{.*?}}")
_LABEL = re.compile(r"\([^)]*\)")
_AUX = r"(?:is|are|was|were|do|does|did|can|could|will|would|shall|should|has|have|had|may|might)"
_CLAUSE = re.compile(
    rf"(?:^|[.:;,?] |\b(?:and|or|but) )(?:(?:at|by|for|in|into|on|to|with|from|of|through|after|under) )?"
    rf"(?:(?:what|which|who|whom|whose)\b|(?:where|when|why)(?:, if at all,)? {_AUX}\b|how\b|(?<=by )when\b)"
    rf"|(?:^|[.:;?] ){_AUX}\b",
    re.IGNORECASE,
)
_WHOEVER = re.compile(r"\bwhom? or what\b", re.IGNORECASE)
_SECOND = re.compile(
    rf", (?:and|or|but) {_AUX} (?:it|he|she|they|you|we|i|there|this|that|the|an?|your|maya)\b", re.IGNORECASE
)
_LEADING = re.compile(
    r"\b(?:do|does|did|would|could|is|are|was|were)n['’]t\b|\bsurely\b|\bof course\b|\bobviously\b|"
    r", right\?|\bcorrect\?|\bagree\b|\bhow (?:good|bad|great|terrible|slow|satisfied|annoy\w+|happy)\b",
    re.IGNORECASE,
)
_PEOPLE = r"(?:you|they|he|she|we|people|customers|somebody|anybody|maya|your customer)"
_HYPOTHETICAL = re.compile(
    rf"\b(?:would|could|might|will) {_PEOPLE}\b|\b(?:if|suppose|imagine) {_PEOPLE}\b", re.IGNORECASE
)
_OPTIONS = re.compile(
    r"\bsuch as\b|\bfor (?:instance|example)\b|\be\.g\.|\blike (?:an?|the) \w+ or\b|[\w”]+, [\w“” ]+,? or [\w“]+",
    re.IGNORECASE,
)
_JARGON = re.compile(
    r"\b(?:touch ?points?|personas?|(?:back|front)stage|channels?|segments?|segmentation|kpis?|funnels?|"
    r"conversions?|ctas?|micro-?conversions?|pain ?points?|life ?cycles?|leads?(?= (?:gen|scor|mag))|churn|"
    r"onboarding|omni-?channel|advocacy|stakeholders?|moments? of truth|crm|nps|csat|ces|b2b|b2c|saas|ux|cx|"
    r"retention|acquisition|baseline|mental model|value proposition|use case|swimlanes?)\b(?! \()",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:some|several|many|few|fewer|lots?|often|usually|sometimes|generally|normally|typically|rarely|seldom|much|various)\b",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(r"\bhow (?:much|many|often)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|unable|fail|lack)\b|n['’]t\b",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"\bMaya\b|\byour customer\b|“Book”|\b(?:each of|of|at|all of|after|which of) these\b|"
    r"\b(?:time|today|now|day|moment)\b",
    re.IGNORECASE,
)
_INSPECTOR = re.compile(
    r"\b(?:why|justify|proof|prove|exactly|specify|specific|elaborate|are you sure|explain|clarify)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """A question as it is shown. What the person said themselves stands in typographic quotes and is not judged."""

    text: str
    fact: bool = False
    """Whether it asks for what is so, on a map of how things are."""
    open: bool = True
    """Whether it is answered freely; a choice may name what there is to choose."""
    staged: bool = False
    """Whether it is asked of one stage among others."""

    @property
    def bare(self) -> str:
        return _QUOTED.sub("“”", self.text)

    @property
    def sentences(self) -> list[str]:
        return [one for one in re.split(r"(?<=[.?!…])\s+", self.bare.strip()) if one]

    @property
    def asking(self) -> str:
        """The sentence with the question mark, without the labels of a scale."""
        return _LABEL.sub("", next((one for one in self.sentences if "?" in one), ""))


def _clauses(line: Line) -> int:
    return len(_CLAUSE.findall(_WHOEVER.sub("who", line.bare))) + (
        len(_SECOND.findall(line.asking)) if line.open else 0
    )


RULES: Mapping[str, Callable[[Line], bool]] = {
    "one question mark": lambda line: line.bare.count("?") != 1,
    "short": lambda line: len(re.findall(r"[\w’'-]+", line.bare)) > MOST_WORDS or len(line.sentences) > MOST_SENTENCES,
    "one question at a time": lambda line: _clauses(line) > 1,
    "not leading": lambda line: bool(_LEADING.search(line.bare)),
    "facts, not suppositions": lambda line: line.fact and bool(_HYPOTHETICAL.search(line.bare)),
    "no answers inside": lambda line: line.open and bool(_OPTIONS.search(line.asking)),
    "no jargon": lambda line: bool(_JARGON.search(line.bare)),
    "no vague quantity": lambda line: bool(_VAGUE.search(_ASKED_FOR.sub("", line.asking))),
    "no negation": lambda line: bool(_NEGATION.search(line.asking)),
    "anchored": lambda line: line.staged and not _ANCHOR.search(line.text),
    "no inspector": lambda line: bool(_INSPECTOR.search(line.bare)),
    "no exclamation": lambda line: "!" in line.bare,
    "capitals": lambda line: any(one[0].islower() for one in line.sentences),
}
"""What may be wrong with a question, by the name of the rule that it breaks."""


def broken(line: Line) -> set[str]:
    """The rules that a line breaks."""
    return {name for name, is_broken in RULES.items() if is_broken(line)}


def has_jargon(text: str) -> bool:
    """Whether a hint or a reason uses a word of the trade without explaining it."""
    return bool(_JARGON.search(_VARIABLE.sub("", _QUOTED.sub("", text))))
