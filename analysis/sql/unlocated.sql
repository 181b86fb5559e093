-- Incidents without any location by force and month.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id)
SELECT e.force, strftime(e.month, '%Y-%m'), count(*)
FROM incident i
JOIN extract e ON e.id = i.extract
WHERE i.place = 0 AND i.extract IN (SELECT id FROM used)
GROUP BY ALL
ORDER BY ALL
