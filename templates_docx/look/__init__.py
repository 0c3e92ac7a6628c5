"""The one look of all models: styles, building blocks, letterhead."""
