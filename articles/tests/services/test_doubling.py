"""Blind double annotation, from the first mark to the decision."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from articles.models import LayerMention
from articles.services.doubling import (
    as_mentions,
    compare,
    decide,
    finish_layer,
    mark,
    open_layer,
    unmark,
)
from articles.services.readings import Reading

BODY = "قصف الطيران الروسي مدينة حلب وتدمر أمس"


@pytest.fixture
def people(db) -> tuple[User, User, User]:
    """Two who mark and one who decides."""
    first, second, third = (User.objects.create_user(name) for name in ("mariam", "salma", "yusuf"))
    return first, second, third


@pytest.fixture
def article(make_article):
    return make_article(body=BODY)


def put(layer, surface: str, kind: str = "place", **meaning) -> LayerMention:
    start = BODY.index(surface)
    return mark(layer=layer, reading=Reading(kind, start, start + len(surface), **meaning))


@pytest.fixture
def layers(article, people, make_place):
    """Both marked حلب alike; تدمر only the first; أمس with two values."""
    first, second = (open_layer(article=article, user=user) for user in people[:2])
    aleppo = make_place("حلب")
    for layer in (first, second):
        put(layer, "حلب", entity=aleppo)
    put(first, "تدمر")
    put(first, "أمس", "date", value="2016-12-12")
    put(second, "أمس", "date", value="2016-12-11")
    return first, second


def finish(layers):
    for layer in layers:
        finish_layer(layer=layer)
    return layers[0].reading


def test_each_editor_has_one_layer_and_there_are_two(article, people):
    first, second, third = people
    layer = open_layer(article=article, user=first)
    assert open_layer(article=article, user=first) == layer
    assert open_layer(article=article, user=second).reading == layer.reading
    with pytest.raises(ValidationError):
        open_layer(article=article, user=third)


def test_marks_stay_in_their_layer(layers, article):
    first, second = layers
    assert [mention.surface for mention in as_mentions(second)] == ["حلب", "أمس"]
    assert not article.mentions.exists()
    unmark(layer=first, mention=first.mentions.get(surface="تدمر"))
    assert first.mentions.count() == 2


def test_a_mark_takes_the_place_of_another(layers):
    first, _second = layers
    old = first.mentions.get(surface="تدمر")
    start = BODY.index("وتدمر")
    mark(layer=first, reading=Reading("faction", start, start + 5), replaces=old)
    assert sorted(first.mentions.values_list("kind", "surface")) == [
        ("date", "أمس"),
        ("faction", "وتدمر"),
        ("place", "حلب"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "kind"), [(0, 0, "place"), (5, 999, "place"), (-1, 3, "place"), (0, 3, "x")]
)
def test_a_mark_outside_the_text_is_refused(layers, start, end, kind):
    with pytest.raises(ValidationError):
        mark(layer=layers[0], reading=Reading(kind, start, end))


def test_a_finished_layer_is_closed(layers):
    finish_layer(layer=layers[0])
    with pytest.raises(ValidationError):
        put(layers[0], "مدينة")
    with pytest.raises(ValidationError):
        unmark(layer=layers[0], mention=layers[0].mentions.first())


def test_nothing_is_compared_before_both_have_finished(layers):
    finish_layer(layer=layers[0])
    assert compare(layers[0].reading) is None


def test_shows_where_the_two_differ(layers):
    comparison = compare(finish(layers))
    assert [mention.surface for mention in comparison.agreed] == ["حلب"]
    assert [BODY[d.start : d.end] for d in comparison.differences] == ["تدمر", "أمس"]
    assert comparison.differences[0].second is None
    assert [round(each.f1, 2) for each in comparison.agreement if each.f1 is not None] == [0.67, 1]


def test_a_third_decides(layers, article, people):
    reading = finish(layers)
    chosen = layers[1].mentions.get(surface="أمس")
    assert decide(reading=reading, chosen=[chosen.pk], user=people[2]) == 2
    standing = article.mentions.standing().order_by("start")
    assert [(m.surface, m.value, m.status) for m in standing] == [
        ("حلب", "", "accepted"),
        ("أمس", "2016-12-11", "accepted"),
    ]
    with pytest.raises(ValidationError):
        decide(reading=reading, chosen=[], user=people[2])
    # The article can be given to two others afterwards.
    assert open_layer(article=article, user=people[2]).reading != reading


def test_the_two_themselves_do_not_decide(layers, people, article):
    reading = finish(layers)
    with pytest.raises(PermissionDenied):
        decide(reading=reading, chosen=[], user=people[0])
    assert not article.mentions.exists()


def test_of_two_readings_one_is_chosen(layers, people):
    reading = finish(layers)
    both = LayerMention.objects.filter(surface="أمس").values_list("pk", flat=True)
    with pytest.raises(ValidationError):
        decide(reading=reading, chosen=list(both), user=people[2])
