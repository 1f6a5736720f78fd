"""What a facilitator listens for in a reply: each signal is a pure function of the text as it was typed.

A signal returns the span that gave it away, "" or () where it is absent, so that a move can quote the person's own
words. Signals know nothing of questions: which of them counts for an answer is for the moves to say. They are
written to stay silent when in doubt, because a probe after a good answer costs more than one that was missed.
Only the first ``READ`` characters of a reply are looked at.
"""

from mapcoach.interview.replies.signals.aims import goal_lacks, several_goals, several_situations
from mapcoach.interview.replies.signals.asides import digression, told_already
from mapcoach.interview.replies.signals.crowds import crowd_words, vague_segment
from mapcoach.interview.replies.signals.forks import branches, depends
from mapcoach.interview.replies.signals.habits import generalises, has_reason
from mapcoach.interview.replies.signals.insiders import departments, inside_out, jargon
from mapcoach.interview.replies.signals.interruptions import aside_only
from mapcoach.interview.replies.signals.places import is_digital, names_form_or_price
from mapcoach.interview.replies.signals.poles import polarity
from mapcoach.interview.replies.signals.several import several_people
from mapcoach.interview.replies.signals.solutions import solution, wants_automation
from mapcoach.interview.replies.signals.spans import READ
from mapcoach.interview.replies.signals.specifics import is_thin, specificity
from mapcoach.interview.replies.signals.unreadable import is_foreign, is_gibberish
from mapcoach.interview.replies.signals.verdicts import verdict

__all__ = [
    "READ",
    "aside_only",
    "branches",
    "crowd_words",
    "departments",
    "depends",
    "digression",
    "generalises",
    "goal_lacks",
    "has_reason",
    "inside_out",
    "is_digital",
    "is_foreign",
    "is_gibberish",
    "is_thin",
    "jargon",
    "names_form_or_price",
    "polarity",
    "several_goals",
    "several_people",
    "several_situations",
    "solution",
    "specificity",
    "told_already",
    "vague_segment",
    "verdict",
    "wants_automation",
]
