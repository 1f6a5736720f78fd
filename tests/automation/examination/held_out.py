# ruff: noqa: E501
"""Papers 33 to 48, HELD OUT: whoever writes or improves the rules must not read this file."""

from __future__ import annotations

from tests.automation.examination.paper import ASKING, SELLING, paper, stage
from tests.automation.maps import pain, point

PAPERS = (
    paper(
        "optician",
        "local",
        stage(
            "Eye test",
            "See the blackboard again",
            point(
                "Booked test",
                "shop",
                pain("every fifth slot stays empty because it slipped their mind", share=0.2),
                feel=0,
            ),
            must=(("appointment-reminder", "domain 5 purchase: appointment reminders", "t1"),),
            fine="order-confirmation rebook-reminder scheduled-message",
        ),
        stage(
            "Glasses being made",
            "New glasses before the holiday",
            point(
                "Waiting for the lenses",
                "phone",
                "customers pop in to ask whether they've arrived, for nothing",
                feel=-1,
            ),
            must=(("progress-update", "sense: a word when they are ready", "t1"),),
            fine="order-confirmation shipping-updates scheduled-message response-time-alert hand-over-alert",
            never={ASKING: "still waiting"},
        ),
        stage(
            "Two years later",
            "Not strain my eyes",
            point("Nothing happens", "home", "they don't come back until the glasses break", feel=0),
            must=(("rebook-reminder win-back scheduled-message", "domain 5 retention", "t1"),),
            fine="scheduled-check-in restock-reminder loyalty-reminder product-recommendation",
            never={"abandoned-cart": "no basket"},
        ),
    ),
    paper(
        "wedding-photographer",
        "service",
        stage(
            "Asking",
            "Know if you're free on the 14th",
            point(
                "Contact form",
                "website",
                pain(
                    "on shoots every weekend so I answer on Tuesday, and the couple has booked someone else",
                    drops=True,
                    share=0.4,
                ),
                feel=-1,
            ),
            must=(("response-time-alert", "findings 4 no 20: speed of the first answer", "t1"),),
            fine="demo-request proposal-follow-up order-confirmation missed-call-reply scheduled-message",
            never={ASKING: "no wedding yet", "abandoned-cart": "no basket"},
        ),
        stage(
            "Saying yes",
            "Be sure we chose right",
            point(
                "Contract with deposit",
                "email",
                pain("40% up front scares them, they say they'll think about it and vanish", drops=True, share=0.3),
                feel=-1,
            ),
            must=(
                (
                    "proposal-follow-up case-study-follow-up pricing-chat-prompt form-rescue",
                    "domain 5 decision: nobody vanishes in silence; proof against doubt",
                    "t1",
                ),
            ),
            fine="demo-request hand-over-alert time-limited-reminder education-sequence revisit-follow-up scheduled-check-in",
            never={"payment-rescue": "no payment failed: they have not agreed", ASKING: "not booked"},
        ),
        stage(
            "The gallery",
            "Cry happy tears",
            point("Opening the pictures", "website", feel=2, feeling="moved to tears"),
            must=((f"{ASKING} thank-you", "domain 5 advocacy: very glad", "t1"),),
            fine="feedback-request cross-sell milestone-reward",
            never={"win-back at-risk-alert abandoned-cart": "happy"},
        ),
    ),
    paper(
        "nursery",
        "local",
        stage(
            "On the list",
            "Know if I can go back to work in August",
            point(
                "Application",
                "website",
                "applied in spring, heard nothing since, no clue whether they're still in the running",
                feel=-2,
            ),
            must=(("progress-update scheduled-check-in order-confirmation", "sense: a word while waiting", "t1"),),
            fine="hand-over-alert response-time-alert scheduled-message ticket-follow-up",
            never={f"{ASKING} {SELLING} abandoned-cart": "worried parents"},
        ),
        stage(
            "First weeks",
            "A child who isn't crying at the gate",
            point("Settling in", "nursery", "parents have no idea what to pack or how the first days go", feel=-1),
            must=(
                (
                    "welcome-sequence appointment-reminder document-collection",
                    "domain 5 onboarding: welcome sequence",
                    "t1",
                ),
            ),
            fine="scheduled-message kick-off-booking scheduled-check-in",
            never={ASKING: "anxious"},
        ),
    ),
    paper(
        "bike-repair",
        "local",
        stage(
            "Leaving the bike",
            "Ride to work on Monday",
            point(
                "Phone",
                "phone",
                pain("can't hear the phone over the compressor, loads of missed calls in the evening", drops=True),
                feel=-1,
            ),
            must=(("missed-call-reply", "domain 5: drop-offs first", "t1"),),
            fine="response-time-alert demo-request",
            never={ASKING: "nothing done"},
        ),
        stage(
            "In the workshop",
            "Know when",
            point("Repair", "workshop", "done on Wednesday but we forget to tell them till Saturday", feel=-1),
            must=(("progress-update scheduled-message hand-over-alert", "sense: a word when it is ready", "t1"),),
            fine="order-confirmation response-time-alert appointment-reminder",
            never={"shipping-updates": "collected", ASKING: "annoyed"},
        ),
        stage(
            "Back on the road",
            "Nothing rattles",
            point("First ride", "road", feel=2),
            must=(
                (
                    "review-prompt referral-invitation thank-you",
                    "domain 5 retention and advocacy: a finished job, very glad",
                    "t1",
                ),
            ),
            fine="rebook-reminder feedback-request testimonial-request user-content-sharing milestone-reward cross-sell loyalty-reminder",
            never={"win-back at-risk-alert abandoned-cart": "happy"},
        ),
        first="missed-call-reply",
    ),
    paper(
        "online-course",
        "other",
        stage(
            "Bought",
            "Learn to edit video by summer",
            point(
                "First lesson",
                "website",
                pain("they pay, and then two out of five never open lesson one", drops=True, share=0.4),
                feel=0,
            ),
            must=(
                (
                    "first-value-nudge welcome-sequence",
                    "domain 5 onboarding: first-value nudge, welcome sequence",
                    "t1",
                ),
            ),
            fine="profile-set-up at-risk-alert education-sequence scheduled-check-in kick-off-booking",
            never={
                f"{ASKING} cross-sell": "not started",
                "abandoned-cart payment-rescue": "they paid",
                "shipping-updates": "no parcel",
            },
        ),
        stage(
            "Halfway",
            "Not give up",
            point(
                "Module 4",
                "website",
                pain("after the third module it gets quiet, they fall behind and feel ashamed", drops=True, share=0.3),
                feel=-1,
            ),
            must=(
                (
                    "at-risk-alert first-value-nudge scheduled-check-in",
                    "domain 5 retention: at-risk alert, check-in: a person",
                    "t1",
                ),
            ),
            fine="win-back milestone-reward education-sequence hand-over-alert scheduled-message welcome-sequence",
            never={ASKING: "ashamed"},
        ),
        stage(
            "Certificate",
            "Show what I can do",
            point("Finished film", "website", feel=2, thought="I made that!"),
            must=(
                (
                    "testimonial-request referral-invitation user-content-sharing review-prompt",
                    "domain 5 advocacy: a result is reached",
                    "t1",
                ),
            ),
            fine="thank-you milestone-reward cross-sell feedback-request",
            never={"win-back at-risk-alert abandoned-cart": "proud"},
        ),
        first="first-value-nudge welcome-sequence at-risk-alert",
    ),
    paper(
        "language-school-future",
        "service",
        stage(
            "Choosing a level",
            "Not end up among beginners",
            point("Placement test", "website", "people will stop halfway through the placement test", feel=0),
            must=(("form-rescue revisit-follow-up", "domain 5 decision: form drop-off rescue", "t1"),),
            fine="demo-request education-sequence comparison-guide profile-set-up",
            never={"win-back abandoned-cart": "new people"},
        ),
        stage(
            "Open evening",
            "Meet the teachers",
            point("Open evening", "school", feel=1),
            must=(("webinar-invitation", "own idea of the map; domain 5 consideration: invitation", "t1"),),
            fine="appointment-reminder order-confirmation feedback-request thank-you proposal-follow-up tag-by-source scheduled-message education-sequence referral-invitation review-prompt",
            never={"win-back at-risk-alert": "not customers"},
        ),
        kind="future",
        opportunities=[
            {
                "id": "o1",
                "text": "Invite those who downloaded the level guide to an open evening",
                "impact": 5,
                "feasibility": 4,
            }
        ],
    ),
    paper(
        "removals",
        "service",
        stage(
            "Price",
            "Know what the move costs",
            point(
                "Survey and quote",
                "email",
                pain(
                    "takes us 5 days to send the estimate, and once it's out nobody rings to ask", drops=True, share=0.5
                ),
                feel=-1,
            ),
            must=(("proposal-follow-up", "domain 5 decision: proposal", "t1"),),
            fine="response-time-alert hand-over-alert demo-request case-study-follow-up",
            never={"abandoned-cart": "no basket", ASKING: "not a customer"},
        ),
        stage(
            "Moving day",
            "Nothing broken",
            point(
                "Broken mirror",
                "home",
                "smashed mirror, and they get passed from one to the next about the damage",
                feel=-2,
            ),
            must=(("ticket-follow-up hand-over-alert", "domain 5 retention: ticket follow-up; a person", "t1"),),
            fine="response-time-alert progress-update at-risk-alert",
            never={f"{ASKING} {SELLING}": "broken mirror"},
        ),
        first="proposal-follow-up",
    ),
    paper(
        "law-firm",
        "service",
        stage(
            "First contact",
            "Know if I have a case",
            point("Call to the office", "phone", "the secretary sounds annoyed and cuts people off", feel=-2),
            hold="rude staff is mended by people",
        ),
        stage(
            "The case",
            "Sleep again",
            point(
                "Months of nothing", "post", "they lie awake because they don't hear a peep about their case", feel=-2
            ),
            must=(("progress-update scheduled-check-in", "sense: silence; a person where people feel very bad", "t1"),),
            fine="hand-over-alert response-time-alert scheduled-message at-risk-alert ticket-follow-up",
            never={f"{ASKING} {SELLING}": "they lie awake"},
        ),
        stage(
            "After judgment",
            "Close it",
            point("File closed", "post"),
            hold="nothing known: no feeling, no pain, no evidence",
        ),
    ),
    paper(
        "pet-food-subscription",
        "ecommerce",
        stage(
            "First box",
            "A dog that eats",
            point("Delivery", "courier", "never sure which day it turns up, so it stands in the rain", feel=-1),
            must=(("shipping-updates", "domain 5 purchase: shipping updates", "t1"),),
            fine="progress-update feedback-request ticket-follow-up scheduled-message",
            never={ASKING: "wet box", "order-confirmation": "done on this map"},
        ),
        stage(
            "Every month",
            "Never think about it",
            point(
                "Monthly charge",
                "bank",
                pain("payment bounces, we just stop sending, dog goes hungry", drops=True, share=0.06),
                feel=-1,
            ),
            must=(("payment-rescue", "domain 5 purchase: payment failure rescue", "t1"),),
            fine="at-risk-alert win-back hand-over-alert ticket-follow-up",
            never={ASKING: "dog goes hungry"},
        ),
        stage(
            "Pausing",
            "Skip July",
            point(
                "Cancel button",
                "website",
                pain("can't find how to skip a month so they cancel for good", drops=True, share=0.1),
                feel=-1,
            ),
            must=(("win-back at-risk-alert", "domain 5 retention: win-back, at-risk alert", "t1"),),
            fine="scheduled-message education-sequence renewal-reminder hand-over-alert feedback-request revisit-follow-up scheduled-check-in form-rescue",
            never={f"{ASKING} milestone-reward": "leaving"},
        ),
        first="payment-rescue win-back at-risk-alert",
        automations=[
            {"id": "a1", "recipe": "order-confirmation", "stage": "s1", "touchpoint": "s1t1", "status": "done"}
        ],
    ),
    paper(
        "office-cleaning-renewal",
        "b2b",
        stage(
            "During the year",
            "Clean desks, no fuss",
            point(
                "Contact person", "email", "between signature and invoice nobody from us ever shows their face", feel=-1
            ),
            must=(("scheduled-check-in", "domain 5 retention: scheduled check-in", "t1"),),
            fine="at-risk-alert hand-over-alert ticket-follow-up renewal-reminder scheduled-message",
            never={f"{ASKING} abandoned-cart": "they feel neglected", "feedback-request": "was rejected on this map"},
        ),
        stage(
            "Contract end",
            "Not tender the whole thing again",
            point(
                "Notice period",
                "post",
                pain(
                    "contract lapses and we only notice when the notice letter is on the desk",
                    drops=True,
                    share=0.15,
                    severity=3,
                ),
                feel=-1,
            ),
            must=(("renewal-reminder at-risk-alert", "domain 5 retention: renewal reminder", "t1"),),
            fine="scheduled-check-in hand-over-alert win-back",
            never={f"{ASKING} cross-sell lead-magnet-delivery": "about to leave"},
        ),
        kind="renewal",
        first="renewal-reminder at-risk-alert",
        automations=[{"id": "a1", "recipe": "feedback-request", "stage": "s1", "status": "rejected"}],
    ),
    paper(
        "internal-new-starter",
        "other",
        stage(
            "Before day one",
            "Not look stupid",
            point("HR tells IT", "internal", "IT only hears of the new colleague on the morning they start", feel=-1),
            must=(("hand-over-alert", "domain 5 across: internal hand-over alert", "t1"),),
            fine="scheduled-message document-collection welcome-sequence progress-update kick-off-booking",
            never={f"{ASKING} {SELLING} abandoned-cart win-back": "colleagues are no customers"},
        ),
        stage(
            "First week",
            "Be of use",
            point(
                "Laptop and logins",
                "internal",
                "sits there three days without a password and doesn't know who to ask",
                feel=-2,
            ),
            must=(
                (
                    "welcome-sequence hand-over-alert ticket-follow-up profile-set-up",
                    "domain 5 onboarding: whom to ask, what to do first; a person",
                    "t1",
                ),
            ),
            fine="progress-update response-time-alert kick-off-booking scheduled-check-in document-collection",
            never={f"{ASKING} {SELLING} abandoned-cart win-back": "colleagues are no customers"},
        ),
        who="Jonas, new in the team",
    ),
    paper(
        "florist-online",
        "ecommerce",
        stage(
            "Choosing",
            "Flowers for Mum, now",
            point("Product page", "website", "pictures take ages to load on the phone", feel=-1),
            hold="a slow page is mended by the people who run it",
        ),
        stage(
            "Paying",
            "Done before lunch",
            point(
                "Checkout",
                "website",
                pain("they fill the basket and wander off, maybe to compare", drops=True, share=0.7),
                feel=0,
            ),
            must=(("abandoned-cart", "domain 5 decision: abandoned cart; findings 4 no 16", "t1"),),
            fine="revisit-follow-up pricing-chat-prompt form-rescue time-limited-reminder",
            never={ASKING: "no order"},
        ),
        stage(
            "Next year",
            "Not forget her birthday again",
            point("The date", "home", "they'd buy again but the day goes by before they think of us", feel=0),
            must=(
                (
                    "scheduled-message rebook-reminder restock-reminder win-back product-recommendation",
                    "domain 5 retention: restock and recommendation on the day",
                    "t1",
                ),
            ),
            fine="loyalty-reminder milestone-reward time-limited-reminder",
        ),
        first="abandoned-cart",
    ),
    paper(
        "solar-installer",
        "service",
        stage(
            "Making sense of it",
            "Know if my roof is any good",
            point(
                "Comparing offers",
                "home",
                "five offers on the kitchen table, all different, they can't tell them apart",
                feel=-1,
            ),
            must=(("comparison-guide", "domain 5 consideration: comparison guides", "t1"),),
            fine="education-sequence case-study-follow-up demo-request proposal-follow-up webinar-invitation",
            never={ASKING: "no customer", "abandoned-cart": "no basket"},
        ),
        stage(
            "From signature to sun",
            "Power before winter",
            point("Grid permit", "email", "half a year between contract and roof and not a word from us", feel=-2),
            must=(("progress-update", "sense: silence while the work is under way", "t1"),),
            fine="scheduled-check-in hand-over-alert kick-off-booking at-risk-alert response-time-alert scheduled-message welcome-sequence",
            never={f"{ASKING} {SELLING}": "half a year of silence"},
        ),
        stage(
            "First bill",
            "Smile",
            point("Bill of 12 euros", "post", feel=2, thought="I tell everybody in the street."),
            must=(("referral-invitation testimonial-request", "domain 5 advocacy: referral invitation", "t1"),),
            fine="review-prompt thank-you user-content-sharing feedback-request cross-sell milestone-reward",
            never={"win-back at-risk-alert abandoned-cart": "happy"},
        ),
    ),
    paper(
        "rota-software-churn",
        "saas",
        stage(
            "Champion moves on",
            "Have a rota for next week",
            point(
                "New manager",
                "email",
                pain(
                    "when the manager who brought us in moves on, the successor goes back to the whiteboard",
                    drops=True,
                    share=0.3,
                    severity=3,
                ),
                feel=-1,
            ),
            must=(("at-risk-alert hand-over-alert", "domain 5 retention: at-risk alert", "t1"),),
            fine="scheduled-check-in welcome-sequence kick-off-booking first-value-nudge win-back",
            never={f"{ASKING} cross-sell": "at risk"},
        ),
        stage(
            "Gone",
            "Get by without",
            point("Account closed", "app", "they drop us and we never ask why", feel=-1),
            must=(("win-back feedback-request", "domain 5 retention: win-back; ask why", "t1"),),
            fine="at-risk-alert hand-over-alert scheduled-check-in scheduled-message",
            never={f"{ASKING} cross-sell milestone-reward loyalty-reminder": "they left"},
        ),
        kind="churn",
        first="at-risk-alert hand-over-alert",
    ),
    paper(
        "small-theatre",
        "other",
        stage(
            "Buying tickets",
            "Two seats together on Saturday",
            point(
                "Ticket page",
                "website",
                pain("booking fee shows up right at the end and they close the tab", drops=True, share=0.25),
                feel=-1,
            ),
            must=(("abandoned-cart", "domain 5 decision: abandoned cart; domain 4: fees shown at the end", "t1"),),
            fine="pricing-chat-prompt revisit-follow-up form-rescue",
            never={ASKING: "has not been"},
        ),
        stage(
            "The evening",
            "Forget the week",
            point("The bar in the interval", "theatre", "20 mins in the line for a warm beer", feel=-1),
            hold="a queue is mended by people",
        ),
        stage(
            "Next season",
            "Not miss the good ones",
            point(
                "Season ticket", "post", "season tickets run out in May and hardly anyone remembers to extend", feel=0
            ),
            must=(("renewal-reminder", "domain 5 retention: renewal reminder", "t1"),),
            fine="scheduled-message win-back rebook-reminder loyalty-reminder time-limited-reminder milestone-reward",
        ),
        first="abandoned-cart",
    ),
    paper(
        "coworking",
        "local",
        stage(
            "Trial day",
            "A quiet desk",
            point("Booking a trial day", "website", "fill in the thing and then wonder if it got through", feel=0),
            fine="response-time-alert welcome-sequence appointment-reminder demo-request",
            never={"order-confirmation": "runs already on this map", ASKING: "has not been"},
        ),
        stage(
            "Member",
            "Work, and not alone",
            point("Friday lunch", "kitchen", feel=2, feeling="one of them"),
            must=(
                (
                    "referral-invitation review-prompt thank-you testimonial-request milestone-reward user-content-sharing",
                    "domain 5 advocacy: very glad",
                    "t1",
                ),
            ),
            fine="feedback-request cross-sell loyalty-reminder scheduled-check-in",
            never={"at-risk-alert win-back abandoned-cart": "nothing is wrong"},
        ),
        stage("Moving out", "Leave without trouble", hold="a goal but no touchpoint: domain 4"),
        automations=[
            {"id": "a1", "recipe": "order-confirmation", "stage": "s1", "touchpoint": "s1t1", "status": "chosen"}
        ],
    ),
)
