-- Every row read is loaded, rejected, a duplicate or superseded
SELECT path, rows_read, loaded, rejected, duplicate, superseded
FROM extract
WHERE rows_read <> loaded + rejected + duplicate + superseded
   OR least(rows_read, loaded, rejected, duplicate, superseded, without_location) < 0
   OR without_location > loaded + superseded
ORDER BY id;
