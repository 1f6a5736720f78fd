"""Finds in source code where a text could be read as markup. Textual's widgets read every plain string so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

WIDGETS = frozenset(
    "Static Label Button Checkbox RadioButton OptionList SelectionList Option Selection Select Collapsible TabPane Tab "
    "Placeholder Link Switch Tooltip Tree".split()
)
"""Their first argument, or one of TEXTS, is shown."""
TEXTS = frozenset(("content", "renderable", "label", "title", "prompt", "text", "tooltip"))
"""Keyword arguments that are shown."""
ADDING = frozenset(
    "add_row add_rows add_column add_columns add_option add_leaf set_label update_cell set_options".split()
)
OPTIONS = frozenset(("Option", "add_option"))
"""What is shown by an OptionList, which can be told to read no markup."""
SHOWN_ATTRIBUTES = frozenset(("border_title", "border_subtitle", "tooltip", "label", "placeholder"))
MAKERS = frozenset("styled Content Text".split())
"""What they return holds no markup."""
ASSEMBLING = frozenset("assemble from_rich_text from_text".split())


def faults(source: str, allowed: frozenset[str] = frozenset(), makers: frozenset[str] = frozenset()) -> list[str]:
    """The lines that can show somebody's text as markup, each as ``line: why``. ``allowed`` are expressions whose value
    is known to be nobody's text; ``makers`` are functions whose value holds no markup.
    """
    tree = ast.parse(source)
    unread = OPTIONS if _lists_read_no_markup(tree) else frozenset()
    lint = _Lint(allowed, MAKERS | makers | makers_in(source), WIDGETS - _our_own(tree) - unread, ADDING - unread)
    found = [(getattr(node, "lineno", 0), why) for node in ast.walk(tree) for why in lint.of(node)]
    return [f"{line}: {why}" for line, why in sorted(found)]


def _lists_read_no_markup(tree: ast.Module) -> bool:
    """Whether the module has lists of options, and each of them is told to."""
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and _name(one.func) == "OptionList"]
    return bool(calls) and all(_says_no_markup(one) for one in calls)


def makers_in(source: str) -> frozenset[str]:
    """The functions that say of themselves that they return a content or a rich text, which mypy sees to."""
    functions = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    return frozenset(one.name for one in functions if one.returns and ast.unparse(one.returns) in ("Content", "Text"))


def _our_own(tree: ast.Module) -> frozenset[str]:
    """The classes of this module, and those of other modules of ours, that have the name of one of Textual's."""
    classes = {one.name for one in ast.walk(tree) if isinstance(one, ast.ClassDef)}
    imports = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    ours = {one.name for place in imports if (place.module or "").startswith("mapcoach") for one in place.names}
    return frozenset(classes | ours)


@dataclass(frozen=True)
class _Lint:
    allowed: frozenset[str]
    makers: frozenset[str]
    widgets: frozenset[str]
    adding: frozenset[str]

    def of(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.ClassDef) and {_name(base) for base in node.bases} & self.widgets:
            yield from self._of_subclass(node)
        elif isinstance(node, ast.Call):
            yield from self._of_call(node)
        elif isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                shown = isinstance(target, ast.Attribute) and target.attr in SHOWN_ATTRIBUTES
                if shown and node.value and not self._safe(node.value):
                    yield f"{ast.unparse(target)} is set to {ast.unparse(node.value)}"

    def _of_call(self, node: ast.Call) -> Iterator[str]:
        name, shown = _name(node.func), ast.unparse(node)[:100]
        if name == "from_markup" and not (_owner(node.func) == "Content" and _all_constant(node.args)):
            yield f"{shown}: markup is made of it"
        elif name == "notify" and _owner(node.func) != "super()" and shown not in self.allowed:
            if not all(self._safe(one) for one in node.args):
                yield f"{shown}: app.say says things"
        elif name in self.widgets and not _says_no_markup(node):
            yield from (f"{shown}: {ast.unparse(one)}" for one in _shown_arguments(node, 1) if not self._safe(one))
        elif name in self.adding:
            yield from (f"{shown}: {ast.unparse(one)}" for one in _shown_arguments(node, 9) if not self._safe(one))
        elif name == "update" and any(isinstance(one, ast.JoinedStr) for one in node.args):
            yield f"{shown}: a made-up string"
        elif name in ("TextArea", "Binding"):
            named = [one.value for one in node.keywords if one.arg in ("placeholder", "tooltip")]
            yield from (f"{shown}: {ast.unparse(one)}" for one in named if not self._safe(one))

    def _of_subclass(self, node: ast.ClassDef) -> Iterator[str]:
        """A widget that passes a text on to the one it is made from."""
        for call in ast.walk(node):
            if not (isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__") or _says_no_markup(
                call
            ):
                continue
            for one in _shown_arguments(call, 1):
                if not self._safe(one):
                    yield f"{node.name} shows {ast.unparse(one)}"

    def _safe(self, node: ast.expr) -> bool:
        """Whether nothing in what this is can be read as markup."""
        if ast.unparse(node) in self.allowed:
            return True
        if isinstance(node, ast.Constant):
            return not (isinstance(node.value, str) and "[" in node.value)
        if isinstance(node, ast.Call):
            name = _name(node.func)
            return name in self.makers or (name in ASSEMBLING and _owner(node.func) in ("Content", "Text"))
        if isinstance(node, ast.IfExp):
            return self._safe(node.body) and self._safe(node.orelse)
        if isinstance(node, ast.Tuple | ast.List):
            return all(self._safe(one) for one in node.elts)
        return False


def _shown_arguments(node: ast.Call, positions: int) -> Iterator[ast.expr]:
    yield from node.args[:positions]
    yield from (one.value for one in node.keywords if one.arg in TEXTS)


def _says_no_markup(node: ast.Call) -> bool:
    return any(
        one.arg == "markup" and isinstance(one.value, ast.Constant) and one.value.value is False
        for one in node.keywords
    )


def _all_constant(nodes: list[ast.expr]) -> bool:
    return all(isinstance(one, ast.Constant) for one in nodes)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _owner(node: ast.expr) -> str:
    return ast.unparse(node.value) if isinstance(node, ast.Attribute) else ""
