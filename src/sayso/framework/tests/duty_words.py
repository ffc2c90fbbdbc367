"""A duty of a pack in one line, so that a table read from the document by hand can be held against it."""

from sayso.framework.rules.packs import Cadence, Clause, Clock, Target

Line = tuple[str, str, str, str]


def line_of_duty(clause: Clause) -> Line:
    """Section, type, figure, and the facts it is counted by: with what it is about or of whom."""
    duty = clause.duty
    assert duty is not None, clause.id
    whom = duty.only.about or duty.only.group or " ".join(duty.only.group_kinds)
    of = f" of {whom}" if whom else ""
    if isinstance(duty, Clock):
        figure = f"within {duty.within}" if duty.within else "no date"
        return clause.section, "clock", figure, f"{duty.when} > {duty.then}{of}"
    if isinstance(duty, Target):
        assert duty.use == "each"
        return clause.section, "target", f"at least {duty.at_least:g}", f"{duty.measure}{of}"
    assert isinstance(duty, Cadence)
    assert not duty.months
    return clause.section, "cadence", f"{duty.times} {duty.every} for each {duty.for_each}", f"{duty.of}{of}"
