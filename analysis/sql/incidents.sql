-- Every incident of one partnership, in no order. Parameters: the assignment of LSOAs
-- by code and the partnership's LSOAs.
WITH home AS (
         SELECT place
         FROM place_area
         WHERE assignment = ? AND area IN (SELECT unnest(from_json(?, '["VARCHAR"]'))))
SELECT i.extract, i.place, i.category
FROM incident i
JOIN home h ON h.place = i.place
