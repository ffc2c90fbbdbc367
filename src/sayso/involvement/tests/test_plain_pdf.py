"""Papers are written anew: nothing of who made them, where and with what; all that members read, and hear read, is still there."""

import contextlib
import io
import tracemalloc
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
    NumberObject,
    StreamObject,
    TextStringObject,
)

from sayso.involvement.rules import plain_pdf
from sayso.involvement.rules.papers import readable
from sayso.involvement.rules.plain_pdf import seen_of, seen_of_jpeg_2000
from sayso.people.tests.pictures import a_jpeg, where_it_was_taken

XMP = b"<?xpacket?><x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>Joan Smith</dc:creator></x:xmpmeta>"
SECRETS = (b"Joan", b"Wordy 12", b"Telephone", b"xmpmeta", b"PieceInfo")


def stream(data, **said):
    made = StreamObject()
    made._data = data
    for name, value in said.items():
        made[NameObject(f"/{name}")] = value
    return made


def a_jpeg_2000(boxes=True, remark=b"Wordy 12"):
    """Points with a remark in their head; in boxes, with where they were taken."""
    out = io.BytesIO()
    Image.effect_noise((40, 30), 60).save(out, "JPEG2000", no_jp2=not boxes, tile_size=(20, 20))
    made = out.getvalue()
    head = made.index(b"\xff\x4f\xff\x51")
    size = 4 + int.from_bytes(made[head + 4 : head + 6])
    said = b"\xff\x64" + (len(remark) + 4).to_bytes(2) + b"\x00\x01" + remark
    code = made[head : head + size] + said + made[head + size :]
    if not boxes:
        return code + b"Joan was behind it"
    place = a_box(b"uuid", b"Joan" * 8) + a_box(b"xml ", XMP)
    return made[: head - 8] + place + a_box(b"jp2c", code) + place


def a_box(kind, inside):
    return (8 + len(inside)).to_bytes(4) + kind + inside


def a_tagged_pdf(photograph=None, packed=False, kind="/DCTDecode"):
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
    filters = [NameObject(kind)]
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


@pytest.mark.parametrize("boxes", [True, False])
@pytest.mark.parametrize("packed", [True, False])
def test_a_jpeg_2000_keeps_what_is_seen_alone(boxes, packed):
    whole = a_jpeg_2000(boxes)
    found = readable(a_tagged_pdf(whole, packed, "/JPXDecode")).content
    for secret in (*SECRETS, b"OpenJPEG"):
        assert secret not in found
    plain = PdfReader(io.BytesIO(found)).pages[0]["/Resources"]["/XObject"]["/P"]._data
    assert plain == seen_of_jpeg_2000(whole) == seen_of_jpeg_2000(plain)
    with Image.open(io.BytesIO(whole)) as was, Image.open(io.BytesIO(plain)) as now:
        assert was.tobytes() == now.tobytes()


@given(st.binary(max_size=200), st.integers(0, 600), st.booleans())
def test_a_broken_jpeg_2000_is_an_error_of_one_kind_or_stays_whole(noise, at, boxes):
    with contextlib.suppress(ValueError):
        seen_of_jpeg_2000(a_jpeg_2000(boxes)[:at] + noise)


def test_a_signature_says_no_more_who_signed_where():
    made = PdfWriter()
    page = made.add_blank_page(200, 200)
    signed = named({"/Type": NameObject("/Sig"), "/Name": TextStringObject("Joan Smith"), "/Location": TextStringObject("Joan's home"),
                    "/ByteRange": ArrayObject([NumberObject(0)] * 4), "/Contents": TextStringObject("Joan")})  # fmt: skip
    field = made._add_object(named({"/Subtype": NameObject("/Widget"), "/FT": NameObject("/Sig"), "/T": TextStringObject("Signature1"),
                                    "/Rect": ArrayObject([NumberObject(0)] * 4), "/V": made._add_object(signed)}))  # fmt: skip
    page[NameObject("/Annots")] = ArrayObject([field])
    root = made.root_object
    root[NameObject("/AcroForm")] = named({"/Fields": ArrayObject([field])})
    root[NameObject("/Perms")] = named({"/DocMDP": field.get_object().raw_get("/V")})
    root[NameObject("/DSS")] = named(
        {"/Certs": ArrayObject([made._add_object(stream(b"Joan's certificate"))])}
    )
    found = readable(written(made)).content
    assert b"Joan" not in found
    assert b"Signature1" in found


