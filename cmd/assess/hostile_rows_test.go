package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"assess/data/store"
)

// marked makes a row of a table in which each column in turn holds a mark of its own;
// the first row has marks in the columns that are free text, and is good.
func marked(good []string, free []int, mark string) (rows [][]string) {
	first := append([]string{}, good...)
	for _, i := range free {
		first[i] = fmt.Sprintf("%s-GOOD-%d", mark, i)
	}
	rows = append(rows, first)
	for i := range good {
		row := append([]string{}, good...)
		row[i] = fmt.Sprintf("%s-BAD-%d", mark, i)
		rows = append(rows, row)
	}
	return rows
}

func joined(rows [][]string) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.Join(r, ",") + "\n")
	}
	return b.String()
}

const marker = "XYZZY"

// markedWorkspace adds rows with marks to a file of every kind of source, good rows and
// bad ones. The words that a source is counted under are left alone: a word that the
// configuration does not know stops its file and is told, since it has to be mapped.
func markedWorkspace(t *testing.T) string {
	t.Helper()
	dir := partnerWorkspace(t)
	put := func(name, text string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	street := []string{"", "2022-06", "Police", "Police", "-0.95", "52.05", "On or near Street", "", "Sample 001A", "Drugs", "", ""}
	rows := marked(street, []int{0, 2, 3, 6, 8, 10, 11}, marker)
	put("raw/police/marked/2022-06-exampleshire-street.csv",
		"Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n"+
			joined(append(rows[:10], rows[11:]...)))
	search := []string{"Person search", "2022-06-10T11:05:30+00:00", "False", "", "52.05", "-0.95", "Male", "18-24", "White", "White", "Misuse of Drugs Act 1971 (section 23)", "Controlled drugs", "Arrest", "True", "False"}
	rows = marked(search, []int{2, 3}, marker)
	put("raw/police/marked/2022-06-exampleshire-stop-and-search.csv",
		"Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing\n"+
			joined(append(rows[:12], rows[14:]...)))
	calls := []string{"2022-05-01", "23:10", "ZX1", "Sampleford", "ASSAULT/SEXUAL ASSAULT", "text"}
	rows = marked(calls, []int{5}, marker)
	put("raw/partners/ambulance/marked.csv", "Incident date,Time of call,Outward postcode,Local authority,Chief complaint,Triage text\n"+joined(append(rows[:5], rows[6:]...)))
	var lines strings.Builder
	for _, r := range marked([]string{"2022-05-01 10:00", "Nowhere", "C1", "Noise", "text"}, []int{2, 4}, marker) {
		if !strings.HasPrefix(r[3], marker) {
			fmt.Fprintf(&lines, "{\"logged_at\":%q,\"ward\":%q,\"case_ref\":%q,\"type\":%q,\"summary\":%q}\n", r[0], r[1], r[2], r[3], r[4])
		}
	}
	put("raw/partners/housing/marked.jsonl", lines.String())
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetName("Sheet1", "Incidents"); err != nil {
		t.Fatal(err)
	}
	fires := [][]string{{"Incident No", "Call Date", "Fire Type", "PCode", "LA", "Attendance", "Crew notes", "Pumps"}}
	for _, r := range marked([]string{"F1", "01/05/2022", "Sec", "ZX1 1AA", "Sampleford", "1", "notes", "2"}, []int{0, 6}, marker) {
		if !strings.HasPrefix(r[2], marker) {
			fires = append(fires, r)
		}
	}
	for i, r := range fires {
		if err := book.SetSheetRow("Incidents", fmt.Sprint("A", i+1), &r); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SaveAs(filepath.Join(dir, "raw", "partners", "fire", "marked.xlsx")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Nothing that a row holds is ever said, neither of good rows nor of bad ones, nor kept
// with the reason why a row was rejected.
func TestRowsAreNotTold(t *testing.T) {
	t.Parallel()
	dir := markedWorkspace(t)
	var said strings.Builder
	loaded := done(t, dir, "assess load")
	for _, name := range []string{"marked/2022-06-exampleshire-street.csv", "2022-06-exampleshire-stop-and-search.csv", "ambulance/marked.csv", "housing/marked.jsonl", "fire/marked.xlsx"} {
		if !strings.Contains(loaded.out, name) {
			t.Errorf("%s was not loaded", name)
		}
	}
	said.WriteString(loaded.said())
	said.WriteString(done(t, dir, "assess check").said())
	said.WriteString(done(t, dir, "assess build 2021 --edition both --timings").said())
	for _, line := range []string{"assess load --dry-run --store other/new.duckdb", "assess build 2021 --edition both --store other/new.duckdb"} {
		said.WriteString(done(t, dir, line).said())
	}
	// A file that is refused: for a header that is data, and rows of which none can be used.
	for name, text := range map[string]string{
		"raw/partners/ambulance/other.csv": marker + ",a,b,c,d,e\n1,2,3,4,5,6\n",
		"raw/partners/ambulance/bad.csv":   "Incident date,Time of call,Outward postcode,Local authority,Chief complaint,Triage text\n" + marker + ",1,2,3,ASSAULT/SEXUAL ASSAULT,5\n",
		"raw/partners/housing/bad.jsonl":   `{"logged_at":{"` + marker + `":1}}` + "\n" + marker,
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		r := runIn(t, dir, "assess load")
		if r.code != exitFailed {
			t.Errorf("%s: exit %d, %s", name, r.code, r.err)
		}
		said.WriteString(r.said())
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	for line := range strings.Lines(said.String()) {
		if strings.Contains(strings.ToUpper(line), marker) {
			t.Errorf("it is said: %s", line)
		}
	}
	for table, least := range map[string]int{"rejection": 8, "partner_rejection": 6, "extract": 10} {
		n := 0
		for _, row := range everyRow(t, filepath.Join(dir, "store", "assess.duckdb"), table) {
			if n++; strings.Contains(strings.ToUpper(row), marker) {
				t.Errorf("%s holds %s", table, row)
			}
		}
		if n < least {
			t.Errorf("%s has %d rows, want %d", table, n, least)
		}
	}
}

// everyRow reads a table of a store as text.
func everyRow(t *testing.T, path, table string) (out []string) {
	t.Helper()
	st, err := store.Open(context.Background(), path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	rows, err := st.QueryContext(context.Background(), "SELECT CAST(x AS VARCHAR) FROM "+table+" AS x")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		out = append(out, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
