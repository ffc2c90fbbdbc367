"""Print batches: every letter is there once, in its language, at its size, tagged for screen readers."""

import csv
import io
import shutil
import subprocess
import time
import zipfile

import pytest
from django.utils import translation
from pypdf import PdfReader

from sayso.communications.commands import letters
from sayso.communications.enums import MessageState
from sayso.communications.models import LetterBatch, Message
from sayso.communications.queries.letters import as_letter
from sayso.communications.tests.postroom import NOON, TESTS, a_message
from sayso.people.tests.cast import a_landlord

pytestmark = pytest.mark.django_db
HOME = "1 Mill Lane, Northfield NF1 1AA"


def a_letter(number, name="Moira Campbell", body="Two benches are in.", **fields):
    return a_message(f"{number} Mill Lane, Northfield", f"Told {number}", body, "letter", name=name, **fields)


def made():
    batch = letters.start(landlord=a_landlord(), by=TESTS, at=NOON)
    return letters.make(batch_id=batch.pk, by=TESTS, at=NOON)


def opened(batch):
    """The PDFs by name, and the rows of the list."""
    with zipfile.ZipFile(batch.file.path) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    rows = list(csv.DictReader(io.StringIO(files.pop("manifest.csv").decode("utf-8-sig"))))
    return files, rows


def words_of(pdf, tmp_path):
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf)
    if shutil.which("pdftotext"):
        found = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    else:
        found = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return "".join(letter for letter in found if letter not in "\u202a\u202b\u202c\u200e\u200f")


def sizes_of(pdf):
    found = set()

    def note(text, cm, tm, _font, size):
        if text.strip():
            found.add(round(size * abs(tm[3]) * abs(cm[3]), 1))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return found


def written_in(language, **fields):
    """A letter whose words are in a language, also one in which we have no words of our own."""
    a_letter(1, **fields)
    Message.objects.update(language=language)


def test_a_letter_is_a_tagged_pdf_in_its_language(tmp_path):
    written_in("pl", name="Zażółć Gęślą", body="Naprawiliśmy windę.")
    (pdf,) = opened(made())[0].values()
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "pl"
    assert "Zażółć Gęślą" in words_of(pdf, tmp_path)
    assert "Naprawiliśmy windę." in words_of(pdf, tmp_path)


@pytest.mark.parametrize(
    ("language", "name", "body"),
    [
        ("ar", "أمل حسن", "لقد أصلحنا المصعد."),
        ("ur", "محمد اقبال", "ہم نے لفٹ ٹھیک کر دی۔"),
        ("fa", "پریسا", "آسانسور درست شد."),
    ],
)
def test_scripts_that_run_from_the_right_can_be_read_back(tmp_path, language, name, body):
    if not shutil.which("pdftotext"):
        pytest.skip("only pdftotext puts right-to-left words back in order")
    written_in(language, name=name, body=body)
    (pdf,) = opened(made())[0].values()
    assert name in words_of(pdf, tmp_path)
    for word in body.rstrip(".۔").split():
        assert word in words_of(pdf, tmp_path)
    assert PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Lang"] == language


def test_large_print_is_eighteen_point_to_the_last_line():
    a_letter(1, format="large_print")
    a_letter(2)
    large, plain = (sizes_of(pdf) for pdf in opened(made())[0].values())
    assert min(large) == 18
    assert 12 in plain
    assert 18 not in plain


def test_the_list_names_everyone_once_and_says_what_is_made_by_hand():
    for number in range(1, 6):
        a_letter(number, name=f"Person {number}", format="braille" if number == 3 else "standard")
    files, rows = opened(made())
    assert [row["file"] for row in rows] == sorted(files)
    assert sorted(row["name"] for row in rows) == [f"Person {number}" for number in range(1, 6)]
    assert [row["made by hand"] for row in rows] == ["", "", "Braille", "", ""]
    assert {row["print size"] for row in rows} == {"12 point"}


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+44", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_no_cell_of_the_list_is_a_formula(name):
    a_letter(1, name=name)
    _files, rows = opened(made())
    assert rows[0]["name"].startswith("'")


def test_words_that_look_like_markup_are_only_words(tmp_path):
    a_letter(1, name="#panic()", body='#read("/etc/passwd") <script>alert(1)</script> *x* $y$')
    (pdf,) = opened(made())[0].values()
    said = " ".join(words_of(pdf, tmp_path).split())
    assert '#read("/etc/passwd") <script>alert(1)</script> *x* $y$' in said


def test_making_it_again_changes_nothing():
    a_letter(1)
    batch = made()
    a_letter(2)
    again = letters.make(batch_id=batch.pk, by=TESTS, at=NOON)
    assert (again.file_id, again.letters) == (batch.file_id, 1)
    assert Message.objects.get(title="Told 2").state == MessageState.TO_PRINT


def test_starting_twice_is_one_batch_and_nothing_waiting_is_said_so():
    with pytest.raises(letters.NothingToPrint):
        letters.start(landlord=a_landlord(), by=TESTS, at=NOON)
    a_letter(1)
    first = letters.start(landlord=a_landlord(), by=TESTS, at=NOON)
    assert letters.start(landlord=a_landlord(), by=TESTS, at=NOON) == first
    assert LetterBatch.objects.count() == 1


def test_another_landlords_letters_stay_out():
    a_letter(1)
    a_letter(2, landlord=a_landlord("Southfield Homes"))
    files, _rows = opened(made())
    assert len(files) == 1


def test_posting_is_kept_once_and_every_letter_counts_as_sent():
    a_letter(1)
    batch = letters.posted(batch=made(), by=TESTS, at=NOON)
    again = letters.posted(batch=batch, by=TESTS, at=NOON.replace(hour=15))
    assert again.posted_at == NOON
    assert Message.objects.get().state == MessageState.SENT
    assert Message.objects.get().sent_at == NOON


def test_somebody_without_a_name_is_greeted_all_the_same():
    one = a_letter(1, name="")
    with translation.override("en"):
        assert as_letter(one.landlord, one, NOON).greeting == "Hello"
    assert "" not in as_letter(one.landlord, one, NOON).address


def test_a_thousand_letters(capsys):
    for number in range(1000):
        a_letter(number, name=f"Person {number}", format="large_print" if number % 10 == 0 else "standard")
    batch = letters.start(landlord=a_landlord(), by=TESTS, at=NOON)
    began = time.process_time()
    letters.make(batch_id=batch.pk, by=TESTS, at=NOON)
    spent = time.process_time() - began
    files, rows = opened(LetterBatch.objects.get())
    assert len(files) == len(rows) == len({row["name"] for row in rows}) == 1000
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.PRINTED}
    with capsys.disabled():
        print(f"\n1,000 letters: {spent:.1f} s of one core")
