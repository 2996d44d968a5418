"""A page of gold labels and finds side by side, in one file that needs no site."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles.extraction.mention import Kind
from articles.extraction.scoring import Compared, Judged, Score, Scores, Verdict

_STYLES = ("tokens.css", "comparison.css")
_NOTHING = "∅"
#: What stands before a mark, so that no verdict is told by colour alone.
SIGNS = {
    Verdict.RIGHT: "✓",
    Verdict.READING: "≠",
    Verdict.WRONG: "✗",
    Verdict.MISSED: "−",
    Verdict.DOUBTFUL: "?",
}
VERDICTS = {
    Verdict.RIGHT: _("right"),
    Verdict.READING: _("right words, another meaning"),
    Verdict.WRONG: _("wrong: not in the labels"),
    Verdict.MISSED: _("missed: not found"),
    Verdict.DOUBTFUL: _("doubtful: not counted"),
}
KINDS = {Kind.PLACE: _("place"), Kind.FACTION: _("faction"), Kind.DATE: _("date")}


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article of the page: its text with the labels and with the finds, and its faults."""

    text_id: str
    gold: SafeString
    finds: SafeString
    faults: int


def render_comparison(scores: Scores, *, name: str) -> str:
    """The page as HTML: the table of scores, then each text twice, the ones with faults first."""
    sheets = [_sheet(compared) for compared in scores.texts]
    return render_to_string(
        "extraction/comparison.html",
        {
            "name": name,
            "style": _read_style(),
            "rows": [_row(kind, score) for kind, score in scores.kinds.items()],
            "legend": [(verdict, SIGNS[verdict], text) for verdict, text in VERDICTS.items()],
            "kinds": KINDS.items(),
            "sheets": sorted(sheets, key=lambda sheet: -sheet.faults),
        },
    )


def _row(kind: Kind, score: Score) -> tuple[object, ...]:
    shares = (score.precision, score.recall, score.f1)
    linking = f"{score.linking:.3f}" if score.judged else "–"
    figures = (score.right, score.found, score.gold)
    return kind, KINDS[kind], *(f"{share:.3f}" for share in shares), linking, *figures


def _sheet(compared: Compared) -> Sheet:
    faults = sum(find.verdict in (Verdict.WRONG, Verdict.READING) for find in compared.finds)
    faults += sum(span.verdict == Verdict.MISSED for span in compared.gold)
    gold, finds = (_marked(compared.text, marks) for marks in (compared.gold, compared.finds))
    return Sheet(compared.text_id, gold, finds, faults)


def _marked(text: str, marks: Sequence[Judged]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text, marks)))


def _pieces(text: str, marks: Sequence[Judged]) -> Iterator[str]:
    """The text as it is, each mark with its sign; labels and finds do not overlap themselves."""
    position = 0
    for mark in marks:
        yield escape(text[position : mark.start])
        told = [KINDS[mark.kind], VERDICTS[mark.verdict], mark.reading, mark.detail]
        yield format_html(
            '<mark class="{} {}" title="{}"><span class="sign">{}</span>{}</mark>',
            mark.kind.value,
            mark.verdict.value,
            " · ".join(str(part) for part in told if part),
            SIGNS[mark.verdict],
            text[mark.start : mark.end],
        )
        if mark.verdict is Verdict.READING:
            yield format_html(' <bdi class="told">({})</bdi>', mark.reading or _NOTHING)
        position = mark.end
    yield escape(text[position:])


def _read_style() -> SafeString:
    """The site's tokens and the page's few rules: ours, so nothing in them needs escaping."""
    folder = settings.BASE_DIR / "static" / "css"
    style = "\n".join((folder / name).read_text(encoding="utf-8") for name in _STYLES)
    return mark_safe(f"<style>\n{style}</style>")  # noqa: S308 (files of the repository)
