package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"assess/analysis"
	"assess/reports"
	"assess/reports/pdf/pdftest"
)

// line is something said in an edition: a row, a sentence, a value at the pointer.
type line struct{ where, text string }

// lines are everything that an edition, whose tables have been read, says, in every format: tables with their
// captions, sentences, text alternatives, values at the pointer, cells, the PDF's text.
func lines(t *testing.T, m mapped, p *published, edition string) (out []line) {
	t.Helper()
	for _, r := range p.rows {
		where, _, _ := strings.Cut(r.where, " ")
		out = append(out, line{where + " " + r.about, strings.Join(r.cells, " | ")})
	}
	for _, text := range p.texts {
		out = append(out, line{"text", text})
	}
	o := reports.Options{Edition: edition}
	for _, doc := range []*reports.Document{reports.Build(m.assessment, boundaries(m.outlines), o), reports.WardProfiles(m.assessment, boundaries(m.outlines), o)} {
		for _, s := range doc.Sections {
			for _, b := range s.Blocks {
				if f, ok := b.(reports.Figure); ok {
					out = append(out, line{"figure " + f.ID, strings.Join([]string{f.Title, f.Subtitle, f.N}, " | ")}, line{"alternative " + f.ID, f.Alt})
				}
			}
		}
		var page, paper bytes.Buffer
		if err := reports.WriteHTML(&page, doc); err != nil {
			t.Fatal(err)
		}
		out = append(out, pageLines(page.String())...)
		if err := reports.WritePDF(&paper, doc); err != nil {
			t.Fatal(err)
		}
		pdftest.Open(t, paper.Bytes()).Root.Walk(func(n *pdftest.Node) {
			switch n.Tag {
			case "P", "TR", "Caption", "LBody", "H1", "H2", "H3", "Note":
				var cells []string
				for _, k := range n.Kids {
					cells = append(cells, k.Text())
				}
				out = append(out, line{"pdf", strings.Join(append(cells, n.Text()), " | ")})
			case "Figure":
				out = append(out, line{"pdf alternative", n.Alt})
			}
		})
	}
	return out
}

var (
	pageAside     = regexp.MustCompile(`(?s)<(script|style)\b.*?</(script|style)>`)
	pageBreak     = regexp.MustCompile(`</?(p|li|tr|h\d|caption|figcaption|text|title|desc|div|section|summary|dt|dd)\b[^>]*>`)
	pageAttribute = regexp.MustCompile(`\b(?:alt|aria-label|title)="([^"]*)"`)
)

// pageLines are what a page says beside and within its tables, and at the pointer.
func pageLines(page string) (out []line) {
	for _, b := range htmlValues.FindAllStringSubmatch(page, -1) {
		var tracks [][]any
		if json.Unmarshal([]byte(b[2]), &tracks) != nil {
			continue
		}
		for _, track := range tracks {
			for _, spot := range track {
				if s, ok := spot.([]any); ok && len(s) > 2 {
					out = append(out, line{"pointer " + b[1], fmt.Sprint(s[2])})
				}
			}
		}
	}
	page = pageAside.ReplaceAllString(page, "")
	for _, a := range pageAttribute.FindAllStringSubmatch(page, -1) {
		out = append(out, line{"attribute", plain(a[1])})
	}
	cells := strings.NewReplacer("</td>", " | ", "</th>", " | ")
	for _, text := range strings.Split(pageBreak.ReplaceAllString(page, "\n"), "\n") {
		if text = plain(cells.Replace(text)); text != "" {
			out = append(out, line{"page", text})
		}
	}
	return out
}

// partnerTerms are the words by which a partner's table is known: its id, its title, and
// its categories where no other table and no police category is called so.
func partnerTerms(a *analysis.Assessment) map[string][]string {
	of := map[string]map[string]bool{}
	for _, c := range a.Partners.Counts {
		if c.Category != "" {
			if of[c.Category] == nil {
				of[c.Category] = map[string]bool{}
			}
			of[c.Category][c.Source] = true
		}
	}
	out := map[string][]string{}
	for _, s := range a.Partners.Sources {
		out[s.ID] = []string{s.ID, s.Title}
	}
	for category, sources := range of {
		if strings.Contains(category, " ") && len(sources) == 1 {
			for s := range sources {
				out[s] = append(out[s], category)
			}
		}
	}
	return out
}

// said are the numbers that the edition's own tables tell of each partner's table: what
// they give away is attacked by itself. With the sum of its years go the rows of the
// table, and the share of them that has a place.
func (p *published) said(a *analysis.Assessment) map[string][]float64 {
	out, rows := map[string][]float64{}, map[string]float64{}
	for _, r := range p.rows {
		from := map[string]int{"partner_counts.csv": 5, "partner_change.csv": 7}[r.where]
		if from == 0 {
			continue
		}
		source := r.cells[len(r.cells)-1]
		for _, c := range r.cells[from : len(r.cells)-1] {
			if v, err := strconv.ParseFloat(c, 64); err == nil {
				out[source] = append(out[source], v)
			}
		}
		if n, err := strconv.ParseFloat(r.cells[7], 64); err == nil && r.cells[0] == "partnership" && r.cells[3] == "All records" && r.cells[4] == "[z]" && strings.Contains(r.cells[5], "/") {
			rows[source] += n
		}
	}
	for _, s := range a.Sources {
		if n := float64(s.Loaded); n > 0 && rows[s.ID] == n {
			out[s.ID] = append(out[s.ID], n, 100*(n-float64(s.WithoutLocation))/n)
		}
	}
	return out
}

