-- Every file ever read, of the police and of partners, with what became of it.
SELECT source, path, file_hash, state FROM extract
UNION ALL
SELECT source, path, file_hash || ' ' || reading, state FROM partner_extract
ORDER BY ALL
