# our own service with the embedded parts (SQLite, Garnet)
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/_ours.sh"
prepare() { mkdir -p "$STATE"; ours_start; }
items() { python3 -c "import sqlite3; print(sqlite3.connect('file:$STATE/data/newsroom.db?mode=ro', uri=True).execute('select count(*) from Headlines').fetchone()[0])"; }
