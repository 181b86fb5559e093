package store

import (
	"context"
	"testing"
	"testing/fstest"

	"assess/data"
)

func TestMigrationsAreNumberedWithoutAGap(t *testing.T) {
	for name, tc := range map[string]struct {
		files []string
		ok    bool
	}{
		"in order": {[]string{"schema/0001_a.sql", "schema/0002_b.sql"}, true},
		"a gap":    {[]string{"schema/0001_a.sql", "schema/0003_b.sql"}, false},
		"twice":    {[]string{"schema/0001_a.sql", "schema/0001_b.sql"}, false},
		"a name":   {[]string{"schema/first.sql"}, false},
	} {
		files := fstest.MapFS{}
		for _, f := range tc.files {
			files[f] = &fstest.MapFile{Data: []byte("SELECT 1")}
		}
		steps, err := migrations(files)
		if (err == nil) != tc.ok {
			t.Errorf("%s: %v", name, err)
		}
		if tc.ok && (len(steps) != 2 || steps[1].number != 2) {
			t.Errorf("%s: %+v", name, steps)
		}
	}
	if _, err := migrations(schema); err != nil {
		t.Error(err)
	}
}

func TestMigrationIsAllOrNothing(t *testing.T) {
	s := fresh(t)
	before := count(t, s, `SELECT max(number) FROM migration`)
	broken := migration{int(before) + 1, "broken.sql", "CREATE TABLE half (i INTEGER); CREATE TABLE half (i INTEGER)"}
	err := s.Update(context.Background(), func(tx *Tx) error { return broken.run(context.Background(), tx) })
	if err == nil {
		t.Fatal("it ran")
	}
	if n := count(t, s, `SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'`); n != 0 {
		t.Error("half of it stayed")
	}
	if n := count(t, s, `SELECT max(number) FROM migration`); n != before {
		t.Errorf("it is noted as done: version %d", n)
	}
}

func TestCategoriesAreNamedInTheStore(t *testing.T) {
	s := fresh(t)
	for _, c := range data.Categories {
		rows, err := s.QueryContext(context.Background(), `SELECT name FROM category WHERE id = ?`, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		var name string
		if rows.Next() {
			if err := rows.Scan(&name); err != nil {
				t.Fatal(err)
			}
		}
		rows.Close()
		if name != string(c.Name) {
			t.Errorf("category %d is %q, want %q", c.ID, name, c.Name)
		}
	}
}

func TestReopeningKeepsTheTables(t *testing.T) {
	s := fresh(t)
	run(t, s, `INSERT INTO rejection VALUES (1, 2, 'x')`)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopen(t, s.Path(), Options{})
	if n := count(t, again, `SELECT count(*) FROM rejection`); n != 1 {
		t.Errorf("%d rows after reopening, want 1", n)
	}
	steps, err := migrations(schema)
	if err != nil {
		t.Fatal(err)
	}
	if n := count(t, again, `SELECT count(*) FROM migration`); n != int64(len(steps)) {
		t.Errorf("%d migrations noted, want %d", n, len(steps))
	}
}
