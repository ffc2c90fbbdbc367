"""The words of the demonstration: invented people, places and sayings."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.foundations.access.permissions import Role

FIRST_NAMES = ("Joan", "Tariq", "Agnieszka", "Layla", "Colin", "Grace", "Mohammed", "Siân", "Dorothy", "Kwame", "Irene",
               "Stanisław", "Fatima", "Derek", "Precious", "Hamish", "Noor", "Beryl", "José", "Wendy")  # fmt: skip
LAST_NAMES = ("Mills", "Ahmed", "Nowak", "Hassan", "Whitlock", "Okafor", "Murray", "Begum", "Carter", "Pereira", "O’Neill",
              "Singh", "Thorne", "Adeyemi", "Łukasik", "Hargreaves", "Yusuf", "Bright", "Doyle", "Fernandes")  # fmt: skip
# key, name, kind, kind of scheme, area
PLACES = (
    ("P01", "Mariner Court", "estate", "", "East Harbour"),
    ("P02", "Elm House", "block", "", "East Harbour"),
    ("P03", "Quayside", "estate", "", "East Harbour"),
    ("P04", "Lighthouse View", "scheme", "care", "East Harbour"),
    ("P05", "The Anchorage", "scheme", "supported", "East Harbour"),
    ("P06", "Ropewalk", "estate", "", "West Harbour"),
    ("P07", "Beacon Heights", "block", "", "West Harbour"),
    ("P08", "Sandpiper Lodge", "scheme", "care", "West Harbour"),
    ("P09", "Tidewater", "scheme", "supported", "West Harbour"),
    ("P10", "Breakwater", "scheme", "young_people", "West Harbour"),
    ("P11", "Driftwood Gardens", "scheme", "retirement", "West Harbour"),
    ("P12", "Chandlers Row", "estate", "", "Old Town"),
    ("P13", "Gull Court", "scheme", "care", "Old Town"),
    ("P14", "Saltmarsh House", "scheme", "supported", "Old Town"),
    ("P15", "Harbour Steps", "estate", "", "Old Town"),
)
STAFF = (
    (Role.FRONTLINE, "Sam Fielding", "Neighbourhood officer"),
    (Role.ENGAGEMENT, "Amira Khan", "Engagement officer"),
    (Role.MANAGER, "Grace Okoro", "Customer experience manager"),
    (Role.COMPLAINTS, "Owen Price", "Complaints handler"),
    (Role.ADVISER, "Ruth Bell", "Independent adviser"),
    (Role.DIRECTOR, "Dana Whitmore", "Director of homes"),
    (Role.AUDITOR, "Victor Lund", "Internal auditor"),
    (Role.ADMINISTRATOR, "Ada Marsh", "Systems administrator"),
)


@dataclass(frozen=True)
class Told:
    """What some people said and what became of it, so many days ago."""

    theme: str
    title: str
    words: tuple[str, ...]
    you_said: str
    days: int
    we_did: str = ""
    cost: int = 0
    reason: str = ""
    instead: str = ""
    next_step: str = ""


CHANGES = (
    Told(
        "Lifts", "A text before the lift engineer comes",
        ("Nobody tells us when the lift engineer is coming.",
         "I waited in all day and the lift was off again. A message would help.",
         "My mother cannot use the stairs. Please warn us before the lift is switched off.",
         "Third time the lift was out without a word."),
        "Nobody tells us when the lift engineer is coming.", 40,
        we_did="Now a text goes out the day before, to everyone on the stair. People without a mobile get a note.",
        cost=620,
    ),
    Told(
        "Outdoors", "Two benches by the play park",
        ("Could the play park have a bench?", "There is nowhere to sit while the children play."),
        "Could the play park have a bench?", 95,
        we_did="There are two benches now. People who live there chose where they stand.", cost=1240,
    ),
    Told(
        "Lights", "The light by the bin store works again",
        ("The light by the bin store at Elm House has been out for weeks.",
         "It is pitch dark by the bins, I go down with a torch."),
        "The light by the bin store has been out for weeks.", 20,
        we_did="The light is mended. The caretaker now checks every outside light on the first Monday of the month.",
        cost=85,
    ),
    Told(
        "Letters", "Letters in plain words and large print",
        ("I cannot read your letters, the print is too small.",
         "What does ‘decant’ mean? Please write so that I understand."),
        "Your letters are hard to read.", 62,
        we_did="We rewrote our twelve most used letters with the readers’ panel. Anyone can have them in large print.",
    ),
    Told(
        "Repairs calls", "A call back when the line is busy",
        ("I waited forty minutes on the repairs line.", "Please ring me back instead of the music.",
         "I gave up after half an hour and wrote this card."),
        "The repairs line takes too long.", 15, next_step="Book the call-back trial with the repairs team",
    ),
)  # fmt: skip
REFUSALS = (
    Told(
        "Opening hours", "Open the office on Sundays",
        ("Open the office on Sundays.", "I work all week. Could you open on a Sunday?"),
        "Open the office on Sundays.", 33,
        reason="About three people would come each Sunday, and it would cost £41,000 a year.",
        instead="The phones stay open until 8 in the evening on Tuesdays and Thursdays.",
    ),
    Told(
        "Parking", "A second car park at Mariner Court", ("We need a second car park at Mariner Court.",),
        "We need a second car park.", 70,
        reason="The only free ground is the green, and the council’s plan protects it.",
        instead="We marked six more bays along the wall, two of them for blue badges.",
    ),
)  # fmt: skip
# kind, words, days ago, our answer
SAYINGS = (
    ("compliment", "Sam stayed with my dad until the ambulance came. We will never forget it.", 12, ""),
    ("compliment", "The cleaner at Beacon Heights always says good morning. The stair shines.", 5, ""),
    ("question", "When will my window be measured?", 9, "The surveyor comes on Thursday between 9 and 12."),
    ("question", "Can I keep a small dog?", 18, "Yes. Please tell us its name and who your vet is."),
    (
        "interest",
        "I would like to help read your leaflets before they go out.",
        11,
        "Thank you. The readers’ panel meets by post, so it fits around your shifts. A first leaflet is on its way.",
    ),
    ("comment", "The new gate is much easier to push with a pram.", 25, ""),
)
# kind, words, days ago: still waiting
WAITING = (
    ("question", "Who do I ask about a grab rail in the bath?", 0.2),
    ("concern", "There is black mould in the bedroom again and my baby keeps coughing.", 0.5),
    ("idea", "Could we have a swap shelf in the laundry?", 2),
    ("suggestion", "Put the meeting notes on the board by the post boxes, not only online.", 4),
    ("interest", "I could walk the estate once a month and tell you what I see.", 1),
    ("concern", "Young people gather in the stair at night and I am worried to go past.", 6),
    ("comment", "The bins at Ropewalk are full by Wednesday.", 8),
    ("idea", "A notice in Polish by the door would help my neighbours.", 35),
    ("suggestion", "Grit the ramp at Driftwood Gardens before the frost.", 64),
)
# What the two who can be signed in as still wait to hear about.
OWN = (
    ("question", "When is the next clear-out day for big rubbish?", 0.3),
    ("idea", "Could the forum meet at six, so that people who work can come?", 3),
)

NOTICE = {
    "en": (
        "Come and see the plans for the play area",
        "We want to make the play area at Harbour Green better. Come and see three plans on 9 December, from 4 to 6 in the "
        "afternoon, in the community room. There will be tea. You can also tell us what you think by phone or on our page.",
    ),
    "ar": (
        "تعالوا لرؤية خطط ساحة اللعب",
        "نريد أن نجعل ساحة اللعب في هاربر غرين أفضل. تعالوا لرؤية ثلاث خطط يوم 9 ديسمبر، من الساعة 4 إلى 6 بعد الظهر، في غرفة المجتمع. "
        "سيكون هناك شاي. يمكنكم أيضًا أن تقولوا لنا رأيكم بالهاتف أو على صفحتنا.",
    ),
}
