package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// rowsOfEach is how many rows each transaction of writeForEver has.
const rowsOfEach = 3

// writeForEver writes transactions 1, 2, 3 … to a store and says each when it is done,
// until the process is killed.
func writeForEver(path string) {
	s, err := Open(context.Background(), path, Options{Threads: 1})
	for i := 1; err == nil; i++ {
		err = s.Update(context.Background(), func(tx *Tx) error {
			for line := range rowsOfEach {
				if _, err := tx.ExecContext(context.Background(), `INSERT INTO rejection VALUES (?, ?, ?)`, i, line, strings.Repeat("x", 100*i%1000)); err != nil {
					return err
				}
			}
			return nil
		})
		fmt.Println(i)
	}
	fmt.Println(err)
}

// killedAfter is a store whose writer was killed as soon as it had said that a
// transaction was done.
func killedAfter(t *testing.T, transactions int) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "assess.duckdb")
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "STORE_TEST_WRITE="+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(out)
	for i := 1; i <= transactions; i++ {
		if !said.Scan() || said.Text() != fmt.Sprint(i) {
			t.Fatalf("the writer says %q, want %d", said.Text(), i)
		}
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	c.Wait() // killed: an error
	return path
}

// transactions is how many of writeForEver's transactions a store holds. Each must be
// whole, and none missing before the last.
func transactions(t *testing.T, s *Store) int64 {
	t.Helper()
	if broken := count(t, s, fmt.Sprintf(`SELECT count(*) FROM (SELECT extract FROM rejection GROUP BY extract HAVING count(*) <> %d)`, rowsOfEach)); broken > 0 {
		t.Errorf("%d transactions are there in part", broken)
	}
	n := count(t, s, `SELECT count(DISTINCT extract) FROM rejection`)
	if last := count(t, s, `SELECT coalesce(max(extract), 0) FROM rejection`); last != n {
		t.Errorf("%d transactions are there, the last is number %d", n, last)
	}
	return n
}

// What was told as done outlives the process that did it.
func TestWhatWasToldAsDoneOutlivesAKill(t *testing.T) {
	const done = 4
	path := killedAfter(t, done)
	s := reopen(t, path, Options{})
	if n := transactions(t, s); n < done {
		t.Errorf("%d transactions are there, %d were told as done", n, done)
	}
	run(t, s, `INSERT INTO category VALUES (200, 'it goes on')`)
}

// After a power cut the log may end anywhere, in a torn part or in zeros. The store
// opens with the transactions that are whole, and goes on.
func TestATornLogIsCutToWholeTransactions(t *testing.T) {
	path := killedAfter(t, 6)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(path + ".wal")
	if err != nil {
		t.Fatal(err)
	}
	before := int64(0)
	for step := range 12 {
		at := len(log) * step / 11
		for name, torn := range map[string][]byte{
			"cut":   log[:at],
			"zeros": append(append([]byte{}, log[:at]...), make([]byte, min(4096, len(log)-at))...),
		} {
			again := filepath.Join(t.TempDir(), "assess.duckdb")
			if err := os.WriteFile(again, file, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(again+".wal", torn, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(context.Background(), again, Options{})
			if err != nil {
				t.Errorf("%s at %d of %d bytes: %v", name, at, len(log), err)
				continue
			}
			n := transactions(t, s)
			if n < before {
				t.Errorf("%s at %d of %d bytes: %d transactions, and %d with less of the log", name, at, len(log), n, before)
			}
			before = n
			run(t, s, `INSERT INTO category VALUES (200, 'it goes on')`)
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			s = reopen(t, again, Options{})
			if transactions(t, s) != n || count(t, s, `SELECT count(*) FROM category WHERE id = 200`) != 1 {
				t.Errorf("%s at %d of %d bytes: the next transaction is lost", name, at, len(log))
			}
			s.Close()
		}
	}
	if before < 6 {
		t.Errorf("with the whole log %d transactions are there, want 6", before)
	}
}

// A file that DuckDB was stopped over while it made it is never under the store's name.
func TestAStoreIsMadeAside(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "assess.duckdb")
	dead := filepath.Join(dir, ".assess.duckdb.new-1")
	if err := os.MkdirAll(dead, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dead, "assess.duckdb"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Open(ended, path, Options{}); err == nil {
		t.Fatal("a store was made though it was told to stop")
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Fatalf("a store that was not made leaves %v", left)
	}
	if err := os.MkdirAll(spill(path), 0o700); err != nil {
		t.Fatal(err)
	}
	s := reopen(t, path, Options{})
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("beside the store lies %v, want nothing", left)
	}
	s.Close()
}
