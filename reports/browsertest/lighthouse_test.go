package browsertest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Lighthouse reads pages from a server alone: here from one that knows one page.
func TestLighthouseGivesFullMarksForAccessibility(t *testing.T) {
	cli, ok := given(t, "ASSESS_LIGHTHOUSE")
	if !ok {
		return
	}
	// The pages of one kind differ in nothing that Lighthouse looks at: the last stands for all.
	last := map[bool]string{}
	for _, p := range pages(t) {
		last[p.explores()] = p.file
	}
	for _, file := range last {
		t.Run(filepath.Base(file), func(t *testing.T) { marks(t, cli, file) })
	}
}

// marks asks Lighthouse for its marks of one page.
func marks(t *testing.T, cli, file string) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			w.Header().Set("Content-Type", "text/plain")
			return // an icon, and a file for robots
		}
		http.ServeFile(w, r, file)
	}))
	defer server.Close()
	flags := "--headless"
	if os.Geteuid() == 0 {
		flags += " --no-sandbox"
	}
	report := filepath.Join(t.TempDir(), "report.json")
	cmd := exec.Command("node", cli, server.URL, "--only-categories=accessibility", "--output=json", "--output-path="+report,
		"--quiet", "--no-enable-error-reporting", "--max-wait-for-load=120000", "--chrome-flags="+flags)
	cmd.Env = append(os.Environ(), "CHROME_PATH="+browserPath())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("run Lighthouse: %v: %.2000s", err, out)
	}
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	var result struct {
		Categories struct{ Accessibility struct{ Score float64 } }
		Audits     map[string]struct {
			Title   string
			Score   *float64
			Details struct {
				Items []struct {
					Node struct{ Snippet, Explanation string }
				}
			}
		}
	}
	if err := json.Unmarshal(text, &result); err != nil {
		t.Fatal(err)
	}
	if score := result.Categories.Accessibility.Score; score != 1 {
		t.Errorf("%s: accessibility %.0f of 100", file, score*100)
		for _, a := range result.Audits {
			if a.Score != nil && *a.Score < 1 {
				t.Errorf("%s: %+v", a.Title, a.Details.Items)
			}
		}
	}
}
