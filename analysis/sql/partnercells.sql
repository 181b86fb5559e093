-- The rows of partners' tables by source, month, category, flags, offence and district. The
-- district is that of the row's LSOA, else of the ward it states, else the one it
-- states itself; empty where it has none, and elsewhere for a point in no LSOA. After partnerheld.sql. Parameters: those of
-- it; LSOAs and wards; their districts; the assignment of LSOAs by code.
, known AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS area, unnest(from_json(?, '["VARCHAR"]')) AS district)
SELECT r.source, strftime(r.month, '%Y-%m'), r.category, r.flags, r.repeat_victim IS NOT NULL, coalesce(r.offence, ''),
       CASE WHEN r.place <> 0 AND a.area IS NULL AND r.ward = '' AND r.district = '' THEN 'elsewhere'
            ELSE coalesce(k.district, w.district, r.district) END AS district,
       coalesce(sum(r.count), 0)::BIGINT, count(*), count(*) FILTER (WHERE r.count IS NULL)
FROM record AS r
LEFT JOIN place_area AS a ON a.place = nullif(r.place, 0) AND a.assignment = ?
LEFT JOIN known AS k ON k.area = a.area
LEFT JOIN known AS w ON w.area = nullif(r.ward, '')
GROUP BY ALL
ORDER BY ALL
