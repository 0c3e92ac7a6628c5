"""The contrasts of UX §5.4 are computed, not believed."""

from __future__ import annotations

import dataclasses
import re

import pytest

from desktop_app import paths
from desktop_app.ui.tokens import DARK, LIGHT, Tokens, contrast, high_contrast

SETS = [
    pytest.param(LIGHT, id="light"),
    pytest.param(DARK, id="dark"),
    pytest.param(high_contrast(LIGHT), id="light-high"),
    pytest.param(high_contrast(DARK), id="dark-high"),
]


def test_the_formula_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize(
    ("tokens", "front", "back", "ratio"),
    [
        (LIGHT, "text", "surface", 15.9),
        (LIGHT, "text", "app", 14.7),
        (LIGHT, "text_secondary", "surface", 7.9),
        (LIGHT, "placeholder", "surface", 5.6),
        (LIGHT, "link", "surface", 7.4),
        (LIGHT, "accent", "surface", 7.6),
        (LIGHT, "on_accent", "accent", 7.6),
        (LIGHT, "on_accent_soft", "accent_soft", 8.6),
        (LIGHT, "error", "surface", 7.3),
        (LIGHT, "error", "error_soft", 6.2),
        (LIGHT, "border", "surface", 4.7),
        (DARK, "text", "surface", 13.6),
        (DARK, "text", "app", 15.3),
        (DARK, "text_secondary", "surface", 8.5),
        (DARK, "placeholder", "surface", 6.3),
        (DARK, "link", "surface", 8.9),
        (DARK, "on_accent", "accent", 8.3),
        (DARK, "on_selection", "selection", 4.9),
        (DARK, "error", "error_soft", 7.7),
        (DARK, "border", "surface", 5.2),
    ],
)
def test_the_ratios_are_those_of_the_reference(
    tokens: Tokens, front: str, back: str, ratio: float
) -> None:
    assert contrast(getattr(tokens, front), getattr(tokens, back)) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize("tokens", SETS)
def test_every_text_can_be_read_on_every_ground_it_is_used_on(tokens: Tokens) -> None:
    grounds = ("app", "surface", "sunken")
    pairs = [
        (front, back)
        for front in ("text", "text_secondary", "placeholder", "link", "error")
        for back in grounds
    ]
    pairs += [
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("on_accent_soft", "accent_soft"),
        ("on_selection", "selection"),
    ]
    for kind in ("error", "attention", "success", "info"):
        pairs += [(kind, f"{kind}_soft"), ("text", f"{kind}_soft")]
    poor = {
        pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2)
        for pair in pairs
        if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("tokens", SETS)
def test_borders_scroll_bars_and_the_focus_can_be_seen(tokens: Tokens) -> None:
    for back in ("app", "surface", "sunken"):
        for front in ("border", "scroll", "accent"):
            assert contrast(getattr(tokens, front), getattr(tokens, back)) >= 3, (front, back)
    soft = [name for name in dataclasses.asdict(tokens) if name.endswith("_soft")]
    for ground in ("app", "surface", "sunken", *[name for name in soft if "on_" not in name]):
        assert contrast(tokens.text, getattr(tokens, ground)) >= 10, ground


def test_high_contrast_is_pure_and_shows_its_lines() -> None:
    light, dark = high_contrast(LIGHT), high_contrast(DARK)
    assert (light.text, light.surface) == ("#000000", "#FFFFFF")
    assert (dark.text, dark.surface) == ("#FFFFFF", "#000000")
    assert (light.hairline, dark.hairline) == ("#68757D", "#87959E")
    assert light.status_border == "#68757D"


@pytest.mark.parametrize(("shade", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_the_shipped_drawings_wear_the_colours_of_the_tokens(shade: str, tokens: Tokens) -> None:
    styles = paths.resource("styles")
    assert tokens.on_accent in (styles / f"check-{shade}.svg").read_text(encoding="utf-8")
    for chevron in ("chevron", "chevron-left", "chevron-right"):
        drawing = (styles / f"{chevron}-{shade}.svg").read_text(encoding="utf-8")
        assert tokens.text in drawing


def test_the_state_s_own_blue_is_not_ours() -> None:
    every = {value.upper() for tokens in (LIGHT, DARK) for value in dataclasses.astuple(tokens)}
    assert "#000091" not in every


def test_the_style_sheet_holds_no_colour_and_no_length_of_its_own() -> None:
    sheet = paths.resource("styles/app.qss").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert re.findall(r"(?<!\w)#[0-9A-Fa-f]{6}\b", rules) == []
    lengths = {int(number) for number in re.findall(r"\b(\d+)px", rules)}
    # Lines of 1 and 2 px, radii of 4 and 8: UX §5.2 fixes these four.
    assert lengths <= {1, 2, 4, 8}
    for pixels in (4, 8):
        for rule in re.findall(rf"([\w-]+):\s[^;{{}}]*\b{pixels}px", rules):
            assert "radius" in rule
