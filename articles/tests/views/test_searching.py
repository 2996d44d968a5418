"""The search page."""

import pytest

from articles.models import Article
from articles.tests.conftest import BODY

ROWS = 15


@pytest.fixture
def archive(make_article, make_place, make_faction, make_mention, indexed):
    """Fifteen articles that mention Aleppo and ISIS, the last of them of another source and year."""
    aleppo = make_place("حلب", name_en="Aleppo")
    isis = make_faction("داعش", name_en="ISIS", aliases=("تنظيم الدولة",))
    for number in range(ROWS):
        is_last = number == ROWS - 1
        article = make_article(
            body=f"{BODY} {number}",
            title=f"خبر من حلب {number}",
            source="الأهرام" if is_last else "سانا",
            published="2017-01" if is_last else "2016-12-13",
        )
        make_mention(article, "حلب", entity=aleppo)
        make_mention(article, "داعش", entity=isis)
    indexed()
    return aleppo, isis


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_front_page_says_what_the_archive_is(client, archive):
    html = page(client, "/")
    assert "اقرأ الحرب في سوريا كما كتبتها الصحف العربية" in html
    assert "<dd> 15 </dd>" in " ".join(html.split())
    assert "أحدث المقالات" in html
    assert html.index("خبر من حلب 14") < html.index("خبر من حلب 13")


def test_an_empty_archive_is_no_error(client, db, indexed, make_article):
    article = make_article()
    indexed()
    article.delete()
    assert "اقرأ الحرب" in page(client, "/")


def test_results_are_counted_dated_and_marked(client, archive):
    html = page(client, "/?q=شهود")
    assert "15 مقالًا" in html
    assert "<mark>شهود</mark>" in html
    assert '<time datetime="2016-12-13">' in html
    assert "سانا" in html


def test_chips_name_what_an_article_speaks_of(client, archive):
    aleppo, isis = archive
    html = page(client, "/?q=شهود")
    assert f'href="/places/{aleppo.pk}/"' in html
    assert f'href="/factions/{isis.pk}/"' in html


def test_a_facet_narrows_and_a_chip_takes_it_back(client, archive):
    aleppo, _isis = archive
    html = page(client, f"/?q=شهود&place={aleppo.pk}&after=2017")
    assert "مقال واحد" in html
    assert 'aria-label="المرشّحات المفعّلة"' in html
    without_place = "/?q=%D8%B4%D9%87%D9%88%D8%AF&amp;after=2017"
    assert f'href="{without_place}"' in html
    assert f"/?q=%D8%B4%D9%87%D9%88%D8%AF&amp;place={aleppo.pk}" in html


def test_the_form_keeps_the_filters_of_the_facets(client, archive):
    aleppo, _isis = archive
    html = page(client, f"/?q=حلب&place={aleppo.pk}&order=oldest&page=1")
    assert f'name="place" value="{aleppo.pk}"' in " ".join(html.split())
    assert 'name="order" value="oldest"' in " ".join(html.split())


def test_an_expansion_is_told_and_can_be_switched_off(client, archive):
    assert "expand=0" in page(client, "/?q=داعش")
    assert "expand=0" not in page(client, "/?q=شهود")
    assert "ابحث عن الأسماء الأخرى أيضًا" in page(client, "/?q=داعش&expand=0")


def test_a_romanised_name_tells_what_it_was_taken_for(client, archive):
    html = " ".join(page(client, "/?q=Halab").split())
    assert "<q><bdi>Halab</bdi></q> ← <bdi>حلب</bdi>:" in html


def test_nothing_found_is_explained(client, archive):
    html = page(client, "/?q=زرافة&after=2016")
    assert "لا مقال فيه" in html
    assert 'href="/?after=2016"' in html
    assert 'href="/?q=%D8%B2%D8%B1%D8%A7%D9%81%D8%A9"' in html
    assert 'href="/help/search/"' in html


@pytest.mark.parametrize(
    ("q", "said"),
    [("زرافة", "لا مقال فيه"), ("زرافة فيل", "لا مقال يجمع"), ("title:زرافة", "لا مقال يجيب عن")],
)
def test_nothing_found_is_said_as_it_was_asked(client, archive, q, said):
    assert said in page(client, f"/?q={q}")


def test_articles_with_some_of_the_words_come_apart(client, archive):
    html = page(client, "/?q=شهود زرافة")
    assert "لا مقال يجمع" in html
    assert "15 مقالًا فيها بعض الكلمات فقط" in html


