"""An examination of the recommender: 48 small maps with what must and must not be recommended.

Written from the sources (domain.md 4 and 5, findings on automation 4, the source articles) and from plain sense, by
somebody who had not read the rules, and complete before the recommender was run on any of them. The maps of
``seen_*.py`` may be read by whoever improves the rules; those of ``held_out.py`` may not: they tell whether the
rules fit only what was seen.
"""
