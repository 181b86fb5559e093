-- No view points into the memory of a process
SELECT view_name
FROM duckdb_views()
WHERE database_name = 'store' AND sql LIKE '%arrow_scan%'
ORDER BY view_name;
