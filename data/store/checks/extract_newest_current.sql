-- No extract counts while the raw files hold a newer one of its month
SELECT s.path AS newer, c.path AS counted
FROM current_extract AS c
JOIN extract AS s USING (source, force, month)
WHERE s.state = 'superseded' AND (s.snapshot, s.path) > (c.snapshot, c.path)
ORDER BY s.id;
