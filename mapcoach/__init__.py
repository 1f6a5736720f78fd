"""mapcoach: an interviewer that drafts customer journey maps.

Nothing is imported here: ``mapcoach --version`` must not pay for pydantic, Jinja2 or Textual.
"""

__version__ = "0.1.0"
