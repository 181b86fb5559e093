-- One row per stop and search kept: of a file that extract has a row of. Texts are as
-- published, '' where the force does not say. No row is a duplicate of another: they
-- carry no reference.
CREATE TABLE search (
    extract         INTEGER   NOT NULL,
    place           INTEGER   NOT NULL,  -- 0: none
    at              TIMESTAMP NOT NULL,  -- by the clocks of England, as exact as the force gives it
    kind            VARCHAR   NOT NULL,  -- person, vehicle, or both
    sex             VARCHAR   NOT NULL,
    age             VARCHAR   NOT NULL,  -- a range
    self_defined    VARCHAR   NOT NULL,  -- ethnicity
    officer_defined VARCHAR   NOT NULL,  -- ethnicity as the officer saw it
    legislation     VARCHAR   NOT NULL,
    object          VARCHAR   NOT NULL,  -- what was looked for
    outcome         VARCHAR   NOT NULL,
    linked          BOOLEAN,             -- whether the outcome is linked to the object; null where the force does not say
    clothing        BOOLEAN              -- whether more than outer clothing came off; the same
);

CREATE VIEW current_search AS
SELECT e.source, e.force, e.month, s.*
FROM search AS s
JOIN current_extract AS e ON e.id = s.extract;
