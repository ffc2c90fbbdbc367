"""Pictures that were uploaded are drawn anew, and a broken one is none."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from sayso.people.rules.pictures import WIDEST, redrawn
from sayso.people.tests.pictures import a_jpeg, a_png, where_it_was_taken

PNG = a_png()


def seen(picture):
    return Image.open(io.BytesIO(picture.content))


def test_a_picture_is_known_by_its_content():
    assert redrawn(a_jpeg()).kind == "image/jpeg"
    assert redrawn(PNG).kind == redrawn(a_png(300, 90)).kind == "image/png"


def test_a_photograph_says_no_more_where_and_with_what_it_was_taken_and_stands_upright():
    taken = a_jpeg(exif=where_it_was_taken(), comment=b"for my sister")
    said = (b"Telephone of Joan", b"for my sister")
    assert all(one in taken for one in said)
    kept = redrawn(taken)
    assert not dict(seen(kept).getexif())
    assert "comment" not in seen(kept).info
    assert not any(one in kept.content for one in said)
    assert seen(kept).size == (20, 30)


def test_words_and_bytes_behind_a_png_go_and_its_clear_parts_stay_clear():
    words, out = PngImagePlugin.PngInfo(), io.BytesIO()
    words.add_text("Author", "Joan Mills")
    Image.new("RGBA", (8, 8), (11, 83, 81, 0)).save(out, "PNG", pnginfo=words)
    kept = redrawn(out.getvalue() + b"<script>alert(1)</script>")
    assert not any(one in kept.content for one in (b"Joan", b"script"))
    assert seen(kept).getpixel((3, 3)) == (11, 83, 81, 0)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGB", "RGBA"])
def test_every_kind_of_png_can_be_drawn(mode):
    out = io.BytesIO()
    Image.new(mode, (5, 4)).save(out, "PNG")
    assert seen(redrawn(out.getvalue())).size == (5, 4)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_can_be_drawn(mode):
    out = io.BytesIO()
    Image.new(mode, (5, 4)).save(out, "JPEG")
    assert seen(redrawn(out.getvalue())).mode == "RGB"


def test_drawing_twice_is_drawing_once():
    once = redrawn(PNG)
    assert redrawn(once.content) == once


def another(form):
    out = io.BytesIO()
    Image.new("RGB", (5, 4)).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"GIF89a", b"<svg onload=alert(1)>", b"\x89PNG\r\n\x1a\nabc", PNG[:50], PNG.replace(b"IDAT", b"IDAX"),
        a_png(0, 2), a_png(WIDEST + 1, 1), a_png(60_000, 60_000, b""), a_png(3, 2, b"short"), b"\xff\xd8\xff",
        a_jpeg()[:-80], b"\xff\xd8\xff\xe0rest", another("GIF"), another("BMP"), another("TIFF"), another("WEBP"),
    ],
)  # fmt: skip
def test_what_is_no_whole_picture_is_refused(content):
    assert redrawn(content) is None


@given(st.binary(max_size=200), st.integers(0, 200))
def test_any_bytes_are_read_without_harm(noise, at):
    for picture in (PNG, a_jpeg()):
        found = redrawn(picture[:at] + noise)
        assert found is None or found.kind in ("image/png", "image/jpeg")
