package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory/mallocator"
)

var incidentColumns = arrow.NewSchema([]arrow.Field{
	{Name: "place", Type: arrow.PrimitiveTypes.Int32}, // columns are matched by name
	{Name: "extract", Type: arrow.PrimitiveTypes.Int32},
	{Name: "category", Type: arrow.PrimitiveTypes.Uint8},
}, nil)

// incidents makes records of n rows in all, each but the last of size rows.
func incidents(t testing.TB, memory *mallocator.Mallocator, n, size int) array.RecordReader {
	t.Helper()
	var records []arrow.Record
	for from := 0; from < n; from += size {
		b := array.NewRecordBuilder(memory, incidentColumns)
		for i := from; i < min(n, from+size); i++ {
			b.Field(0).(*array.Int32Builder).Append(int32(i))
			b.Field(1).(*array.Int32Builder).Append(7)
			b.Field(2).(*array.Uint8Builder).Append(3)
		}
		records = append(records, b.NewRecord())
		b.Release()
	}
	reader, err := array.NewRecordReader(incidentColumns, records)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		r.Release()
	}
	return reader
}

// views counts the views that no migration made.
const views = `SELECT count(*) FROM duckdb_views() WHERE database_name = 'store' AND view_name = 'arrow_batch'`

func TestAppendKeepsEveryRowAndNoMemory(t *testing.T) {
	for _, n := range []int{0, 1, 2048, 300_001} {
		s := fresh(t)
		memory := mallocator.NewMallocator()
		reader := incidents(t, memory, n, 100_000)
		err := s.Update(context.Background(), func(tx *Tx) error {
			return tx.Append(context.Background(), "incident", reader)
		})
		reader.Release()
		if err != nil {
			t.Fatal(err)
		}
		if got := count(t, s, `SELECT count(*) FROM incident WHERE extract = 7 AND category = 3`); got != int64(n) {
			t.Errorf("%d rows: %d arrived", n, got)
		}
		if got, want := count(t, s, `SELECT coalesce(sum(place), 0)::BIGINT FROM incident`), int64(n)*int64(n-1)/2; got != want {
			t.Errorf("%d rows: their numbers add up to %d, want %d", n, got, want)
		}
		if left := memory.AllocatedBytes(); left != 0 {
			t.Errorf("%d rows: %d bytes are still held outside Go", n, left)
		}
		if count(t, s, views) != 0 {
			t.Errorf("%d rows: the view stayed", n)
		}
	}
}

func TestUpdateIsUndoneWhole(t *testing.T) {
	boom := errors.New("boom")
	ctx, cancel := context.WithCancel(context.Background())
	for name, tc := range map[string]struct {
		ctx  context.Context
		end  func() error
		want error
	}{
		"an error":    {context.Background(), func() error { return boom }, boom},
		"a rehearsal": {context.Background(), func() error { return ErrRollback }, nil},
		"cancelled":   {ctx, func() error { cancel(); return nil }, context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			s := fresh(t)
			memory := mallocator.NewMallocator()
			err := s.Update(tc.ctx, func(tx *Tx) error {
				reader := incidents(t, memory, 5000, 1000)
				defer reader.Release()
				if err := tx.Append(tc.ctx, "incident", reader); err != nil {
					return err
				}
				if _, err := tx.ExecContext(tc.ctx, `INSERT INTO category VALUES (200, 'x')`); err != nil {
					return err
				}
				return tc.end()
			})
			if !errors.Is(err, tc.want) || (tc.want == nil) != (err == nil) {
				t.Errorf("Update returned %v, want %v", err, tc.want)
			}
			if n := count(t, s, `SELECT (SELECT count(*) FROM incident) + (SELECT count(*) FROM category WHERE id = 200)`); n != 0 {
				t.Errorf("%d rows stayed", n)
			}
			if count(t, s, views) != 0 {
				t.Error("the view stayed")
			}
			run(t, s, `INSERT INTO category VALUES (201, 'the connection is good again')`)
		})
	}
}

// failing is a reader that breaks after its first record.
type failing struct {
	array.RecordReader
	asked int
	err   error
}

func (f *failing) Next() bool {
	f.asked++
	return f.asked == 1 && f.RecordReader.Next()
}

func (f *failing) Err() error {
	if f.asked > 1 {
		return f.err
	}
	return nil
}

func TestAppendReportsTheReadersError(t *testing.T) {
	s := fresh(t)
	boom := errors.New("line 12 is bad")
	err := s.Update(context.Background(), func(tx *Tx) error {
		reader := incidents(t, mallocator.NewMallocator(), 5000, 1000)
		defer reader.Release()
		return tx.Append(context.Background(), "incident", &failing{RecordReader: reader, err: boom})
	})
	if !errors.Is(err, boom) {
		t.Errorf("Append says %v, want the reader's own error", err)
	}
	if count(t, s, `SELECT count(*) FROM incident`) != 0 || count(t, s, views) != 0 {
		t.Error("something stayed")
	}
}

func TestAppendOnceToATable(t *testing.T) {
	s := fresh(t)
	err := s.Update(context.Background(), func(tx *Tx) error {
		for range 2 {
			reader := incidents(t, mallocator.NewMallocator(), 10, 10)
			defer reader.Release()
			if err := tx.Append(context.Background(), "incident", reader); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "appended to before") {
		t.Errorf("a second Append says %v", err)
	}
}

func TestAppendNeedsTheColumns(t *testing.T) {
	s := fresh(t)
	err := s.Update(context.Background(), func(tx *Tx) error {
		reader := incidents(t, mallocator.NewMallocator(), 10, 10)
		defer reader.Release()
		return tx.Append(context.Background(), "rejection", reader)
	})
	if err == nil || !strings.Contains(err.Error(), "rejection") {
		t.Errorf("appending other columns says %v", err)
	}
}

func TestRecordsGivesWhatWasWritten(t *testing.T) {
	s := fresh(t)
	run(t, s, `INSERT INTO place SELECT i, 0.5, 51.5, 1, 2, 'E01000001', 2021 FROM range(1, 100001) AS t(i)`)
	sum := int64(0)
	err := s.Update(context.Background(), func(tx *Tx) error {
		reader, err := tx.Records(context.Background(), `SELECT id, lsoa FROM place WHERE id > ? ORDER BY id`, 50_000)
		if err != nil {
			return err
		}
		defer reader.Release()
		for reader.Next() {
			ids, codes := reader.Record().Column(0).(*array.Int32), reader.Record().Column(1).(*array.String)
			for i := range ids.Len() {
				sum += int64(ids.Value(i))
				if codes.Value(i) != "E01000001" {
					t.Fatalf("row %d has %q", i, codes.Value(i))
				}
			}
		}
		return reader.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := int64(50_001+100_000) * 50_000 / 2; sum != want {
		t.Errorf("the numbers add up to %d, want %d", sum, want)
	}
}
