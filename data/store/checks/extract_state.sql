-- Only current extracts have loaded rows, and only the others have a date of retirement
SELECT path, state, loaded, superseded
FROM extract
WHERE state NOT IN ('current', 'superseded', 'withdrawn')
   OR (state = 'current') <> (retired_at IS NULL)
   OR (state = 'current' AND superseded > 0)
   OR (state <> 'current' AND loaded > 0)
ORDER BY id;
