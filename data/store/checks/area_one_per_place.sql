-- A place lies in at most one area of a layer
SELECT a.layer, a.vintage, a.how, p.place, p.areas
FROM (SELECT assignment, place, count(*) AS areas FROM place_area GROUP BY ALL HAVING count(*) > 1) AS p
JOIN assignment AS a ON a.id = p.assignment
ORDER BY ALL;
