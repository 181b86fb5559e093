-- The offence code of a partner's record, in the form of data.OffenceCode; '' when the
-- table has none. The views are made anew, since they give every column.
DROP VIEW partner_account;
DROP VIEW current_partner_record;

ALTER TABLE partner_record ADD COLUMN offence VARCHAR DEFAULT '';

CREATE VIEW current_partner_record AS
SELECT e.source, e.located_by, r.*
FROM partner_record AS r
JOIN current_partner_extract AS e ON e.id = r.extract
WHERE r.ref = ''
UNION ALL
SELECT e.source, e.located_by, r.*
FROM partner_record AS r
JOIN current_partner_extract AS e ON e.id = r.extract
WHERE r.ref <> ''
QUALIFY row_number() OVER (PARTITION BY e.source, r.ref, r.category ORDER BY e.newest DESC, e.path DESC) = 1;

CREATE VIEW partner_account AS
WITH counted AS (
    SELECT extract, month, count(*) AS loaded FROM current_partner_record GROUP BY ALL)
SELECT e.source, e.id AS extract, m.month, m.rows_read,
    coalesce(c.loaded, 0)::BIGINT AS loaded, m.rejected, m.duplicate,
    (m.kept - coalesce(c.loaded, 0))::BIGINT AS superseded
FROM partner_month AS m
JOIN partner_extract AS e ON e.id = m.extract AND e.state <> 'withdrawn'
LEFT JOIN counted AS c ON c.extract = m.extract AND c.month = m.month;
