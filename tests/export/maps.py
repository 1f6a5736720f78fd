"""Maps for the tests of the exports: built in code, without a journal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from mapcoach.journey import (
    Action,
    AgendaItem,
    ChosenAutomation,
    Decision,
    Disagreement,
    Emotion,
    Evidence,
    GroupSession,
    JourneyMap,
    Measure,
    Opinion,
    Opportunity,
    PainPoint,
    Participant,
    Persona,
    Review,
    Scope,
    Stage,
    Touchpoint,
    Vote,
    walk,
)
from mapcoach.journey.shape import ParkedNote

TODAY = date(2026, 11, 22)
_DRAWN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def with_basis(journey_map: JourneyMap, *backed: str) -> JourneyMap:
    """The map with a basis for each value: evidence for all values of these parts, else assumption."""
    basis = {value.path: ("evidence" if value.key[0] in backed else "assumption") for value in walk(journey_map)}
    provenance = {path: f"e{number // 3}" for number, path in enumerate(basis)}
    return journey_map.model_copy(update={"basis": basis, "provenance": provenance})


def clinic() -> JourneyMap:
    """A dental clinic whose new patients do not turn up: a local business, four stages, some evidence."""
    search = Touchpoint(
        id="t1",
        name="Google search",
        channel="search",
        customer_action="Searches for a dentist who takes new patients, reads the reviews",
        emotion=Emotion(score=1, feeling="hopeful", thought="4.8 stars, that looks fine."),
    )
    website = Touchpoint(
        id="t2",
        name="Clinic website",
        channel="website",
        customer_action="Looks for prices and for what happens at the first visit",
        owner="Anna",
        emotion=Emotion(score=-1, feeling="unsure", thought="It doesn't say what it costs, and I hate surprises."),
        pain_points=(
            PainPoint(
                id="p1",
                text="No prices and nothing about the first visit",
                severity=2,
                root_cause="The website was written for people who know us",
            ),
        ),
    )
    form = Touchpoint(
        id="t3",
        name="Booking form",
        channel="website",
        customer_action="Fills in 14 fields on the phone",
        owner="Anna",
        moment_of_truth=True,
        emotion=Emotion(score=-2, feeling="annoyed", thought="Why do they need my insurance number now?"),
        pain_points=(
            PainPoint(
                id="p2",
                text="The form asks for the insurance number before it offers a date",
                severity=3,
                root_cause="It was copied from the paper form",
                drops_off=True,
                share=0.35,
            ),
            PainPoint(id="p3", text="No confirmation for up to two days", severity=2),
        ),
    )
    phone = Touchpoint(id="t4", name="Phone", channel="phone", owner="Reception", emotion=Emotion(score=0))
    reminder = Touchpoint(
        id="t5",
        name="Reminder card",
        channel="post",
        emotion=Emotion(score=-1, feeling="forgets it"),
        pain_points=(PainPoint(id="p4", text="The card comes a week early and is forgotten", drops_off=True),),
    )
    reception = Touchpoint(
        id="t6",
        name="Reception",
        channel="in person",
        owner="Reception",
        moment_of_truth=True,
        emotion=Emotion(score=2, feeling="welcome", thought="They knew my name!"),
    )
    after = Touchpoint(id="t7", name="Follow-up", channel="")
    return with_basis(
        JourneyMap(
            id="m1",
            title="First visit to the dentist",
            created=_DRAWN,
            updated=_DRAWN,
            scope=Scope(
                business="Bright Smiles Clinic",
                offering="dental care for families",
                business_kind="local",
                objective="cut no-shows at first visits from 18% to 9% by June 2027",
                scenario="A new patient books a first check-up",
                starts_with="A toothache or a move to town",
                ends_with="The second appointment is booked",
                customers="new",
                out_of_scope="Emergencies",
            ),
            persona=Persona(
                name="Maya",
                segment="parents who have just moved to town",
                role="nurse, works shifts",
                behaviours=("books in the evening on the phone", "asks in the parents' group first"),
                influencers=("the parents' group", "her sister"),
                goals=("find one dentist for the whole family", "no surprises"),
                challenges=("shifts change at short notice",),
                entry_point="Her son's toothache in the first week after the move",
                requirements=("appointments after 5 pm", "clear prices"),
                quote="I just want it off my list.",
            ),
            stages=(
                Stage(
                    id="s1",
                    name="Look around",
                    customer_goal="Find a dentist nearby whom others trust",
                    questions=("Do they take new patients?", "What does it cost?"),
                    business_goal="Open the booking form",
                    owner="Anna",
                    touchpoints=(search, website),
                ),
                Stage(
                    id="s2",
                    name="Book",
                    customer_goal="Get an appointment that fits her shifts",
                    business_goal="Book a first visit",
                    owner="Anna",
                    touchpoints=(form, phone),
                ),
                Stage(id="s3", name="First visit", owner="Reception", touchpoints=(reminder, reception)),
                Stage(id="s4", name="Come back", business_goal="Book the next check-up", touchpoints=(after,)),
            ),
            opportunities=(
                Opportunity(id="o1", pain_point="p1", text="A page about the first visit, with prices", impact=3),
                Opportunity(
                    id="o2",
                    pain_point="p2",
                    text="Ask for name, phone and time only; the rest at the first visit",
                    impact=5,
                    feasibility=4,
                    owner="Anna",
                    due="January 2027",
                    kpi="forms sent / forms opened",
                ),
                Opportunity(
                    id="o3", pain_point="p4", text="A text message the day before", impact=4, feasibility=5, owner="Tom"
                ),
            ),
            automations=(
                ChosenAutomation(
                    id="a1", recipe="appointment-reminder", stage="s3", pain_point="p4", platform="Make", owner="Tom"
                ),
                ChosenAutomation(id="a2", recipe="abandoned-form-rescue", stage="s2", status="rejected"),
            ),
            measures=(
                Measure(name="No-shows at first visits", baseline="18%", target="9%", stage="s3"),
                Measure(name="Forms sent / forms opened", baseline="65%", stage="s2"),
            ),
            evidence=(
                Evidence(id="v1", kind="analytics", source="Website figures, October", supports=("t3", "p2")),
                Evidence(
                    id="v2",
                    kind="interview",
                    source="Six parents in the waiting room",
                    note="Asked in October by Anna",
                    supports=("persona", "t6"),
                ),
            ),
            parking_lot=(
                ParkedNote(id="n1", text="the landlord wants to talk about the lease"),
                ParkedNote(id="n2", text="Could we offer whitening on Saturdays?"),
            ),
            review=Review(cadence="every half year"),
        ),
        "t3",
        "p2",
        "persona",
        "t6",
    )


def workshop() -> JourneyMap:
    """The clinic's map after a guided session with three people."""

    def item(name: str, title: str, minutes: int, begun: int | None = None, ended: int | None = None) -> AgendaItem:
        times = [None if time is None else _DRAWN + timedelta(seconds=time) for time in (begun, ended)]
        return AgendaItem(id=name, title=title, minutes=minutes, started=times[0], ended=times[1])

    session = GroupSession(
        facilitator="Cora Lind",
        participants=(
            Participant(id="u1", name="Anna Berg", initials="AB"),
            Participant(id="u2", name="Axel Boe", initials="AB2"),
            Participant(id="u3", name="Dr. Ito", initials="DI"),
        ),
        agenda=(
            item("g1", "Welcome and aim", 5, 0, 290),
            item("g2", "Feelings and pain points", 20, 290, 2150),
            item("g3", "Votes", 5, 2150, 2170),
            item("g4", "Actions", 10, 2170),
            item("g5", "Next review", 5),
        ),
        votes=(
            Vote(participant="u1", item="p2", dots=2),
            Vote(participant="u1", item="o3", dots=1),
            Vote(participant="u2", item="p2", dots=1),
            Vote(participant="u3", item="o2", dots=2),
        ),
        disagreements=(
            Disagreement(
                id="d1",
                about="t5",
                text="How people feel about the reminder card",
                values=(Opinion(participant="u1", value="bad"), Opinion(participant="Guest from IT", value="so-so")),
                decision="Ask ten patients before the card is changed",
                decided_by="u3",
            ),
            Disagreement(
                id="d2",
                text="Who looks after the follow-up?",
                values=(Opinion(participant="u2", value="Reception"), Opinion(value="Nobody has time for it.")),
            ),
            Disagreement(id="d3", text="Is the first visit one stage or two?"),
        ),
        decisions=(Decision(id="c1", text="The booking form comes first"),),
        actions=(
            Action(id="x1", text="Cut the form to three fields", owner="Anna Berg", due="15 January 2027"),
            Action(id="x2", text="Print this map", owner="Axel Boe", due="today", done=True),
            Action(id="x3", text="Call the ten patients"),
        ),
    )
    return clinic().model_copy(update={"session": session})


