-- A place lies in at most one area of a layer
SELECT a.layer, a.vintage, a.how, p.place, count(*) AS areas
FROM place_area AS p
JOIN assignment AS a ON a.id = p.assignment
GROUP BY ALL
HAVING count(*) > 1
ORDER BY ALL;
