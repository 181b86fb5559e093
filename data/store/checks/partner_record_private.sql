-- No reference of a partner is kept in clear, and of postcodes no more than the outward part
SELECT extract, count(*) AS records
FROM partner_record
WHERE NOT regexp_matches(ref, '^([0-9a-f]{32})?$')
   OR NOT regexp_matches(outward, '^([A-Z]{1,2}[0-9][0-9A-Z]?)?$')
   OR NOT regexp_matches(ward, '^([EWSN][0-9]{8})?$')
   OR NOT regexp_matches(district, '^([EWSN][0-9]{8})?$')
GROUP BY extract
ORDER BY extract;
