package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/reports"
)

// published is an edition as written: every row of every table in every format, and
// everything said beside tables.
type published struct {
	rows  []printedRow
	texts []string
	open  bool // it hides nothing of open data
}

// printedRow is one row of a table with what its table says of itself.
type printedRow struct {
	where string // format and table
	about string // caption, title, anchor, file name
	head  []string
	cells []string
}

// publish writes the public edition of an assessment and reads it again: what the PDF
// says comes from the document, whose blocks it sets one by one.
func publish(t *testing.T, m mapped) *published {
	t.Helper()
	return publishAs(t, m, "public")
}

// publishAs is publish for any edition.
func publishAs(t *testing.T, m mapped, edition string) *published {
	t.Helper()
	p, dir := &published{open: edition != "public" || !m.assessment.Settings.SuppressOpen}, t.TempDir()
	o := reports.Options{Edition: edition}
	files := reports.Files(m.assessment, o)
	if err := reports.WriteCSV(dir, files); err != nil {
		t.Fatal(err)
	}
	p.csv(t, dir)
	for _, doc := range []*reports.Document{reports.Build(m.assessment, boundaries(m.outlines), o), reports.WardProfiles(m.assessment, boundaries(m.outlines), o)} {
		if doc == nil {
			continue
		}
		p.document(doc)
		var page, book bytes.Buffer
		if err := reports.WriteHTML(&page, doc); err != nil {
			t.Fatal(err)
		}
		p.page(t, doc.Title, page.String())
		if err := reports.WriteXLSX(&book, doc, files); err != nil {
			t.Fatal(err)
		}
		p.book(t, doc.Title, &book)
	}
	return p
}

func (p *published) csv(t *testing.T, dir string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no tables in %s (%v)", dir, err)
	}
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		base := filepath.Base(name)
		for _, r := range rows[1:] {
			p.rows = append(p.rows, printedRow{base, base, rows[0], r})
		}
	}
}

func (p *published) document(d *reports.Document) {
	table := func(t reports.Table, about string) {
		var head []string
		for _, c := range t.Columns {
			head = append(head, c.Name)
		}
		about = strings.Join([]string{about, t.ID, t.Sheet, t.Caption}, " ")
		for _, r := range t.Rows {
			p.rows = append(p.rows, printedRow{"document, " + t.ID, about, head, r})
		}
		p.texts = append(p.texts, t.Caption, t.Note)
	}
	say := func(spans []reports.Span) {
		var b strings.Builder
		for _, s := range spans {
			b.WriteString(s.Text)
		}
		p.texts = append(p.texts, b.String())
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case reports.Paragraph:
				say(b.Spans)
			case reports.Note:
				say(b.Spans)
				p.texts = append(p.texts, b.Title)
			case reports.List:
				for _, item := range b.Items {
					say(item)
				}
			case reports.Findings:
				for _, r := range b.Rows {
					say(r.What)
					say(r.Sure)
				}
			case reports.Table:
				table(b, s.ID)
			case reports.Figure:
				table(b.Data, strings.Join([]string{s.ID, b.ID}, " "))
				p.texts = append(p.texts, b.Title, b.Subtitle, b.Alt, b.N)
			}
		}
	}
}

var (
	htmlTable  = regexp.MustCompile(`(?s)<table.*?</table>`)
	htmlRow    = regexp.MustCompile(`(?s)<tr.*?</tr>`)
	htmlCell   = regexp.MustCompile(`(?s)<t[hd][^>]*>(.*?)</t[hd]>`)
	htmlTag    = regexp.MustCompile(`(?s)<[^>]*>`)
	htmlValues = regexp.MustCompile(`(?s)<script type="application/json" id="([^"]*)"[^>]*>(.*?)</script>`)
)

func plain(fragment string) string {
	return strings.TrimSpace(html.UnescapeString(htmlTag.ReplaceAllString(fragment, "")))
}

// page reads tables, the values that figures tell and the numbers of the map to
// explore.
func (p *published) page(t *testing.T, title, page string) {
	t.Helper()
	for _, table := range htmlTable.FindAllString(page, -1) {
		caption, _, _ := strings.Cut(table, "</caption>")
		var head []string
		for _, row := range htmlRow.FindAllString(table, -1) {
			var cells []string
			for _, c := range htmlCell.FindAllStringSubmatch(row, -1) {
				cells = append(cells, plain(c[1]))
			}
			if head == nil {
				head = cells
				continue
			}
			p.rows = append(p.rows, printedRow{"page, " + title, plain(caption), head, cells})
		}
	}
	blocks := htmlValues.FindAllStringSubmatch(page, -1)
	if len(blocks) == 0 {
		t.Fatalf("%s holds no data", title)
	}
	for _, b := range blocks {
		var tracks [][]any
		if json.Unmarshal([]byte(b[2]), &tracks) == nil {
			for _, track := range tracks {
				for _, spot := range track {
					if s, ok := spot.([]any); ok && len(s) > 2 {
						p.texts = append(p.texts, fmt.Sprint(s[2], " ", b[1]))
					}
				}
			}
			continue
		}
		var explore struct {
			Layers []struct {
				Name  string
				Areas [][]any
			}
		}
		if err := json.Unmarshal([]byte(b[2]), &explore); err != nil {
			continue
		}
		categories := choices(page, "category")
		measures := choices(page, "measure")
		for _, l := range explore.Layers {
			for _, a := range l.Areas {
				cells := strings.Fields(fmt.Sprint(a[3]))
				if p.open {
					continue // several periods, and nothing to look for
				}
				if n := len(categories) * len(measures); len(cells) != n {
					t.Fatalf("%s: %v has %d numbers, want %d: an edition that hides numbers shows one period", l.Name, a[1], len(cells), n)
				}
				for c, category := range categories {
					row := printedRow{"map to explore", l.Name, append([]string{"area_code", "area_name", "category"}, measures...), []string{fmt.Sprint(a[0]), fmt.Sprint(a[1]), category}}
					for m := range measures {
						row.cells = append(row.cells, cells[c*len(measures)+m])
					}
					p.rows = append(p.rows, row)
				}
			}
		}
	}
}

