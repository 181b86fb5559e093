-- Every area of a place comes from one assignment, of an existing place
SELECT 'assignment ' || p.assignment AS what, count(*) AS areas
FROM place_area AS p
WHERE p.assignment NOT IN (SELECT id FROM assignment)
   OR p.place NOT IN (SELECT id FROM place)
GROUP BY p.assignment
UNION ALL
SELECT layer || ' ' || vintage || ' by ' || how, count(*)
FROM assignment
GROUP BY layer, vintage, how
HAVING count(*) > 1
UNION ALL
SELECT 'assignment ' || id, count(*)
FROM assignment
GROUP BY id
HAVING count(*) > 1
ORDER BY ALL;
