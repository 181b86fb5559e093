package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assess/data"
)

func valuesFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "values.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func every(data.Code) bool { return true }

func TestReadNumbers(t *testing.T) {
	path := valuesFile(t, "\uFEFFcode,name,residents\r\nE01,\"A, B\",\"1,474\"\r\nE02,B,\r\nE03,C,0\r\nE04,D,:\r\nE05,E,[x]\r\n")
	got, err := ReadNumbers(Column{path, "code", "residents"}, every)
	if err != nil {
		t.Fatal(err)
	}
	if _, held := got["E02"]; held || got["E01"] != 1474 || len(got) != 2 {
		t.Errorf("values are %v; want E01 1474, E03 0, and E02, E04 and E05 missing rather than zero", got)
	}
	only, _ := ReadNumbers(Column{path, "code", "residents"}, func(c data.Code) bool { return c == "E03" })
	if len(only) != 1 {
		t.Errorf("kept %v; want E03 alone", only)
	}
}

func TestReadNumbersMistakes(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty file":     {"", "is empty"},
		"missing column": {"code,resident\nE01,1\n", `did you mean "resident"?`},
		"not a number":   {"code,residents\nE01,many\n", `is "many"`},
		"negative":       {"code,residents\nE01,-5\n", `is "-5"`},
		"two values":     {"code,residents\nE01,1\nE01,2\n", "line 3: area E01 has two values"},
		"ragged":         {"code,residents\nE01\n", "wrong number of fields"},
	} {
		_, err := ReadNumbers(Column{valuesFile(t, c.text), "code", "residents"}, every)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v; want …%s…", name, err, c.want)
		}
	}
}
