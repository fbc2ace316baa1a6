"""The tiles that a parameter names: by the name of the orthophoto, its number, or as much of it as tells them apart."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence

from ..contract.config import tile_names
from ..contract.errors import ConfigError
from ..contract.file_names import short_list
from ..contract.language import tr
from ..scenes.find import Scene
from ..scenes.names import numbers_of, place_of, words_of

_Rule = Callable[[Scene, str], bool]
_MOST_OFFERED = 3  # names that are like an unknown one


def named_tiles(text: str, scenes: Sequence[Scene], parameter: str, given: Mapping[str, str]) -> list[str]:
    """The tiles that a parameter names, each once.

    Args:
        text: The value of the parameter.
        scenes: All scenes.
        parameter: Its name, for messages.
        given: Tile -> the parameter before this one that names it already.

    Raises:
        ConfigError: If a name is unknown, stands for several orthophotos, or stands in two parameters.
    """
    tiles: dict[str, None] = {}
    for name in _names_in(tile_names(text), scenes):
        for tile in _tiles(name, scenes, parameter):
            if tile in given:
                raise ConfigError(
                    tr(
                        "{parameter}: {name} is the orthophoto {tile}, which stands in {given} too.",
                        parameter=parameter,
                        name=name,
                        tile=tile,
                        given=given[tile],
                    ),
                    tr("Name each orthophoto in one of the parameters."),
                )
            tiles[tile] = None
    return list(tiles)


def _names_in(words: Sequence[str], scenes: Sequence[Scene]) -> list[str]:
    """The names in a list; several words in a row that together are a name with blanks or commas are this name."""
    known = {tuple(_split(name)): name for scene in scenes for name in (scene.ortho.name, scene.tile)}
    longest = max(map(len, known), default=1)
    names, at = [], 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            joined = [_split(word) for word in words[at : at + length]]
            key = tuple(part for parts in joined for part in parts)
            one_each = all(len(parts) == 1 for parts in joined)  # else a name in quotation marks is among them
            if length == 1 or (key in known and one_each):
                names.append(known.get(key, words[at]))
                at += length
                break
    return names


def _split(name: str) -> list[str]:
    return [part for part in re.split(r"[\s,;]+", name.casefold()) if part]


def _tiles(name: str, scenes: Sequence[Scene], parameter: str) -> list[str]:
    """The tile of one name, or those of several in one: a parameter that is given twice may hold a list each time."""
    try:
        return [_tile(name, scenes, parameter)]
    except ConfigError:
        parts = _split(name)
        if len(parts) == 1:
            raise
        return [_tile(part, scenes, parameter) for part in parts]


def _tile(name: str, scenes: Sequence[Scene], parameter: str) -> str:
    """The tile of one name; the strictest rule that any orthophoto fits decides."""
    for fits in _RULES:
        found = [scene for scene in scenes if fits(scene, name)]
        if len(found) == 1:
            return found[0].tile
        if found:
            raise ConfigError(
                tr(
                    "{parameter}: {name} stands for several orthophotos ({found}).",
                    parameter=parameter,
                    name=name,
                    found=short_list(scene.tile for scene in found),
                ),
                tr("Use their names, or more of their numbers, such as 2_10."),
            )
    known = short_list(scene.number or scene.tile for scene in scenes)
    raise ConfigError(
        tr(
            "{parameter}: there is no orthophoto {name}; there are {known}.",
            parameter=parameter,
            name=name,
            known=known,
        ),
        _offer(name, scenes),
    )


def _offer(name: str, scenes: Sequence[Scene]) -> str:
    """What to do about an unknown name: the names that are most like it."""
    names = {text.casefold(): text for scene in scenes for text in (scene.tile, scene.number) if text}
    like = difflib.get_close_matches(name.casefold(), list(names), _MOST_OFFERED)
    hint = tr("Use their names or numbers.")
    return hint + tr(" Did you mean {name}?", name=tr(" or ").join(names[text] for text in like)) if like else hint


def _is_called(scene: Scene, name: str) -> bool:
    return name.casefold() in (scene.tile.casefold(), scene.ortho.name.casefold(), str(scene.ortho).casefold())


def _has_stem(scene: Scene, name: str) -> bool:
    return name.casefold() == scene.ortho.stem.casefold()


def _is_place(scene: Scene, name: str) -> bool:
    """Whether both are the same but for words such as `top` and `RGB`; numbers alone are for the next rules."""
    place = place_of(name)
    return place == place_of(scene.tile) and not all(word.isdecimal() for word in place)


def _has_number(scene: Scene, name: str) -> bool:
    number = _as_number(name)
    return number != "" and number == scene.number


def _ends_with_numbers(scene: Scene, name: str) -> bool:
    number = _as_number(name)
    return number != "" and "_".join(["", *numbers_of(scene.tile)]).endswith(f"_{number}")


def _as_number(name: str) -> str:
    """Numbers as tiles have them: "07-9" -> "7_9"; "" if there is anything else in a name."""
    words = words_of(name)
    return "_".join(words) if all(word.isdecimal() for word in words) else ""


_RULES: tuple[_Rule, ...] = (_is_called, _has_stem, _is_place, _has_number, _ends_with_numbers)
