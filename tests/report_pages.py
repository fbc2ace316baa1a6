"""Reads a report as a browser would: its nesting, its text, its pictures."""

from __future__ import annotations

import base64
import io
import re
from html.parser import HTMLParser

from PIL import Image

VOID = {"meta", "img", "br"}


class _Nesting(HTMLParser):
    """Fails on elements that are not closed in order; collects the pictures."""

    def __init__(self):
        super().__init__()
        self.open, self.pictures, self.text = [], [], ""

    def handle_starttag(self, tag, attributes):
        if tag == "img":
            self.pictures.append(dict(attributes))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> at {self.getpos()}"

    def handle_data(self, data):
        self.text += data


def check_page(html):
    """Well nested, offline, and pictures with a text; returns the text without tags and the pictures."""
    page = _Nesting()
    page.feed(html)
    assert not page.open
    assert all(p["src"].startswith("data:image/") and p["alt"] for p in page.pictures)
    assert "<script" not in html and not re.search(r'(src|href)="(?!data:)', html) and "@import" not in html
    assert not re.search(r"\bnan\b", page.text) and page.text.count("None") <= 1  # the label of "no class weights"
    return page.text.replace("\u00a0", " "), page.pictures


def decode(uri):
    return Image.open(io.BytesIO(base64.b64decode(uri.split(",", 1)[1])))
