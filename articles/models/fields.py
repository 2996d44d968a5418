"""Field types that several models share."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.extraction.dates.periods import bounds


def validate_edtf(value: str) -> None:
    """Refuse what is no EDTF date or interval.

    Raises:
        ValidationError: with the offending value.
    """
    if bounds(value) is None:
        raise ValidationError(
            _("“%(value)s” is no date; write 2016-12-13, 2016-12, 2016 or an interval 2016/2017."),
            params={"value": value},
        )


class EDTFField(models.CharField[str, str]):
    """A date at the precision that is known, in EDTF: 2016-12-13, 2016-12, 2016-10/2016-12."""

    default_validators = [validate_edtf]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 64)
        super().__init__(*args, **kwargs)
