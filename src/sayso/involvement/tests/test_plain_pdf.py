"""Papers are written anew: nothing of who made them, where and with what; all that members read, and hear read, is still there."""

import contextlib
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from sayso.involvement.rules.papers import readable
from sayso.involvement.rules.plain_pdf import seen_of
from sayso.people.tests.pictures import a_jpeg, where_it_was_taken

XMP = b"<?xpacket?><x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>Joan Smith</dc:creator></x:xmpmeta>"
SECRETS = (b"Joan", b"Wordy 12", b"Telephone", b"xmpmeta", b"PieceInfo")


def stream(data, **said):
    made = StreamObject()
    made._data = data
    for name, value in said.items():
        made[NameObject(f"/{name}")] = value
    return made


def a_tagged_pdf(photograph=None, packed=False):
    """A page with a photograph, a structure for screen readers, a bookmark, and much about its maker."""
    made = PdfWriter()
    page = made.add_blank_page(200, 200)
    made.add_metadata({"/Author": "Joan Smith", "/Creator": "Wordy 12"})
    made.add_outline_item("Repairs", 0)
    root = made.root_object
    root[NameObject("/Lang")] = TextStringObject("en-GB")
    root[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    heading = DictionaryObject({NameObject("/S"): NameObject("/H1"), NameObject("/Alt"): TextStringObject("Repairs")})  # fmt: skip
    root[NameObject("/StructTreeRoot")] = made._add_object(
        DictionaryObject({NameObject("/K"): ArrayObject([made._add_object(heading)])})
    )
    root[NameObject("/Metadata")] = made._add_object(stream(XMP))
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Wordy"): TextStringObject("Joan")})
    data = photograph or a_jpeg(exif=where_it_was_taken())
    filters = [NameObject("/DCTDecode")]
    if packed:
        data, filters = zlib.compress(data), [NameObject("/FlateDecode"), *filters]
    picture = stream(data, Subtype=NameObject("/Image"), Filter=ArrayObject(filters), Metadata=made._add_object(stream(XMP)))  # fmt: skip
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/P"): made._add_object(picture)})}
    )
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_nothing_stays_of_its_maker_and_everything_for_its_reader(packed):
    before = a_tagged_pdf(packed=packed)
    assert b"Joan" in before
    found = readable(before)
    assert not [one for one in SECRETS if one in found.content]
    reader = PdfReader(io.BytesIO(found.content))
    root = reader.root_object
    assert not reader.metadata
    assert reader.xmp_metadata is None
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("en-GB", True)
    assert root["/StructTreeRoot"]["/K"][0].get_object()["/Alt"] == "Repairs"
    assert [one.title for one in reader.outline] == ["Repairs"]
    picture = reader.pages[0]["/Resources"]["/XObject"]["/P"]
    assert picture["/Filter"] in ("/DCTDecode", ["/DCTDecode"])
    assert b"Exif" not in picture._data


def test_what_an_earlier_version_said_is_gone():
    first = a_tagged_pdf()
    later = PdfWriter(io.BytesIO(first), incremental=True)
    later.pages[0][NameObject("/Contents")] = later._add_object(stream(b"BT ET"))
    out = io.BytesIO()
    later.write(out)
    both = out.getvalue()
    assert both.startswith(first[:100])
    assert not [one for one in SECRETS if one in readable(both).content]


def test_the_photograph_looks_the_same():
    photograph = a_jpeg(exif=where_it_was_taken(), comment=b"Joan at home")
    plain = seen_of(photograph)
    assert b"Joan" not in plain
    with Image.open(io.BytesIO(photograph)) as was, Image.open(io.BytesIO(plain)) as now:
        assert was.tobytes() == now.tobytes()
        assert dict(now.getexif()) == {}


def test_a_photograph_that_is_none_makes_no_paper():
    assert readable(a_tagged_pdf(b"Joan was here")) is None


@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_broken_photograph_is_an_error_of_one_kind_or_stays_whole(noise, at):
    whole = a_jpeg(exif=where_it_was_taken())
    with contextlib.suppress(ValueError):
        assert seen_of(whole[:at] + noise)[:2] == b"\xff\xd8"


def test_written_anew_again_and_again_it_stays_the_same():
    once = readable(a_tagged_pdf()).content
    twice = readable(once).content
    assert len(readable(twice).content) == len(twice) <= len(once)
