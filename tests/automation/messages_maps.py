"""Maps and recommendations for the tests of message drafts."""

from __future__ import annotations

from typing import Any

from mapcoach.automation import catalogue
from mapcoach.automation.advice import Recommendation
from mapcoach.automation.message_draft import MessageDraft, Voice, written
from mapcoach.automation.messages import message_drafts
from mapcoach.automation.wording import CHANNEL_NAMES
from mapcoach.journey import JourneyMap
from tests.automation.maps import a_map, pain, point, stage

THIN = JourneyMap.model_validate({"stages": [{"id": "s1", "name": "", "touchpoints": [{"id": "s1t1", "name": ""}]}]})


def clinic() -> JourneyMap:
    """A dental clinic: a local business with questions at its stages."""
    return a_map(
        "local",
        stage(
            "Look for a dentist",
            point("Clinic website", "website", pain("No prices and nothing about the first visit"), feel=-1),
            goal="Find a dentist who takes new patients",
            questions=["What does a first check-up cost?"],
        ),
        stage(
            "Book",
            point(
                "Booking form",
                "website",
                pain("The form asks for too much and they stop half way", severity=3, drops=True),
                pain("No confirmation for up to two days", severity=2),
                feel=-2,
            ),
            goal="Get a date within two weeks",
            questions=["Did my booking go through?"],
        ),
        stage(
            "First visit",
            point("Appointment", "in person", pain("many forget the appointment", severity=3, drops=True), feel=-1),
            goal="Be treated without surprises",
            questions=["Will it hurt?"],
        ),
        stage(
            "After the visit",
            point("Recall letter", "post", pain("Nobody reminds patients that the next check-up is due", severity=2)),
            goal="Keep the teeth healthy without thinking about it",
        ),
        who="Maya",
        scope={"business": "Bright Smiles Clinic", "offering": "dental care", "customers": "new"},
        persona={"goals": ["a dentist close to work"], "challenges": ["is afraid of surprises"], "channels": ["email"]},
    )


def saas() -> JourneyMap:
    """Software for shift plans: a map of the renewal."""
    return a_map(
        "saas",
        stage(
            "Trial",
            point("Trial account", "app", pain("they sign up and never log in again", severity=3, drops=True), feel=-1),
            point("Set-up wizard", "app", pain("importing is confusing, they get stuck", severity=3), feel=-2),
            goal="See a first result before the trial ends",
            questions=["How do I get my old data in?", "Do they sell our data?"],
        ),
        stage(
            "Use",
            point("Support tickets", "email", pain("waits two days for a reply", severity=2), feel=-1),
            point("Dashboard", "app", pain("usage drops after the first month", severity=2), feel=0),
            goal="Save an evening a week",
        ),
        stage(
            "Renewal",
            point("Renewal invoice", "email", pain("surprised by the renewal price", severity=3, drops=True), feel=-2),
            goal="Know what it is worth",
            questions=["Can we leave out the seats we do not use?"],
        ),
        who="Ben",
        kind="renewal",
        scope={"business": "Rota", "offering": "shift planning", "customers": "both"},
        persona={"goals": ["a plan that holds"], "challenges": ["nobody reads his emails"], "channels": ["email"]},
    )


def florist() -> JourneyMap:
    """An online florist, who has described the shop instead of naming it."""
    return a_map(
        "ecommerce",
        stage(
            "Choose",
            point("Online shop", "website", pain("too many bouquets, cannot decide", severity=2), feel=0),
            goal="Find something that suits her mother",
            questions=["Which flowers last longest?"],
        ),
        stage(
            "Order",
            point(
                "Checkout", "website", pain("abandons the basket at the delivery cost", severity=3, drops=True), feel=-2
            ),
            goal="Order before the lunch break ends",
            questions=["Does it arrive on Saturday?"],
        ),
        stage(
            "Delivery",
            point("Courier", "in person", pain("does not know when the parcel arrives", severity=3), feel=-1),
            goal="Be sure that it is there in time",
        ),
        stage(
            "Afterwards",
            point("Newsletter", "email", pain("buys once and never again", severity=2), feel=0),
            goal="Give pleasure again next time",
        ),
        who="Ines",
        scope={"business": "my little flower shop in Leeds, run by two sisters", "customers": "both"},
        persona={"goals": ["something personal"], "challenges": ["orders late"], "channels": ["email", "sms"]},
    )


MAPS = {"clinic": clinic(), "saas": saas(), "florist": florist(), "thin": THIN}


def advised(recipe: str, channel: str = "", at: str = "s1", touchpoint: str = "", pain_point: str = "") -> Any:
    """A recommendation of any entry for any place, by its first channel unless one is named."""
    entry = catalogue()[recipe]
    named: dict[str, Any] = dict.fromkeys(Recommendation.__dataclass_fields__, "")
    named |= {
        "recipe": recipe,
        "name": entry.name,
        "stage": at,
        "touchpoint": touchpoint or f"{at}t1",
        "pain_point": pain_point,
        "channel": CHANNEL_NAMES[channel or entry.channels[0]],  # type: ignore[index]
        "platforms": entry.platforms,
        "score": 1.0,
        "drops_off": False,
    }
    return Recommendation(**named)


def told(draft: MessageDraft) -> tuple[str, str]:
    """Subject and body with the merge fields in braces."""
    return written(draft.subject, lambda name: f"{{{name}}}"), written(draft.body, lambda name: f"{{{name}}}")


def bodies(journey_map: JourneyMap, recommendation: Any, voice: Voice | None = None) -> list[str]:
    """The bodies of a recommendation's drafts."""
    return [told(draft)[1] for draft in message_drafts(journey_map, recommendation, voice)]
