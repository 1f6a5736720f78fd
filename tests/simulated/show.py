"""Prints one simulated interview as a transcript: ``python -m tests.simulated.show JOURNEY --seed 3``."""

from __future__ import annotations

import argparse
import asyncio

from mapcoach.interview.session import Finished, Heard, Notice
from mapcoach.journey import JourneyMap
from tests.simulated.holding import Run, Turn, hold
from tests.simulated.journey import FOLDER, read


def transcript(run: Run) -> str:
    """An interview as people would see it."""
    traits = ", ".join(f"{name} {level}" for name, level in run.person.traits.items())
    parts = [f"{run.person.journey.id}, seed {run.person.seed}: {traits}"]
    return "\n\n".join([*parts, *(_turn(number, turn) for number, turn in enumerate(run.turns, 1)), outline(run.map)])


def _turn(number: int, turn: Turn) -> str:
    asked = turn.asked
    move = getattr(asked, "move", "")
    label = f"{number}. [{asked.question.field}{' · follow-up ' + str(move) if asked.probe else ''}]"
    lines = [f"{label}\n   {asked.text}"]
    if asked.items:
        lines.append("   items: " + " | ".join(item.name for item in asked.items))
    if asked.options:
        lines.append("   offers: " + " | ".join(option.label for option in asked.options))
    reply = turn.said.text.replace("\n", "\n     ")
    lines.append(f"   > {reply or '(Enter)'}" + ("" if turn.said.sort == "answer" else f"   ({turn.said.sort})"))
    for event in turn.events:
        match event:
            case Heard():
                lines.append(f"   heard: {event.text}")
            case Notice():
                lines.append(f"   {event.kind}: {event.text}")
            case Finished():
                lines.append("   finished")
    if turn.repair:
        outcome = f"done {turn.repaired}, back at the question {turn.returned}, other changes {turn.collateral}"
        lines.append(f"   repair {turn.repair.sort}: {outcome}")
    return "\n".join(lines)


def outline(journey_map: JourneyMap) -> str:
    """The map in short."""
    lines = [f"MAP {journey_map.kind}: {journey_map.scope.model_dump(exclude_defaults=True)}"]
    lines.append(f"  {journey_map.persona.model_dump(exclude_defaults=True)}")
    for stage in journey_map.stages:
        lines.append(f"  {stage.name} | goal: {stage.customer_goal}")
        for point in stage.touchpoints:
            lines.append(f"    - {point.name} [{point.channel}] {point.emotion.model_dump(exclude_defaults=True)}")
            lines += [
                f"        ! {pain.model_dump(exclude_defaults=True, exclude={'id'})}" for pain in point.pain_points
            ]
    return "\n".join(lines)


def main() -> None:
    """Hold one interview and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("journey")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--depth", choices=("quick", "standard", "deep"), default="standard")
    parser.add_argument("--blind", action="store_true", help="understand questions by their words alone")
    chosen = parser.parse_args()
    run = asyncio.run(hold(read(FOLDER / f"{chosen.journey}.yaml"), chosen.seed, chosen.depth, chosen.blind))
    print(transcript(run))
    from tests.simulated.founded import invented
    from tests.simulated.scoring import score

    result = score(run)
    print("\nMISSED")
    for miss in result.misses:
        print(f"  {miss.kind} {miss.place}: expected {miss.expected!r}, got {miss.got!r} from {miss.reply!r}")
    print("NOT TOLD SO")
    for miss in result.extras:
        print(f"  {miss.kind}: {miss.got!r} from {miss.reply!r}")
    shown = [(turn.asked, turn.entries) for turn in run.turns]
    print("INVENTED", invented(run.session, shown, run.person.journey.never_said) or "nothing")


if __name__ == "__main__":
    main()
