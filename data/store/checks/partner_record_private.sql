-- No reference of a partner is kept in clear, of postcodes no more than the outward part,
-- and as offence codes nothing but codes
SELECT extract, count(*) AS records
FROM partner_record
WHERE NOT regexp_matches(ref, '^([0-9a-f]{32})?$')
   OR NOT regexp_matches(outward, '^([A-Z]{1,2}[0-9][0-9A-Z]?)?$')
   OR NOT regexp_matches(ward, '^([EWSN][0-9]{8})?$')
   OR NOT regexp_matches(district, '^([EWSN][0-9]{8})?$')
   OR NOT regexp_matches(offence, '^([0-9A-Z/.-]{0,7}[0-9][0-9A-Z/.-]{0,7})?$') OR length(offence) > 8
GROUP BY extract
ORDER BY extract;
