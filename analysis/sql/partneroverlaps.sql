-- Months that several files of a source hold, where no row of the source has a
-- reference to tell the same row twice.
SELECT source, count(*) AS months, strftime(min(month), '%Y-%m')
FROM (SELECT source, month
      FROM current_partner_record
      GROUP BY ALL
      HAVING count(DISTINCT extract) > 1)
WHERE source NOT IN (SELECT source FROM current_partner_record WHERE ref <> '')
GROUP BY source
ORDER BY source
