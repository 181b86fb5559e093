-- Partners' tables. One row per file and content ever read, with what it was
-- read by. No row is ever deleted.
CREATE TABLE partner_extract (
    id         INTEGER   NOT NULL,
    source     VARCHAR   NOT NULL,  -- id of the source in assess.toml
    path       VARCHAR   NOT NULL,  -- as people are shown it
    file_hash  VARCHAR   NOT NULL,  -- SHA-256 of the file in hex
    reading    VARCHAR   NOT NULL,  -- SHA-256 of all else that decides what is read of it: the source's block, postcodes, names of areas, the key
    stamp      VARCHAR   NOT NULL,  -- what the file system says of the file; with the same stamp and reading it is not read again
    size       BIGINT    NOT NULL,  -- bytes of the file
    modified   TIMESTAMP NOT NULL,  -- when the file arrived (UTC)
    located_by VARCHAR   NOT NULL,  -- postcode, grid, degrees, lsoa, ward, district, outward
    newest     DATE      NOT NULL,  -- its last day or month; of two files with one reference the newer counts, then the last by path
    reversed   BIGINT    NOT NULL,  -- rows kept whose end lies before their start; the end is not used
    state      VARCHAR   NOT NULL,  -- current; superseded by a copy of it; withdrawn: no longer in the raw files, or read otherwise
    loaded_at  TIMESTAMP NOT NULL,  -- UTC
    retired_at TIMESTAMP            -- when it stopped being current (UTC), null while it is
);

-- What became of the rows of a file, month by month. The month is null for rows
-- that were rejected before one was known.
CREATE TABLE partner_month (
    extract   INTEGER NOT NULL,
    month     DATE,              -- its first day
    rows_read BIGINT  NOT NULL,  -- = kept + rejected + duplicate
    kept      BIGINT  NOT NULL,
    rejected  BIGINT  NOT NULL,
    duplicate BIGINT  NOT NULL   -- a further row of the file with the same reference and category
);

-- Rows that could not be used, at most the first 1,000 of a file. The rows' own
-- values are not kept.
CREATE TABLE partner_rejection (
    extract INTEGER NOT NULL,
    line    BIGINT  NOT NULL,
    reason  VARCHAR NOT NULL
);

-- One row per row kept: neither rejected nor a duplicate. Columns that the
-- source does not map are not here, and a postcode is here as its place alone.
CREATE TABLE partner_record (
    extract        INTEGER NOT NULL,
    month          DATE    NOT NULL,  -- its first day
    day            DATE,              -- on which it began, null when only the month is known
    starts         TIMESTAMP,         -- by the clocks of England, null when no time is known
    ends           TIMESTAMP,         -- the same; null when not known
    category       VARCHAR NOT NULL,  -- in the words of assess.toml
    count          INTEGER,           -- how many the row stands for; null when the supplier hides it or does not know
    place          INTEGER NOT NULL,  -- 0: none
    ward           VARCHAR NOT NULL,  -- stated code, '' when not
    district       VARCHAR NOT NULL,  -- stated code, '' when not
    outward        VARCHAR NOT NULL,  -- outward part of a postcode, where the row has no more than that; '' otherwise
    postcode       BOOLEAN,           -- whether the postcode given was found to have a place; null when none was given
    domestic_abuse BOOLEAN,           -- flags: null when not known
    hate           BOOLEAN,
    knife          BOOLEAN,
    alcohol        BOOLEAN,
    repeat_victim  BOOLEAN,
    ref            VARCHAR NOT NULL   -- HMAC-SHA-256 of the supplier's reference, 128 bits in hex; '' when it has none
);

CREATE VIEW current_partner_extract AS
SELECT * FROM partner_extract WHERE state = 'current';

-- The rows that count: of those of one source with the same reference and
-- category, the one in the newest file.
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

-- What became of every row of the partners' files as they are now:
-- rows_read = loaded + rejected + duplicate + superseded.
CREATE VIEW partner_account AS
WITH counted AS (
    SELECT extract, month, count(*) AS loaded FROM current_partner_record GROUP BY ALL)
SELECT e.source, e.id AS extract, m.month, m.rows_read,
    coalesce(c.loaded, 0)::BIGINT AS loaded, m.rejected, m.duplicate,
    (m.kept - coalesce(c.loaded, 0))::BIGINT AS superseded
FROM partner_month AS m
JOIN partner_extract AS e ON e.id = m.extract AND e.state <> 'withdrawn'
LEFT JOIN counted AS c ON c.extract = m.extract AND c.month = m.month;
