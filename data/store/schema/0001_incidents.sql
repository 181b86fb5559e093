-- The migrations that made these tables.
CREATE TABLE migration (
    number INTEGER NOT NULL,
    name   VARCHAR NOT NULL
);

-- Published crime categories. The numbers are stable.
CREATE TABLE category (
    id   UTINYINT NOT NULL,
    name VARCHAR  NOT NULL
);

-- One row per file, or member of an archive, and content ever read: the rows of
-- one source, force and month. No row is ever deleted.
CREATE TABLE extract (
    id               INTEGER   NOT NULL,
    source           VARCHAR   NOT NULL,  -- id of the source in assess.toml
    force            VARCHAR   NOT NULL,  -- data.police.uk id
    month            DATE      NOT NULL,  -- its first day
    path             VARCHAR   NOT NULL,  -- as people are shown it; archive.zip/member for a member
    file_hash        VARCHAR   NOT NULL,  -- SHA-256 of the file, or of the member's own bytes, in hex
    stamp            VARCHAR   NOT NULL,  -- what the file system says of the file; the same stamp is not read again
    size             BIGINT    NOT NULL,  -- bytes of the file or of the member
    modified         TIMESTAMP NOT NULL,  -- when the file, or the archive, arrived (UTC)
    snapshot         VARCHAR   NOT NULL,  -- the newest month known when it was published; the newer snapshot of a month counts
    lsoa_vintage     SMALLINT  NOT NULL,  -- census year of its LSOA codes, 0 when not known
    rows_read        BIGINT    NOT NULL,  -- = loaded + rejected + duplicate + superseded
    loaded           BIGINT    NOT NULL,  -- rows that count; 0 unless current
    rejected         BIGINT    NOT NULL,
    duplicate        BIGINT    NOT NULL,
    superseded       BIGINT    NOT NULL,  -- rows that would count if this were current
    without_location BIGINT    NOT NULL,  -- of the rows loaded or superseded
    state            VARCHAR   NOT NULL,  -- current; superseded by a newer snapshot; withdrawn: no longer in the raw files
    loaded_at        TIMESTAMP NOT NULL,  -- UTC
    retired_at       TIMESTAMP            -- when it stopped being current (UTC), null while it is
);

-- Rows that could not be used, at most the first 1,000 of an extract; how many
-- there were is in extract.rejected. The rows' own values are not kept.
CREATE TABLE rejection (
    extract INTEGER NOT NULL,
    line    BIGINT  NOT NULL,
    reason  VARCHAR NOT NULL
);

-- Distinct points with the LSOA code stated beside them. Place 0 has neither.
CREATE TABLE place (
    id       INTEGER  NOT NULL,
    lon      DOUBLE,             -- WGS84 degrees, null when only a code was given
    lat      DOUBLE,
    easting  DOUBLE,             -- British National Grid, metres
    northing DOUBLE,
    lsoa     VARCHAR  NOT NULL,  -- as stated in the file, '' when not
    vintage  SMALLINT NOT NULL   -- of the code, 0 when not known
);
INSERT INTO place VALUES (0, NULL, NULL, NULL, NULL, '', 0);

-- One row per incident kept: neither rejected nor a duplicate.
CREATE TABLE incident (
    extract  INTEGER  NOT NULL,
    category UTINYINT NOT NULL,
    place    INTEGER  NOT NULL
);

-- One joining of places to the areas of a layer.
CREATE TABLE assignment (
    id        INTEGER  NOT NULL,
    key       VARCHAR  NOT NULL,  -- SHA-256 of what decides it: boundary file, properties, lookups
    layer     VARCHAR  NOT NULL,
    vintage   SMALLINT NOT NULL,
    how       VARCHAR  NOT NULL,  -- point: the area that holds the point; code: the stated LSOA, brought to this vintage
    placed_to INTEGER  NOT NULL   -- the last place joined
);

-- The area of a place. A place in no area has no row.
CREATE TABLE place_area (
    assignment INTEGER NOT NULL,
    place      INTEGER NOT NULL,
    area       VARCHAR NOT NULL
);

CREATE VIEW current_extract AS
SELECT * FROM extract WHERE state = 'current';

CREATE VIEW current_incident AS
SELECT e.source, e.force, e.month, i.category, i.place
FROM incident AS i
JOIN current_extract AS e ON e.id = i.extract;

-- What became of every row of the raw files as they are now.
CREATE VIEW account AS
SELECT source, force, month,
    count(*)::INTEGER AS files,
    sum(rows_read)::BIGINT AS rows_read,
    sum(loaded)::BIGINT AS loaded,
    sum(rejected)::BIGINT AS rejected,
    sum(duplicate)::BIGINT AS duplicate,
    sum(superseded)::BIGINT AS superseded,
    coalesce(sum(without_location) FILTER (WHERE state = 'current'), 0)::BIGINT AS without_location
FROM extract
WHERE state <> 'withdrawn'
GROUP BY source, force, month;

-- The area of each place by layer, vintage and how it was found.
CREATE VIEW area_of_place AS
SELECT a.layer, a.vintage, a.how, p.place, p.area
FROM place_area AS p
JOIN assignment AS a ON a.id = p.assignment;
