-- Every assignment has gone through all places
SELECT a.layer, a.vintage, a.how, a.placed_to, p.newest
FROM assignment AS a, (SELECT max(id) AS newest FROM place) AS p
WHERE a.placed_to <> p.newest
ORDER BY a.id;
