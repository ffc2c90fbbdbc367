"""Words that suggest danger: a table of examples."""

from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.listening.rules.danger import _KNOWN, _plain, signs
from sayso.listening.rules.danger_words import DISTINCTIVE

# What must ring, by danger. Staff write of others, people write in a hurry: both are here.
MUST_RING = {
    "self_harm": """
        I want to kill myself | She says she wants to kill herself | he wants to kill himself | kill my self | kil myself
        her son wants to die | I want to just die | some days I want to die | I wish I was dead | she wishes she were dead
        she is harming herself | she hurts herself | sefl harm | self-harming again | my daughter is cutting herself
        my tenant says she will take an overdose | I've taken pills | she took all her tablets | he has taken too many pills
        hang myself | going to jump off the balcony | no point living | there is no reason to live | life is not worth living
        thinking about ending it all | can't cope and want it to end | I can’t go on like this | I can't take it any more
        I don't want to be here any more | I don't want to wake up | I'd be better off dead | he wants to end his life
        suicide | he told me he feels suicidal | suiside | sucide | suicidle
        أريد أن أموت | لا أريد أن أعيش | يريد الانتحار | سأقتل نفسي | لا أستطيع الاستمرار | تؤذي نفسها""",
    "safeguarding": """
        my neighbour hits her, I hear it every night | he slapped her in the lift | my husband strangles me | he rapes me
        she is being beaten by her carer | a child is being hurt next door | i can hear a kid screaming and being hit
        neighbour's child is being hit | my son is being groomed | the support worker touched me | domestic abuse
        the carer steals money from my mum | Mum's carer takes all her money | he locks me in | child left alone
        the kids upstairs are left alone at night | I am not safe at home | I dont feel safe in my own home
        trafficked | modern slavery | staff shout at residents and pushed one | he is threatening me | safegaurding concern
        my ex won't let me leave the house | I'm frightened of my husband | I am scared of my ex | she is being neglected, no food
        he threatened to kill me | my neighbour has a knife | the old man downstairs hasn't been seen for days
        زوجي يضربني | انا خائفة من زوجي | جاري يهددني | طفلي وحده في البيت""",
    "fire": """
        There was a fire in the bin store last night | flames coming out of the bin | wheelie bin set alight | FIRE!!! | f i r e
        my neighbour set light to the hallway | someone set fire to the bins | fier in the block | a fyre | smoke in the stairwell
        there was a fire the contractor caused | burning smell from the fuse box | هناك حريق في المطبخ | دخان في الدرج""",
    "electrics": """
        exposed live wires in the bathroom, kids about | the socket is sparking | a socket is buzzing | flood through the electrics
        I got an electric shock from the cooker | water dripping onto the fuse box | شرارة من المقبس | صعقتني الكهرباء""",
    "gas": """
        I can smell GAS in the hall | gass leak | can smel gass | gaz leak | gas leek | the gas fire smells of gas | gas
        boiler making us dizzy and headaches | smell of rotten eggs | the carbon monoxide alarm went off | CO alarm is going off
        I smell gas, and my gas bill is high | أشم رائحة غاز | تسرب الغاز في المطبخ""",
    "damp_child": """
        black mould in the bedroom and my baby has a cough | my 3 year old sleeps in a damp room | damp flat, pregnant
        my 2 year old has breathing problems from mould | mould in my daughters room | the babys room has mold
        childrens bedroom covered in black mould | my grandson's room is mouldy | damp and my bairn has a cough
        the house is full of mould and I have four little ones | water running down the walls in the nursery
        There's mushrooms growing on the wall where my little girl sleeps | Our little boy keeps getting ill from the wet walls
        my nan has COPD and the walls are covered in mould | I'm 8 months pregnant and there is damp | mould and asthma
        no mould on the left but black mould over the cot, baby coughing | my 3yo has a mouldy room
        ابني مريض بسبب العفن في غرفته | ابنتي حامل والشقة فيها رطوبة | أطفالي مرضى والعفن في كل مكان""",
}  # fmt: skip
MUST_RING_LINES = [
    (words.strip(), danger)
    for danger, lines in MUST_RING.items()
    for line in lines.strip().splitlines()
    for words in line.split("|")
]
RAISED = [
    ("My son has asthma.\nThe walls are damp.", ["damp_child"]),
    ("I want to die and I can smell gas", ["self_harm", "gas"]),
    ("sparks from the plug, and smoke", ["fire", "electrics"]),
]
QUIET = """
    No damp in the flat, and the kids love it | hit me with your newsletter | please fire the contractor | gas bill is too high
    Fire the cleaners. | There is no mould or damp and my son is happy | free of damp, the children sleep well
    the fireplace looks lovely | the bonfire night event was great | fireworks display idea | fire safety talk was interesting
    gas engineer was polite thank you | my boiler gas safety check was done on time | my car was gassed up | fire drill on Monday
    the damp proofing work was well done, my son says | the kids love the new park, the grass is damp in the mornings
    I'm dying to see the new garden | we'd kill for a bike shed | the parking is criminal | cutting the hedge myself
    I was fired from my job and need help with rent | suicide prevention leaflet in lobby is good | safeguarding training went well
    I am sick of the damp | the building is 50 years old and damp | I'll move my car, the hall is damp
    she slipped on the ice and hurt herself | I cut myself on the broken gate | I can't go on the trip on Tuesday
    I don't want to live here any more because of the bins | I don't want to be charged twice | The garden is neglected
    residents have no heating | the boiler is broken | No hot water since Monday | my ceiling is dripping | the tap is dripping
    my electricity bill went up after the water leak | the lights in the car park do not work | The gas boiler does not work
    The lift engineer did not come | Could the play park have a bench? | There is damp under the window | water under the sink
    The children love the new garden | Thank you, Sam was wonderful | kick them out of the flat | I felt safe at home thanks to you
    please push them for an answer | the staff hit their targets | her kindness touched me | she takes her pension on Thursday
    kids playing football against my wall | young people hang around the entrance | Rats in the bin store | the black bins are full
    She has laughter for the children | The engineer was charming | please cut the hedge | two rings at the bell | vape and chat
    فاتورة الغاز مرتفعة | المصعد لا يعمل | شكرا لكم على الحديقة
"""
QUIET_LINES = [words.strip() for line in QUIET.strip().splitlines() for words in line.split("|")]


