# ruff: noqa: E501
"""Papers 12 to 22, seen: read by whoever improves the rules."""

from __future__ import annotations

from tests.automation.examination.paper import ASKING, SELLING, paper, stage
from tests.automation.maps import pain, point

PAPERS = (
    paper(
        "music-school",
        "local",
        stage(
            "Trial lesson",
            "See if my daughter likes it",
            point(
                "After the trial lesson",
                "school",
                pain("great lesson, and then we never get in touch again. they don't either", drops=True, share=0.5),
                feel=1,
            ),
            must=(
                (
                    "proposal-follow-up scheduled-message scheduled-check-in revisit-follow-up case-study-follow-up feedback-request",
                    "article 000: workflows that keep momentum; nobody follows up after the trial",
                    "t1",
                ),
            ),
            fine="time-limited-reminder welcome-sequence hand-over-alert education-sequence kick-off-booking response-time-alert lead-scoring",
            never={"referral-invitation testimonial-request": "has not signed up", "abandoned-cart": "no basket"},
        ),
        stage(
            "Waiting for a piano place",
            "Start before the school year is over",
            point(
                "The list", "email", "no idea where they stand on the waiting list, so they sign up elsewhere", feel=-1
            ),
            must=(("progress-update scheduled-message scheduled-check-in", "sense: a word while waiting", "t1"),),
            fine="restock-reminder hand-over-alert response-time-alert at-risk-alert order-confirmation",
            never={ASKING: "not yet served"},
        ),
        stage(
            "Next term",
            "Keep the Tuesday slot",
            point(
                "Re-enrolment letter", "post", "parents miss the date for signing up again and lose the slot", feel=-1
            ),
            must=(
                (
                    "renewal-reminder rebook-reminder time-limited-reminder scheduled-message",
                    "domain 5 retention: renewal reminder; a real date",
                    "t1",
                ),
            ),
            fine="at-risk-alert form-rescue hand-over-alert document-collection appointment-reminder",
            never={ASKING: "annoyed"},
        ),
    ),
    paper(
        "museum-groups",
        "other",
        stage(
            "Planning the school trip",
            "One morning, 28 kids, no chaos",
            point(
                "Booking request by mail",
                "email",
                pain("teachers wait over a week for us to say yes or no", drops=True),
                feel=-1,
            ),
            must=(("response-time-alert order-confirmation", "domain 5: response-time alert", "t1"),),
            fine="demo-request proposal-follow-up hand-over-alert progress-update",
        ),
        stage(
            "Getting there",
            "Arrive with all 28",
            point("Coach parking", "street", "nowhere for the coach to stop", feel=-1),
            hold="parking is mended by people, not by messages",
        ),
        stage(
            "The visit",
            "Kids who ask questions",
            point("Workshop", "museum", feel=2, feeling="thrilled"),
            fine=f"{ASKING} thank-you feedback-request rebook-reminder cross-sell milestone-reward scheduled-message",
            never={"at-risk-alert win-back ticket-follow-up abandoned-cart": "nothing is wrong"},
        ),
    ),
    paper(
        "b2b-packaging",
        "b2b",
        stage(
            "Asking for a price",
            "Three offers on the boss's desk by Thursday",
            point(
                "Request for quotation",
                "email",
                pain(
                    "getting a quote out of us takes a week, they've ordered from someone else by then",
                    drops=True,
                    share=0.35,
                    severity=3,
                ),
                feel=-1,
            ),
            must=(
                (
                    "proposal-follow-up response-time-alert",
                    "domain 5 decision: proposal; findings 4 no 20: speed",
                    "t1",
                ),
            ),
            fine="hand-over-alert lead-scoring order-confirmation demo-request",
            never={"abandoned-cart": "no basket in B2B quotes", ASKING: "not a customer"},
        ),
        stage(
            "Comparing",
            "No trouble on the packing line",
            point("Sample box", "post", "we send samples and hope for the best", feel=0),
            must=(
                (
                    "proposal-follow-up case-study-follow-up scheduled-message scheduled-check-in feedback-request",
                    "article 000 consideration: follow-up with proof; nobody asks after the samples",
                    "t1",
                ),
            ),
            fine="comparison-guide lead-scoring hand-over-alert shipping-updates education-sequence demo-request revisit-follow-up",
            never={"abandoned-cart": "no basket"},
        ),
        stage(
            "Running out",
            "Never stop the line",
            point("Reordering", "phone", "they ring in a panic when the last pallet is open", feel=-1),
            must=(("restock-reminder", "domain 5 retention: restock", "t1"),),
            fine="scheduled-check-in rebook-reminder at-risk-alert scheduled-message missed-call-reply response-time-alert hand-over-alert",
            never={ASKING: "in a panic"},
        ),
        first="proposal-follow-up response-time-alert",
    ),
    paper(
        "software-agency",
        "b2b",
        stage(
            "Offer on the table",
            "Convince the board",
            point(
                "Our proposal",
                "email",
                pain("we send the PDF, then radio silence - nobody on our side chases it up", drops=True, share=0.4),
                feel=0,
            ),
            must=(("proposal-follow-up", "domain 5 decision: proposal", "t1"),),
            fine="case-study-follow-up hand-over-alert lead-scoring time-limited-reminder demo-request comparison-guide",
            never={"abandoned-cart": "no basket"},
        ),
        stage(
            "Getting going",
            "See progress for the money",
            point("After the signature", "email", "weeks go by before the first meeting gets into the diary", feel=-1),
            point(
                "Sales hands over to the team", "internal", "client has to tell the whole story all over again", feel=-1
            ),
            must=(
                ("kick-off-booking", "domain 5 onboarding: booking the kick-off", "t1"),
                ("hand-over-alert", "domain 5 across: internal hand-over alert", "t2"),
            ),
            fine="welcome-sequence document-collection appointment-reminder progress-update scheduled-check-in",
            never={ASKING: "nothing delivered"},
        ),
        stage(
            "After the launch",
            "Numbers I can show around",
            point("Results meeting", "meeting", feel=2, thought="Best project we ever did with anybody."),
            must=(
                (
                    "testimonial-request referral-invitation",
                    "domain 5 advocacy: case-study request, a result and a glad client",
                    "t1",
                ),
            ),
            fine="thank-you review-prompt feedback-request cross-sell scheduled-check-in milestone-reward",
            never={"win-back at-risk-alert abandoned-cart user-content-sharing": "happy B2B client"},
        ),
        first="proposal-follow-up",
    ),
    paper(
        "gym-churn",
        "local",
        stage(
            "Losing heart",
            "Get fit without feeling silly",
            point(
                "Coming to train",
                "gym",
                pain("come three times in January and then we don't see them any more", drops=True, share=0.4),
                feel=-1,
            ),
            must=(("at-risk-alert", "domain 5 retention: at-risk alert; churn map, domain 2", "t1"),),
            fine="win-back scheduled-check-in first-value-nudge rebook-reminder hand-over-alert welcome-sequence milestone-reward",
            never={ASKING: "losing heart", "lead-magnet-delivery tag-by-source": "members already"},
        ),
        stage(
            "Leaving",
            "Stop paying for nothing",
            point("Cancelling", "email", "cancelled. we just send the form back and that's that", feel=-1),
            must=(
                ("win-back at-risk-alert feedback-request", "domain 5 retention: win-back; ask why they leave", "t1"),
            ),
            fine="hand-over-alert ticket-follow-up scheduled-check-in scheduled-message response-time-alert",
            never={f"{ASKING} cross-sell milestone-reward": "they are leaving"},
        ),
        kind="churn",
        first="at-risk-alert",
    ),
    paper(
        "vet",
        "local",
        stage(
            "Saying goodbye",
            "Let him go in peace",
            point("Putting the dog to sleep", "practice", feel=-2, feeling="heartbroken"),
            point("The invoice a day later", "post", "bill arrives the next morning, that's heartless", feel=-2),
            fine="scheduled-message scheduled-check-in thank-you hand-over-alert",
            never={
                f"{ASKING} {SELLING} payment-rescue rebook-reminder win-back feedback-request abandoned-cart": "grief"
            },
        ),
        stage(
            "Year by year",
            "A healthy cat",
            point("Booster jab", "practice", "jabs get overdue, owners have no idea when the next one's due", feel=0),
            must=(("rebook-reminder", "sense; domain 5 retention", "t1"),),
            fine="appointment-reminder scheduled-message scheduled-check-in order-confirmation",
        ),
    ),
    paper(
        "home-insurer",
        "other",
        stage(
            "Getting cover",
            "Be insured by Monday",
            point(
                "Online application",
                "website",
                pain("14 screens, people give up at the one about the roof", drops=True, share=0.45),
                feel=-1,
            ),
            must=(("form-rescue", "domain 5 decision: form drop-off rescue", "t1"),),
            fine="pricing-chat-prompt abandoned-cart revisit-follow-up document-collection demo-request response-time-alert",
            never={ASKING: "not insured yet"},
        ),
        stage(
            "A burst pipe",
            "A dry kitchen",
            point(
                "Claim",
                "phone",
                pain("weeks of nothing, nobody tells them what's happening with the claim", severity=3),
                feel=-2,
            ),
            must=(("progress-update ticket-follow-up", "sense: silence on an open case", "t1"),),
            fine="response-time-alert hand-over-alert scheduled-check-in at-risk-alert missed-call-reply document-collection",
            never={f"{ASKING} {SELLING}": "a wet kitchen"},
        ),
        stage(
            "Renewal",
            "Not overpay",
            point(
                "Price-rise letter",
                "post",
                pain(
                    "the new premium lands out of the blue and off they go to the comparison site",
                    drops=True,
                    share=0.15,
                ),
                feel=-1,
            ),
            must=(("renewal-reminder at-risk-alert", "domain 5 retention: renewal reminder, at-risk alert", "t1"),),
            fine="scheduled-check-in comparison-guide win-back hand-over-alert scheduled-message",
            never={ASKING: "about to leave"},
        ),
    ),
    paper(
        "hairdresser",
        "local",
        stage(
            "In the salon",
            "Out by noon",
            point("Waiting for the chair", "salon", "always running 40 mins behind, even with an appointment", feel=-1),
            hold="running late is a matter of the rota and the day's plan",
        ),
        stage(
            "Six weeks on",
            "Look decent all the time",
            point("Hair's grown out", "home", "they mean to book again but never get round to it", feel=0),
            must=(("rebook-reminder", "sense; domain 5 retention", "t1"),),
            fine="win-back scheduled-message loyalty-reminder milestone-reward scheduled-check-in",
        ),
        stage(
            "Showing it off",
            "Compliments",
            point(
                "Selfie with the new colour",
                "instagram",
                feel=2,
                feeling="gorgeous",
                customer_action="Posts a picture and tags us",
            ),
            must=(("user-content-sharing", "domain 5 advocacy: user-content sharing", "t1"),),
            fine="referral-invitation thank-you review-prompt testimonial-request milestone-reward loyalty-reminder",
            never={"at-risk-alert win-back abandoned-cart": "happy"},
        ),
    ),
    paper(
        "furniture-delivery",
        "ecommerce",
        stage(
            "Ordering the sofa",
            "A sofa before Christmas",
            point("Order placed", "website", "no email, nothing, they wonder if it went through", feel=-1),
            must=(("order-confirmation", "domain 5 purchase: order confirmation", "t1"),),
            fine="progress-update shipping-updates hand-over-alert payment-rescue welcome-sequence",
            never={ASKING: "no sofa yet", "abandoned-cart": "they ordered"},
        ),
        stage(
            "Delivery day",
            "Be there when it comes",
            point(
                "The slot",
                "delivery",
                pain("told somewhere between 8 and 6, took a day off and then nobody came", severity=3),
                feel=-2,
            ),
            must=(
                (
                    "shipping-updates appointment-reminder progress-update",
                    "domain 5 purchase: shipping updates and tracking",
                    "t1",
                ),
            ),
            fine="ticket-follow-up hand-over-alert response-time-alert missed-call-reply scheduled-message",
            never={f"{ASKING} {SELLING}": "a lost day"},
        ),
        stage(
            "Living with it",
            "Sit down at last",
            point("First evening", "home", feel=1),
            must=(
                (
                    "review-prompt feedback-request product-recommendation thank-you",
                    "domain 5 retention: review prompt, feedback request",
                    "t1",
                ),
            ),
            fine="cross-sell user-content-sharing referral-invitation testimonial-request milestone-reward",
            never={"abandoned-cart win-back at-risk-alert": "content"},
        ),
    ),
    paper(
        "charity",
        "other",
        stage(
            "Giving",
            "Do something that counts",
            point("First donation", "website", "never get so much as a thank you", feel=-1),
            must=(("thank-you order-confirmation welcome-sequence", "domain 5 advocacy: thank-you", "t1"),),
            fine="feedback-request scheduled-message",
            never={
                "cross-sell time-limited-reminder": "asks again of people nobody thanked",
                "shipping-updates": "no parcel",
            },
        ),
        stage(
            "Monthly gift",
            "Help without thinking about it",
            point(
                "Direct debit",
                "bank",
                pain("card runs out, the gift stops and no one notices for months", drops=True, share=0.1),
                feel=0,
            ),
            must=(("payment-rescue", "domain 5 purchase: payment failure rescue", "t1"),),
            fine="at-risk-alert win-back hand-over-alert scheduled-check-in renewal-reminder",
        ),
        stage(
            "Seeing what it did",
            "Know that it arrived",
            point("Yearly report", "post", "they never learn what their money was used for", feel=-1),
            must=(
                ("progress-update scheduled-message thank-you scheduled-check-in", "sense: tell what came of it", "t1"),
            ),
            fine="education-sequence feedback-request webinar-invitation milestone-reward",
            never={"abandoned-cart shipping-updates referral-invitation": "disappointed donors"},
        ),
        first="payment-rescue",
    ),
    paper(
        "council-parking-permit",
        "other",
        stage(
            "Applying",
            "A permit before I get a fine",
            point(
                "Online form",
                "website",
                pain("it times out after 20 min and everything you typed is gone", drops=True, share=0.4),
                feel=-2,
            ),
            must=(("form-rescue", "domain 5 decision: form drop-off rescue", "t1"),),
            fine="document-collection response-time-alert hand-over-alert ticket-follow-up",
            never={f"{ASKING} {SELLING} abandoned-cart lead-scoring": "a public office sells nothing"},
        ),
        stage(
            "Waiting",
            "Know if I may park",
            point("Town hall hotline", "phone", "can't get through, it's engaged all morning", feel=-2),
            must=(("missed-call-reply response-time-alert", "sense: calls that do not get through", "t1"),),
            fine="progress-update hand-over-alert ticket-follow-up",
            never={f"{ASKING} {SELLING}": "public office, very bad feeling"},
        ),
        stage(
            "A year later",
            "Not be fined",
            point(
                "Permit runs out", "post", "expires without anyone telling them, first they hear is the fine", feel=-2
            ),
            must=(("renewal-reminder", "domain 5 retention: renewal reminder", "t1"),),
            fine="scheduled-message ticket-follow-up hand-over-alert",
            never={f"{ASKING} cross-sell milestone-reward loyalty-reminder win-back": "public office"},
        ),
    ),
)
