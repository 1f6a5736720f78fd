"""Reads what people type: lists, choices, ratings, channels, dates, and the cues of how sure they are.

Everything here is a pure function of the text. Whatever is taken from a reply is a span of it.
"""
