"""The same words elsewhere in a text."""

import pytest

from articles.extraction.occurrences import find_occurrences

FOUND = [
    # surface, text with the stems in brackets
    ("فيروس", "[فيروس] جديد، وال[فيروس] ينتشر بال[فيروس] ولل[فيروس] علاج"),
    ("الفيروس", "[الفيروس] و[الفيروس] وب[الفيروس] ول[لفيروس] لكن فيروس"),
    ("حلب", "[حلب] وب[حلب] ول[حلب] و[حَلَب] و[حلـب]"),
    ("كتيبة الفجر", "«[كتيبة الفجر]» و[كتيبه الفجر] ثم [كتيبة «الفجر]"),
    ("Free Army", "the [Free Army] and [free  army], “[FREE ARMY]”"),
    ("82", "[82] و[٨٢] ونحو[82]"),
    ("«كتيبة الفجر", "[كتيبة الفجر] وال[كتيبة الفجر]"),
]
LEFT_ALONE = [
    ("فيروس", "فيروسات وفيروسه وكالفيروسات وسفيروس"),
    ("حلب", "حلبي وحلبا وأحلب"),
    ("كتيبة الفجر", "كتيبة\nالفجر وكتيبة. الفجر وكتيبة في الفجر"),
    ("82", "182 و820"),
    ("…", "… ..."),
    ("", "حلب"),
]


@pytest.mark.parametrize(("surface", "marked"), FOUND)
def test_finds(surface, marked):
    text = marked.replace("[", "").replace("]", "")
    expected, start = [], 0
    for part in marked.split("["):
        if "]" in part:
            inside, after = part.split("]")
            expected.append((start, start + len(inside)))
            start += len(inside) + len(after)
        else:
            start += len(part)
    assert find_occurrences(text, surface) == expected


@pytest.mark.parametrize(("surface", "text"), LEFT_ALONE)
def test_leaves_alone(surface, text):
    assert find_occurrences(text, surface) == []
