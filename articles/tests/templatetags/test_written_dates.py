"""Dates in words."""

import pytest
from django.utils import translation

from articles.templatetags.written_dates import written_date


@pytest.mark.parametrize(
    ("edtf", "arabic", "english"),
    [
        ("2016-12-13", "13 كانون الأول/ديسمبر 2016", "13 December 2016"),
        ("2016-02", "شباط/فبراير 2016", "February 2016"),
        ("2016", "2016", "2016"),
        ("199X", "1990 – 1999", "1990 – 1999"),
        (
            "2015-01/2015-06",
            "كانون الثاني/يناير 2015 – حزيران/يونيو 2015",
            "January 2015 – June 2015",
        ),
        (
            "2015-07-20/2015-07-26",
            "20 تموز/يوليو 2015 – 26 تموز/يوليو 2015",
            "20 July 2015 – 26 July 2015",
        ),
        ("9999-12-31", "31 كانون الأول/ديسمبر 9999", "31 December 9999"),
    ],
)
def test_writes_at_the_precision_that_is_known(edtf, arabic, english):
    with translation.override("ar"):
        assert f"<bdi>{arabic}</bdi>" in written_date(edtf)
    with translation.override("en"):
        assert f"<bdi>{english}</bdi>" in written_date(edtf)


@pytest.mark.parametrize("edtf", ["", "soon", "2016/..", "<b>"])
def test_writes_nothing_for_what_is_no_date(edtf):
    assert written_date(edtf) == ""


def test_only_what_html_calls_a_date_is_a_time_element():
    assert written_date("2016-12").startswith('<time datetime="2016-12">')
    assert written_date("2016-12/2017-01").startswith("<span")
    assert written_date("2016~").startswith("<span")
