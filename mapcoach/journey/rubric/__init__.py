"""The rubric for a finished map, point by point; ``mapcoach.journey.checks`` puts the points together."""
