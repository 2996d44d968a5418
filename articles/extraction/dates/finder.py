"""Find the dates of a document: try the rules where a word opens one, join, resolve.

Every token costs one look-up; patterns run only at tokens that may open a date.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from articles.extraction.dates import (
    calendar,
    centuries,
    counted,
    days,
    islamic,
    months,
    numeric,
    parts_of_months,
    parts_of_years,
    placed,
    stretches,
    years,
)
from articles.extraction.dates.anchor import Anchor
from articles.extraction.dates.coordination import coordinate
from articles.extraction.dates.fragments import ARTICLE
from articles.extraction.dates.joins import Expression, are_equivalent, join_neighbours
from articles.extraction.dates.moments import DayOfMonth, Moment
from articles.extraction.dates.rules import DIGITS, NoDate, Rule, Surroundings
from articles.extraction.dates.yearly import Calendar
from articles.extraction.document import Document
from articles.extraction.mention import Kind, Mention

RULES: tuple[Rule, ...] = (
    *days.RULES,
    *calendar.RULES,
    *months.RULES,
    *parts_of_months.RULES,
    *parts_of_years.RULES,
    *counted.RULES,
    *stretches.RULES,
    *placed.RULES,
    *years.RULES,
    *centuries.RULES,
    *numeric.RULES,
    *islamic.RULES,
)
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_LONGEST_HEADING = 60


class Found(NamedTuple):
    """A match that a rule has read, as a date or as no date."""

    start: int
    end: int
    rule: str
    moment: Moment | NoDate


Openers = Mapping[str, tuple[int, tuple[Rule, ...]]]


@cache
def openers() -> Openers:
    """Each word that may open a date, with and without clitics: their length and the rules."""
    rules: dict[str, list[Rule]] = {}
    for rule in RULES:
        for word in dict.fromkeys(expression.split()[0] for expression in rule.opens):
            rules.setdefault(word, []).append(rule)
    table: dict[str, tuple[int, tuple[Rule, ...]]] = {}
    for prefix in _PREFIXES:
        for word, found in rules.items():
            table.setdefault(prefix + word, (len(prefix), tuple(found)))
            if prefix.endswith("ل") and word.startswith(ARTICLE):
                # ل swallows the alef of the article: the span starts at the second ل.
                table.setdefault(prefix + word[1:], (len(prefix), tuple(found)))
    return table


def find_dates(document: Document) -> Iterator[Mention]:
    """The dates of a document, in order, as mentions with an EDTF value where it is decided."""
    text = document.folded.text
    expressions = coordinate(text, join_neighbours(document, _find_expressions(document)))
    anchor = Anchor.at(document.published)
    for index, expression in enumerate(expressions):
        following = expressions[index + 1] if index + 1 < len(expressions) else None
        anchor = _learn_heading(anchor, expression, text)
        value = _resolve(expression.moment, anchor)
        if following and are_equivalent(text, expression, following):
            value = _resolve(following.moment, anchor) or value
        yield document.mention(
            expression.start,
            expression.end,
            Kind.DATE,
            expression.rule,
            value=value,
            evidence=_evidence(expression.moment, value, anchor),
        )
        anchor = _remember(anchor, expression.moment, value)


def _find_expressions(document: Document) -> Iterator[Expression]:
    table = openers()
    by_digits = table[DIGITS]
    done = 0
    for index, token in enumerate(document.tokens):
        opener = table.get(token.text)
        if opener is None:
            if not token.text[0].isdigit():
                continue
            opener = by_digits
        clitics, rules = opener
        start = token.start + clitics
        if start < done:
            continue
        found = _try_rules(rules, Surroundings(document, index, start))
        if found:
            done = found.end
            if not isinstance(found.moment, NoDate):
                yield Expression(found.start, found.end, found.rule, found.moment)


def _try_rules(rules: tuple[Rule, ...], around: Surroundings) -> Found | None:
    """The longest match that its rule can read."""
    text, start = around.text, around.start
    matches = [(rule, match) for rule in rules if (match := rule.pattern.match(text, start))]
    for rule, match in sorted(matches, key=lambda pair: -pair[1].end()):
        moment = rule.read(match, around)
        if moment is not None:
            return Found(match.start(), match.end(), rule.name, moment)
    return None


def _learn_heading(anchor: Anchor, expression: Expression, text: str) -> Anchor:
    moment = expression.moment
    if not isinstance(moment, Calendar) or moment.year.number is None or moment.month:
        return anchor
    return (
        replace(anchor, heading_year=moment.year.number)
        if _is_heading(text, expression)
        else anchor
    )


def _remember(anchor: Anchor, moment: Moment, value: str | None) -> Anchor:
    """Keep the year and the month of a date of the calendar, for «العام نفسه» further on."""
    if value is None or not isinstance(moment, Calendar | DayOfMonth):
        return anchor
    year, _, rest = value.partition("-")
    month = (int(year), int(rest[:2])) if rest else None
    return replace(anchor, previous_year=int(year), previous_month=month or anchor.previous_month)


def _is_heading(text: str, expression: Expression) -> bool:
    """Whether the expression stands in a short line of its own, followed by others."""
    start = text.rfind("\n", max(0, expression.start - _LONGEST_HEADING), expression.start)
    end = text.find("\n", expression.end, expression.end + _LONGEST_HEADING)
    if end < 0 or (start < 0 and expression.start > _LONGEST_HEADING):
        return False
    line = text[start + 1 : end].strip()
    return len(line) <= _LONGEST_HEADING and not line.endswith((".", "،", "؟", "!"))


def _resolve(moment: Moment, anchor: Anchor) -> str | None:
    try:
        return moment.resolve(anchor)
    except (OverflowError, ValueError):
        # Beyond the years that the calendar can count.
        return None


def _evidence(moment: Moment, value: str | None, anchor: Anchor) -> str:
    """What the value rests on besides the words: a heading's year, the date of publication."""
    if value is None or _resolve(moment, Anchor()) == value:
        return ""
    if anchor.heading_year and value.startswith(str(anchor.heading_year)):
        return str(anchor.heading_year)
    return anchor.published
