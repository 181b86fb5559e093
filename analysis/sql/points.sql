-- The places of one partnership with their areas by three assignments, a row for each
-- area. Parameters: the assignment of LSOAs by code and the partnership's LSOAs; the
-- assignments wanted.
WITH home AS (
         SELECT place
         FROM place_area
         WHERE assignment = ? AND area IN (SELECT unnest(from_json(?, '["VARCHAR"]'))))
SELECT p.id, p.easting, p.northing, a.assignment, a.area
FROM home h
JOIN place p ON p.id = h.place
JOIN place_area a ON a.place = h.place
WHERE a.assignment IN (?, ?, ?)
ORDER BY p.easting, p.northing, p.id
