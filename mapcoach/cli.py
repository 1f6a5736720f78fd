"""The command line. Only argparse is imported here; each command imports the rest when it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from mapcoach import __version__

DEPTHS = ("quick", "standard", "deep")
KINDS = ("current", "future", "day_in_the_life", "renewal", "churn")
STARTERS = ("service", "ecommerce", "saas", "local", "b2b", "other")
FORMATS = ("markdown",)

_EPILOG = """MAP is a file, an id, or a part of the title that only one map has.
Maps are kept in your data folder; --data-dir or MAPCOACH_DATA_DIR names another one."""


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands. ``run`` names the function that carries a command out, as module:function."""
    parser = argparse.ArgumentParser(
        prog="mapcoach",
        description="Draft customer journey maps by conversation. Without a command it opens the app.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"mapcoach {__version__}")
    parser.add_argument("--data-dir", metavar="DIR", help="keep the maps in this folder")
    parser.set_defaults(run="interviews:app")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: str, words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.")
        made.set_defaults(run=run)
        return made

    _interview_commands(command)
    _map_commands(command)
    _draft_commands(command)
    return parser


_Command = Callable[[str, str, str], argparse.ArgumentParser]


def _interview_commands(command: _Command) -> None:
    new = command("new", "interviews:new", "start a new map and its interview")
    new.add_argument("title", nargs="?", default="", help="the map's title (one is made up otherwise)")
    new.add_argument("--kind", choices=KINDS, help="what sort of map")
    new.add_argument("--starter", choices=STARTERS, help="fill the stages with a starting point for this business")
    new.add_argument("--no-interview", action="store_true", help="only make the map and print where it is")
    interview = command("interview", "interviews:interview", "hold an interview, in plain lines or JSON lines")
    interview.add_argument("map", nargs="?", metavar="MAP", help="the map to go on with (a new one otherwise)")
    interview.add_argument("--map", dest="map_path", metavar="PATH", help="the map's file; made if it is not there")
    interview.add_argument("--jsonl", action="store_true", help="speak JSON lines with another program")
    for one in (new, interview):
        one.add_argument("--depth", choices=DEPTHS, help="how deep to go (quick takes about ten minutes)")
        one.add_argument("--interviewer", choices=("offline",), default="offline", help="who interviews")
        one.add_argument("--as", dest="author", default="", metavar="NAME", help="who answers, for the record")


def _map_commands(command: _Command) -> None:
    listing = command("list", "maps:list_maps", "list the maps, the latest change first")
    listing.add_argument("--json", action="store_true", help="as JSON")
    show = command("show", "drafts:show", "show a map in short, or where something on it comes from")
    show.add_argument("map", metavar="MAP")
    show.add_argument("--json", action="store_true", help="the whole map as JSON")
    show.add_argument("--why", metavar="ITEM", help="which answer put this on the map: a path, an id or its text")
    rename = command("rename", "maps:rename", "give a map another title")
    rename.add_argument("map", metavar="MAP")
    rename.add_argument("title", metavar="TITLE")
    duplicate = command("duplicate", "maps:duplicate", "copy a map with all its answers")
    duplicate.add_argument("map", metavar="MAP")
    duplicate.add_argument("--title", default="", help="the copy's title")
    delete = command("delete", "maps:delete", "put a map into the trash")
    delete.add_argument("map", metavar="MAP")
    restore = command("restore", "maps:restore", "bring a map back from the trash, or its previous version")
    restore.add_argument("map", metavar="MAP")
    trash = command("trash", "maps:trash", "list what is in the trash, or empty it")
    trash.add_argument("--empty", action="store_true", help="delete for good what is in the trash")


def _draft_commands(command: _Command) -> None:
    export = command("export", "drafts:export", "write the draft of a map")
    export.add_argument("map", metavar="MAP")
    export.add_argument("--format", choices=FORMATS, default="markdown")
    export.add_argument("-o", "--output", metavar="FILE", help="where to write it; - is standard output")
    export.add_argument("--force", action="store_true", help="overwrite an existing file")
    command("demo", "drafts:demo", "draft the sample map, to see what comes out")
    command("schema", "drafts:schema", "print the JSON Schema of a map")
    completion = command("completion", "", "print the completion script of a shell")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit status: 0 done, 1 could not be done, 2 wrong usage, 130 interrupted."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    if not options.run:  # the completion describes the parser itself
        import shtab

        print(shtab.complete(parser, options.shell))
        return 0
    from mapcoach.commands.running import run

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
