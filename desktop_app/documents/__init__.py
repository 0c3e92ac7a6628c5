"""From a dossier to a paper: models, context, filling, conversion, pages."""
