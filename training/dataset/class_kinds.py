"""Which classes of a scheme are plants and which are built, by their names in English, French and German."""

from __future__ import annotations

import re

from ..contract.class_scheme import ClassScheme

_NOT = re.compile(r"\b(non|not|no|un|sans|ohne|without|kein\w*|dead|bare)\b")
_PLANTS = re.compile(
    r"\b(tree|forest|wood|grass|lawn|meadow|veget|crop|shrub|bush|hedge|canopy|pasture|orchard|vineyard|plant"
    r"|arbre|arbust|for[eê]t|herb|pelouse|prairie|v[eé]g[eé]t|haie|vigne"
    r"|baum|b[aä]um|wald|wiese|rasen|gras|strauch|str[aä]uch|hecke|gr[uü]n)"
)
_BUILT = re.compile(
    r"\b(build|roof|house|road|street|impervious|pavement|paved|asphalt|concrete|parking"
    r"|b[aâ]ti|toit|route|rue|chauss|imperm|maison"
    r"|geb[aä]ud|haus|h[aä]us|dach|stra(ss|ß)|weg\b|versieg)"
)


def plants_and_built(scheme: ClassScheme) -> tuple[list[int], list[int]]:
    """Values of the classes that are plants, and of those that are built; names that say neither are in neither."""
    names = {land_cover.value: land_cover.name.lower().replace("_", " ") for land_cover in scheme.learnt()}
    clear = {value: name for value, name in names.items() if not _NOT.search(name)}
    plants = [value for value, name in clear.items() if _PLANTS.search(name) and not _BUILT.search(name)]
    built = [value for value, name in clear.items() if _BUILT.search(name) and not _PLANTS.search(name)]
    return plants, built
