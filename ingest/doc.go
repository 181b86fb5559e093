// Package ingest reads police extracts and partners' tables into the store and
// joins their places to areas.
//
// In: the street-level files published on data.police.uk, loose (.csv,
// .csv.gz) or in archives (.zip), and tables of any partner (.csv, .xlsx,
// .jsonl), as configured sources; boundaries, lookups of LSOA vintages and
// directories of postcodes. Out: extracts, incidents, partners' records and places in
// the store, an account of every row, and a sentence about every file that was not taken.
//
// # What becomes of a file
//
// A file is one source's force and month, as its name says
// (2021-04-essex-street.csv). It is taken whole or not at all. It is refused,
// with the line and what to do, when its shape is wrong: a column missing, a
// crime type that is not known, a row of another month, no rows, a cut or
// damaged file, text that is not UTF-8 in any column, a field over 64 KiB or a
// row over 1 MiB, an archive that is encrypted, names paths outside itself or
// inflates beyond reason; and when none of its rows can be used. The other
// files go on, and what the store held of the refused one stays.
//
// Where the raw files hold a month of a force twice, the one of the newer
// snapshot counts and the other is superseded. The snapshot of an archive is
// the newest month in it, that of a loose file its own month; among equals the
// last path in order counts. A file that is gone, or has changed, is withdrawn.
// What the store counts is therefore decided by the raw files as they are, not
// by the order in which they came; rows that no longer count are kept, so that
// the past can be replayed.
//
// # What becomes of a row
//
// A row is rejected, with its line and a reason, when its number of fields is
// not the header's, its month is no month, it has no crime type, its
// coordinates are not two numbers in Great Britain, or its LSOA code does not
// have the form of one. Coordinates that are blank or (0, 0) are no rejection:
// the row has no point.
//
// A further row with the Crime ID and crime type of an earlier one is a
// duplicate. The place kept is that of the first of them that has one.
// Anti-social behaviour and rows without a Crime ID are never duplicates.
//
// Every other row is loaded, or superseded with its file. Crime IDs, street
// names and outcomes are not stored.
//
// # Partners' tables
//
// A table is read as its block says: by sheet (sheet.go and sheet_*.go, one a format),
// plan (where its columns stand), row and place. Every column of it is mapped or
// ignored; those ignored are not kept. A file is a partition of its own: it is taken
// whole or not at all, read again when its content changes or anything that decides
// its reading (the block, the directory of postcodes, the names of areas, the key), and
// withdrawn when it is gone. Of copies one counts. A further row with one reference and
// category is a duplicate within its file; of two files the row in the one that reaches
// further counts, and the other's is superseded. Files without references cannot be
// told apart so, and all count.
//
// What is said of a file names columns and categories, never a value of any other
// column.
//
// # Areas
//
// Every distinct point with its stated LSOA code is a place, joined once to
// each configured layer by the area that holds the point. To the LSOAs of the
// newest vintage it is joined by its code as well, so that every row with a
// code counts in exactly one LSOA:
//
//   - a code of that vintage, or of one that is not known, is itself;
//   - through the lookups, an unchanged code is itself and merged ones are the
//     one they became;
//   - of a split or irregularly changed one, it is the LSOA among its
//     successors that holds the point; else, the one whose interior point is
//     nearest to it; without a point, or a shape of any successor, the lowest
//     code;
//   - a code in no lookup stays as it is;
//   - a place with a point but no code is in the LSOA that holds the point.
//
// A code outside the configured boundaries stays, and counts as elsewhere.
package ingest
