"""Colours and sizes: the only place where either is written (UX §5.2 to §5.4)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours. The names are the roles of UX §5.4."""

    app: str
    surface: str
    sunken: str
    text: str
    text_secondary: str
    placeholder: str
    text_disabled: str
    link: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    selection: str
    on_selection: str
    error: str
    error_soft: str
    attention: str
    attention_soft: str
    success: str
    success_soft: str
    info: str
    info_soft: str
    border: str
    hairline: str
    scroll: str
    status_border: str


LIGHT = Tokens(
    app="#F4F6F7",
    surface="#FFFFFF",
    sunken="#F9FAFB",
    text="#1B2327",
    text_secondary="#47535A",
    placeholder="#5D6A72",
    text_disabled="#6A767E",
    link="#0B5A8A",
    accent="#0F5C6E",
    accent_hover="#0B4B5A",
    on_accent="#FFFFFF",
    accent_soft="#DCEDF1",
    on_accent_soft="#0A4654",
    selection="#0F5C6E",
    on_selection="#FFFFFF",
    error="#A8201A",
    error_soft="#FBE8E6",
    attention="#7A4300",
    attention_soft="#FBF0DD",
    success="#1C6236",
    success_soft="#E3F3E8",
    info="#1B5799",
    info_soft="#E5EFFA",
    border="#68757D",
    hairline="#CFD7DB",
    scroll="#848F97",
    status_border="transparent",
)

DARK = Tokens(
    app="#13181B",
    surface="#1C2327",
    sunken="#181E22",
    text="#E9EEF0",
    text_secondary="#B4BFC5",
    placeholder="#98A5AC",
    text_disabled="#8A969D",
    link="#8FC9F2",
    accent="#7CC7D9",
    accent_hover="#9AD6E4",
    on_accent="#06262E",
    accent_soft="#173B45",
    on_accent_soft="#B3E3EE",
    selection="#33798B",
    on_selection="#FFFFFF",
    error="#FF9C92",
    error_soft="#3C1B18",
    attention="#F2B85F",
    attention_soft="#37290F",
    success="#82D19D",
    success_soft="#15301F",
    info="#92C1F6",
    info_soft="#16293F",
    border="#87959E",
    hairline="#37434A",
    scroll="#6B7880",
    status_border="transparent",
)


def high_contrast(tokens: Tokens) -> Tokens:
    """Return ``tokens`` with pure text, visible hairlines and bordered statuses (UX §5.4)."""
    dark = tokens is DARK
    return dataclasses.replace(
        tokens,
        app="#000000" if dark else "#FFFFFF",
        surface="#000000" if dark else "#FFFFFF",
        sunken="#000000" if dark else "#FFFFFF",
        text="#FFFFFF" if dark else "#000000",
        text_secondary="#FFFFFF" if dark else "#000000",
        placeholder=tokens.text_secondary,
        hairline=tokens.border,
        scroll=tokens.text_secondary,
        status_border=tokens.border,
    )


TEXT_SIZES_PX = {
    "text_xs": 13.0,
    "text_s": 14.0,
    "text_m": 16.0,
    "text_l": 18.0,
    "title_s": 20.0,
    "title_m": 26.0,
}
"""UX §5.3 at 100 %, for a system font of 14 px or less."""

SYSTEM_FLOOR_PX = 14.0

FIELD_GAP_PX = 16
GROUP_GAP_PX = 24
SECTION_GAP_PX = 32
PAGE_MARGIN_PX = 24
NARROW_MARGIN_PX = 16
LABEL_GAP_PX = 4
"""UX §5.2."""


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB`` (WCAG 2.2)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two opaque colours (WCAG 2.2), from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
