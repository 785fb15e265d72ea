#!/bin/sh
# Copies the archive of briefings beside the running server: backup.sh FOLDER
# With DATABASE_URL of PostgreSQL, else of SQLite in DATA_DIR (data). Keeps thirty copies.
set -eu
folder=${1:?which folder?}
day=$(date -u +%Y-%m-%dT%H%M%SZ)
umask 077
mkdir -p "$folder"
if [ -n "${DATABASE_URL:-}" ]; then
	file="$folder/archive-$day.dump"
	pg_dump --format=custom --file="$file.part" "$DATABASE_URL"
else
	file="$folder/archive-$day.sqlite"
	sqlite3 "${DATA_DIR:-data}/archive.sqlite" ".timeout 10000" ".backup '$file.part'"
	[ "$(sqlite3 "$file.part" 'pragma integrity_check')" = ok ]
fi
mv "$file.part" "$file"
ls -1 "$folder"/archive-*.* | grep -v '\.part$' | sort -r | tail -n +31 | while read -r old; do rm -- "$old"; done
echo "$file"
