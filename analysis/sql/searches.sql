-- Stop and searches of the extracts by what is told of them, at each point. Parameters:
-- the assignment of LSOAs by code and the extracts.
SELECT s.extract, coalesce(a.area, ''), p.easting, p.northing, s.object, s.legislation, s.outcome, s.officer_defined, s.linked, count(*)
FROM search AS s
JOIN place AS p ON p.id = s.place
LEFT JOIN place_area AS a ON a.place = s.place AND a.assignment = ?
WHERE s.extract IN (SELECT unnest(from_json(?, '["INTEGER"]')))
GROUP BY ALL
ORDER BY ALL
