"""In which governorate and district a place lies."""

from articles.models import Entity


class Regions:
    """The first and second administrative level of each place: governorate and district."""

    def __init__(self) -> None:
        rows = Entity.objects.values_list("pk", "name_ar", "type", "parent", "pcode")
        self._rows = {pk: (name, kind, parent, pcode) for pk, name, kind, parent, pcode in rows}

    def of(self, entity: int) -> tuple[str, str, str]:
        """Names of governorate and district and the governorate's P-code, empty where unknown."""
        admin1 = admin2 = code = ""
        seen: set[int] = set()
        current: int | None = entity
        while current in self._rows and current not in seen:
            seen.add(current)
            name, kind, parent, pcode = self._rows[current]
            if kind == "governorate":
                admin1, code = name, pcode
            elif kind == "district":
                admin2 = name
            current = parent
        return admin1, admin2, code
