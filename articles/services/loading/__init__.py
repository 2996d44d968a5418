"""Load lists of entities and names into the database: the built-in ones and those of users."""

from articles.services.loading.files import load_files
from articles.services.loading.merging import Loaded, load_gazetteer

__all__ = ["Loaded", "load_files", "load_gazetteer"]