def saas_churn() -> JourneyMap:
    """A software product whose trial customers leave: a churn map of seven stages, all of it assumed."""
    names = ("Sign up", "Set up", "First value", "Team joins", "Daily use", "Doubt", "Leave or stay")
    scores = (1, -1, 2, 0, 1, -2, None)
    stages = tuple(
        Stage(
            id=f"s{number}",
            name=name,
            customer_goal=f"Get through {name.lower()} without asking anybody for help",
            questions=("Is this worth the price?",) if number == 6 else (),
            business_goal="Invite a colleague" if number == 4 else "",
            owner=("Growth", "Support")[number % 2],
            touchpoints=tuple(
                Touchpoint(
                    id=f"t{number}{place}",
                    name=f"{name}: {what}",
                    channel=channel,
                    emotion=Emotion(score=_near(score, place)),
                    pain_points=_churn_pains(number, place),
                )
                for place, (what, channel) in enumerate(
                    (("email", "email"), ("dashboard", "app"), ("help chat", "chat")), 1
                )
            ),
        )
        for number, (name, score) in enumerate(zip(names, scores, strict=True), 1)
    )
    return with_basis(
        JourneyMap(
            id="m2",
            kind="churn",
            created=_DRAWN,
            updated=_DRAWN,
            scope=Scope(
                business="Tidyplan",
                offering="planning software for small agencies",
                business_kind="saas",
                objective="keep more customers",
                scenario="An agency owner cancels in month three",
            ),
            persona=Persona(name="Jonas", segment="owners of agencies with 5 to 15 people", goals=("fewer meetings",)),
            stages=stages,
            review=Review(due=date(2026, 10, 1)),
        )
    )


