package reports

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestReplaceFolder(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "2021", "here")
	write := func(text string) func(string) error {
		return func(d string) error { return os.WriteFile(filepath.Join(d, "a.txt"), []byte(text), 0o600) }
	}
	held := func() string {
		b, err := os.ReadFile(filepath.Join(dir, "a.txt"))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, text := range []string{"first", "second"} {
		if err := ReplaceFolder(dir, write(text)); err != nil || held() != text {
			t.Fatalf("holds %q after %v; want %q", held(), err, text)
		}
	}
	failure := errors.New("no")
	err := ReplaceFolder(dir, func(d string) error {
		if err := write("third")(d); err != nil {
			return err
		}
		return failure
	})
	if !errors.Is(err, failure) || held() != "second" {
		t.Errorf("after a failure the folder holds %q, %v; want the earlier output and the error", held(), err)
	}
	left, _ := os.ReadDir(filepath.Dir(dir))
	if len(left) != 1 {
		t.Errorf("%d entries are left beside the output; want it alone", len(left))
	}
}
