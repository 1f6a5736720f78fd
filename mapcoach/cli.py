"""The command line. Nothing but argparse is imported here; each command imports the rest when it runs."""

from __future__ import annotations

import os
import sys

from mapcoach import __version__

TYPE_CHECKING = False  # typing itself would cost a start-up
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

DEPTHS = ("quick", "standard", "deep")
KINDS = ("current", "future", "day_in_the_life", "renewal", "churn")
STARTERS = ("service", "ecommerce", "saas", "local", "b2b", "other")
FORMATS = ("markdown", "html", "pdf", "svg", "png", "mermaid", "csv", "xlsx", "pptx", "json", "drawio", "lucid",
           "excalidraw", "tsv", "all")  # fmt: skip
PLATFORMS = ("make", "zapier", "activecampaign", "hubspot", "n8n", "any")
VOICES = ("plain", "warm", "formal")
FACES = ("interview", "map", "automations", "draft", "group")

_EPILOG = """MAP is a file, an id, or a part of the title that only one map has.
Maps are kept in your data folder; --data-dir or MAPCOACH_DATA_DIR names another one."""


def build_parser(arguments: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The parser of all commands. ``run`` names the function that carries a command out, as module:function.

    Given the arguments, only a command that is among them gets its own: ``--help`` need not pay for all.
    """
    import argparse

    def formatter(prog: str) -> argparse.RawDescriptionHelpFormatter:
        return argparse.RawDescriptionHelpFormatter(prog, width=_width())  # unasked, argparse imports shutil: 4 ms

    parser = argparse.ArgumentParser(
        prog="mapcoach",
        description="Draft customer journey maps by conversation. Without a command it opens the app.",
        epilog=_EPILOG,
        formatter_class=formatter,
    )
    parser.add_argument("--version", action="version", version=f"mapcoach {__version__}")
    parser.add_argument("--data-dir", metavar="DIR", help="keep the maps in this folder")
    parser.add_argument("--plain", action="store_true", help="no screens: lines of text, for screen readers")
    parser.set_defaults(run="screens:app")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog="mapcoach")
    for name, run, words, add_arguments in _COMMANDS:
        description = f"{words[:1].upper()}{words[1:]}."
        made = commands.add_parser(name, help=words, description=description, formatter_class=formatter)
        made.set_defaults(run=run)
        made.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help="keep the maps in this folder")
        if arguments is None or name in arguments:
            add_arguments(made)
    return parser


def _no_arguments(_: argparse.ArgumentParser) -> None:
    """For commands that take none."""


def _a_map(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("map", metavar="MAP")


def _for_interviews(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--depth", choices=DEPTHS, help="how deep to go (quick takes about ten minutes)")
    parser.add_argument("--interviewer", choices=("offline",), default="offline", help="who interviews")
    parser.add_argument("--as", dest="author", default="", metavar="NAME", help="who answers, for the record")


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", nargs="?", default="", help="the map's title (one is made up otherwise)")
    parser.add_argument("--kind", choices=KINDS, help="what sort of map")
    parser.add_argument("--starter", choices=STARTERS, help="fill the stages with a starting point for this business")
    parser.add_argument("--no-interview", action="store_true", help="only make the map and print where it is")
    _for_interviews(parser)


def _interview(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("map", nargs="?", metavar="MAP", help="the map to go on with (a new one otherwise)")
    which.add_argument("--map", dest="map_path", metavar="PATH", help="the map's file; made if it is not there")
    parser.add_argument("--jsonl", action="store_true", help="speak JSON lines with another program")
    _for_interviews(parser)


def _open(parser: argparse.ArgumentParser) -> None:
    _a_map(parser)
    parser.add_argument("--on", choices=FACES, default="interview", help="which screen to open it on")


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (this machine only, by default)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def _show(parser: argparse.ArgumentParser) -> None:
    _a_map(parser)
    parser.add_argument("--json", action="store_true", help="the whole map as JSON")
    parser.add_argument("--why", metavar="ITEM", help="which answer put this on the map: a path, an id or its text")


def _check(parser: argparse.ArgumentParser) -> None:
    _a_map(parser)
    parser.add_argument("--json", action="store_true", help="the same for other programs")


def _rename(parser: argparse.ArgumentParser) -> None:
    _a_map(parser)
    parser.add_argument("title", metavar="TITLE")


def _duplicate(parser: argparse.ArgumentParser) -> None:
    _a_map(parser)
    parser.add_argument("--title", default="", help="the copy's title")


def _trash(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--empty", action="store_true", help="delete for good what is in the trash")


def _export(parser: argparse.ArgumentParser) -> None:
    _a_map(parser)
    parser.add_argument("--format", choices=FORMATS, default="markdown", help="which one; all makes a folder of them")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file, or the folder for all; - is standard output")
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="JSON, CSV, XLSX, Markdown or Mermaid")
    parser.add_argument("--title", default="", help="the new map's title")
    parser.add_argument("--preview", action="store_true", help="only show what would be taken, and what not")
    parser.add_argument("--role", action="append", metavar="COLUMN=ROLE", help="what a column holds, if unclear")
    parser.add_argument("--json", action="store_true", help="the same for other programs")
    parser.add_argument("--yes", action="store_true", help="do not ask before the map is made")


def _recommend(parser: argparse.ArgumentParser) -> None:
    _a_map(parser)
    parser.add_argument("--stage", metavar="STAGE", help="only this one: its number, its id or words of its name")
    parser.add_argument("--platform", metavar="NAME", help=f"with the building blocks of one of {', '.join(PLATFORMS)}")
    parser.add_argument("--why-not", action="store_true", help="why each of the others was left out")
    parser.add_argument("--json", action="store_true", help="the same for other programs")


def _automations(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="what to do", dest="action", metavar="ACTION", required=True)
    export = actions.add_parser("export", help="write what is needed to build them on a platform")
    _a_map(export)
    export.add_argument(
        "--platform", metavar="NAME", default="any", help=f"where they will run: {', '.join(PLATFORMS)}"
    )
    export.add_argument("-o", "--output", metavar="DIR", required=True, help="the folder to write to")
    export.add_argument("--voice", choices=VOICES, help="how the messages sound")
    export.add_argument("--force", action="store_true", help="overwrite existing files")
    export.set_defaults(run="automating:export")
    for name, words in (
        ("choose", "choose one"),
        ("reject", "say no to one"),
        ("done", "say that one is in place"),
        ("undecide", "take back what was decided on one"),
    ):
        decide = actions.add_parser(name, help=f"{words}; the map keeps it")
        _a_map(decide)
        decide.add_argument("recipe", metavar="AUTOMATION", help="its id or its name, as “recommend” says it")
        decide.add_argument("--stage", metavar="STAGE", help="at which stage, if it is recommended at several")
        decide.add_argument("--platform", metavar="NAME", help="where it will run")
        decide.add_argument("--owner", metavar="NAME", help="who looks after it")
        decide.add_argument("--as", dest="author", default="", metavar="NAME", help="who decides, for the record")
        decide.set_defaults(run=f"automating:{name}")


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"))


_COMMANDS = (
    ("new", "interviews:new", "start a new map and its interview", _new),
    ("interview", "interviews:interview", "hold an interview, in plain lines or JSON lines", _interview),
    ("open", "screens:open_map", "open a map on the screen", _open),
    ("list", "maps:list_maps", "list the maps, the latest change first", _list),
    ("show", "drafts:show", "show a map in short, or where something on it comes from", _show),
    ("check", "checking:check", "check how good a map is, and what to ask next", _check),
    ("export", "drafts:export", "write a map as a draft, page, picture, sheet, deck or board", _export),
    ("import", "importing:import_file", "make a map of a file", _import),
    ("recommend", "automating:recommend", "what to automate at each stage of a map, and why", _recommend),
    ("automations", "automating:export", "hand automations over to a platform, or decide on them", _automations),
    ("rename", "maps:rename", "give a map another title", _rename),
    ("duplicate", "maps:duplicate", "copy a map with all its answers", _duplicate),
    ("delete", "maps:delete", "put a map into the trash", _a_map),
    ("restore", "maps:restore", "bring a map back from the trash, or its previous version", _a_map),
    ("trash", "maps:trash", "list what is in the trash, or empty it", _trash),
    ("serve", "serving:serve", "open the screens in a web browser on this machine", _serve),
    ("demo", "drafts:demo", "draft the sample map, to see what comes out", _no_arguments),
    ("schema", "drafts:schema", "print the JSON Schema of a map", _no_arguments),
    ("completion", "", "print the completion script of a shell", _completion),
)


def _width() -> int:
    """How wide help may be: as wide as the terminal, within reason."""
    try:
        return max(40, min(os.get_terminal_size().columns, 100)) - 2
    except OSError:
        return 78


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit status: 0 done, 1 could not be done, 2 wrong usage, 130 interrupted."""
    from mapcoach.commands.running import guarded

    given = sys.argv[1:] if arguments is None else list(arguments)
    return guarded(lambda: _main(given))


class _Nothing:
    """What the parser makes of no arguments at all: the app opens sooner without it."""

    run, data_dir, plain = "screens:app", None, False


def _nothing() -> argparse.Namespace:
    return _Nothing()  # type: ignore[return-value]  # argparse is not loaded for it


def _main(given: Sequence[str]) -> int:
    if given == ["--version"]:
        print(f"mapcoach {__version__}")
        return 0
    options = build_parser(given).parse_args(given) if given else _nothing()
    if not options.run:  # the completion describes the parser itself
        import shtab

        print(shtab.complete(build_parser(), options.shell))
        return 0
    from mapcoach.commands.running import run

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
