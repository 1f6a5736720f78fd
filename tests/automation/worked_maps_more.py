"""More small maps with what must and what must not be recommended, written before the rules were reworked.

Other trades and other words than in ``worked_maps.py``; each stage that must stay empty stands in ``hold``.
"""

from __future__ import annotations

from tests.automation.maps import a_map, pain, point, stage
from tests.automation.worked_maps import ADVOCACY, SHOP_ONLY, Case

SALES = {"cross-sell", "milestone-reward", "loyalty-reminder", "product-recommendation", "time-limited-reminder"}

MORE = (
    Case(
        "optician",
        a_map(
            "local",
            stage(
                "Noticing it",
                point(
                    "Ringing for an eye test",
                    "phone",
                    pain("we're both in the test room and the phone goes on and on", drops=True, share=0.2),
                    feel=-1,
                ),
                goal="see the road signs again",
            ),
            stage(
                "Glasses ordered",
                point("Waiting for the glasses", "phone", "they come by twice to see if the lenses are in", feel=0),
                goal="have them before the holiday",
            ),
            stage(
                "Two years on",
                point("Eye test due", "home", "hardly anybody thinks of having their eyes looked at again", feel=0),
                goal="not get headaches",
            ),
        ),
        must=(
            ("Noticing it", {"missed-call-reply"}),
            ("Glasses ordered", {"progress-update"}),
            ("Two years on", {"rebook-reminder"}),
        ),
        never=SHOP_ONLY - {"restock-reminder"} | {"renewal-reminder", "lead-scoring"},
    ),
    Case(
        "removal firm",
        a_map(
            "service",
            stage(
                "Asking round",
                point(
                    "Price enquiry",
                    "email",
                    pain("three firms get asked, and ours is the last to name a sum", drops=True, share=0.3),
                    feel=-1,
                ),
                goal="know what it costs",
            ),
            stage(
                "Moving day",
                point("The van", "home", "the men are there at eight and nothing is in boxes", feel=-1),
                goal="be done by evening",
            ),
            stage(
                "Settled",
                point("First week in the new flat", "home", feel=2, feeling="relieved"),
                goal="forget the boxes",
            ),
        ),
        # "Nothing is in boxes" once called for a collection of documents; the honest hold is better.
        must=(
            ("Asking round", {"proposal-follow-up", "response-time-alert"}),
            ("Settled", ADVOCACY | {"feedback-request", "thank-you"}),
        ),
        never={"abandoned-cart", "renewal-reminder", "rebook-reminder", "loyalty-reminder", "document-collection"},
    ),
    Case(
        "language school",
        a_map(
            "local",
            stage(
                "Placement test",
                point(
                    "Online test",
                    "website",
                    pain("forty questions, most are off after fifteen", drops=True, share=0.5),
                    feel=-1,
                ),
                goal="find the right class",
            ),
            stage(
                "Open lesson",
                point(
                    "Free first evening",
                    "school",
                    pain("they had fun, and not one of us rings them in the week after", drops=True),
                    feel=1,
                ),
                goal="see if the group is nice",
            ),
            stage(
                "Next level",
                point(
                    "End of the course",
                    "school",
                    "the term is over before anyone has asked them to go on to B1",
                    feel=0,
                ),
                goal="not lose what I learnt",
            ),
        ),
        must=(
            ("Placement test", {"form-rescue"}),
            ("Open lesson", {"scheduled-message", "proposal-follow-up", "scheduled-check-in", "feedback-request"}),
        ),
        never={"abandoned-cart", "shipping-updates", "win-back"} | {"referral-invitation"},
    ),
    Case(
        "accounting software",
        a_map(
            "saas",
            stage(
                "First login",
                point(
                    "Bank connection",
                    "app",
                    pain("the link to their bank won't take, and there they sit", drops=True, share=0.4),
                    feel=-2,
                ),
                goal="see my numbers",
            ),
            stage(
                "Month three",
                point("Dashboard", "app", "only one in five still looks in", feel=0),
                goal="less bookkeeping",
            ),
            stage(
                "Card on file",
                point(
                    "Monthly charge",
                    "email",
                    pain("the bank says no to the card and we simply shut them out", drops=True, share=0.06),
                    feel=-1,
                ),
                goal="just keep working",
            ),
            kind="churn",
        ),
        must=(
            ("First login", {"profile-set-up", "welcome-sequence", "first-value-nudge"}),
            ("Month three", {"at-risk-alert", "first-value-nudge"}),
            ("Card on file", {"payment-rescue"}),
        ),
        never=ADVOCACY | {"abandoned-cart", "lead-magnet-delivery"},
    ),
    Case(
        "wedding venue",
        a_map(
            "service",
            stage(
                "Dreaming",
                point(
                    "Enquiry by mail",
                    "email",
                    pain(
                        "couples write on sunday night, we get to it on wednesday, by then they've seen two others",
                        drops=True,
                    ),
                    feel=-1,
                ),
                goal="find the place",
            ),
            stage(
                "Coming to see it",
                point("Viewing", "venue", "after they've walked round we shake hands and that's the end of it", feel=1),
                goal="picture the day",
            ),
            stage(
                "The months before",
                point("Details", "email", "guest numbers, menus, music: we ask for it over and over", feel=-1),
                goal="nothing forgotten",
            ),
        ),
        must=(
            ("Dreaming", {"response-time-alert"}),
            (
                "Coming to see it",
                {"proposal-follow-up", "scheduled-message", "feedback-request", "case-study-follow-up"},
            ),
            ("The months before", {"document-collection"}),
        ),
        never=SHOP_ONLY | {"renewal-reminder", "loyalty-reminder", "rebook-reminder"},
    ),
    Case(
        "coffee roaster",
        a_map(
            "ecommerce",
            stage(
                "Choosing",
                point(
                    "Shop page",
                    "website",
                    pain("nine kinds of espresso and they can't tell which is theirs", drops=True),
                    feel=0,
                ),
                goal="good coffee",
            ),
            stage(
                "Checking out",
                point(
                    "Payment step",
                    "website",
                    pain("they see 5.90 for the parcel and shut the window", drops=True, share=0.3),
                    feel=-1,
                ),
                goal="order in a minute",
            ),
            stage(
                "Last spoonful",
                point(
                    "Empty tin",
                    "home",
                    "they stand there on sunday with no beans and get something from the garage",
                    feel=-1,
                ),
                goal="never without",
            ),
        ),
        must=(
            ("Choosing", {"comparison-guide", "pricing-chat-prompt", "education-sequence", "revisit-follow-up"}),
            ("Checking out", {"abandoned-cart"}),
            ("Last spoonful", {"restock-reminder", "product-recommendation"}),
        ),
        never={"demo-request", "kick-off-booking", "proposal-follow-up"},
    ),
    Case(
        "heating engineers",
        a_map(
            "local",
            stage(
                "No heat",
                point(
                    "Emergency call",
                    "phone",
                    pain("at night there's a tape and they try somebody else", drops=True, share=0.5),
                    feel=-2,
                ),
                goal="warm by tonight",
            ),
            stage(
                "Our visit",
                point(
                    "The time slot",
                    "home",
                    "we say morning and it can be anything till two, they can't leave the house",
                    feel=-1,
                ),
                goal="plan my day",
            ),
            stage(
                "The account",
                point(
                    "Our bill", "post", "it goes out at the end of the quarter, people ring and ask what it is", feel=-1
                ),
                goal="pay and forget",
            ),
            stage(
                "Before winter",
                point("Yearly service", "home", "nobody has it done unless the thing packs up", feel=0),
                goal="no surprises in January",
            ),
        ),
        must=(
            ("No heat", {"missed-call-reply"}),
            ("Our visit", {"progress-update", "appointment-reminder"}),
            ("The account", {"scheduled-message", "hand-over-alert"}),
            ("Before winter", {"rebook-reminder"}),
        ),
        never=ADVOCACY | {"payment-rescue", "abandoned-cart"},
    ),
    Case(
        "leasing renewal",
        a_map(
            "other",
            stage(
                "Half a year before",
                point(
                    "Lease end",
                    "post",
                    "we never write before the end, so they hear of it from the other dealer",
                    feel=-1,
                ),
                goal="know my options",
            ),
            stage(
                "Elsewhere",
                point(
                    "Visit to another dealer",
                    "showroom",
                    pain("they get offered less a month and sign over there", drops=True, share=0.3),
                    feel=0,
                ),
                goal="a fair rate",
            ),
            kind="renewal",
        ),
        must=(
            ("Half a year before", {"renewal-reminder", "scheduled-check-in", "at-risk-alert"}),
            ("Elsewhere", {"at-risk-alert", "renewal-reminder"}),
        ),
        never=ADVOCACY | {"abandoned-cart", "lead-magnet-delivery"},
    ),
    Case(
        "care at home",
        a_map(
            "service",
            stage(
                "Hospital letter",
                point("Discharge papers from the hospital", "post", "the hospital takes a week to send them", feel=-2),
                goal="get Dad home",
            ),
            stage(
                "First weeks",
                point(
                    "Carer comes",
                    "home",
                    pain("a new face every other day and each one asks where the tablets are", severity=3),
                    feel=-2,
                ),
                goal="Dad is safe",
            ),
            stage("Later", point("Monthly talk", "phone", feel=1), goal="know how he is"),
        ),
        must=(("First weeks", {"hand-over-alert"}),),
        never=ADVOCACY | SALES | SHOP_ONLY | {"ticket-follow-up", "response-time-alert", "win-back"},
    ),
    Case(
        "blood donors",
        a_map(
            "other",
            stage(
                "Signing up",
                point(
                    "Appointment at the centre",
                    "centre",
                    pain("a fifth of them never make it to the chair", share=0.2),
                    feel=0,
                ),
                goal="do some good",
            ),
            stage(
                "Afterwards",
                point("The weeks after", "post", "nobody lets them know whom it helped", feel=-1),
                goal="know it mattered",
            ),
            stage(
                "Again",
                point(
                    "Ready to give again",
                    "home",
                    "after eight weeks they could come again but it doesn't cross their mind",
                    feel=0,
                ),
                goal="keep it up",
            ),
        ),
        must=(
            ("Signing up", {"appointment-reminder"}),
            ("Afterwards", {"progress-update", "thank-you", "scheduled-message"}),
            ("Again", {"rebook-reminder", "scheduled-message"}),
        ),
        never={"abandoned-cart", "cross-sell", "payment-rescue"},
    ),
    Case(
        "maintenance contract for lifts",
        a_map(
            "b2b",
            stage(
                "Tender",
                point(
                    "Our bid",
                    "email",
                    pain("it goes in and we sit on our hands till they announce a winner", drops=True, share=0.6),
                    feel=0,
                ),
                goal="a safe lift at a sane price",
            ),
            stage(
                "Fault",
                point(
                    "Reporting a stuck lift",
                    "phone",
                    pain("the caretaker has said it four times and there's still a sign on the door", severity=3),
                    feel=-2,
                ),
                goal="it runs",
            ),
            stage(
                "Year end",
                point(
                    "Contract runs on", "post", "it rolls on for two years and the manager finds out in spring", feel=-1
                ),
                goal="no lock-in",
            ),
        ),
        must=(("Tender", {"proposal-follow-up"}), ("Fault", {"ticket-follow-up"}), ("Year end", {"renewal-reminder"})),
        never=ADVOCACY | SHOP_ONLY,
    ),
    Case(
        "job agency",
        a_map(
            "service",
            stage(
                "Applying",
                point("Sending the CV", "website", "it goes into a hole, no word that we have it", feel=-1),
                goal="a job by May",
            ),
            stage(
                "In between",
                point(
                    "After the interview",
                    "phone",
                    pain(
                        "three weeks and they've no idea whether it's yes or no, the good ones take another job",
                        drops=True,
                    ),
                    feel=-2,
                ),
                goal="know where I am",
            ),
            stage(
                "First day",
                point("Starting at the client", "office", "half arrive without tax number and bank details", feel=0),
                goal="get paid in time",
            ),
        ),
        must=(
            ("Applying", {"order-confirmation", "response-time-alert"}),
            ("In between", {"progress-update"}),
            ("First day", {"document-collection", "appointment-reminder"}),
        ),
        never=ADVOCACY | SHOP_ONLY | SALES,
    ),
    Case(
        "theatre",
        a_map(
            "other",
            stage(
                "Buying tickets",
                point(
                    "Seat plan",
                    "website",
                    pain("they pick the seats, put them in the basket and the clock runs out", drops=True, share=0.3),
                    feel=-1,
                ),
                goal="two good seats",
            ),
            stage(
                "The evening",
                point("In the stalls", "theatre", "no legroom, and the bar line eats the interval", feel=-1),
                goal="a night out",
            ),
            stage(
                "Season ticket",
                point("End of the season", "post", "subscribers let the date slip and their seats are gone", feel=-1),
                goal="keep my seats",
            ),
        ),
        must=(
            ("Buying tickets", {"abandoned-cart", "form-rescue"}),
            ("Season ticket", {"renewal-reminder", "scheduled-message"}),
        ),
        never={"demo-request", "proposal-follow-up", "kick-off-booking", "review-prompt"},
    ),
    Case(
        "veg box",
        a_map(
            "ecommerce",
            stage(
                "First box",
                point("Doorstep", "courier", "nobody tells them when it lands, it stood in the sun till six", feel=-1),
                goal="fresh food",
            ),
            stage(
                "Pausing",
                point(
                    "Holiday pause",
                    "website",
                    pain("they pause for august and forget to switch it on again", drops=True, share=0.2),
                    feel=0,
                ),
                goal="no waste",
            ),
            stage(
                "Going",
                point("Stopping the box", "email", "someone stops, we say fine, bye", feel=-1),
                goal="spend less",
            ),
        ),
        must=(
            ("First box", {"shipping-updates"}),
            ("Pausing", {"win-back", "at-risk-alert", "scheduled-message", "renewal-reminder", "restock-reminder"}),
            ("Going", {"win-back", "at-risk-alert", "feedback-request"}),
        ),
        never={"kick-off-booking", "proposal-follow-up", "demo-request"},
    ),
    Case(
        "internal: new starters",
        a_map(
            "other",
            stage(
                "Before day one",
                point(
                    "Laptop and access", "internal", "it hears on the monday morning that somebody has started", feel=-2
                ),
                goal="be able to work",
            ),
            stage(
                "Expenses",
                point("Claim form", "internal", "people hand their slips in at christmas for the whole year", feel=-1),
                goal="books closed on time",
            ),
            who="Hannah in HR",
        ),
        must=(("Before day one", {"hand-over-alert"}), ("Expenses", {"document-collection", "scheduled-message"})),
        never=ADVOCACY | SALES | SHOP_ONLY | {"win-back", "payment-rescue", "lead-scoring"},
    ),
    Case(
        "cookery school",
        a_map(
            "local",
            stage(
                "Booking",
                point(
                    "Voucher redeemed",
                    "website",
                    "they type in the code and there's no sign that they've got a place",
                    feel=-1,
                ),
                goal="a place on the fish course",
            ),
            stage(
                "The day before",
                point(
                    "Getting ready",
                    "email",
                    "same four things asked each time: apron, parking, wine, vegetarians",
                    feel=0,
                ),
                goal="know what to expect",
            ),
            stage("At the stove", point("Course", "kitchen", feel=2, feeling="proud"), goal="cook it at home"),
        ),
        must=(
            ("Booking", {"order-confirmation"}),
            ("The day before", {"scheduled-message", "appointment-reminder", "welcome-sequence"}),
        ),
        never={"abandoned-cart", "win-back", "at-risk-alert"},
    ),
    Case(
        "garden designer",
        a_map(
            "service",
            stage(
                "Thinking about it",
                point(
                    "Plant list download",
                    "website",
                    "two hundred took the plant list this spring, and we wrote to none of them",
                    feel=0,
                ),
                goal="ideas for a shady corner",
            ),
            stage(
                "First talk",
                point(
                    "On-site advice",
                    "garden",
                    pain("it takes us a month of messages to find an hour", drops=True),
                    feel=-1,
                ),
                goal="someone with a plan",
            ),
            stage(
                "Planted",
                point("A year later", "garden", feel=2, thought="The neighbours stop and stare."),
                goal="enjoy it",
            ),
        ),
        must=(
            ("Thinking about it", {"lead-magnet-delivery", "education-sequence"}),
            ("First talk", {"demo-request"}),
            ("Planted", {"referral-invitation", "review-prompt", "testimonial-request"}),
        ),
        never=SHOP_ONLY | {"win-back", "at-risk-alert", "renewal-reminder"},
    ),
    Case(
        "bike repair, future",
        a_map(
            "local",
            stage(
                "Bringing it in",
                point("Counter", "shop", "people will not want to fill in a card with a pen on a string", feel=0),
                goal="quick",
            ),
            stage(
                "In the workshop",
                point("Waiting for the bike", "phone", "nobody will have to call to hear if it's ready", feel=0),
                goal="ride on Friday",
            ),
            kind="future",
            opportunities=[
                {"id": "o1", "pain_point": "s2t1p1", "text": "text them as soon as it's done, with a photo"}
            ],
        ),
        must=(("In the workshop", {"progress-update"}),),
        never={"abandoned-cart", "win-back", "review-prompt"},
    ),
    Case(
        "swimming club",
        a_map(
            "other",
            stage("Trial hour", point("Poolside", "pool", feel=1, feeling="happy"), goal="see if she likes it"),
            stage(
                "Membership",
                point("Sign-up sheet", "paper", "it's on paper, comes back weeks later, half of it blank", feel=0),
                goal="start in September",
            ),
            stage(
                "Winter",
                point(
                    "Training",
                    "pool",
                    pain(
                        "around the new year they turn up less, by easter they're gone and no one's rung",
                        drops=True,
                        share=0.25,
                    ),
                    feel=0,
                ),
                goal="stay fit",
            ),
        ),
        must=(
            ("Membership", {"document-collection", "form-rescue"}),
            ("Winter", {"at-risk-alert", "win-back", "scheduled-check-in"}),
        ),
        never={"abandoned-cart", "demo-request", "shipping-updates"},
    ),
    Case(
        "estate agent's seller",
        a_map(
            "service",
            stage(
                "On the market",
                point(
                    "Weeks without a buyer",
                    "phone",
                    pain("they think we've stopped trying because we only call when there's an offer", severity=2),
                    feel=-2,
                ),
                goal="sell before the baby",
            ),
            stage(
                "Solicitors",
                point("Land registry search", "post", "takes the authority eight weeks", feel=-1),
                goal="get it over with",
            ),
            stage("Keys", point("Handing over the keys", "house", feel=2, feeling="free"), goal="start afresh"),
        ),
        must=(
            ("On the market", {"progress-update", "scheduled-check-in", "scheduled-message"}),
            ("Keys", ADVOCACY | {"thank-you"}),
        ),
        never=SHOP_ONLY | {"ticket-follow-up", "response-time-alert", "loyalty-reminder", "win-back"},
    ),
    Case(
        "museum friends",
        a_map(
            "other",
            stage("Joining", point("Friends desk", "museum", feel=1), goal="see more for less"),
            stage(
                "During the year",
                point(
                    "Friends' newsletter",
                    "email",
                    "concert people get children's workshops and the other way round",
                    feel=-1,
                ),
                goal="hear what is for me",
            ),
            stage(
                "Every January",
                point("Membership fee", "bank", "a good third only pay after the second letter", feel=0),
                goal="not think about it",
            ),
        ),
        must=(
            ("During the year", {"list-hygiene", "tag-by-source", "product-recommendation"}),
            ("Every January", {"payment-rescue"}),
        ),
        never={"abandoned-cart", "demo-request", "kick-off-booking"},
    ),
    Case(
        "funeral director",
        a_map(
            "service",
            stage(
                "The first night",
                point("Calling us", "phone", feel=-2, feeling="numb"),
                goal="somebody who knows what to do",
            ),
            stage("The funeral", point("Funeral service", "chapel", feel=-1, feeling="sad"), goal="a worthy farewell"),
            stage(
                "The invoice",
                point("Final account", "post", "it's got things on it they never knew they ordered", feel=-2),
                goal="peace",
            ),
        ),
        never=ADVOCACY | SALES | SHOP_ONLY | {"win-back", "rebook-reminder", "payment-rescue"},
    ),
    Case(
        "it helpdesk for schools",
        a_map(
            "b2b",
            stage(
                "Something's broken",
                point(
                    "Opening a ticket",
                    "email",
                    pain("they write it down for us and then it sits for a week with nobody's name on it", severity=3),
                    feel=-2,
                ),
                goal="teach on Monday",
            ),
            stage(
                "Fixed",
                point("Closing note", "email", "it works again and the teacher is the last to know", feel=-1),
                goal="know that it's over",
            ),
        ),
        must=(
            ("Something's broken", {"ticket-follow-up", "response-time-alert"}),
            ("Fixed", {"ticket-follow-up", "progress-update"}),
        ),
        never=ADVOCACY | SALES | SHOP_ONLY,
    ),
    Case(
        "consultancy pitch",
        a_map(
            "b2b",
            stage(
                "Shortlist",
                point(
                    "Board paper",
                    "email",
                    "our fan in there has nothing in hand to win over his chief financial officer",
                    feel=0,
                ),
                goal="get it signed off",
            ),
            stage(
                "Signed",
                point(
                    "Between contract and start", "email", "a good month passes before anyone sits at a table", feel=-1
                ),
                goal="see things move",
            ),
            stage(
                "Done",
                point("Final presentation", "meeting", feel=2, thought="I'd hire them again tomorrow."),
                goal="look good",
            ),
        ),
        must=(
            ("Shortlist", {"case-study-follow-up", "comparison-guide"}),
            ("Signed", {"kick-off-booking"}),
            ("Done", {"testimonial-request", "referral-invitation"}),
        ),
        never=SHOP_ONLY | {"win-back", "user-content-sharing"},
    ),
    Case(
        "cinema on a wet day",
        a_map(
            "local",
            stage(
                "Getting there", point("Car park", "car park", "six pounds and miles away", feel=-1), goal="be on time"
            ),
            stage(
                "In the foyer",
                point("Popcorn", "foyer", "twenty deep and one girl serving", feel=-1),
                goal="popcorn before the film",
            ),
            stage("Home", point("The film", "cinema"), goal="a good cry"),
        ),
        never=set(),
        hold=("Getting there", "In the foyer", "Home"),
    ),
    Case(
        "an idea that names its automation",
        a_map(
            "local",
            stage("Visit", point("Massage", "studio", "they rush in late and flustered", feel=0), goal="switch off"),
            stage("After", point("Shop shelf", "studio", feel=0), goal="keep the glow"),
            opportunities=[
                {"id": "o1", "pain_point": "s1t1p1", "text": "send a reminder the evening before with how to get here"}
            ],
        ),
        must=(("Visit", {"appointment-reminder"}),),
        never={"abandoned-cart", "demo-request"},
    ),
)