def test_what_was_not_understood_is_named(client, archive):
    assert "«قريبا» ليست قيمة صالحة" in page(client, "/?after=قريبا")
    assert "علامة اقتباس بلا نظيرتها" in page(client, '/?q="حلب')


def test_pages_are_linked(client, archive, make_article, indexed):
    for number in range(10):
        make_article(body=f"شهود آخرون {number}", title="آخر")
    indexed()
    first, second = page(client, "/?q=شهود"), page(client, "/?q=شهود&page=2")
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev"' in second
    assert second.count('<article class="card">') == 5
    assert "هذه الصفحة تتجاوز الأخيرة" in page(client, "/?q=شهود&page=999")


def test_export_and_feed_carry_the_same_search(client, archive):
    html = page(client, "/?q=Aleppo&after=2016")
    for address in ("/export/articles.csv", "/export/mentions.csv", "/feed/"):
        assert f'href="{address}?q=Aleppo&amp;after=2016"' in html
    assert 'href="/export/articles.csv?q=Aleppo&amp;after=2016&amp;excel=1"' in html


def test_the_query_is_shown_as_text(client, archive):
    html = page(client, "/?q=<script>alert(1)</script>")
    assert "<script>alert" not in html


def test_without_an_index_the_page_says_so(client, db):
    assert "يجري بناء فهرس البحث" in page(client, "/?q=حلب")


def test_the_other_language(client, archive):
    client.cookies["django_language"] = "en"
    html = page(client, "/?q=شهود")
    assert '<html lang="en" dir="ltr">' in html
    assert "15 articles" in html


def test_queries_do_not_grow_with_rows(client, archive, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        page(client, "/?q=شهود")


def test_a_closed_site_asks_for_the_login(client, archive, settings):
    settings.PUBLIC_READ = False
    response = client.get("/?q=حلب")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/login/?next=/%3Fq%3D")


def test_what_was_probably_meant_is_offered_with_its_number(client, archive):
    html = " ".join(page(client, "/?q=pgf").split())
    assert "<bdi>حلب</bdi>" in html
    assert 'href="/?q=%D8%AD%D9%84%D8%A8' in html


def test_nothing_found_offers_what_would_be(client, archive):
    client.cookies["django_language"] = "en"
    html = " ".join(page(client, "/?q=شهود زرافة&after=2016").split())
    assert "What is found if you ask for less" in html
    assert (
        'href="/?q=%D8%B4%D9%87%D9%88%D8%AF&amp;after=2016">Without: <bdi>زرافة</bdi></a>' in html
    )
    assert "15 articles" in html
    assert "finds nothing either" in page(client, "/?q=زرافة فيل")
    # Of one word and no filter nothing can be left off.
    assert "finds nothing either" not in page(client, "/?q=زرافة")


def test_a_filter_for_what_is_gone_says_so(client, archive):
    client.cookies["django_language"] = "en"
    html = page(client, "/?place=999999")
    assert "no. 999999, which is not (or no longer) in the archive" in html


def test_an_archive_of_nothing_says_so_whatever_is_asked(client, archive, indexed):
    Article.objects.all().delete()
    client.cookies["django_language"] = "en"
    html = page(client, "/?q=شهود زرافة")
    assert "The archive holds no articles yet." in html
    assert "finds nothing either" not in html


def test_the_link_to_the_repaired_query_keeps_the_filters(client, archive) -> None:
    page = client.get("/", {"q": "(قصف", "status": "new", "expand": "0"}).content.decode()
    assert '?q=%D9%82%D8%B5%D9%81&amp;status=new&amp;expand=0"><bdi>قصف</bdi>' in page


def test_copies_are_shown_under_the_first_and_counted_all_the_same(client, make_article, indexed):
    words = "قال المرصد إن طائرات حربية قصفت صباح اليوم أحياء شرق المدينة وأدى القصف إلى مقتل أشخاص"
    more = "وإصابة آخرين بجروح بينما واصلت فرق الدفاع المدني البحث عن ناجين تحت الأنقاض في تدمر"
    first = make_article(title="خبر الوكالة", body=f"{words} {more}.")
    second = make_article(title="خبر الصحيفة", body=f"{words} {more} حتى المساء.")
    indexed()
    client.cookies["django_language"] = "en"
    page = client.get("/", {"q": "تدمر"}).content.decode()
    assert "2 articles" in page
    assert page.count('<article class="card">') == 1
    assert "Nearly the same text in 1 other article" in page
    assert all(article.get_absolute_url() in page for article in (first, second))