// choices are the words of a list that a page lets readers choose from.
func choices(page, choice string) (out []string) {
	_, list, _ := strings.Cut(page, `data-choice="`+choice+`"`)
	list, _, _ = strings.Cut(list, "</select>")
	for _, o := range strings.Split(list, "<option")[1:] {
		_, text, _ := strings.Cut(o, ">")
		out = append(out, plain(text))
	}
	return out
}

func (p *published) book(t *testing.T, title string, book *bytes.Buffer) {
	t.Helper()
	for _, sheet := range sheetsOf(t, book.Bytes()) {
		var head []string
		about := sheet.name // with its title; the lines under it tell of sources
		for i, r := range sheet.rows {
			switch {
			case head != nil:
				p.rows = append(p.rows, printedRow{"workbook, " + sheet.name, about, head, r})
			case len(r) > 1:
				head = r
			default:
				if i == 0 {
					about += " " + strings.Join(r, " ")
				}
				p.texts = append(p.texts, strings.Join(r, " "))
			}
		}
	}
}

// quiet are the columns that say nothing of a count.
var quiet = []string{"code", "area_code", "ward_code", "area_name", "small area", "ward", "small area and ward", "name", "vintage", "layer", "denominator", "residents", "months_compared", "previous_label", "current_label", "district", "category", "cells", "number"}

// target is a row of the area rates.
type target struct {
	layer    data.Layer
	code     data.Code
	category data.Category
}

// shown finds the areas' counts that the edition tells: rows with a number in any
// column but the quiet ones, of the year's counts.
func (p *published) shown(a *analysis.Assessment) map[target]string {
	places := map[string][]target{}
	var categories []data.Category
	for _, r := range a.AreaRates {
		k := target{layer: r.Layer, code: r.Code}
		for _, name := range []string{string(r.Code), r.Name} {
			if !slices.Contains(places[name], k) {
				places[name] = append(places[name], k)
			}
		}
		if !slices.Contains(categories, r.Category) {
			categories = append(categories, r.Category)
		}
	}
	out := map[target]string{}
	for _, r := range p.rows {
		where := placesOf(r, places)
		if len(where) == 0 || strings.Contains(r.about, "changed") || strings.Contains(r.about, "ward_changes") {
			continue // a row of two years' months is attacked as such
		}
		for _, k := range where {
			for category, cells := range r.parts(categories) {
				for _, c := range cells {
					if strings.ContainsAny(strings.ReplaceAll(c, "LSOA", ""), "0123456789") {
						k.category = category
						out[k] = fmt.Sprintf("%s: %v", r.where, r.cells)
					}
				}
			}
		}
	}
	return out
}

// placesOf are the areas that a row is of: those of a code, or of a name where there is
// no code.
func placesOf(r printedRow, places map[string][]target) (out []target) {
	for _, c := range r.cells[:min(4, len(r.cells))] {
		name, _, _ := strings.Cut(c, " (")
		for _, k := range append(places[c], places[name]...) {
			if string(k.code) == c {
				return []target{k}
			}
			if !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	if len(out) == 0 { // the page of a ward, by its anchor or the table's caption
		_, rest, _ := strings.Cut(r.about, "ward-")
		code, _, _ := strings.Cut(rest, " ")
		code, _, _ = strings.Cut(code, "-")
		out = slices.Clone(places[strings.ToUpper(code)])
		said, _, named := strings.Cut(r.about, ": counts")
		for name, of := range places {
			if named && strings.HasSuffix(said, name) {
				out = append(out, of...)
			}
		}
	}
	return out
}

// parts are a row's cells that could tell a count, by the category that they are of.
func (r printedRow) parts(categories []data.Category) map[data.Category][]string {
	about := data.AllCrime
	for _, c := range categories {
		if slices.Contains(r.cells, string(c)) {
			about = c
		}
	}
	said := strings.ToLower(r.about)
	if about == data.AllCrime && !slices.Contains(r.cells, string(data.AllCrime)) && (strings.Contains(said, "anti-social") || strings.Contains(said, "anti-social-behaviour")) && !strings.Contains(said, "all crime") {
		about = data.AntiSocialBehaviour
	}
	out := map[data.Category][]string{}
	for i, c := range r.cells {
		name := ""
		if i < len(r.head) {
			name = strings.ToLower(r.head[i])
		}
		if slices.Contains(r.head, string(data.AntiSocialBehaviour)) && slices.Contains(r.head, string(data.AllCrime)) { // both side by side
			switch name {
			case "all crime", "anti-social behaviour":
				about = data.Category(r.head[i])
			}
		}
		if slices.Contains(quiet, name) || i == 0 {
			continue
		}
		out[about] = append(out[about], c)
	}
	return out
}
