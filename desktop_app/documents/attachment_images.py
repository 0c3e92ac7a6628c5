"""Decode a picture to pixels, within a cap that is looked at before anything is decoded (S-56).

Runs in the worker only.
"""

from __future__ import annotations

import io
from typing import Any, Final

from desktop_app.documents.pages import PageImage
from desktop_app.domain.french import NBSP
from desktop_app.errors import BadInput

PIXELS_LIMIT: Final = 50_000_000
_HUNGRY: Final = {"WEBP": 25_000_000}
"""Its decoder holds a picture three times: twice the pixels are too many for the worker."""

SHOWN_PIXELS: Final = 12_000_000
"""What is sent to the window: more than any screen shows."""

FRAMES_LIMIT: Final = 200
"""Pages of a fax or a scan in one TIFF."""

_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "DIB", "TIFF", "WEBP")
_WHITE = (255, 255, 255, 255)


def image_pages(content: bytes, first: int, limit: int) -> tuple[int, tuple[PageImage, ...]]:
    """Return how many pictures the file holds, and those from ``first`` on, ready to be shown.

    They stand upright, on white. Raise ``BadInput`` beyond ``PIXELS_LIMIT``.
    """
    with _opened(content) as image:
        count = _frames(image)
        drawn = [_drawn(image, at) for at in range(first, min(count, first + limit))]
        return count, tuple(drawn)


def pixel_hash(content: bytes) -> str:
    """Return a digest of the first picture's pixels, as they are stored."""
    import hashlib

    with _opened(content) as image:
        _check(image)
        image.load()
        return hashlib.sha256(image.tobytes()).hexdigest()


def _opened(content: bytes) -> Any:
    from PIL import (
        BmpImagePlugin,  # noqa: F401 -- each makes its format known
        GifImagePlugin,  # noqa: F401
        Image,
        JpegImagePlugin,  # noqa: F401
        MpoImagePlugin,  # noqa: F401
        PngImagePlugin,  # noqa: F401
        TiffImagePlugin,  # noqa: F401
        WebPImagePlugin,  # noqa: F401
    )

    Image.MAX_IMAGE_PIXELS = None  # the cap below is ours, and refuses in French
    return Image.open(io.BytesIO(content), formats=_FORMATS)


def _frames(image: Any) -> int:
    """Return how many pages a TIFF has; of anything else the first picture is shown."""
    return min(int(image.n_frames), FRAMES_LIMIT) if image.format == "TIFF" else 1


def _check(image: Any) -> None:
    pixels = image.width * image.height
    limit = _HUNGRY.get(image.format, PIXELS_LIMIT)
    if pixels > limit:
        millions = f"{pixels // 1_000_000:,}".replace(",", NBSP)
        raise BadInput(
            f"Cette image est trop grande pour être montrée ici\xa0: {millions} millions de "
            f"pixels, pour {limit // 1_000_000} au plus.",
            "Elle reste dans le dossier, telle qu’elle est.",
        )


def _drawn(image: Any, frame: int) -> PageImage:
    from PIL import Image, ImageOps

    if frame:
        image.seek(frame)
    _check(image)
    share = min(1.0, (SHOWN_PIXELS / (image.width * image.height)) ** 0.5)
    size = (max(1, int(image.width * share)), max(1, int(image.height * share)))
    if image.format in ("JPEG", "MPO"):
        image.draft("RGB", size)
    shown = ImageOps.exif_transpose(_eight_bits(image))
    if shown.width * shown.height > SHOWN_PIXELS:
        shown.thumbnail((max(size), max(size)))
    rgba = shown.convert("RGBA")
    page = Image.alpha_composite(Image.new("RGBA", rgba.size, _WHITE), rgba)
    return PageImage(page.width, page.height, page.tobytes(), "")


def _eight_bits(image: Any) -> Any:
    """Return the picture in a mode of 8 bits a channel: the scans of some machines have 16."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("RGBA") if image.mode in ("P", "PA", "LA", "La") else image
