package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"assess/data/sample"
)

// monthly is a workspace to which a year of files is still to come, month by month.
type monthly struct {
	testing.TB
	dir    string
	coming []string // folders of months, in the order in which they land
}

func newMonthly(t testing.TB) *monthly {
	t.Helper()
	m := &monthly{TB: t, dir: t.TempDir()}
	if _, err := sample.Write(m.dir, sample.Params{Seed: 1, Districts: 2, LSOAs: 30, Wards: 8, Months: 27, Rows: 20_000}); err != nil {
		t.Fatal(err)
	}
	months, err := filepath.Glob(filepath.Join(m.dir, "raw", "police", "20*"))
	if err != nil || len(months) < 24 {
		t.Fatalf("%d months of files (%v)", len(months), err)
	}
	slices.Sort(months)
	m.coming = slices.Clone(months[len(months)-14 : len(months)-2])
	for _, folder := range months[len(months)-14:] {
		if err := os.Rename(folder, m.aside(folder)); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func (m *monthly) aside(folder string) string {
	return filepath.Join(m.dir, "to-come-"+filepath.Base(folder))
}

// land puts the files of the next month in their place.
func (m *monthly) land() {
	m.Helper()
	if err := os.Rename(m.aside(m.coming[0]), m.coming[0]); err != nil {
		m.Fatal(err)
	}
	m.coming = m.coming[1:]
}

// refresh runs assess refresh as a new process does and gives what it says.
func (m *monthly) refresh() string {
	m.Helper()
	var said, warned bytes.Buffer
	o := &options{terminal: &terminal{out: &said, err: &warned, quiet: true}, config: filepath.Join(m.dir, "assess.toml"), running: "assess refresh"}
	if err := refresh(m.Context(), o, refreshFlags{}); err != nil {
		m.Fatalf("%v\n%s%s", err, &said, &warned)
	}
	return said.String()
}

// year is twelve months, each with a number of refreshes after its own that bring nothing.
func (m *monthly) year(idle int) (busy, waited time.Duration) {
	m.Helper()
	m.refresh()
	for len(m.coming) > 0 {
		m.land()
		start := cpuSeconds()
		if said := m.refresh(); !strings.Contains(said, "assessment.html") {
			m.Fatalf("a month landed and no report was made: %s", said)
		}
		busy += time.Duration((cpuSeconds() - start) * float64(time.Second))
		start = cpuSeconds()
		for range idle {
			if said := m.refresh(); said != "" {
				m.Fatalf("nothing landed, and refresh says: %s", said)
			}
		}
		waited += time.Duration((cpuSeconds() - start) * float64(time.Second))
	}
	return busy, waited
}

// BenchmarkLife is a year of monthly refreshes with the report of each, and the same with
// as many again that bring nothing: what those cost is told in processor time.
func BenchmarkLife(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		m := newMonthly(b)
		b.StartTimer()
		busy, waited := m.year(1)
		b.ReportMetric(busy.Seconds(), "s/12-with-news")
		b.ReportMetric(waited.Seconds(), "s/12-without")
	}
}
