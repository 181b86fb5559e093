-- How often the point of a row lies elsewhere than its LSOA code says, for the
-- rows of one partnership in all extracts counted. Parameters: the extracts, the
-- district of each LSOA as two lists, the partnership's LSOAs, and the assignments
-- of LSOAs by point and by code.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     district AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa, unnest(from_json(?, '["VARCHAR"]')) AS code),
     own AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa),
     home AS (
         SELECT code.place,
                point.area IS DISTINCT FROM code.area AS lsoa_differs,
                there.code IS DISTINCT FROM stated.code AS district_differs
         FROM place_area code
         JOIN place p ON p.id = code.place AND p.easting IS NOT NULL
         LEFT JOIN district stated ON stated.lsoa = code.area
         LEFT JOIN place_area point ON point.place = code.place AND point.assignment = ?
         LEFT JOIN district there ON there.lsoa = point.area
         WHERE code.assignment = ? AND code.area IN (SELECT lsoa FROM own))
SELECT count(*),
       count(*) FILTER (WHERE h.lsoa_differs),
       count(*) FILTER (WHERE h.district_differs)
FROM incident i
JOIN home h ON h.place = i.place
WHERE i.extract IN (SELECT id FROM used)
