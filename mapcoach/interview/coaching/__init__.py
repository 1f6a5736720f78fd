"""The facilitator's moves: what is asked in return to a reply, when, how often, and how the answer is read.

A move is proposed by a detector (``on_people``, ``on_goals``, ``on_lists``, ``on_troubles``, ``at_stage_end``,
``at_the_end``), allowed by ``pacing`` (caps, budget, patience), chosen by ``coach``, worded from
``prompts/coaching/moves.toml`` and kept in the journal with the reply that led to it. Its answer is read by ``taking``,
which hands it to ``taking_aims``, ``taking_troubles``, ``taking_proof``, ``taking_feelings`` or ``taking_lists``;
``answers`` knows what waves any of them off, ``stories`` which troubles an answer tells that are not on the map yet.
All of it is pure: what is asked next depends on the journal alone.
"""
