"""The forms of the site's own pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article


class MetadataForm(forms.ModelForm):
    """What is known about an article besides its text."""

    url = forms.URLField(label=_("address"), required=False, max_length=1000, assume_scheme="https")

    class Meta:
        model = Article
        fields = ("title", "source", "author", "url", "published", "published_estimated")
        labels = {"published": _("published (a day, a month or a year)")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if not isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs["class"] = "input"
                field.widget.attrs["dir"] = "ltr" if name in ("url", "published") else "auto"
        self.fields["published"].widget.attrs["placeholder"] = "2016-12-13"

    def clean_title(self) -> str:
        """The title; one that a person wrote is no longer taken from the text."""
        title: str = self.cleaned_data["title"]
        if title != self.instance.title:
            self.instance.title_derived = False
        return title
