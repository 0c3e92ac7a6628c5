"""The window. With app.py, the only importer of PySide6."""

from desktop_app.ui.spare_references import spare_constants

spare_constants()
