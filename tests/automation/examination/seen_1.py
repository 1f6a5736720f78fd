# ruff: noqa: E501
"""Papers 1 to 11, seen: read by whoever improves the rules."""

from __future__ import annotations

from tests.automation.examination.paper import ASKING, SELLING, paper, stage
from tests.automation.maps import pain, point

PAPERS = (
    paper(
        "physio",
        "local",
        stage(
            "Getting an appointment",
            "Be seen this week, my back is killing me",
            point(
                "Ringing the practice",
                "phone",
                pain(
                    "phone just rings out when we're both in treatment, they try the next physio down the road",
                    drops=True,
                    share=0.3,
                ),
                feel=-1,
            ),
            must=(("missed-call-reply", "domain 5: drop-offs come first; a call nobody took is the drop-off", "t1"),),
            fine="response-time-alert demo-request form-rescue order-confirmation hand-over-alert",
            never={ASKING: "not a patient yet", "abandoned-cart": "no basket"},
        ),
        stage(
            "First visit",
            "Get help without wasting the half hour",
            point(
                "Arriving for the first session",
                "practice",
                "half of them turn up without the doctor's letter or shorts",
                feel=0,
            ),
            point("The agreed time", "practice", pain("about 1 in 8 simply doesn't show up", share=0.12), feel=0),
            must=(
                (
                    "appointment-reminder document-collection welcome-sequence",
                    "domain 5 purchase: appointment reminders; the recipe says what to bring",
                    "t1",
                ),
                ("appointment-reminder", "domain 5 purchase: appointment reminders against no-shows"),
            ),
            fine="order-confirmation feedback-request scheduled-message",
            never={"shipping-updates abandoned-cart": "nothing is shipped"},
        ),
        first="missed-call-reply",
    ),
    paper(
        "tax-adviser",
        "service",
        stage(
            "Handing in the papers",
            "Get rid of the shoebox",
            point(
                "Bringing the receipts",
                "email",
                pain("we chase every client four or five times until we've got everything", severity=2),
                feel=-1,
            ),
            must=(("document-collection", "domain 5 onboarding: collecting documents; article 000 onboarding", "t1"),),
            fine="form-rescue hand-over-alert scheduled-message welcome-sequence appointment-reminder",
            never={ASKING: "they feel bad", "abandoned-cart shipping-updates": "no shop"},
        ),
        stage(
            "Waiting for the return",
            "Know whether I get money back",
            point("Wondering how far it is", "phone", "clients ring every week to ask if it's filed yet", feel=-1),
            must=(("progress-update", "sense: people ring to hear where it stands", "t1"),),
            fine="response-time-alert hand-over-alert scheduled-check-in ticket-follow-up scheduled-message missed-call-reply",
            never={ASKING: "not finished and annoyed"},
        ),
        stage(
            "The bill",
            "Know what it cost and be done with it",
            point(
                "Our invoice",
                "post",
                "our invoice goes out three months later, by then nobody remembers what it was for",
                feel=-1,
            ),
            must=(("scheduled-message hand-over-alert", "sense: what we forget to send must go out on its day", "t1"),),
            fine="progress-update feedback-request",
            never={"payment-rescue": "we are late, not the client: dunning would be absurd", ASKING: "they feel bad"},
        ),
    ),
    paper(
        "letting-agent",
        "service",
        stage(
            "Looking for a flat",
            "See it before it's gone",
            point(
                "Enquiry through the portal",
                "website",
                pain(
                    "by the time we get back to them the flat's gone, 2 days is normal",
                    drops=True,
                    share=0.4,
                    severity=3,
                ),
                feel=-2,
            ),
            must=(
                (
                    "response-time-alert",
                    "findings 4 no 20: speed of the first answer decides; domain 5 response-time alert",
                    "t1",
                ),
            ),
            fine="demo-request lead-scoring order-confirmation hand-over-alert missed-call-reply",
            never={ASKING: "very bad feeling", "abandoned-cart": "no basket"},
        ),
        stage(
            "Applying",
            "Get the keys",
            point(
                "References and payslips",
                "email",
                "it drags on because something is always missing from their application pack",
                feel=-1,
            ),
            must=(("document-collection", "domain 5 onboarding: collecting documents", "t1"),),
            fine="form-rescue progress-update hand-over-alert welcome-sequence scheduled-message",
        ),
        stage(
            "Living there",
            "A flat where things work",
            point(
                "Reporting a repair",
                "email",
                pain("reported the boiler twice, nobody ever came back to them", severity=3),
                feel=-2,
            ),
            must=(("ticket-follow-up response-time-alert", "domain 5 retention: ticket follow-up", "t1"),),
            fine="hand-over-alert progress-update at-risk-alert",
            never={f"{ASKING} {SELLING}": "a cold flat and a request for a favour"},
        ),
        first="response-time-alert",
    ),
    paper(
        "bakery-preorders",
        "local",
        stage(
            "Ordering the birthday cake",
            "A cake for Saturday, as promised",
            point(
                "Order over the counter",
                "shop",
                "gets scribbled on a bit of paper, they're never sure we've really got it down",
                feel=-1,
            ),
            must=(("order-confirmation", "domain 5 purchase: order confirmation; article 000 purchase", "t1"),),
            fine="hand-over-alert appointment-reminder scheduled-message",
            never={
                "shipping-updates": "collected in the shop",
                "abandoned-cart": "a counter has no basket",
                ASKING: "before the cake was eaten",
            },
        ),
        stage(
            "Picking up",
            "In and out before work",
            point("Saturday queue", "shop", "queue out of the door and nowhere to park", feel=-1),
            hold="a queue and parking are mended by people and space, not by messages",
        ),
        stage(
            "The party",
            "Guests who say wow",
            point("Cutting the cake", "home", feel=2, feeling="proud"),
            fine=f"{ASKING} thank-you feedback-request rebook-reminder milestone-reward loyalty-reminder product-recommendation scheduled-message",
            never={"win-back at-risk-alert": "they are happy"},
        ),
    ),
    paper(
        "saas-trial",
        "saas",
        stage(
            "Signing up",
            "Try it without talking to a salesman",
            point(
                "Sign-up form",
                "website",
                pain("asks for company size, phone, VAT no... a third bail out halfway", drops=True, share=0.33),
                feel=-1,
            ),
            must=(
                (
                    "form-rescue",
                    "domain 5 decision: form drop-off rescue; article 004: they will likely drop from a long sign-up form",
                    "t1",
                ),
            ),
            fine="pricing-chat-prompt revisit-follow-up response-time-alert",
            never={"renewal-reminder win-back": "not customers", ASKING: "nothing used yet"},
        ),
        stage(
            "Trial",
            "See if it does what I need",
            point(
                "Empty dashboard",
                "app",
                pain(
                    "they log in once, stare at a blank screen and have no clue where to begin", drops=True, share=0.5
                ),
                feel=-1,
            ),
            must=(
                (
                    "first-value-nudge welcome-sequence profile-set-up",
                    "domain 5 onboarding: welcome sequence, first-value nudge",
                    "t1",
                ),
            ),
            fine="education-sequence kick-off-booking demo-request at-risk-alert scheduled-check-in webinar-invitation hand-over-alert",
            never={ASKING: "no value yet", "shipping-updates": "software"},
        ),
        stage(
            "Trial ends",
            "Decide if it's worth the money",
            point("End of the 14 days", "app", "the trial just stops, no warning, their stuff is locked", feel=-1),
            must=(
                (
                    "time-limited-reminder renewal-reminder scheduled-message",
                    "domain 5 decision: time-limited reminder; a real deadline",
                    "t1",
                ),
            ),
            fine="demo-request pricing-chat-prompt at-risk-alert proposal-follow-up win-back case-study-follow-up hand-over-alert",
            never={ASKING: "locked out"},
        ),
        first="first-value-nudge welcome-sequence profile-set-up form-rescue",
    ),
    paper(
        "telecom-renewal",
        "other",
        stage(
            "Before the end of the term",
            "Not pay more than a newcomer",
            point(
                "End of the minimum term",
                "post",
                pain(
                    "we keep quiet about it, they find out months later that they've been on the dear tariff",
                    severity=3,
                ),
                feel=-2,
            ),
            must=(
                ("renewal-reminder", "domain 5 retention: renewal reminder; domain 6: telecom's renewal journey", "t1"),
            ),
            fine="at-risk-alert scheduled-check-in hand-over-alert scheduled-message ticket-follow-up",
            never={
                ASKING: "they feel cheated",
                "lead-magnet-delivery webinar-invitation": "existing customers whose term ends",
            },
        ),
        stage(
            "Hunting for the deal",
            "Get the new-customer price without the fight",
            point(
                "Comparison site",
                "website",
                pain("they see 19.99 for new ones and leave", drops=True, share=0.2),
                feel=-1,
            ),
            must=(("at-risk-alert renewal-reminder", "domain 2: renewal map; a person calls before they leave", "t1"),),
            fine="comparison-guide pricing-chat-prompt revisit-follow-up time-limited-reminder scheduled-check-in win-back",
            never={ASKING: "about to leave"},
        ),
        kind="renewal",
        never={"abandoned-cart lead-magnet-delivery": "a renewal is no first sale"},
    ),
    paper(
        "retirement-home",
        "service",
        stage(
            "It can't go on like this",
            "Find out what there is for Mum",
            point("Asking for the brochure", "website", "brochure takes 10 days by post and then silence", feel=-1),
            must=(
                (
                    "lead-magnet-delivery response-time-alert",
                    "domain 5 awareness: deliver what was asked for, with a welcome",
                    "t1",
                ),
            ),
            fine="education-sequence tag-by-source hand-over-alert demo-request scheduled-message proposal-follow-up",
            never={"time-limited-reminder": "pressure on a family in distress", "abandoned-cart": "no basket"},
        ),
        stage(
            "Deciding together",
            "All siblings agree",
            point("Visit to the home", "visit", feel=1),
            point(
                "Talking it over with brother and sister",
                "home",
                "each of them has other questions and we only speak to one",
                feel=-1,
            ),
            must=(
                (
                    "education-sequence comparison-guide case-study-follow-up webinar-invitation demo-request",
                    "domain 5 consideration: answer the questions of those who also decide",
                ),
            ),
            fine="scheduled-check-in proposal-follow-up hand-over-alert response-time-alert appointment-reminder",
            never={"time-limited-reminder abandoned-cart": "pressure"},
        ),
        stage(
            "Waiting for a room",
            "Know when",
            point("Waiting list", "phone", "once on the waiting list they don't hear a thing for months", feel=-2),
            must=(
                (
                    "progress-update scheduled-check-in scheduled-message",
                    "sense: a word while waiting; a person where people feel very bad",
                    "t1",
                ),
            ),
            fine="hand-over-alert ticket-follow-up at-risk-alert response-time-alert restock-reminder",
            never={f"{ASKING} {SELLING}": "they wait in worry"},
        ),
        persona={"influencers": ["brother", "sister"]},
        who="Karin, 54",
    ),
    paper(
        "garage",
        "local",
        stage(
            "Dropping the car off",
            "Know the damage to the wallet",
            point(
                "The estimate",
                "phone",
                pain("they wait days for a price because I'm under a car, some go to the chain instead", drops=True),
                feel=-1,
            ),
            must=(
                (
                    "proposal-follow-up response-time-alert",
                    "domain 5 decision: proposal; the recipe's goal: no quote goes out late",
                    "t1",
                ),
            ),
            fine="hand-over-alert missed-call-reply order-confirmation progress-update",
            never={ASKING: "nothing done yet"},
        ),
        stage(
            "While it's in",
            "Get my car back today",
            point("Is it done yet?", "phone", "keep ringing to find out if it's ready", feel=0),
            must=(("progress-update", "sense: people ring to hear where it stands", "t1"),),
            fine="missed-call-reply hand-over-alert response-time-alert order-confirmation scheduled-message",
        ),
        stage(
            "Collecting",
            "Drive off and forget about it",
            point("Paying", "garage", "bill comes out way over what we said", feel=-2),
            fine="progress-update hand-over-alert ticket-follow-up feedback-request",
            never={f"{ASKING} {SELLING}": "angry about the bill", "payment-rescue": "no payment failed"},
        ),
        first="proposal-follow-up response-time-alert",
    ),
    paper(
        "dentist",
        "local",
        stage(
            "Front desk",
            "Be treated like a human being",
            point("Reception", "practice", "receptionist is short with people, esp. the elderly", feel=-2),
            hold="rude staff is mended by people",
        ),
        stage(
            "Between check-ups",
            "Keep my teeth",
            point("Six months later", "home", "most just forget the check-up until something hurts", feel=0),
            must=(("rebook-reminder", "sense and domain 5 retention: the next visit is forgotten", "t1"),),
            fine="appointment-reminder scheduled-message win-back scheduled-check-in",
            never={"abandoned-cart shipping-updates": "no shop"},
        ),
    ),
    paper(
        "shoe-shop-online",
        "ecommerce",
        stage(
            "Checkout",
            "Order the trainers quickly",
            point(
                "Basket",
                "website",
                pain(
                    "6.90 delivery only pops up on the very last page, that's where we lose them",
                    drops=True,
                    share=0.6,
                    severity=3,
                ),
                feel=-1,
            ),
            must=(
                (
                    "abandoned-cart",
                    "domain 5 decision: abandoned cart; findings 4 no 16; domain 4: late surprises",
                    "t1",
                ),
            ),
            fine="pricing-chat-prompt revisit-follow-up form-rescue",
            never={
                ASKING: "no order yet",
                "demo-request proposal-follow-up kick-off-booking": "nobody wants a meeting about trainers",
            },
        ),
        stage(
            "Delivery",
            "Wear them on Friday",
            point(
                "Parcel",
                "courier",
                "carrier says delivered but the parcel is nowhere to be found, and no one tells them anything",
                feel=-2,
            ),
            must=(
                (
                    "shipping-updates ticket-follow-up hand-over-alert",
                    "domain 5 purchase: shipping updates; a person where people feel very bad",
                    "t1",
                ),
            ),
            fine="response-time-alert progress-update order-confirmation",
            never={f"{ASKING} {SELLING}": "no shoes, no favour"},
        ),
        stage(
            "Trying on",
            "Shoes that fit",
            point(
                "Sending back",
                "post",
                "wrong size, have to print labels, then 3 weeks without a word about the refund",
                feel=-1,
            ),
            must=(
                (
                    "progress-update ticket-follow-up shipping-updates",
                    "sense: the refund goes silent; ticket follow-up",
                    "t1",
                ),
            ),
            fine="order-confirmation hand-over-alert response-time-alert feedback-request comparison-guide",
            never={ASKING: "annoyed", "cross-sell product-recommendation": "has an open return"},
        ),
        first="abandoned-cart",
    ),
    paper(
        "wine-shop",
        "local",
        stage(
            "Tasting",
            "Find something for Sunday",
            point("Thursday tasting", "shop", feel=2, feeling="at home"),
            fine="referral-invitation thank-you feedback-request webinar-invitation user-content-sharing review-prompt tag-by-source testimonial-request lead-magnet-delivery order-confirmation appointment-reminder milestone-reward loyalty-reminder cross-sell education-sequence product-recommendation",
            never={"at-risk-alert win-back abandoned-cart shipping-updates": "happy people in a shop"},
        ),
        stage(
            "Drinking it up",
            "Never stand there without a bottle",
            point("Last bottle", "home", "when it's finished they grab any old thing at the supermarket", feel=0),
            must=(("restock-reminder product-recommendation", "domain 5 retention: restock and recommendation", "t1"),),
            fine="loyalty-reminder win-back rebook-reminder cross-sell scheduled-message scheduled-check-in milestone-reward",
        ),
        stage(
            "Telling friends",
            "Look like someone who knows wine",
            point("Bringing a bottle along", "friends", feel=2, thought="Where did you get that?"),
            must=(("referral-invitation", "domain 5 advocacy: referral invitation, people are very glad", "t1"),),
            fine=f"{ASKING} thank-you milestone-reward loyalty-reminder",
            never={"at-risk-alert win-back abandoned-cart": "happy people"},
        ),
    ),
)
