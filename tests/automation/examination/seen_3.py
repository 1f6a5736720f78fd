# ruff: noqa: E501
"""Papers 23 to 32, seen: read by whoever improves the rules."""

from __future__ import annotations

from tests.automation.examination.paper import ASKING, SELLING, paper, stage
from tests.automation.maps import pain, point

PAPERS = (
    paper(
        "internal-month-end",
        "other",
        stage(
            "Job finished",
            "Get it off my desk",
            point(
                "Site manager tells the office",
                "internal",
                "office finds out about finished jobs by accident, weeks after",
                feel=-1,
            ),
            must=(("hand-over-alert", "domain 5 across: internal hand-over alert", "t1"),),
            fine="scheduled-message progress-update response-time-alert document-collection",
            never={f"{ASKING} {SELLING} abandoned-cart win-back": "colleagues are no customers"},
        ),
        stage(
            "Writing the invoice",
            "Close the month in three days",
            point("Time sheets", "email", "we have to run after everybody for their hours", feel=-1),
            must=(
                ("document-collection scheduled-message", "domain 5: collecting documents, here from colleagues", "t1"),
            ),
            fine="hand-over-alert appointment-reminder form-rescue response-time-alert",
            never={f"{ASKING} {SELLING} abandoned-cart payment-rescue": "colleagues are no customers"},
        ),
        who="Ulla in accounts",
    ),
    paper(
        "driving-school",
        "local",
        stage(
            "Between lessons",
            "Not forget everything again",
            point(
                "Next lesson",
                "phone",
                "turn up on the wrong day or forget altogether, and the instructor sits in the car park",
                feel=0,
            ),
            must=(("appointment-reminder", "domain 5 purchase: appointment reminders", "t1"),),
            fine="rebook-reminder order-confirmation scheduled-message",
        ),
        stage(
            "Licence in hand",
            "Drive",
            point("Passed!", "test centre", feel=2, feeling="over the moon", moment_of_truth=True),
            must=(
                (
                    "referral-invitation review-prompt testimonial-request",
                    "domain 5 advocacy: a result, very glad",
                    "t1",
                ),
            ),
            fine="thank-you user-content-sharing feedback-request milestone-reward cross-sell",
            never={"win-back at-risk-alert abandoned-cart rebook-reminder": "they passed: nothing to rebook"},
        ),
    ),
    paper(
        "plumber",
        "local",
        stage(
            "Water on the floor",
            "Somebody NOW",
            point(
                "Calling at 9 pm",
                "phone",
                pain(
                    "evenings and weekends it goes to voicemail, nobody leaves a message",
                    drops=True,
                    share=0.7,
                    severity=3,
                ),
                feel=-2,
            ),
            must=(("missed-call-reply", "domain 5: drop-offs first; a call outside opening hours", "t1"),),
            fine="response-time-alert hand-over-alert",
            never={f"{ASKING} {SELLING} abandoned-cart education-sequence feedback-request": "water on the floor"},
        ),
        stage(
            "Bigger job",
            "A new bathroom at a price I can plan with",
            point("Quote", "email", "i write it, i send it, i never ask what became of it", feel=0),
            must=(("proposal-follow-up", "domain 5 decision: proposal", "t1"),),
            fine="case-study-follow-up hand-over-alert scheduled-message",
        ),
        stage(
            "Paying",
            "No bother",
            point("Invoice", "post", "people take ages to pay", feel=0),
            must=(("payment-rescue", "the recipe: an invoice is past its date", "t1"),),
            fine="scheduled-message hand-over-alert feedback-request",
        ),
        first="missed-call-reply",
    ),
    paper(
        "cosmetics-shop",
        "ecommerce",
        stage(
            "Paying",
            "Get it ordered on the bus",
            point(
                "Card payment",
                "website",
                pain("3D secure fails, card declined, they don't try again", drops=True, share=0.08),
                feel=-1,
            ),
            must=(("payment-rescue abandoned-cart", "domain 5 purchase: payment failure rescue", "t1"),),
            fine="pricing-chat-prompt form-rescue order-confirmation",
            never={ASKING: "no order"},
        ),
        stage(
            "Favourite sold out",
            "My shade, always",
            point("Product page", "website", "sold out and no idea when we get it in again", feel=-1),
            must=(("restock-reminder", "domain 5 retention: restock; article 000 retention", "t1"),),
            fine="product-recommendation revisit-follow-up progress-update",
            never={ASKING: "did not get it"},
        ),
        stage(
            "Second order",
            "Try more",
            point("After the first parcel", "email", "order once and never again", feel=1),
            must=(
                (
                    "product-recommendation win-back restock-reminder cross-sell",
                    "domain 5 retention: recommendation",
                    "t1",
                ),
            ),
            fine="loyalty-reminder milestone-reward feedback-request review-prompt thank-you at-risk-alert",
        ),
        first="payment-rescue abandoned-cart",
    ),
    paper(
        "bed-and-breakfast-future",
        "local",
        stage(
            "Before the trip",
            "Arrive without stress",
            point(
                "Questions before arrival",
                "email",
                "late arrivals will still ask how to get in and where the key is",
                feel=0,
            ),
            must=(
                (
                    "scheduled-message appointment-reminder welcome-sequence order-confirmation",
                    "sense: the same answer, sent before arrival",
                    "t1",
                ),
            ),
            fine="document-collection progress-update response-time-alert",
            never={"win-back at-risk-alert": "new guests"},
        ),
        stage(
            "Going home",
            "Take the feeling along",
            point("Farewell", "house", feel=2, feeling="rested"),
            must=(("review-prompt", "own idea of the map; domain 5 retention: review prompt", "t1"),),
            fine="referral-invitation thank-you feedback-request user-content-sharing testimonial-request rebook-reminder milestone-reward",
            never={"abandoned-cart at-risk-alert win-back": "rested guests"},
        ),
        kind="future",
        opportunities=[
            {"id": "o1", "text": "Ask guests for a review two days after they leave", "impact": 4, "feasibility": 5}
        ],
    ),
    paper(
        "day-of-a-freelancer",
        "saas",
        stage(
            "Morning",
            "Get the kids out of the door",
            point("Breakfast and school run", "home", "the mornings are a mess, somebody always loses a shoe", feel=-1),
            hold="life at home is no contact with us; nothing to automate",
        ),
        stage(
            "End of the month",
            "Write the invoices",
            point("Opening our time tracker", "app", "forgets to track, then makes the hours up from memory", feel=-1),
            must=(
                (
                    "scheduled-message first-value-nudge at-risk-alert",
                    "sense: a nudge on the day; day in the life, domain 2",
                    "t1",
                ),
            ),
            fine="welcome-sequence education-sequence scheduled-check-in appointment-reminder profile-set-up",
            never={f"{ASKING} abandoned-cart shipping-updates": "they feel bad"},
        ),
        kind="day_in_the_life",
    ),
    paper(
        "saas-churn-champion",
        "saas",
        stage(
            "Everyday use",
            "Reports without Excel",
            point("Reporting module", "app", "hardly anyone uses the reports they pay for", feel=0),
            must=(
                (
                    "first-value-nudge education-sequence at-risk-alert scheduled-check-in webinar-invitation",
                    "domain 5: first-value nudge; churn map: the signs before",
                    "t1",
                ),
            ),
            fine="hand-over-alert feedback-request welcome-sequence profile-set-up",
            never={"cross-sell": "they do not use what they have", ASKING: "little use", "abandoned-cart": "no basket"},
        ),
        stage(
            "A change over there",
            "Keep the thing running",
            point(
                "Our contact leaves",
                "email",
                pain(
                    "the one person who knew the tool quits, and the new boss asks what it's for",
                    drops=True,
                    share=0.25,
                    severity=3,
                ),
                feel=-1,
            ),
            must=(("at-risk-alert hand-over-alert", "domain 5 retention: at-risk alert; a person calls", "t1"),),
            fine="scheduled-check-in kick-off-booking welcome-sequence",
            never={f"{ASKING} cross-sell": "the contract is at risk"},
        ),
        stage(
            "Support",
            "An answer today",
            point("Ticket", "email", "tickets sit there for days and then get closed without a fix", feel=-2),
            must=(("ticket-follow-up response-time-alert", "domain 5 retention: ticket follow-up", "t1"),),
            fine="at-risk-alert hand-over-alert scheduled-check-in progress-update",
            never={f"{ASKING} {SELLING}": "very bad feeling"},
        ),
        kind="churn",
        first="at-risk-alert hand-over-alert",
    ),
    paper(
        "yoga-studio-too-early",
        "local",
        stage("Hearing about us", "", hold="no goal, no touchpoint: domain 4, automating too early"),
        stage("Trying it", "Find out if I can do this", hold="a goal but no touchpoint: domain 4"),
        stage("Coming every week", "", point("Class", "studio"), hold="no goal, no feeling, no pain: domain 4"),
        stage(
            "Bringing a friend",
            "Not go alone",
            point("Sunday class", "studio"),
            hold="nothing known of the touchpoint: no feeling, no pain, no evidence",
        ),
    ),
    paper(
        "marketing-consultant",
        "service",
        stage(
            "Reading",
            "Understand why nobody buys",
            point(
                "Checklist download",
                "website",
                "they download the checklist and that's the last we hear of them",
                feel=0,
            ),
            must=(("lead-magnet-delivery", "article 000 awareness; domain 5 awareness", "t1"),),
            fine="education-sequence tag-by-source lead-scoring revisit-follow-up demo-request",
            never={
                "abandoned-cart shipping-updates": "no shop",
                "referral-invitation testimonial-request review-prompt": "strangers",
            },
        ),
        stage(
            "Booking a call",
            "Talk to somebody who gets it",
            point("Finding a date", "email", "five mails to and fro until we've settled on a time", feel=-1),
            must=(("demo-request", "article 000 decision: books through a scheduling link; domain 5 decision", "t1"),),
            fine="appointment-reminder response-time-alert kick-off-booking order-confirmation hand-over-alert",
            never={"abandoned-cart": "no basket"},
        ),
        stage(
            "Working together",
            "Have a plan",
            point("Quarterly talk", "video call", feel=1),
            fine="feedback-request cross-sell thank-you testimonial-request referral-invitation appointment-reminder progress-update milestone-reward review-prompt rebook-reminder",
            never={"scheduled-check-in": "done already on this map", "abandoned-cart win-back": "a content client"},
        ),
        automations=[
            {"id": "a1", "recipe": "scheduled-check-in", "stage": "s3", "touchpoint": "s3t1", "status": "done"},
        ],
    ),
    paper(
        "restaurant",
        "local",
        stage(
            "Dinner",
            "A nice evening",
            point("Noise and price", "restaurant", "too loud, portions small, 9 euros for a glass of wine", feel=-1),
            hold="noise, portions and prices are mended by people",
        ),
        stage(
            "Afterwards",
            "Be heard",
            point(
                "Angry mail about the waiter",
                "email",
                pain("complaints to info@ end up in spam, no reply for weeks", severity=3),
                feel=-2,
            ),
            must=(
                (
                    "ticket-follow-up response-time-alert",
                    "domain 5 retention: ticket follow-up; a person answers",
                    "t1",
                ),
            ),
            fine="hand-over-alert at-risk-alert",
            never={f"{ASKING} {SELLING} feedback-request": "an angry guest: a review request would be punished"},
        ),
        first="ticket-follow-up response-time-alert",
    ),
)
