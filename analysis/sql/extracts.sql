-- Every extract ever read, with its row account, oldest first.
SELECT id, source, force, strftime(month, '%Y-%m'), path, file_hash, rows_read, loaded, rejected, duplicate,
       superseded, without_location, lsoa_vintage, state, strftime(loaded_at, '%Y-%m-%d'), snapshot, coalesce(strftime(retired_at, '%Y-%m-%d'), '')
FROM extract
ORDER BY id
