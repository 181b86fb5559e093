// Package store keeps what was read from extracts in one DuckDB file, and is
// the only package that knows it is DuckDB.
//
// The store is a cache: it can be deleted and made again from the raw files at
// any time. Its tables are in schema/*.sql, numbered migrations that run in a
// transaction each; what must be true of their contents is in checks/*.sql,
// each a query that must return no row.
//
// In: rows as Arrow records, through a transaction (Update, Tx.Append). Out:
// rows of aggregates (QueryContext), records (Tx.Records), failed checks.
//
// What a transaction wrote is on the disk when Update returns: DuckDB writes it to a
// log beside the file (.wal) and syncs that, and Close moves it into the file. A
// program that is killed, or a power cut, leaves the file and the log; the next Open
// reads both, and drops what was not committed. A new store is made aside.
//
// One process at a time may write. Open waits for another one as long as it is
// told to, then says which process holds the store.
package store
