-- Each row of partners' tables in one partnership, between two months. A row is the
-- partnership's by its LSOA, else by the ward it states, else by the district; one with
-- none of them where its source is of the partnership alone. After partnerheld.sql.
-- Parameters: those of it; the assignment of LSOAs by code; that of wards by point; the
-- months, as first days; the partnership's LSOAs, wards and districts; sources of it alone.
SELECT r.source, strftime(r.month, '%Y-%m'), r.category, r.flags, r.place, p.easting, p.northing,
       coalesce(w.area, r.ward), r.day, r.starts, r.ends
FROM record AS r
JOIN place AS p ON p.id = r.place
LEFT JOIN place_area AS a ON a.place = nullif(r.place, 0) AND a.assignment = ?
LEFT JOIN place_area AS w ON w.place = nullif(r.place, 0) AND w.assignment = ?
WHERE r.month BETWEEN ?::DATE AND ?::DATE AND r.count = 1
  AND (coalesce(a.area, nullif(r.ward, ''), r.district) IN (SELECT unnest(from_json(?, '["VARCHAR"]')))
       OR coalesce(a.area, nullif(r.ward, ''), nullif(r.district, '')) IS NULL AND r.place = 0 AND r.source IN (SELECT unnest(from_json(?, '["VARCHAR"]'))))
ORDER BY r.source, r.month, r.day, r.starts, r.ends, r.category, r.flags, r.place, r.ward
