"""The sentence of every rule: what made the words a mention."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Rule names are those of ``Mention.rule``; ``evidence`` stands for the words that a rule relied on.
REASONS: Mapping[str, Promise] = MappingProxyType(
    {
        "place.gazetteer": _("The name is in the gazetteer of places."),
        "place.head_word": _(
            "The name may be an ordinary word; “%(evidence)s” before it makes it a place."
        ),
        "place.direction": _(
            "The name may be an ordinary word; “%(evidence)s” before it speaks of a place."
        ),
        "place.preposition": _(
            "The name may be another word; after “%(evidence)s” it is taken for a place."
        ),
        "place.parent": _(
            "The name may be an ordinary word; “%(evidence)s” beside it is where the place lies."
        ),
        "place.list": _(
            "The name may be an ordinary word; it stands in a list with “%(evidence)s”."
        ),
        "place.repeated": _(
            "The name may be an ordinary word; the article surely names the same place elsewhere."
        ),
        "place.headline": _(
            "The name may be an ordinary word; at the head of a line, before “%(evidence)s”, it is where the report is from."
        ),
        "place.nearby": _(
            "The name may be an ordinary word; what the article is about lies near: “%(evidence)s”."
        ),
        "place.discovered": _("No list has this name; “%(evidence)s” before it makes it a place."),
        "faction.gazetteer": _("The name is in the gazetteer of factions."),
        "faction.trigger": _(
            "The name may be an ordinary word; a word before it makes it a faction: “%(evidence)s”."
        ),
        "faction.list": _(
            "The name may be an ordinary word; it stands in a list with a faction: “%(evidence)s”."
        ),
        "faction.quoted": _(
            "The name may be an ordinary word; quotation marks make it a name: “%(evidence)s”."
        ),
        "faction.beside": _(
            "The name may be an ordinary word; it stands beside a faction: “%(evidence)s”."
        ),
        "faction.repeated": _(
            "The name may be an ordinary word; elsewhere the article surely means the faction: “%(evidence)s”."
        ),
        "faction.country": _(
            "Several states have a force of this name; the article speaks of one: “%(evidence)s”."
        ),
        "faction.numbered": _("A numbered unit of an army: “%(evidence)s”."),
        "faction.state_force": _("The armed forces of a state, which “%(evidence)s” names."),
        "faction.discovered": _(
            "No list has this name; its form is that of an armed group: “%(evidence)s”."
        ),
        "date.day_month": _("A day and its month."),
        "date.day_range": _("From one day to another of a month."),
        "date.listed_day": _("One of several days of the month that is named after them."),
        "date.day_of_month": _("A day of a month that is told by its distance."),
        "date.month": _("The name of a month."),
        "date.weekday": _("A day of the week."),
        "date.relative_day": _("A day told by its distance, such as yesterday or tomorrow."),
        "date.last_night": _("A night told by its distance."),
        "date.weekday_of_month": _("A day of the week, counted within a month."),
        "date.part_of_month": _("A part of a month."),
        "date.numbered_month": _("A month by its number."),
        "date.numeric_month": _("A month and year in digits."),
        "date.numeric_short_year": _("A day, month and year of two digits."),
        "date.numeric": _("A day, month and year in digits."),
        "date.numeric_day_month": _("A day and month in digits."),
        "date.interval": _("Two dates that are the ends of one period."),
        "date.night": _("The night between two days of the week."),
        "date.unit": _("A week, month, year or decade told by its distance, such as last month."),
        "date.this_unit": _("The present week, month or year."),
        "date.phase_of_unit": _("The beginning, middle or end of a week, month or year."),
        "date.ago": _("A distance into the past, such as two years ago."),
        "date.hence": _("A distance into the future, such as in two years."),
        "date.stretch": _("Some days, months or years before or after, such as the last ten days."),
        "date.hijri_day": _("A day of the Hijri calendar."),
        "date.hijri_month": _("A month of the Hijri calendar."),
        "date.hijri_year": _("A year of the Hijri calendar."),
        "date.year": _("A year, announced by a word such as year."),
        "date.bare_year": _("A number that can only be a year here."),
        "date.year_pair": _("From one year to another."),
        "date.short_year": _("A year told by its last two digits."),
        "date.new_year": _("A year told by its beginning."),
        "date.day_of_year": _("The first or last day of a year."),
        "date.months_of_year": _("The first or last months of a year."),
        "date.part_of_century": _("A part of a century."),
        "date.season": _("A season of a year."),
        "date.part_of_year": _("A quarter or half of a year."),
        "date.decade": _("A decade."),
        "date.century": _("A century."),
        "place.segmented": _(
            "The gazetteer has the name; a morphological analysis cuts off “%(evidence)s” before it."
        ),
        "faction.segmented": _(
            "The gazetteer has the name; a morphological analysis cuts off “%(evidence)s” before it."
        ),
        "ner.location": _("A trained model takes it for a location; no rule found it."),
        "ner.organisation": _(
            "A trained model takes it for an organisation, and the gazetteer has a faction of that name."
        ),
        "correction": _("An editor's correction applies to it (%(evidence)s)."),
    }
)
