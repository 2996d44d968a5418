"""Forms that several editors may have open at the same time, and those of the site's own pages."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article


class ConcurrentForm(forms.ModelForm):
    """Changes the fields that its editor changed, and leaves the others as colleagues left them.

    Each field sends back what it showed. Where a colleague has changed the same field since, the
    form says what it is now; saved again, the editor's value replaces it. What is sent without
    such fields, by a script, replaces everything.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            is_sent = self.add_initial_prefix(name) in self.data
            field.show_hidden_initial = bool(self.instance.pk) and (is_sent or not self.is_bound)

    def clean(self) -> dict[str, Any]:
        """What to save: of the fields that the editor left alone their present values."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in [name for name in cleaned if self.fields[name].show_hidden_initial]:
            if name not in self.changed_data:
                cleaned[name] = getattr(self.instance, name)
            elif self._was_changed_elsewhere(name):
                present = getattr(self.instance, name)
                self.add_error(name, _tell_present(self.fields[name], present))
                self._show_present(name)
        return cleaned

    def _was_changed_elsewhere(self, name: str) -> bool:
        bound, present = self[name], self.initial.get(name)
        seen, wanted = self.data.get(bound.html_initial_name), bound.data
        return bound.field.has_changed(present, seen) and bound.field.has_changed(present, wanted)

    def _show_present(self, name: str) -> None:
        """Saved again, the form has been shown the present value."""
        bound = self[name]
        present = bound.field.prepare_value(self.initial.get(name))
        shown = bound.field.hidden_widget().format_value(present)
        data = cast(QueryDict, self.data).copy()
        data[bound.html_initial_name] = "" if shown is None else shown
        self.data = data


def _tell_present(field: forms.Field, present: object) -> str:
    if isinstance(field, forms.ChoiceField) and isinstance(present, str):
        present = dict(flatten_choices(cast(Any, field.choices))).get(present, present)
    text = _(
        "Someone else has changed this in the meantime; it is now: %(value)s."
        " Save again to replace it."
    )
    return text % {"value": "—" if present in (None, "") else present}


class ArticleForm(ConcurrentForm):
    """What is known about an article besides its text."""

    def clean_title(self) -> str:
        """The title; one that a person wrote is no longer taken from the text."""
        title: str = self.cleaned_data["title"]
        if "title" in self.changed_data:
            self.instance.title_derived = False
        return title


class MetadataForm(ArticleForm):
    """The same on the site's own page, where the text stands beside it."""

    url = forms.URLField(
        label=gettext_lazy("address"), required=False, max_length=1000, assume_scheme="https"
    )

    class Meta:
        model = Article
        fields = ("title", "source", "author", "url", "published", "published_estimated")
        labels = {"published": gettext_lazy("published (a day, a month or a year)")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if not isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs["class"] = "input"
                field.widget.attrs["dir"] = "ltr" if name in ("url", "published") else "auto"
        self.fields["published"].widget.attrs["placeholder"] = "2016-12-13"
