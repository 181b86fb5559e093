-- Every partner's row has a place that exists, and none where only the outward part of a postcode is known
SELECT r.extract, count(*) AS records
FROM partner_record AS r
LEFT JOIN place AS p ON p.id = r.place
WHERE p.id IS NULL
   OR (r.outward <> '' AND (r.place <> 0 OR r.ward <> ''))
   OR coalesce(r.postcode, false) AND r.place = 0
GROUP BY r.extract
ORDER BY r.extract;
