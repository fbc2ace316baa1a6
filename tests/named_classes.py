"""Colour tables and the classes that they name, for both programs: (case, names by value, values of the classes)."""

TABLES = [
    ("names of its own", {1: "water", 2: "wood", 9: "undefined"}, (1, 2, 9)),
    ("gaps", {0: "bare", 40: "sealed"}, (0, 40)),
    ("one name", {3: "only one"}, None),
    ("no name", {}, None),
    ("values in place of names", {1: "1", 2: "2", 3: "3"}, None),
    ("values among the names", {1: "1", 2: "wood", 3: "water"}, (2, 3)),
    ("a value in place of the second name", {1: "1", 2: "wood"}, None),
    ("a name that is another value", {1: "2", 2: "1"}, (1, 2)),
    ("a name of what is no data", {1: "water", 2: "wood", 255: "outside"}, (1, 2)),
    ("blanks", {1: "water", 2: " ", 3: "wood"}, (1, 3)),
]
