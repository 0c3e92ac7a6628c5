"""The encrypted register: vault, database, migrations, journal, repositories, search."""
