"""What MkDocs does beside its own work: pages of algorithms get what the algorithms say of themselves.

In `docs/algorithms/NAME.md` a line `<!-- about -->` becomes the help text, and `<!-- parameters -->` the tables of
parameters and what to do next. Their source is `build/help/algorithms.json`, written by describe.py.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

ROOT = Path(__file__).resolve().parents[1]
_ALGORITHMS = ROOT / "build" / "help" / "algorithms.json"
_LINK = re.compile(r"(\]\()([^)#\s:]+)(#[^)\s]*)?\)")


@lru_cache
def algorithms() -> tuple[dict[str, Any], ...]:
    """The algorithms in the order of the toolbox."""
    return tuple(json.loads(_ALGORITHMS.read_text(encoding="utf-8")))


def on_config(config: Any) -> Any:
    """List the pages of the algorithms by the groups of the toolbox, and those of all other subjects."""
    for algorithm in algorithms():
        if not Path(config.docs_dir, _page(algorithm)).is_file():
            raise PluginError(
                f"docs/{_page(algorithm)} is missing: the page of help of '{algorithm['title']}'. "
                "docs/algorithms/train.md shows how one is written."
            )
    groups = groupby(algorithms(), key=lambda one: one["group"])
    listed = [{group: [{one["title"]: _page(one)} for one in members]} for group, members in groups]
    named = {page for entry in config.nav for page in _pages(*entry.values())}
    pages = [path.name for path in sorted(Path(config.docs_dir).glob("*.md"))]
    others = [page for page in pages if page not in named and not _is_left_out(page, config)]
    for entry in config.nav:
        entry.update(
            {title: pages for title, pages in (("Algorithms", listed), ("Subjects", others)) if title in entry}
        )
    return config


def _is_left_out(page: str, config: Any) -> bool:
    return bool(config.exclude_docs and config.exclude_docs.match_file(page))


def _pages(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [*value]


def on_page_markdown(markdown: str, page: Any, **_others: Any) -> str:
    """Fill in what algorithms say, and lead links that leave the docs to the repository."""
    source = page.file.src_uri
    for algorithm in algorithms():
        if source == _page(algorithm):
            markdown = markdown.replace("<!-- about -->", _about(algorithm))
            markdown = markdown.replace("<!-- parameters -->", _parameters(algorithm))
    return _LINK.sub(lambda match: _led_outside(match, posixpath.dirname(source)), markdown)


def _page(algorithm: dict[str, Any]) -> str:
    return f"algorithms/{algorithm['name']}.md"


def _led_outside(match: re.Match[str], folder: str) -> str:
    target = posixpath.normpath(posixpath.join(folder, match[2]))
    if not target.startswith("../"):
        return match[0]
    return f"{match[1]}{_metadata('repository')}/blob/main/{target[3:]}{match[3] or ''})"


def _metadata(name: str) -> str:
    text = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    return re.search(rf"^{name}=(.*)$", text, re.MULTILINE)[1]


def _about(algorithm: dict[str, Any]) -> str:
    texts = [algorithm["summary"], algorithm["help"]]
    return "\n\n".join(html.escape(text, quote=False) for text in texts if text)


def _parameters(algorithm: dict[str, Any]) -> str:
    """The tables, with what to do next, as HTML: help texts may hold what Markdown would take for its own."""
    inputs = [one for one in algorithm["parameters"] if not one["output"]]
    parts = {
        "Inputs": [one for one in inputs if not one["advanced"]],
        "Advanced inputs": [one for one in inputs if one["advanced"]],
        "Outputs": [one for one in algorithm["parameters"] if one["output"]],
    }
    text = f"On the command line: `qgis_process help {algorithm['id']}`\n"
    for title, definitions in parts.items():
        if definitions:
            text += f"\n### {title}\n\n{_table(definitions)}\n"
    return text + (f"\n## What next\n\n{html.escape(algorithm['next'], quote=False)}\n" if algorithm["next"] else "")


def _table(definitions: list[dict[str, Any]]) -> str:
    outputs = definitions[0]["output"]
    head = ["Parameter", *([] if outputs else ["Default"]), "What it is"]
    rows = "".join(_row(one, outputs) for one in definitions)
    return f"<table>\n<tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr>\n{rows}</table>\n"


def _row(definition: dict[str, Any], output: bool) -> str:
    name = f"<b>{html.escape(definition['label'])}</b><br><code>{definition['id']}</code>"
    told = html.escape(definition["help"]).replace("\n", "<br>")
    for value, label in definition["choices"].items():
        told += f"<br>{html.escape(label)}: <code>{html.escape(value)}</code>"
    cells = [name, *([] if output else [_default(definition)]), told]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _default(definition: dict[str, Any]) -> str:
    default, choices = definition["default"], definition["choices"]
    if isinstance(default, bool):
        return "yes" if default else "no"
    if isinstance(default, list):
        return html.escape(", ".join(choices.get(one, str(one)) for one in default)) or "-"
    if default in (None, ""):
        return "optional" if definition["optional"] else "must be given"
    return html.escape(choices.get(default, f"{default:g}" if isinstance(default, float) else str(default)))
