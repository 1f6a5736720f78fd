"""The words that stand for the steps of a scale: patterns by value, 1 the lowest."""

from __future__ import annotations

from collections.abc import Mapping

FIVE_STEPS: Mapping[int, str] = {
    1: r"(?:very|really|so) bad|terribl[ey]|awful(?:ly)?|horribl[ey]|hates? it|furious|desperate|worst|dreadful|miserable|angry|very (?:poor|unhappy|frustrat\w+|annoy\w+)",
    2: r"bad(?:ly)?|poor(?:ly)?|unhappy|frustrat\w+|annoy\w+|disappoint\w+|worried|unsure|confus\w+|stress\w+|anxious|nervous|low|negative|sad|slow|painful|tedious|rude|smelly|dirty|messy|grim|boring|awkward",
    3: r"ok(?:ay)?|fine|so[- ]so|neutral|average|alright|all right|meh|medium|mixed|indifferent|nothing special|middling|not bad|in between",
    4: r"good|nice|happy|pleasant|easy|positive|pleased|curious|hopeful|interested|high|quick|smooth|friendly|likes? it|relieved",
    5: r"(?:very|really) good|lovely|great|excellent|loves? it|amazing|perfect|delight\w+|brilliant|fantastic|super|thrilled|wonderful|best|very (?:happy|nice|pleas\w+)|ecstatic",
}  # fmt: skip
THREE_STEPS: Mapping[int, str] = {
    1: r"minor|nuisance|small|low|little|mild|(?:just |a bit |only )?annoying|not (?:so |that |very )?bad|trivial",
    2: r"serious|moderate|medium|middling|bad|quite (?:bad|serious)|(?:very|really|so) annoying|considerable|so[- ]so",
    3: r"severe|critical|huge|major|(?:very|really|super|extremely|so) (?:bad|serious)|high|terrible|deal[- ]?breaker|(?:they|people|customers) (?:may |might |will |do |would )?leave|ruin(?:s|ed)?|worst|awful|disaster",
}  # fmt: skip
TURNED: Mapping[int, Mapping[int, int]] = {5: {1: 3, 2: 4, 3: 2, 4: 2, 5: 2}, 3: {1: 2, 2: 1, 3: 1}}
"""What a word turns into behind "not", by the number of steps: "not great" is bad, but not as bad as can be."""
