"""Table and list models: formatting here, queries elsewhere."""
