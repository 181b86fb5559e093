package store

import (
	"context"
	"os"
	"strings"
	"testing"
)

func integrity(t *testing.T, s *Store) string {
	t.Helper()
	faults, err := s.Integrity(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(faults, "\n")
}

func TestIntegrityOfASoundStore(t *testing.T) {
	for name, s := range map[string]*Store{"new": fresh(t), "filled": sound(t)} {
		if got := integrity(t, s); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestIntegrityFindsAnotherShape(t *testing.T) {
	for fault, want := range map[string]string{
		`CREATE TABLE scratch (i INTEGER)`:           "table scratch, column i INTEGER is none that this program makes",
		`DROP VIEW current_search`:                   "view current_search is missing",
		`ALTER TABLE rejection DROP COLUMN reason`:   "table rejection, column reason VARCHAR is missing",
		`CREATE OR REPLACE VIEW account AS SELECT 1`: "view account is missing or is not as this program makes it",
		`DROP TABLE search`:                          "view current_search cannot be read",
	} {
		s := sound(t)
		run(t, s, fault)
		if got := integrity(t, s); !strings.Contains(got, want) || !strings.Contains(got, "run assess load to make it again") {
			t.Errorf("%s: integrity says %q, want %q", fault, got, want)
		}
	}
}

// A block on the disk that has lost a bit is found by its checksum.
func TestIntegrityFindsALostBit(t *testing.T) {
	s := fresh(t)
	run(t, s, `INSERT INTO incident SELECT i % 977, i % 14, (i * 7919) % 65537 FROM range(400000) AS t(i)`)
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 4
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := integrity(t, reopen(t, path, Options{})); !strings.Contains(got, "the store's table incident cannot be read: it is only a cache") {
		t.Errorf("integrity says %q", got)
	}
}
