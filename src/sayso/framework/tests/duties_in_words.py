"""Duties of a pack as rows of a table, so that a test can hold them beside the source."""

from sayso.framework.rules.packs import Clock, Target


def figure(duty):
    """The figure of a duty in words: “10 working days”, “2 every year”, “at least 90”."""
    if isinstance(duty, Clock):
        return str(duty.within) if duty.within else "no date"
    if isinstance(duty, Target):
        side = side_of(duty)
        return f"{side}, {duty.use} {duty.every}" if duty.every else side
    if duty.months:
        return f"months {', '.join(map(str, duty.months))}"
    return f"{duty.times} {duty.every}"


def side_of(target):
    """On which side of which figure: “at least 90”, “above 90”, “at most 5”."""
    sides = {"at least": target.at_least, "above": target.above, "at most": target.at_most}
    return " ".join(f"{side} {figure:g}" for side, figure in sides.items() if figure is not None)


def about(only):
    """Whom or what a duty is narrowed to."""
    return " ".join(
        [*filter(None, (only.group, only.about)), *only.group_kinds, *only.place_kinds, *only.scheme_kinds]
    )


def line_of_duty(clause):
    """Section, type, figure, and the facts it is counted by: with what it is about or of whom."""
    duty = clause.duty
    whom = duty.only.about or duty.only.group or " ".join(duty.only.group_kinds)
    of = f" of {whom}" if whom else ""
    if isinstance(duty, Clock):
        figure = f"within {duty.within}" if duty.within else "no date"
        return clause.section, "clock", figure, f"{duty.when} > {duty.then}{of}"
    if isinstance(duty, Target):
        assert duty.use == "each"
        return clause.section, "target", side_of(duty), f"{duty.measure}{of}"
    assert not duty.months
    return clause.section, "cadence", f"{duty.times} {duty.every} for each {duty.for_each}", f"{duty.of}{of}"


def rows(pack):
    """Every counted promise: section, sort of duty, figure, and what it is narrowed to."""
    return {
        one.id: (one.section, type(one.duty).__name__.lower(), figure(one.duty), about(one.duty.only))
        for one in pack.duties
    }


def table(text):
    """The same rows from a text of lines “id | section | sort | figure | narrowed to”."""
    found = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, *row = (part.strip() for part in line.split("|"))
        assert name not in found, name
        found[name] = tuple(row)
    return found
