"""``python -m mapcoach`` is ``mapcoach``."""

from mapcoach.cli import main

raise SystemExit(main())
