package store

import (
	"cmp"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// fresh opens a new store in a folder that Open has to make.
func fresh(t testing.TB) *Store {
	t.Helper()
	return reopen(t, filepath.Join(t.TempDir(), "store", "assess.duckdb"), Options{})
}

func reopen(t testing.TB, path string, o Options) *Store {
	t.Helper()
	s, err := Open(context.Background(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func run(t testing.TB, s *Store, statements ...string) {
	t.Helper()
	err := s.Update(context.Background(), func(tx *Tx) error {
		for _, statement := range statements {
			if _, err := tx.ExecContext(context.Background(), statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func count(t testing.TB, s *Store, query string) (n int64) {
	t.Helper()
	rows, err := s.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	if !rows.Next() {
		t.Fatalf("%s: no row", query)
	}
	if err := rows.Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestOpenMakesAPrivateStore(t *testing.T) {
	s := fresh(t)
	run(t, s, `INSERT INTO category VALUES (200, 'x')`)
	for path, want := range map[string]os.FileMode{s.Path(): 0o600, s.Path() + ".wal": 0o600, filepath.Dir(s.Path()): 0o700} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(path), got, want)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(filepath.Dir(s.Path()))
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 1 {
		t.Errorf("after Close the folder holds %v, want the store alone", left)
	}
	again := reopen(t, s.Path(), Options{ReadOnly: true})
	if n := count(t, again, `SELECT count(*) FROM category WHERE id = 200`); n != 1 {
		t.Errorf("the row written before Close is gone")
	}
}

func TestOpenTakesAnyPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "it's 50%#x;--", "a'b.duckdb")
	run(t, reopen(t, path, Options{Threads: 1, MemoryMiB: 256}), `INSERT INTO category VALUES (200, 'x')`)
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the store is not where it was asked for: %v", err)
	}
}

func TestOpenIsLimited(t *testing.T) {
	s := reopen(t, filepath.Join(t.TempDir(), "assess.duckdb"), Options{Threads: 1, MemoryMiB: 300})
	for setting, want := range map[string]string{
		"threads": "1", "memory_limit": "300.0 MiB",
		"autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
		"temp_directory": s.Path() + ".tmp",
	} {
		rows, err := s.QueryContext(context.Background(), "SELECT current_setting('"+setting+"')::VARCHAR")
		if err != nil {
			t.Fatal(err)
		}
		var got string
		rows.Next()
		if err := rows.Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", setting, got, err, want)
		}
		rows.Close()
	}
}

func TestOpenRefuses(t *testing.T) {
	for name, tc := range map[string]struct {
		file    string
		options Options
		make    func(path string) error
		want    string
	}{
		"question": {file: "a?threads=1", make: func(string) error { return nil }, want: "holds a question mark"},
		"text":     {make: func(p string) error { return os.WriteFile(p, []byte(strings.Repeat("hello\n", 4096)), 0o600) }, want: "is not a store"},
		"empty":    {make: func(p string) error { return os.WriteFile(p, nil, 0o600) }, want: "is not a store"},
		"folder":   {make: func(p string) error { return os.Mkdir(p, 0o700) }, want: "not a plain file"},
		"link":     {make: func(p string) error { return os.Symlink("elsewhere", p) }, want: "not a plain file"},
		"missing":  {options: Options{ReadOnly: true}, make: func(string) error { return nil }, want: "run assess load first"},
		"newer": {make: func(p string) error {
			s := reopen(t, p, Options{})
			run(t, s, `INSERT INTO migration VALUES (9999, 'of tomorrow')`)
			return s.Close()
		}, want: "made by a newer assess"},
		"older": {options: Options{ReadOnly: true}, make: func(p string) error {
			s := reopen(t, p, Options{})
			run(t, s, `DELETE FROM migration`)
			return s.Close()
		}, want: "made by an older assess"},
		"damaged": {make: func(p string) error {
			if err := reopen(t, p, Options{}).Close(); err != nil {
				return err
			}
			f, err := os.OpenFile(p, os.O_RDWR, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = f.WriteAt(make([]byte, 8192), 4096)
			return err
		}, want: "make it again"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), cmp.Or(tc.file, "assess.duckdb"))
			if err := tc.make(path); err != nil {
				t.Fatal(err)
			}
			s, err := Open(context.Background(), path, tc.options)
			if err == nil {
				s.Close()
				t.Fatal("opened")
			}
			if !strings.Contains(err.Error(), tc.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("said %q, want one sentence with %q", err, tc.want)
			}
		})
	}
}

// TestMain lets the test program hold a store for TestOpenWaitsForItsTurn, and write to
// one until it is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("STORE_TEST_WRITE"); path != "" {
		writeForEver(path)
		os.Exit(1)
	}
	path := os.Getenv("STORE_TEST_HOLD")
	if path == "" {
		os.Exit(m.Run())
	}
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		os.Exit(1)
	}
	os.Stdout.WriteString("held\n")
	os.Stdin.Read(make([]byte, 1))
	s.Close()
}

func TestOpenWaitsForItsTurn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "assess.duckdb")
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), "STORE_TEST_HOLD="+path)
	letGo, err := other.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	says, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := says.Read(make([]byte, 5)); err != nil {
		t.Fatal(err)
	}

	for _, o := range []Options{{}, {ReadOnly: true}, {Wait: 150 * time.Millisecond}} {
		_, err = Open(context.Background(), path, o)
		if !errors.Is(err, ErrInUse) || !strings.Contains(err.Error(), "(pid ") {
			t.Errorf("while it is held Open(%+v) says %v, want ErrInUse with the holder's pid", o, err)
		}
	}
	stopped, cancel := context.WithTimeout(context.Background(), 150*time.Millisecond)
	defer cancel()
	if _, err = Open(stopped, path, Options{Wait: time.Hour}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("when told to stop waiting Open says %v", err)
	}

	go func() {
		time.Sleep(200 * time.Millisecond)
		letGo.Close()
	}()
	s, err := Open(context.Background(), path, Options{Wait: time.Minute})
	if err != nil {
		t.Fatalf("after it was let go: %v", err)
	}
	defer s.Close()
	if err := other.Wait(); err != nil {
		t.Fatal(err)
	}
	if _, err = Open(context.Background(), path, Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("a second Open in one process says %v, want ErrInUse", err)
	}
}

func TestCloseReleasesItsOwnClaimOnly(t *testing.T) {
	first := fresh(t)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	reopen(t, first.Path(), Options{})
	if err := first.Close(); err != nil {
		t.Errorf("a second Close says %v", err)
	}
	if _, err := Open(context.Background(), first.Path(), Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("after a second Close of another Store, Open says %v, want ErrInUse", err)
	}
}

func TestConnectionsOutliveTheContextOfOpen(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s, err := Open(ctx, filepath.Join(t.TempDir(), "assess.duckdb"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	cancel()
	for range 3 { // each on a connection of its own
		rows, err := s.QueryContext(context.Background(), `SELECT count(*) FROM extract`)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
	}
}

func TestReadOnlyDoesNotWrite(t *testing.T) {
	s := fresh(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	ro := reopen(t, s.Path(), Options{ReadOnly: true})
	if err := ro.Update(context.Background(), func(*Tx) error { return nil }); err == nil {
		t.Error("Update ran")
	}
	if _, err := ro.QueryContext(context.Background(), `INSERT INTO category VALUES (200, 'x')`); err == nil {
		t.Error("INSERT ran")
	}
}
