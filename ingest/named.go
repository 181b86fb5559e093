package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"assess/data/store"
)

// settled is how old a file must be for its stamp to be trusted: one that is written
// while it is hashed may have the same stamp afterwards on a coarse file system.
const settled = 2 * time.Second

// named knows the hashes of the files that the configuration names, as the store has
// them: what is there as it was is not read again. A nation's boundaries take longer to
// hash than all else that a load without news does, a directory of postcodes ten times
// that.
type named struct {
	files map[string]namedFile // by absolute path
	asked map[string]string    // the hashes that were asked for, by absolute path
	fresh bool                 // there are some that the store does not have
}

type namedFile struct{ stamp, hash string }

// readNamed reads what the store has.
func readNamed(ctx context.Context, tx *store.Tx) (*named, error) {
	rows, err := tx.QueryContext(ctx, `SELECT path, stamp, hash FROM named_file`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	n := &named{files: map[string]namedFile{}, asked: map[string]string{}}
	for rows.Next() {
		var path string
		var f namedFile
		if err := rows.Scan(&path, &f.stamp, &f.hash); err != nil {
			return nil, err
		}
		n.files[path] = f
	}
	return n, rows.Err()
}

// hash is the SHA-256 of a file, in hex.
func (n *named) hash(name string) (string, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	file, err := openNamed(name)
	if err != nil {
		return "", fmt.Errorf("%s: %w", filepath.ToSlash(name), err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return "", fmt.Errorf("%s: %w", filepath.ToSlash(name), unreadable(err))
	}
	stamp := stampOf(info)
	if known, ok := n.files[path]; ok && known.stamp == stamp {
		n.asked[path] = known.hash
		return known.hash, nil
	}
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", fmt.Errorf("%s: %w", filepath.ToSlash(name), unreadable(err))
	}
	f := namedFile{stamp, hex.EncodeToString(h.Sum(nil))}
	if time.Since(info.ModTime()) > settled {
		n.files[path], n.fresh = f, true
	}
	n.asked[path] = f.hash
	return f.hash, nil
}

// write brings the store up to date.
func (n *named) write(ctx context.Context, tx *store.Tx) error {
	if !n.fresh {
		return nil
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM named_file`); err != nil {
		return fmt.Errorf("note the files named: %w", err)
	}
	columns := []arrow.Field{column("path", typeText), column("stamp", typeText), column("hash", typeText)}
	paths := slices.Sorted(maps.Keys(n.files))
	return appendTo(ctx, tx, "named_file", columns, func(b *array.RecordBuilder) (rows int, err error) {
		for ; len(paths) > 0 && rows < batchRows; paths = paths[1:] {
			f := n.files[paths[0]]
			appendRow(b, paths[0], f.stamp, f.hash)
			rows++
		}
		return rows, nil
	})
}
