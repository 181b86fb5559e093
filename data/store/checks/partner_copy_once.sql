-- Of copies of one partner's file one is counted
SELECT source, min(path) AS first, count(*) FILTER (WHERE state = 'current') AS counted
FROM partner_extract
WHERE state <> 'withdrawn'
GROUP BY source, file_hash, reading
HAVING counted <> 1
ORDER BY ALL;
