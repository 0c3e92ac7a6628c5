"""From a Word file to a PDF: three engines, and a check that no word was lost."""
