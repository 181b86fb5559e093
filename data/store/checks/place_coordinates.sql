-- Points lie in Great Britain and have grid coordinates
SELECT id AS place, lon, lat
FROM place
WHERE (lon IS NULL) <> (lat IS NULL)
   OR (lon IS NULL) <> (easting IS NULL)
   OR (lon IS NULL) <> (northing IS NULL)
   OR NOT coalesce(lon BETWEEN -9 AND 3 AND lat BETWEEN 49 AND 61.5, true)
   OR (lon IS NULL AND lsoa = '' AND id <> 0)
ORDER BY id;
