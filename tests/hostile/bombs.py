"""Files that nobody should send: small ones that unpack to far too much, false counts, broken streams, odd letters."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

OFFICE = "http://schemas.openxmlformats.org"
MAIN = f'xmlns="{OFFICE}/spreadsheetml/2006/main"'
PARTS = f"{OFFICE}/officeDocument/2006/relationships"
RELATIONS = f'<Relationships xmlns="{OFFICE}/package/2006/relationships">'
HEAD = '<?xml version="1.0"?>'
DEEP = 2_000_000
MUCH = b"MUCH"  # stands for half a gigabyte, which is never held here
LIST = "person_ref,full_name\nP1,Jóan Mïlés\n"


def a_zip(files: Mapping[str, bytes | str], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for name, data in files.items():
            with archive.open(name, "w") as member:
                before, is_much, after = (data if isinstance(data, bytes) else data.encode()).partition(MUCH)
                member.write(before)
                for _each in range(500 if is_much else 0):
                    member.write(b"a" * 1_000_000)
                member.write(after)
    return out.getvalue()


def cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def a_workbook(*rows: tuple[int, str], before: str = "", shared: str = "", after: str = "") -> bytes:
    """A workbook written by hand, as no spreadsheet would write it."""
    body = "".join(f'<row r="{number}">{cells}</row>' for number, cells in rows)
    sheet = f"{HEAD}{before}<worksheet {MAIN}><sheetData>{body}</sheetData>{after}</worksheet>"
    return a_zip({
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{OFFICE}/package/2006/content-types"/>',
        "_rels/.rels": f'{HEAD}{RELATIONS}<Relationship Id="rId1" Type="{PARTS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook {MAIN} xmlns:r="{PARTS}"><sheets><sheet name="people" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}{RELATIONS}<Relationship Id="rId1" Type="{PARTS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{PARTS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        **({"xl/sharedStrings.xml": shared} if shared else {}),
    })  # fmt: skip


def lying(data: bytes, member: str) -> bytes:
    """The same ZIP, which says that the member is a thousand bytes long."""
    told = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        struct.pack_into("<I", told, archive.getinfo(member).header_offset + 22, 1000)
    at = told.find(b"PK\x01\x02")
    while at >= 0:
        if told[at + 46 :].startswith(member.encode()):
            struct.pack_into("<I", told, at + 24, 1000)
        at = told.find(b"PK\x01\x02", at + 4)
    return bytes(told)


def broken(data: bytes, at: int = 60) -> bytes:
    return data[:at] + b"\xff" * 20 + data[at + 20 :]


HEADINGS = (1, cell("A1", "person_ref") + cell("B1", "full_name"))
LAUGHS = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(12)
) + "]>"  # fmt: skip
FILE = '<!DOCTYPE l [<!ENTITY m SYSTEM "file:///etc/passwd">]>'
OTHER = (2, cell("A2", "P1") + cell("B2", "&m;"))


def workbooks() -> dict[str, bytes]:
    far = a_workbook(HEADINGS, (1048576, cell("XFD1048576", "x")))
    return {
        "a billion laughs": a_workbook(HEADINGS, OTHER, before=LAUGHS),
        "a file of the server": a_workbook(HEADINGS, OTHER, before=FILE),
        "the farthest cell": far,
        "a cell beyond every sheet": a_workbook(HEADINGS, (4294967295, cell("ZZZZZZ4294967295", "x"))),
        "four billion strings": a_workbook(
            (1, '<c r="A1" t="s"><v>999999999</v></c>'),
            shared=f'<sst {MAIN} count="4294967295" uniqueCount="4294967295"><si><t>a</t></si></sst>',
        ),
        "places that are none": a_workbook((1, cell("", "x") + cell("1", "x") + cell("A0", "z"))),
        "cut in the middle": far[: len(far) // 2],
        "elements in elements": a_workbook((1, "<a>" * DEEP)),
        "more than it says": lying(
            a_workbook(HEADINGS, (2, cell("B2", "MUCH"))), "xl/worksheets/sheet1.xml"
        ),
    }  # fmt: skip


def zips() -> dict[str, bytes]:
    fair = a_zip({"people.csv": LIST * 500})
    inner = a_zip({f"{at}.zip": fair for at in range(16)})
    return {
        "zips in zips": a_zip({f"{at}.zip": inner for at in range(16)}),
        "more than it says": lying(a_zip({"people.csv": LIST + "MUCH"}), "people.csv"),
        "a broken stream": broken(fair),
        "a broken stream of LZMA": broken(a_zip({"people.csv": LIST * 500}, zipfile.ZIP_LZMA), 70),
        "a broken stream of bzip2": broken(a_zip({"people.csv": LIST * 500}, zipfile.ZIP_BZIP2), 70),
        "cut in the middle": fair[: len(fair) // 2],
        "nothing": a_zip({}),
    }  # fmt: skip


def lists() -> dict[str, bytes]:
    """Those that may be read, but never as anything that breaks."""
    odd = (
        "utf-7",
        "utf-32",
        "utf-32-be",
        "cp037",
        "cp500",
        "utf-16",
        "shift_jis",
        "iso2022_jp",
        "hz",
        "koi8-r",
    )
    half = b'{"people":[{"person_ref":"P1","full_name":"\\ud800x"}]}'
    return {
        **{f"letters of {one}": LIST.encode(one, "replace") for one in odd},
        "letters of several": LIST.encode() + LIST.encode("utf-16") + LIST.encode("cp1252"),
        "half a character": half, "half a heading": half.replace(b"full_name", b"\\uDfff"),
        "half a list": b'{"\\ud800": 1}', "nothing in a name": b'{"peo\\u0000ple": 1}',
        "nothing in a cell": half.replace(b"\\ud800", b"\\u0000"),
        "twenty thousand columns": b'{"people":[{' + b",".join(b'"c%d":1' % at for at in range(20_000)) + b"}]}",
        "lists in lists": b'{"people":' + b"[" * DEEP, "objects in objects": b'{"a":' * 900 + b"1" + b"}" * 900,
        "a number of ten thousand digits": b'{"people":[{"person_ref":' + b"9" * 10_000 + b"}]}",
        "only nothing": b"\x00" * 100_000, "a million columns": b"," * 1_000_000, "a quote that never ends": b'person_ref,full_name\n"P1,J' * 9,
        "nothing in cells": b"person_ref,full_name\nP1,\x00\x00\n", "half a letter": LIST.encode() + b"\xed\xa0\x80\n",
        "other ends of lines": "person_ref\u2028full_name\x85\x1cP1".encode(),
    }  # fmt: skip