@pytest.mark.parametrize("kind", ["/DCTDecode", "/JPXDecode"])
def test_a_photograph_that_is_none_makes_no_paper(kind):
    assert readable(a_tagged_pdf(b"Joan was here", kind=kind)) is None


@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_broken_photograph_is_an_error_of_one_kind_or_stays_whole(noise, at):
    whole = a_jpeg(exif=where_it_was_taken())
    with contextlib.suppress(ValueError):
        assert seen_of(whole[:at] + noise)[:2] == b"\xff\xd8"


def test_written_anew_again_and_again_it_stays_the_same():
    once = readable(a_tagged_pdf()).content
    twice = readable(once).content
    assert len(readable(twice).content) == len(twice) <= len(once)


def test_what_lies_behind_the_photograph_is_gone():
    one = a_jpeg(exif=where_it_was_taken())
    assert seen_of(one + one) == seen_of(one)


def test_a_small_file_is_not_unpacked_to_all_the_memory():
    packed = zlib.compress(b"\xff\xd8\xff\xda\x00\x02" + bytes(60_000_000), 9)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    with pytest.raises(ValueError, match="too large"):
        plain_pdf._unpacked(packed)
    most = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert most < 3 * plain_pdf.LARGEST


def test_who_wrote_a_remark_goes_and_what_it_says_stays():
    made = PdfWriter()
    page = made.add_blank_page(200, 200)
    remark = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Text"), "/Rect": ArrayObject([NumberObject(0)] * 4),
              "/T": TextStringObject("Joan Smith"), "/Contents": TextStringObject("Too dear")}  # fmt: skip
    page[NameObject("/Annots")] = ArrayObject([made._add_object(named(remark))])
    found = readable(written(made)).content
    assert b"Joan" not in found
    assert PdfReader(io.BytesIO(found)).pages[0]["/Annots"][0].get_object()["/Contents"] == "Too dear"


def named(values):
    return DictionaryObject({NameObject(name): value for name, value in values.items()})


def written(made):
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def a_script(made, by_reference=False):
    kind = NameObject("/JavaScript")
    return named(
        {"/S": made._add_object(kind) if by_reference else kind, "/JS": TextStringObject("app.alert(1)")}
    )


def starts(made):
    made.root_object[NameObject("/OpenAction")] = a_script(made, by_reference=True)


def starts_without_words(made):
    made.root_object[NameObject("/OpenAction")] = named({"/S": made._add_object(NameObject("/Launch"))})


def bookmark(made):
    launch = named({"/S": NameObject("/Launch"), "/F": TextStringObject("cmd.exe")})
    made.add_outline_item("Here", 0).get_object()[NameObject("/A")] = launch


def field(made):
    one = named({"/FT": NameObject("/Tx"), "/T": TextStringObject("a"), "/AA": named({"/C": a_script(made)})})
    made.root_object[NameObject("/AcroForm")] = named({"/Fields": ArrayObject([made._add_object(one)])})


def other_file(made):
    file = made._add_object(stream(b"MZ", Type=NameObject("/EmbeddedFile")))
    held = named({"/F": TextStringObject("a.exe"), "/EF": named({"/F": file})})
    made.root_object[NameObject("/AF")] = ArrayObject([made._add_object(held)])


def attached_by_reference(made):
    kind = made._add_object(NameObject("/FileAttachment"))
    made.pages[0][NameObject("/Annots")] = ArrayObject([made._add_object(named({"/Subtype": kind}))])


@pytest.mark.parametrize(
    "act", [starts, starts_without_words, bookmark, field, other_file, attached_by_reference]
)
def test_what_acts_anywhere_in_it_makes_no_paper(act):
    made = PdfWriter()
    made.add_blank_page(200, 200)
    assert readable(written(made)) is not None
    act(made)
    assert readable(written(made)) is None
