"""Small maps with what must and what must not be recommended.

Written from the sources and from docs of the trade before the rules were, in the words people use. ``must``
names a stage and a set of recipes of which one at least has to be among its recommendations; ``never`` are
recipes that would be silly anywhere on that map.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mapcoach.journey import JourneyMap
from tests.automation.maps import a_map, pain, point, stage


@dataclass(frozen=True)
class Case:
    name: str
    map: JourneyMap
    must: tuple[tuple[str, set[str]], ...] = ()
    never: set[str] = field(default_factory=set)
    hold: tuple[str, ...] = ()
    """The stages at which nothing must be recommended."""


SHOP_ONLY = {"abandoned-cart", "shipping-updates", "restock-reminder"}
SALES_TEAM_ONLY = {"kick-off-booking", "proposal-follow-up", "demo-request"}
ADVOCACY = {"referral-invitation", "testimonial-request", "review-prompt", "user-content-sharing"}

CASES = (
    Case(
        "service consultant",
        a_map(
            "service",
            stage(
                "Awareness",
                point("Blog post on LinkedIn", "social", "nobody finds us, and we cannot tell where people come from"),
                goal="understand why sales are flat",
            ),
            stage(
                "Consideration",
                point(
                    "Checklist", "website", pain("they grab the checklist and then we hear nothing more", drops=True)
                ),
            ),
            stage(
                "Decision",
                point("Free consultation", "video call", pain("half of them simply don't turn up", drops=True), feel=0),
            ),
            stage(
                "Onboarding",
                point("Intake form", "email", pain("we spend the first call collecting stuff they could have sent us")),
            ),
            stage("Retention", point("Monthly call", "phone", pain("after the project they drift off", severity=2))),
        ),
        must=(
            ("Awareness", {"tag-by-source", "lead-magnet-delivery"}),
            ("Consideration", {"lead-magnet-delivery", "education-sequence"}),
            ("Decision", {"appointment-reminder"}),
            ("Onboarding", {"document-collection"}),
            ("Retention", {"scheduled-check-in", "win-back"}),
        ),
        never=SHOP_ONLY | {"renewal-reminder", "user-content-sharing"},
    ),
    Case(
        "e-commerce brand",
        a_map(
            "ecommerce",
            stage("Sees the ad", point("Instagram ad", "social", feel=1)),
            stage("Browse the shop", point("Product page", "website", "can't tell if the size will fit", feel=0)),
            stage(
                "Decides",
                point("Basket", "website", pain("they put things in and never pay", drops=True, share=0.6), feel=-1),
            ),
            stage("Gets it", point("Parcel", "courier", "everybody writes in to ask where their stuff is", feel=-1)),
            stage("Afterwards", point("Emails", "email", "one order and that's it, they don't shop with us again")),
        ),
        must=(
            ("Decides", {"abandoned-cart"}),
            ("Gets it", {"shipping-updates"}),
            ("Afterwards", {"product-recommendation", "win-back", "loyalty-reminder", "restock-reminder"}),
        ),
        never=SALES_TEAM_ONLY | {"appointment-reminder", "renewal-reminder", "webinar-invitation"},
    ),
    Case(
        "SaaS churn map",
        a_map(
            "saas",
            stage("First week", point("Set-up screen", "app", pain("gives up importing the old data", drops=True))),
            stage(
                "Daily work", point("Dashboard", "app", "logs in twice and then we don't see them any more", feel=-1)
            ),
            stage(
                "Thinks about leaving", point("Account page", "app", pain("looks for the cancel button", severity=3))
            ),
            kind="churn",
        ),
        must=(
            ("First week", {"first-value-nudge", "profile-set-up", "welcome-sequence"}),
            ("Daily work", {"at-risk-alert", "first-value-nudge"}),
            ("Thinks about leaving", {"at-risk-alert", "scheduled-check-in", "win-back"}),
        ),
        never=ADVOCACY | SHOP_ONLY | {"lead-magnet-delivery", "tag-by-source", "appointment-reminder"},
    ),
    Case(
        "telecom renewal map",
        a_map(
            "other",
            stage(
                "Letter arrives", point("Bill", "post", pain("the price jumps without a word of warning", severity=3))
            ),
            stage("Shops around", point("Comparison site", "web", pain("finds a cheaper deal elsewhere", drops=True))),
            stage("Renew", point("Call centre", "phone", "explains the whole story to three people", feel=-2)),
            kind="renewal",
            scope={"offering": "mobile contracts", "customers": "existing"},
        ),
        must=(
            ("Letter arrives", {"renewal-reminder"}),
            ("Shops around", {"at-risk-alert", "renewal-reminder", "scheduled-check-in"}),
            ("Renew", {"hand-over-alert"}),
        ),
        never=SHOP_ONLY | {"lead-magnet-delivery", "tag-by-source", "kick-off-booking"},
    ),
    Case(
        "clinic on the phone",
        a_map(
            "local",
            stage(
                "Getting an appointment",
                point("Phone the practice", "phone", pain("40 minutes in the queue", drops=True, share=0.3), feel=-2),
            ),
            stage("The visit", point("Appointment", "in person", pain("one in five just isn't there", severity=3))),
            stage("Paying", point("Checkout at reception", "in person", "queues again to settle up", feel=-1)),
        ),
        must=(
            ("Getting an appointment", {"missed-call-reply", "response-time-alert"}),
            ("The visit", {"appointment-reminder"}),
        ),
        never=SHOP_ONLY | SALES_TEAM_ONLY | {"renewal-reminder", "time-limited-reminder"},
    ),
    Case(
        "clinic's online form",
        a_map(
            "local",
            stage(
                "Sign up",
                point(
                    "New patient form",
                    "website",
                    pain("wants your whole medical history, they stop half way", drops=True),
                    feel=-1,
                ),
            ),
            scope={"offering": "dentistry"},
        ),
        must=(("Sign up", {"form-rescue"}),),
        never=SHOP_ONLY | {"cross-sell", "review-prompt"},
    ),
    Case(
        "B2B quotes",
        a_map(
            "b2b",
            stage(
                "Getting quotes",
                point("Quote", "email", pain("it takes us two weeks to send one", drops=True), feel=-1),
            ),
            stage("Internal sign-off", point("Board meeting", "in person", "their boss isn't convinced", feel=0)),
            stage("Kick-off", point("First workshop", "video", "a month goes by between signature and the first date")),
        ),
        must=(
            ("Getting quotes", {"proposal-follow-up", "response-time-alert"}),
            ("Internal sign-off", {"case-study-follow-up", "comparison-guide"}),
            ("Kick-off", {"kick-off-booking"}),
        ),
        never=SHOP_ONLY | {"renewal-reminder", "loyalty-reminder"},
    ),
    Case(
        "B2B hand-over",
        a_map(
            "b2b",
            stage("Signing", point("Contract", "email", feel=1)),
            stage(
                "Starting",
                point(
                    "Delivery team",
                    "phone",
                    pain("has to tell everything twice, sales kept it in their heads"),
                    feel=-2,
                ),
            ),
        ),
        must=(("Starting", {"hand-over-alert"}),),
        never=SHOP_ONLY | ADVOCACY | {"cross-sell"},
    ),
    Case(
        "SaaS trial and card",
        a_map(
            "saas",
            stage(
                "Try it",
                point("Free trial", "app", pain("stares at an empty screen, no clue what to do first", drops=True)),
            ),
            stage(
                "Pay",
                point("Card payment", "website", "the bank turns the card down and the account is locked", feel=-2),
            ),
        ),
        must=(("Try it", {"first-value-nudge", "welcome-sequence"}), ("Pay", {"payment-rescue"})),
        never=SHOP_ONLY,
    ),
    Case(
        "angry customers are called, not mailed",
        a_map(
            "ecommerce",
            stage(
                "Afterwards", point("Support", "email", pain("complained twice and was ignored", severity=3), feel=-2)
            ),
        ),
        must=(("Afterwards", {"ticket-follow-up"}),),
        never=ADVOCACY | {"cross-sell", "product-recommendation", "loyalty-reminder", "time-limited-reminder"},
    ),
    Case(
        "delight at the end",
        a_map(
            "local",
            stage("The haircut", point("In the chair", "in person", feel=2, feeling="proud"), goal="look good"),
            stage("Tells friends", point("Photo on Instagram", "social", feel=2), goal="show it off"),
        ),
        must=(("Tells friends", {"referral-invitation", "user-content-sharing", "review-prompt"}),),
        never=SHOP_ONLY | {"renewal-reminder", "win-back", "at-risk-alert", "response-time-alert"},
    ),
    Case(
        "hesitation on the pricing page",
        a_map(
            "saas",
            stage(
                "Compare", point("Pricing page", "website", pain("can't work out which plan they'd need", drops=True))
            ),
        ),
        must=(("Compare", {"pricing-chat-prompt", "comparison-guide"}),),
        never=SHOP_ONLY | {"win-back"},
    ),
    Case(
        "shipping costs at the last click",
        a_map(
            "ecommerce",
            stage(
                "Buy",
                point("Checkout", "website", pain("the postage only shows up on the last page", drops=True), feel=-2),
            ),
        ),
        must=(("Buy", {"abandoned-cart", "pricing-chat-prompt"}),),
        never=ADVOCACY | {"time-limited-reminder"},
    ),
    Case(
        "wedding photographer, a one-off",
        a_map(
            "service",
            stage("Looking", point("Instagram", "social", feel=1)),
            stage(
                "Enquiry",
                point("Contact form", "website", pain("couples write to five of us and the first to answer wins")),
            ),
            stage("The day", point("Wedding", "in person", feel=2)),
            stage(
                "Photos",
                point("Gallery", "website", "weeks pass and they wonder if the pictures will ever come", feel=-1),
            ),
        ),
        must=(
            ("Enquiry", {"response-time-alert", "demo-request"}),
            ("Photos", {"progress-update"}),
        ),
        never=SHOP_ONLY | {"renewal-reminder", "loyalty-reminder", "kick-off-booking"},
    ),
    Case(
        "messy stage names",
        a_map(
            "ecommerce",
            stage("1) finds us??", point("google", "", feel=0)),
            stage("STEP 3!!! (paying)", point("payment page", "web", pain("card gets refused", drops=True))),
            stage("🎁 after", point("box on the doorstep", "", "turned up smashed", feel=-2)),
        ),
        must=(
            ("STEP 3!!! (paying)", {"payment-rescue"}),
            ("🎁 after", {"ticket-follow-up", "hand-over-alert"}),
        ),
        never={"kick-off-booking", "demo-request", "review-prompt"},
    ),
    Case(
        "future state of a plumber",
        a_map(
            "local",
            stage(
                "Emergency",
                point("Call", "phone", pain("rings three plumbers and takes whoever gets back first", drops=True)),
            ),
            stage("Repair", point("Visit", "in person", "no idea when the van will be there"), goal="dry kitchen"),
            kind="future",
        ),
        must=(
            ("Emergency", {"missed-call-reply", "response-time-alert"}),
            ("Repair", {"appointment-reminder", "progress-update"}),
        ),
        never=SHOP_ONLY | {"renewal-reminder", "webinar-invitation"},
    ),
    Case(
        "a day in the life",
        a_map(
            "saas",
            stage("Morning", point("Inbox", "email", "drowns in messages", feel=-1), goal="an overview"),
            stage("Evening", point("Asks a friend", "in person", feel=0), goal="find a better way"),
            kind="day_in_the_life",
        ),
        never=SHOP_ONLY | {"payment-rescue", "renewal-reminder", "win-back", "order-confirmation"},
    ),
    Case(
        "gym members fade out",
        a_map(
            "local",
            stage("Join", point("Membership desk", "in person", feel=1), goal="get fit"),
            stage(
                "Keep going", point("Training", "in person", pain("stops coming after January", drops=True, share=0.4))
            ),
            stage("End of year", point("Membership renewal", "post", pain("the letter comes too late", severity=2))),
        ),
        must=(
            ("Keep going", {"at-risk-alert", "win-back"}),
            ("End of year", {"renewal-reminder"}),
        ),
        never={"abandoned-cart", "shipping-updates", "proposal-follow-up"},
    ),
    Case(
        "everybody gets the same newsletter",
        a_map(
            "service",
            stage(
                "Staying in touch",
                point("Newsletter", "email", "same mail for all, half of it has nothing to do with them"),
            ),
        ),
        must=(("Staying in touch", {"tag-by-source", "list-hygiene"}),),
        never=SHOP_ONLY,
    ),
    Case(
        "retirement homes, adult children decide",
        a_map(
            "service",
            stage("Worry", point("Google search", "search", feel=-1, feeling="guilty")),
            stage(
                "Choosing",
                point(
                    "Brochures", "print", pain("brother and sister can't agree, they keep putting it off", severity=2)
                ),
                point("Tour of the house", "in person", feel=1, moment_of_truth=True),
            ),
        ),
        must=(("Choosing", {"comparison-guide", "case-study-follow-up", "education-sequence"}),),
        never=SHOP_ONLY | {"cross-sell", "loyalty-reminder", "renewal-reminder"},
    ),
    Case(
        "tax adviser chases papers",
        a_map(
            "service",
            stage(
                "Send it in",
                point("Receipts", "email", pain("we run after the missing slips for weeks", severity=3), feel=-1),
            ),
        ),
        must=(("Send it in", {"document-collection"}),),
        never=SHOP_ONLY | ADVOCACY,
    ),
    Case(
        "hairdresser without next date",
        a_map(
            "local",
            stage(
                "After the cut",
                point("At the till", "in person", "walks out without a next date, comes back months later"),
            ),
        ),
        must=(("After the cut", {"rebook-reminder"}),),
        never=SHOP_ONLY | {"renewal-reminder", "proposal-follow-up"},
    ),
    Case(
        "few reviews",
        a_map(
            "local",
            stage(
                "Checks us out",
                point("Google profile", "review site", pain("only three stars from 2019, looks dead", drops=True)),
            ),
            stage("Loves it", point("Meal", "in person", feel=2)),
        ),
        must=(("Checks us out", {"review-prompt"}),),
        never=SHOP_ONLY | SALES_TEAM_ONLY,
    ),
    Case(
        "sales runs after the wrong leads",
        a_map(
            "b2b",
            stage("First contact", point("Webinar", "online", "we ring students who will never buy", feel=0)),
        ),
        must=(("First contact", {"lead-scoring"}),),
        never=SHOP_ONLY | {"renewal-reminder"},
    ),
    Case(
        "out of stock in a catalogue retailer's future",
        a_map(
            "ecommerce",
            stage("Order", point("Catalogue", "print", pain("the lamp they want is sold out", drops=True), feel=-1)),
            kind="future",
        ),
        must=(("Order", {"restock-reminder"}),),
        never=SALES_TEAM_ONLY,
    ),
    Case(
        "fixed, but nobody said so",
        a_map(
            "saas",
            stage("Help", point("Support ticket", "email", "the bug is gone but they find out by accident", feel=-1)),
        ),
        must=(("Help", {"ticket-follow-up"}),),
        never=ADVOCACY | {"cross-sell"},
    ),
    Case(
        "a crash is no reason for a mailing",
        a_map(
            "ecommerce",
            stage(
                "Shop", point("Mobile site", "website", pain("the page freezes on older phones", drops=True), feel=-2)
            ),
        ),
        must=(("Shop", {"hand-over-alert"}),),
        never=ADVOCACY | {"education-sequence", "webinar-invitation", "time-limited-reminder", "cross-sell"},
    ),
    Case(
        "trouble in words nobody has heard",
        a_map(
            "other",
            stage("Zorb", point("The grommet", "", pain("flummoxed by the wibble", drops=True, severity=3), feel=-2)),
        ),
        must=(("Zorb", {"hand-over-alert", "feedback-request"}),),
        never=SHOP_ONLY | ADVOCACY,
    ),
    Case(
        "existing customers only",
        a_map(
            "saas",
            stage("Grow", point("Feature list", "app", "most don't know we also do invoicing", feel=1)),
            scope={"customers": "existing"},
        ),
        must=(("Grow", {"cross-sell"}),),
        never={"lead-magnet-delivery", "tag-by-source", "abandoned-cart"},
    ),
    Case(
        "loyal guests feel like a number",
        a_map(
            "local",
            stage(
                "Regulars",
                point("Counter", "in person", "been coming for ten years and nobody knows their name", feel=-1),
            ),
        ),
        must=(("Regulars", {"milestone-reward", "thank-you", "loyalty-reminder"}),),
        never=SHOP_ONLY | {"renewal-reminder", "win-back"},
    ),
    Case(
        "no confirmation after ordering",
        a_map(
            "ecommerce",
            stage("Order", point("Order form", "website", "not sure if it went through", feel=-1)),
        ),
        must=(("Order", {"order-confirmation"}),),
        never=SALES_TEAM_ONLY,
    ),
    Case(
        "scheduling ping-pong",
        a_map(
            "b2b",
            stage("Meet", point("Demo", "video", pain("five mails to and fro until we have a slot", drops=True))),
        ),
        must=(("Meet", {"demo-request", "kick-off-booking"}),),
        never=SHOP_ONLY,
    ),
    Case(
        "doubts whether we are real",
        a_map(
            "service",
            stage(
                "Checks us",
                point("Website", "website", pain("wonders if we have ever done this for a firm like theirs")),
            ),
        ),
        must=(("Checks us", {"case-study-follow-up"}),),
        never=SHOP_ONLY | {"win-back", "renewal-reminder"},
    ),
    Case(
        "lookers who leave",
        a_map(
            "saas",
            stage(
                "Look around", point("Home page", "website", pain("has a quick look and is gone for good", drops=True))
            ),
        ),
        must=(("Look around", {"revisit-follow-up", "lead-magnet-delivery", "pricing-chat-prompt"}),),
        never=SHOP_ONLY | ADVOCACY,
    ),
    Case(
        "late payers",
        a_map(
            "b2b",
            stage("Invoice", point("Invoice", "email", "we wait sixty days for our money")),
        ),
        must=(("Invoice", {"payment-rescue"}),),
        never=SHOP_ONLY | ADVOCACY,
    ),
    Case(
        "unprepared for the first visit",
        a_map(
            "local",
            stage(
                "First visit", point("Physio session", "in person", "turns up without the X-rays and in jeans", feel=0)
            ),
        ),
        must=(("First visit", {"appointment-reminder", "document-collection"}),),
        never=SHOP_ONLY | {"renewal-reminder"},
    ),
    Case(
        "nobody asks them",
        a_map(
            "local",
            stage("Going home", point("Farewell", "in person", "we have no idea what they thought of it")),
        ),
        must=(("Going home", {"feedback-request"}),),
        never=SHOP_ONLY,
    ),
    Case(
        "the product runs out",
        a_map(
            "ecommerce",
            stage("Using it up", point("Coffee beans", "home", "the bag is empty before they think of a new one")),
        ),
        must=(("Using it up", {"restock-reminder"}),),
        never=SALES_TEAM_ONLY,
    ),
    Case(
        "happy but silent in B2B",
        a_map(
            "b2b",
            stage(
                "Success",
                point("Yearly review meeting", "in person", "delighted, yet never mentions us to anyone", feel=2),
            ),
        ),
        must=(("Success", {"referral-invitation", "testimonial-request"}),),
        never=SHOP_ONLY | {"at-risk-alert"},
    ),
    Case(
        "a free workshop nobody attends",
        a_map(
            "b2b",
            stage(
                "Learn",
                point("Free workshop", "online", pain("plenty sign up, a handful are there on the day", severity=2)),
            ),
        ),
        must=(("Learn", {"webinar-invitation", "appointment-reminder"}),),
        never=SHOP_ONLY | ADVOCACY,
    ),
    Case(
        "renewal letter that hides the price",
        a_map(
            "service",
            stage(
                "gets the letter",
                point(
                    "renewal letter",
                    "post",
                    pain("what it costs from now on stands at the back, in small letters", severity=2),
                    feel=-1,
                ),
            ),
            stage(
                "haggles",
                point(
                    "phone",
                    "phone",
                    pain("only those who say they will switch get the decent rate", drops=True),
                    feel=-2,
                ),
            ),
            kind="renewal",
        ),
        must=(("gets the letter", {"renewal-reminder"}), ("haggles", {"at-risk-alert"})),
        never=SHOP_ONLY | ADVOCACY | {"lead-magnet-delivery"},
    ),
    Case(
        "cancelling is made hard",
        a_map(
            "saas",
            stage(
                "Going quiet",
                point("cancel page", "app", pain("hunts for the way out and finds none", drops=True), feel=-2),
            ),
            kind="churn",
            scope={"customers": "new"},
        ),
        must=(("Going quiet", {"at-risk-alert"}),),
        never=ADVOCACY | {"cross-sell", "thank-you", "win-back"},
    ),
    Case(
        "a booking link nobody uses",
        a_map(
            "service",
            stage(
                "Decision",
                point(
                    "Booking link",
                    "website",
                    pain("opens the calendar and goes off without choosing a slot", drops=True),
                ),
            ),
        ),
        must=(("Decision", {"form-rescue", "demo-request"}),),
        never=SHOP_ONLY | {"missed-call-reply"},
    ),
    Case(
        "missed calls",
        a_map(
            "local",
            stage(
                "Ring us",
                point(
                    "Phone",
                    "phone",
                    pain("we miss about one in three calls and half of those never ring again", drops=True),
                ),
            ),
            stage("Look", point("Website", "website", pain("nobody picks up the phone", severity=2), feel=-1)),
        ),
        must=(("Ring us", {"missed-call-reply"}),),
        never={"lead-scoring", "appointment-reminder", "feedback-request", "form-rescue", "win-back"},
    ),
    Case(
        "messages that somebody forgets",
        a_map(
            "local",
            stage("Stay", point("Reception", "in person", feel=1)),
            stage("Home", point("Review mail", "email", "we forget to send the mail")),
            stage("Later", point("Birthday", "email", "nobody remembers to send the voucher email")),
        ),
        must=(("Home", {"review-prompt"}), ("Later", {"scheduled-message"})),
        never={"feedback-request", "appointment-reminder", "document-collection"},
    ),
    Case(
        "when the next service is due",
        a_map(
            "local",
            stage("Repair", point("Text when ready", "sms", feel=0, thought="Still nothing. Is it done?")),
            stage("Afterwards", point("Garage", "in person", pain("nothing tells her that the next service is due"))),
        ),
        must=(("Repair", {"progress-update"}), ("Afterwards", {"rebook-reminder", "milestone-reward"})),
        never={"order-confirmation", "feedback-request", "hand-over-alert"},
    ),
    Case(
        "no prices to linger on",
        a_map(
            "service", stage("Compare", point("Website", "website", pain("no prices anywhere", drops=True), feel=-1))
        ),
        never={"pricing-chat-prompt", "comparison-guide", "feedback-request", "hand-over-alert", "revisit-follow-up"},
    ),
    Case(
        "figures for the boss",
        a_map(
            "b2b",
            stage("Decide", point("Board", "in person", pain("she has no figures to show what it saves", severity=2))),
        ),
        must=(("Decide", {"case-study-follow-up"}),),
        never={"comparison-guide", "feedback-request"},
    ),
    Case(
        "the way to pay that is missing",
        a_map(
            "service",
            stage(
                "Book",
                point("Payment page", "website", pain("they quit because PayPal is missing", drops=True), feel=-1),
            ),
            scope={"offering": "guided tours by appointment"},
        ),
        never={"appointment-reminder", "payment-rescue", "form-rescue", "abandoned-cart", "feedback-request"},
    ),
    Case(
        "a place and its people",
        a_map(
            "service",
            stage(
                "Before",
                point("Funeral of the friend", "", feel=-1),
                point("Google", "search", pain("course only on mondays", severity=2)),
            ),
            stage(
                "There",
                point("Room", "in person", feel=2),
                point("Car park", "in person", pain("the car park is full after 10", severity=3), feel=-1),
            ),
            stage("Home", point("Phone call", "phone", pain("they drop off", drops=True))),
            scope={"offering": "kayak trips"},
        ),
        never={
            "tag-by-source",
            "hand-over-alert",
            "review-prompt",
            "document-collection",
            "appointment-reminder",
            "form-rescue",
            "testimonial-request",
        },
    ),
    Case(
        "a kayak trip ends well",
        a_map(
            "service",
            stage("Trip", point("Kayak trip", "in person", feel=2)),
            stage("Home", point("Photos", "email", feel=2)),
            scope={"offering": "kayak trips"},
        ),
        never={"testimonial-request", "order-confirmation", "appointment-reminder"},
    ),
)
