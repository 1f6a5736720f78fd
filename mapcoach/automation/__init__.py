"""The catalogue of automations, and the recommender that picks from it for a map."""

from mapcoach.automation.advice import Recommendation, StageAdvice
from mapcoach.automation.families import family_of
from mapcoach.automation.publishing import catalogue_document, catalogue_schema
from mapcoach.automation.recipes import Recipe, catalogue
from mapcoach.automation.recommender import explain, recommend, top

__all__ = [
    "Recipe",
    "Recommendation",
    "StageAdvice",
    "catalogue",
    "catalogue_document",
    "catalogue_schema",
    "explain",
    "family_of",
    "recommend",
    "top",
]