@pytest.mark.parametrize(("words", "danger"), MUST_RING_LINES)
def test_must_ring(words, danger):
    assert danger in [sign.danger for sign in signs(words)]


@pytest.mark.parametrize(("words", "dangers"), RAISED)
def test_raises(words, dangers):
    assert [sign.danger for sign in signs(words)] == dangers


@pytest.mark.parametrize("words", [*QUIET_LINES, "", "...", "'", "’s"])
def test_stays_quiet(words):
    assert signs(words) == []


@given(st.text(max_size=300), st.sampled_from(MUST_RING_LINES))
def test_other_words_around_never_hide_a_danger(noise, example):
    words, danger = example
    assert danger in {sign.danger for sign in signs(f"{noise} {words} {noise}")}


@given(st.sampled_from(DISTINCTIVE), st.data())
def test_a_slip_of_one_letter_in_a_long_word_is_forgiven(word, data):
    at = data.draw(st.integers(1, len(word) - 1))
    slips = [word[:at] + word[at + 1 :], word[:at] + "x" + word[at:], word[:at] + "x" + word[at + 1 :]]
    for slip in slips:
        assert _plain(slip) == word or _plain(slip) in _KNOWN


def test_what_is_shown_is_what_was_typed():
    assert [sign.found for sign in signs("Please come. I can  SMELL\ngass here")] == ["SMELL gass"]
    assert [sign.found for sign in signs("fire")] == ["fire"]


def test_a_very_long_text_is_read_in_good_time():
    assert signs("damp " * 4_000 + " child")[:1] == []  # the child stands beyond what is read
    assert signs("a" * 10_000_000) == []


def test_two_thousand_words_take_no_time():
    words = " ".join((" ".join(QUIET_LINES).split() * 9)[:2000])
    signs(words)
    times = []
    for _ in range(7):
        began = thread_time()
        signs(words)
        times.append(thread_time() - began)
    assert min(times) < 0.02, "two milliseconds on a quiet machine"
