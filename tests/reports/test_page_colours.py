"""The colours of the page can be read, also where a checker of accessibility cannot tell."""

from __future__ import annotations

import re

import pytest

from nieuwetaal.reports.page.templates import part

LEVELS = ("sterk", "let-op", "overweeg", "compliment")
SIDES = ("family", "professional", "writer", "mixed")
PAIRS = [
    *((text, under) for text in ("ink", "soft", "link") for under in ("paper", "card", "quiet")),
    *((level, f"{level}-tint") for level in LEVELS),
    *(("ink", f"{level}-tint") for level in LEVELS),
    *(("ink", side) for side in SIDES),
]
EDGES = [(f"{level}-line", under) for level in LEVELS for under in ("paper", "card")]


def schemes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root \{(.*?)\}", part("page.css").text, re.DOTALL)
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", each)) for each in (light, dark)]
    return {"light": found[0], "dark": found[1]}


def channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def luminance(values: list[float]) -> float:
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_under_them(scheme: str):
    colours = schemes()[scheme]
    seen = {pair: contrast(channels(colours[pair[0]]), channels(colours[pair[1]])) for pair in PAIRS}
    assert {pair: round(value, 2) for pair, value in seen.items() if value < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_bars_stand_out_too(scheme: str):
    colours = schemes()[scheme]
    seen = {pair: contrast(channels(colours[pair[0]]), channels(colours[pair[1]])) for pair in EDGES}
    assert {pair: round(value, 2) for pair, value in seen.items() if value < 3} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("level", LEVELS)
def test_words_that_light_up_can_still_be_read(scheme: str, level: str):
    colours = schemes()[scheme]
    (share,) = re.findall(
        r"mark\.on \{ background: color-mix\(in srgb, var\(--tint\), var\(--edge\) (\d+)%\)", part("page.css").text
    )
    edge, tint = channels(colours[f"{level}-line"]), channels(colours[f"{level}-tint"])
    mixed = [int(share) / 100 * one + (1 - int(share) / 100) * other for one, other in zip(edge, tint, strict=True)]
    assert contrast(channels(colours["ink"]), mixed) >= 4.5
