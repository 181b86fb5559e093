-- Files that assess.toml names and that decide how others are read: boundaries, lookups,
-- directories of postcodes. One of which the file system says what is written here is
-- not hashed again.
CREATE TABLE named_file (
    path  VARCHAR NOT NULL,  -- absolute
    stamp VARCHAR NOT NULL,  -- what the file system said of it
    hash  VARCHAR NOT NULL   -- SHA-256 in hex
);