// ofTheReport are numbers that count nothing of a table: days, years, labels, settings.
var ofTheReport = regexp.MustCompile(strings.Join([]string{
	`\b[EW]\d{8}\b`, `\(ICD-10[^)]*\)`, `\b20\d\d(/\d\d|-\d\d)*\b`, `\b\d+ (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b`, `\b\d+ from\b`, `\bsame \d+ months\b`, `\bin \d+ months\b`,
	`(marks stand over events: |; )\d+, `, `\b9\d% interval\b`, `\bevery 1,000 residents\b`, `\b(Figure|Table) \d+\b`, `\(\d+ rows\)`, `\b\d+ (tables|series|files|indicators?)\b`,
}, "|"))

var aNumber = regexp.MustCompile(`\d[\d,]*(\.\d+)?`)

// tells reports whether a number is one of those told, to as many places as it has.
func tells(values []float64, number string) bool {
	_, fraction, _ := strings.Cut(number, ".")
	x, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimRight(number, ","), ",", ""), 64)
	unit := math.Pow10(len(fraction))
	return err == nil && slices.ContainsFunc(values, func(v float64) bool {
		return x == v || fraction != "" && math.Abs(v*unit-x*unit) < 0.501
	})
}

// asked are the tables that attacks of their own are made on.
var asked = []string{"partner_counts.csv", "partner_change.csv", "workbook, partner_counts", "workbook, partner_change"}

// scored is a line of the matrix of priorities: scores from 0 to 4 and ranks, of numbers
// that are told.
func scored(l line) bool {
	if strings.HasPrefix(l.where, "priority_matrix.csv") || strings.HasPrefix(l.where, "workbook, priority_matrix") || strings.HasPrefix(l.where, "workbook, Priority matrix") || strings.HasPrefix(l.where, "workbook, Last and proposed") || strings.HasPrefix(l.where, "document, proposed ") {
		return true
	}
	return scores.MatchString(l.text)
}

// scores are the cells of such a line, and of one that sets the last priorities beside them.
var scores = regexp.MustCompile(`\| [0-4] \| (\[x\]|[0-4]) \| ([0-4] \| \d\.\d\d \| \d+ \| \d+ to \d+|\[c\] \| \[c\] \| \[c\] \| \[c\])|\| \d+ \| (not )?among the first`)

// attackWords finds lines that speak of a restricted partner's table and hold a number
// that the edition's tables do not tell of it, or of another table in the line.
func attackWords(a *analysis.Assessment, said map[string][]float64, all []line) (found []line) {
	terms, restricted := partnerTerms(a), map[string]bool{}
	for _, s := range a.Partners.Sources {
		restricted[s.ID] = s.Protect == "restricted"
	}
	seen := map[line]bool{}
	var names []string
	for _, l := range a.Levels {
		names = append(names, strings.ToLower(string(l.Category)), "")
	}
	police := strings.NewReplacer(names...)
	for _, l := range all {
		if scored(l) || slices.ContainsFunc(asked, func(name string) bool { return strings.HasPrefix(l.where, name) }) || slices.ContainsFunc(a.Plan.Lines, func(p analysis.PlanLine) bool { return strings.Contains(l.text, p.Action) }) {
			continue
		}
		lower := police.Replace(strings.ToLower(l.where + " " + l.text))
		about, told := false, []float64{}
		text := l.text
		for id, list := range terms {
			for _, term := range list {
				if strings.Contains(lower, strings.ToLower(term)) {
					about = about || restricted[id]
					told = append(told, said[id]...)
				}
			}
		}
		if !about || seen[l] {
			continue
		}
		seen[l] = true
		for _, s := range a.Sources {
			text = strings.ReplaceAll(text, s.Licence, "")
		}
		for _, n := range aNumber.FindAllString(ofTheReport.ReplaceAllString(text, ""), -1) {
			if !tells(told, n) {
				found = append(found, line{l.where, n + " in: " + l.text})
				break
			}
		}
	}
	return found
}

// What the public edition says of restricted partners' tables, in any format, is in its
// tables; of the restricted edition, read as if it were public, the attack finds every
// kind of thing that is kept inside.
func wordsTellNothing(t *testing.T, m mapped, p *published) {
	said := p.said(m.assessment)
	public, restricted := lines(t, m, p, "public"), lines(t, m, publishAs(t, m, "restricted"), "restricted")
	nothingPrivate(t, m, append(public, restricted...))
	for _, f := range attackWords(m.assessment, said, public) {
		t.Errorf("%s: %s", f.where, f.text)
	}
	inside := attackWords(m.assessment, said, restricted)
	for _, kind := range []string{
		"partner_hours.csv",
		"document, victims victims-table", "document, victims victims-places-table", "document, victims victims-near-table", "document, sources sources-table",
		"figure figure-hours-", "alternative figure-hours-", "pointer ", "text", "page", "workbook, Peaks", "workbook, Near", "workbook, Repeat victims", "workbook, Sources", "pdf", "pdf alternative",
	} {
		if !slices.ContainsFunc(inside, func(f line) bool { return strings.HasPrefix(f.where, kind) }) {
			t.Errorf("the attack finds nothing in %q of the restricted edition", kind)
		}
	}
}
