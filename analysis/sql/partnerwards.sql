-- The rows of partners' tables by source, month, category and ward, between two months.
-- After partnerheld.sql. Parameters: those of it; the assignment of wards by point; the
-- months, as first days.
SELECT r.source, strftime(r.month, '%Y-%m'), r.category, coalesce(w.area, r.ward) AS ward, coalesce(sum(r.count), 0)::BIGINT
FROM record AS r
LEFT JOIN place_area AS w ON w.place = nullif(r.place, 0) AND w.assignment = ?
WHERE r.month BETWEEN ?::DATE AND ?::DATE AND coalesce(w.area, r.ward) <> ''
GROUP BY ALL
ORDER BY ALL
