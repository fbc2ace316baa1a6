"""README and docs: what they link to is there, and what they call on the command line exists."""

import re
from functools import lru_cache
from pathlib import Path

import pytest

from training.__main__ import _parser

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "tests" / "README.md", *sorted(DOCS.rglob("*.md"))]
IMAGES = sorted(path for path in (DOCS / "images").rglob("*") if path.is_file())
MOST_BYTES_OF_A_PICTURE = 600_000
MOST_BYTES, MOST_BYTES_OF_SHEETS = 4_000_000, 1_000_000
SHEETS = [image for image in IMAGES if image.match("walk_*.webp")]  # on the site alone, see site/offline.yml


def text_of(page):
    return page.read_text(encoding="utf-8")


def without_code(text):
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL))


def links(page):
    """(path, heading) of each link that stays within the project."""
    found = re.findall(r"\]\(([^)\s]+)\)", without_code(text_of(page)))
    return [tuple(link.partition("#")[::2]) for link in found if "://" not in link and not link.startswith("mailto:")]


def headings(page):
    """The names by which a page's headings are linked to."""
    titles = re.findall(r"^#+ (.+)$", without_code(text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-") for title in titles}


def calls_of_the_engine(page):
    """(job, flags) of each command in a block of code, with lines that go on joined."""
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text_of(page), re.MULTILINE | re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    found = [match for line in lines for match in re.findall(r"-m training ([a-z]+) (.*)", line)]
    return [(job, set(re.findall(r"(?<= )--[a-z-]+", f" {rest}"))) for job, rest in found]


@lru_cache
def flags_of(job):
    (jobs,) = [action for action in _parser()._actions if action.dest == "job"]
    return set(jobs.choices[job]._option_string_actions)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_pictures_are_there(page):
    missing = []
    for path, heading in links(page):
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (heading and heading not in headings(target)):
            missing.append(f"{path}#{heading}")
    assert not missing


def test_pictures_are_used_and_small():
    used = {(page.parent / path).resolve() for page in PAGES for path, _ in links(page)}
    assert not set(IMAGES) - used
    assert not [image for image in IMAGES if image.stat().st_size > MOST_BYTES_OF_A_PICTURE]
    assert sum(image.stat().st_size for image in SHEETS) < MOST_BYTES_OF_SHEETS
    assert sum(image.stat().st_size for image in {*IMAGES} - {*SHEETS}) < MOST_BYTES


@pytest.mark.parametrize("page", sorted((DOCS / "algorithms").glob("*.md")), ids=lambda page: page.stem)
def test_pages_of_algorithms_leave_room_for_what_these_say_themselves(page):
    text = text_of(page)
    assert text.startswith("# ")
    assert [text.count(marker) for marker in ("<!-- about -->", "<!-- parameters -->")] == [1, 1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_flags_of_the_engine_exist(page):
    for job, flags in calls_of_the_engine(page):
        assert flags <= flags_of(job), job
