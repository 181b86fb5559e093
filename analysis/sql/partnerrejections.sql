-- The first refused row of each reason in partners' files, with the number of rows
-- refused for it.
SELECT e.path, min(r.line), r.reason, count(*)
FROM partner_rejection AS r
JOIN partner_extract AS e ON e.id = r.extract AND e.state <> 'withdrawn'
GROUP BY e.id, e.path, r.reason
ORDER BY e.path, min(r.line), r.reason
