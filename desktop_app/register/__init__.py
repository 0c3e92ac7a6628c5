"""The encrypted register: vault, database, migrations, journal, repositories, search.

``database`` is loaded first: it gives sqlite-utils the encrypted driver before its first import.
"""

from desktop_app.register import database as _database  # noqa: F401 - see above