def _near(score: int | None, place: int) -> int | None:
    return None if score is None else max(-2, min(2, score + (0, 1, -1)[place - 1]))


def _churn_pains(number: int, place: int) -> tuple[PainPoint, ...]:
    texts = {
        (2, 1): PainPoint(id="p1", text="The import from spreadsheets fails without saying why", severity=2),
        (6, 2): PainPoint(id="p2", text="Nobody looks at the board any more", severity=3, drops_off=True),
        (6, 3): PainPoint(id="p3", text="Cancelling takes one click, getting help takes two days", share=0.125),
    }
    return (texts[(number, place)],) if (number, place) in texts else ()


def future_catalogue() -> JourneyMap:
    """A future map of a firm that sells to businesses."""
    return JourneyMap(
        id="m3",
        title="Ordering spare parts in 2028",
        kind="future",
        scope=Scope(business="Hartmann Pumps", business_kind="b2b", objective="halve the time to the right part"),
        persona=Persona(name="Buyer at a waterworks", segment="municipal waterworks", role="maintenance lead"),
        stages=(
            Stage(
                id="s1",
                name="Notice the fault",
                touchpoints=(
                    Touchpoint(id="t1", name="Code on the pump", channel="print", emotion=Emotion(score=1)),
                    Touchpoint(
                        id="t2",
                        name="Parts page",
                        channel="website",
                        emotion=Emotion(score=2, feeling="sure"),
                        pain_points=(PainPoint(id="p1", text="No signal in the pump room", drops_off=True, share=0.2),),
                    ),
                ),
            ),
            Stage(id="s2", name="Order", customer_goal="Have the part tomorrow"),
        ),
    )
