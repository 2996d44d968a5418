"""Static files with hashed names, the imports inside JavaScript modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Compressed, hashed, and cached for ever."""

    support_js_module_import_aggregation = True
