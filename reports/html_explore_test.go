package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
)

// dataOf reads a block of data of a page.
func dataOf(t *testing.T, page, id string, into any) {
	t.Helper()
	_, after, ok := strings.Cut(page, `<script type="application/json" id="`+id+`">`)
	text, _, closed := strings.Cut(after, "</script>")
	if !ok || !closed {
		t.Fatalf("the page has no data called %s", id)
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("read the data %s: %v", id, err)
	}
}

func pageOf(t *testing.T, a *analysis.Assessment) string {
	t.Helper()
	var page bytes.Buffer
	if err := WriteHTML(&page, Build(a, boundaries24(t), Options{Edition: "public", Version: "1.2.3"})); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func TestTheMapToExploreHoldsTheTablesNumbers(t *testing.T) {
	a := assessment()
	var data struct {
		Layers []struct {
			Name, Figure string
			Areas        [][]any
			Shades       []exploreShadeRow
		}
	}
	page := pageOf(t, a)
	dataOf(t, page, "figure-map-all-crime-explore-data", &data)
	if len(data.Layers) != 2 || data.Layers[0].Name != "Small areas" || data.Layers[1].Name != "Wards" {
		t.Fatalf("layers are %+v", data.Layers)
	}
	counts := map[string]string{}
	for _, r := range a.AreaRates {
		counts[string(r.Code)+string(r.Category)] = fmt.Sprint(r.Count)
	}
	categories := regexp.MustCompile(`<option value="\d+">([^<]+)</option>`).FindAllStringSubmatch(page[strings.Index(page, `data-choice="category"`):strings.Index(page, `data-choice="measure"`)], -1)
	checked := 0
	for _, l := range data.Layers {
		svg := page[strings.Index(page, `<figure id="`+l.Figure+`"`):]
		svg = svg[:strings.Index(svg, "</svg>")]
		for i, area := range l.Areas {
			code, cells := area[0].(string), strings.Fields(area[3].(string))
			if n := len(categories) * len(exploreMeasures); len(cells) != n || len(l.Shades) != n {
				t.Fatalf("%s has %d numbers and the layer %d shades, want %d", code, len(cells), len(l.Shades), n)
			}
			if n := strings.Count(svg, fmt.Sprintf(`data-part="%d"`, i+1)); n != 1 {
				t.Errorf("%s is %d parts of the map of %s", code, n, l.Figure)
			}
			for c, name := range categories {
				if want, ok := counts[code+name[1]]; ok {
					checked++
					if got := cells[c*len(exploreMeasures)+2]; strings.ReplaceAll(got, ",", "") != want {
						t.Errorf("%s of %s is %s, want %s", name[1], code, got, want)
					}
				}
			}
		}
		for k, s := range l.Shades {
			if len(s.Of) != len(l.Areas) || len(s.Key) != len(s.Fills) {
				t.Errorf("shade %d of %s has %d areas and %d of %d keys", k, l.Name, len(s.Of), len(s.Fills), len(s.Key))
			}
		}
	}
	if checked == 0 {
		t.Error("no count was compared")
	}
}

// withYearBefore gives every area two incidents more a year before, of which the first
// area had none.
func withYearBefore(a *analysis.Assessment) {
	a.EarlierRates.Label = "April 2020 to March 2021"
	for i, r := range a.AreaRates {
		row := analysis.EarlierRate{Layer: r.Layer, Code: r.Code, Category: r.Category, Count: r.Count + 2, Rate: r.Rate, Smoothed: r.Smoothed}
		if i == 0 {
			row.Count = 0
		}
		a.EarlierRates.Rows = append(a.EarlierRates.Rows, row)
	}
}

// The year before follows the year assessed, coloured by the same classes.
func TestTheMapToExploreHasTheYearBefore(t *testing.T) {
	a := assessment(withYearBefore)
	e := newDraft(a, boundaries24(t), Options{Edition: "public"}).explore("f")
	if len(e.Periods) != 2 || e.Periods[1] != a.EarlierRates.Label {
		t.Fatalf("the periods are %q", e.Periods)
	}
	half := len(e.Categories) * len(e.Measures)
	number := func(s string) int {
		n, err := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	zero := 0
	for _, l := range e.Layers {
		if len(l.Shades) != 2*half {
			t.Fatalf("%s has %d shades, want %d", l.Name, len(l.Shades), 2*half)
		}
		for _, area := range l.Areas {
			for k := 2; k < half; k += len(e.Measures) {
				if area.Cells[k] == notAvailable {
					continue
				}
				now, then := number(area.Cells[k]), number(area.Cells[half+k])
				if then == 0 {
					zero++
				} else if then != now+2 {
					t.Errorf("%s had %d, and %d before", area.Name, now, then)
				}
			}
		}
		edges := func(key []string) (out []string) {
			for _, k := range key {
				text, _, _ := strings.Cut(k, " (")
				out = append(out, text)
			}
			return out
		}
		for k := range half {
			if now, then := edges(l.Shades[k].Key), edges(l.Shades[half+k].Key); !slices.Equal(now, then) {
				t.Errorf("%s, shade %d: classes %q, and %q before", l.Name, k, now, then)
			}
		}
	}
	if zero != 1 {
		t.Errorf("%d areas had none before, want 1", zero)
	}
	if page := pageOf(t, a); !strings.Contains(page, `<option value="1">April 2020 to March 2021</option>`) {
		t.Error("the page offers no choice of period")
	}
}

// Two years side by side would give away more than one: where numbers are hidden, the
// year before is not shown.
func TestTheYearBeforeIsNotShownBesideHiddenNumbers(t *testing.T) {
	e := newDraft(assessment(withYearBefore, veil), boundaries24(t), Options{Edition: "public"}).explore("f")
	if len(e.Periods) != 1 || !strings.Contains(e.Note, "not shown beside hidden numbers") {
		t.Errorf("periods %q: %s", e.Periods, e.Note)
	}
	restricted := newDraft(assessment(withYearBefore, veil), boundaries24(t), Options{Edition: restrictedEdition}).explore("f")
	if len(restricted.Periods) != 2 {
		t.Errorf("the restricted edition has periods %q", restricted.Periods)
	}
}

// A hidden number is nowhere in the data, has no class, and moves no edge of the classes.
func TestTheMapToExploreHidesWhatTheTablesHide(t *testing.T) {
	a := assessment(veil)
	e := newDraft(a, boundaries24(t), Options{Edition: "public"}).explore("f")
	hidden := suppressionOf(a, Options{})
	if !strings.Contains(e.Note, suppressedCell) {
		t.Errorf("the note does not explain %s: %s", suppressedCell, e.Note)
	}
	veiled := 0
	for _, l := range e.Layers {
		for i, area := range l.Areas {
			for c, category := range e.Categories {
				for m := range e.Measures {
					k := c*len(e.Measures) + m
					isHidden := false
					for key := range hidden.hidden {
						isHidden = isHidden || string(key.code) == area.Code && string(key.category) == category
					}
					layer := data.LSOA
					if l.Figure == areaFigure {
						layer = data.Ward
					}
					isHidden = isHidden || exploreMeasures[m].whole && hidden.columns[columnKey{layer, data.Category(category)}]
					if (area.Cells[k] == suppressedCell) != isHidden {
						t.Errorf("%s, %s, %s: %s", area.Name, category, e.Measures[m], area.Cells[k])
					}
					if isHidden {
						veiled++
						if l.Shades[k].Classes[i] != noClass {
							t.Errorf("%s, %s, %s: the class %c of a hidden number", area.Name, category, e.Measures[m], l.Shades[k].Classes[i])
						}
					}
				}
			}
		}
	}
	if veiled == 0 {
		t.Fatal("nothing is hidden")
	}
	for _, l := range e.Layers {
		for k, s := range l.Shades {
			if s.Key == nil || s.Fills == nil {
				t.Errorf("shade %d of %s has no list: a script cannot go through it", k, l.Name)
			}
		}
	}
	other := assessment(veil)
	for i, r := range other.AreaRates {
		if hidden.hidden[keyOf(r)] { // which counts are hidden beside it depends on the count
			other.AreaRates[i].Rate, other.AreaRates[i].Smoothed = ptr(*r.Rate*3), ptr(*r.Smoothed*3)
		}
	}
	changed := newDraft(other, boundaries24(t), Options{Edition: "public"}).explore("f")
	for l := range e.Layers {
		for k, s := range e.Layers[l].Shades {
			if c := changed.Layers[l].Shades[k]; c.Classes != s.Classes || strings.Join(c.Key, "|") != strings.Join(s.Key, "|") {
				t.Errorf("shade %d of %s changes with a hidden number", k, e.Layers[l].Name)
			}
		}
	}
}

func TestFiguresSayTheirValues(t *testing.T) {
	page := pageOf(t, assessment())
	var tracks [][]any
	dataOf(t, page, "figure-map-all-crime-values", &tracks)
	if len(tracks) != 1 || len(tracks[0]) < 10 {
		t.Fatalf("the map tells %d tracks", len(tracks))
	}
	for _, spot := range tracks[0][1:] {
		if v := spot.([]any); len(v) != 4 || !strings.Contains(v[2].(string), ": ") {
			t.Errorf("an area says %v", v)
		}
	}
	if n := strings.Count(page, `-values">[[`); n < 8 {
		t.Errorf("%d figures say their values", n)
	}
}

// What a map says of an area when it is pointed at hides what its table hides.
func TestMapsSayNothingHidden(t *testing.T) {
	a := assessment(veil)
	hidden := suppressionOf(a, Options{})
	var tracks [][]any
	dataOf(t, pageOf(t, a), "figure-map-anti-social-behaviour-values", &tracks)
	veiled := 0
	for _, spot := range tracks[0][1:] {
		text := spot.([]any)[2].(string)
		name, said, _ := strings.Cut(text, ": ")
		for _, r := range a.AreaRates {
			if r.Name == name && r.Category == "Anti-social behaviour" && r.Layer == "lsoa" && hidden.hidden[keyOf(r)] {
				veiled++
				if strings.ContainsAny(said, "0123456789") {
					t.Errorf("a hidden area says %q", text)
				}
			}
		}
	}
	if veiled == 0 {
		t.Error("no hidden area is on the map")
	}
}

func TestGlossaryWordsAreLinkedOnceASection(t *testing.T) {
	word := []Span{{Text: "Interval. ", Bold: true}, {Text: "A range."}}
	text := Paragraph{Spans: []Span{{Text: "An interval is short, an Interval is long; intervals differ. "}, {Text: "Interval", Bold: true}}}
	d := &Document{Title: "T", Sections: []Section{
		{ID: "one", Title: "One", Blocks: []Block{text, text}}, {ID: "two", Title: "Two", Blocks: []Block{text}},
		{ID: glossaryID, Title: "Words", Blocks: []Block{text, List{Items: [][]Span{word, {{Text: "Rate. ", Bold: true}, {Text: "Per 1,000; see interval."}}}}}},
	}}
	var b bytes.Buffer
	if err := WriteHTML(&b, d); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if n := strings.Count(page, `<a href="#glossary-interval" class="term">interval</a>`); n != 2 {
		t.Errorf("the word is linked %d times in two sections", n)
	}
	if strings.Count(page, `class="term"`) != 2 {
		t.Error("more than the first use of a word is linked")
	}
	for _, id := range []string{"glossary-interval", "glossary-rate"} {
		if strings.Count(page, `<li id="`+id+`">`) != 1 {
			t.Errorf("the glossary has no item %s", id)
		}
	}
}
