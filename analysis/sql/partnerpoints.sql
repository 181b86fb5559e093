-- Points to which postcodes bring an outsized share of a source's rows: at least 20
-- rows, and a quarter of those placed, or 5 % and 10 times the median point. A station, a hospital
-- or an address written where none was known looks so. Parameter: the assignment of
-- LSOAs by code.
WITH points AS (
         SELECT source, place, count(*) AS n
         FROM current_partner_record
         WHERE postcode
         GROUP BY ALL),
     whole AS (SELECT source, sum(n) AS total, median(n) AS usual FROM points GROUP BY source)
SELECT p.source, coalesce(a.area, ''), p.n::BIGINT, w.total::BIGINT
FROM points AS p
JOIN whole AS w ON w.source = p.source
LEFT JOIN place_area AS a ON a.place = p.place AND a.assignment = ?
WHERE p.n >= 20 AND (p.n >= 0.25 * w.total OR p.n >= 0.05 * w.total AND p.n >= 10 * w.usual)
ORDER BY p.source, p.n DESC, p.place
