package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// On every page with a map to explore, whatever is chosen: the key counts every
// area once, and the list has them all.
func TestMapsToExploreShowEveryArea(t *testing.T) {
	for _, p := range pages(t) {
		name, file := p.name, p.file
		if !p.explores() {
			continue
		}
		looks := []view{{width: 1280, height: 1000}, {width: 1280, height: 1000, dark: true}, {width: 375, height: 812}}
		b := open(t, file, looks[0])
		var wrong []string
		b.read(&wrong, `(() => {
				const section = document.querySelector(".explore"), wrong = [];
				if (!section) return ["no map to explore"];
				const choice = n => section.querySelector("[data-choice=" + n + "]");
				const periods = choice("period") ? [...choice("period").options] : [null];
				for (const period of periods) for (const layer of choice("layer").options) {
					if (period) choice("period").value = period.value;
					choice("layer").value = layer.value;
					choice("layer").dispatchEvent(new Event("change"));
					const areas = section.querySelector(".explore-list").options.length;
					for (const category of choice("category").options) for (const measure of choice("measure").options) {
						choice("category").value = category.value;
						choice("measure").value = measure.value;
						choice("measure").dispatchEvent(new Event("change"));
						const counts = [...section.querySelectorAll(".explore-key li")].map(li => Number((li.textContent.match(/\(([\d,]+) areas?\)/) || ["", "0"])[1].replace(",", "")));
						const sum = counts.reduce((a, b) => a + b, 0);
						if (sum !== areas) wrong.push([layer.text, category.text, measure.text, sum, areas].join(", "));
					}
				}
				if (choice("period")) choice("period").value = 0;
				choice("layer").value = 0;
				choice("category").value = 0;
				choice("measure").value = 0;
				choice("layer").dispatchEvent(new Event("change"));
				return wrong;
			})()`)
		for _, w := range wrong {
			t.Errorf("%s: %s", name, w)
		}
		for _, v := range looks {
			b.look(v)
			b.focus(".explore-map")
			b.press(arrowNext, arrowUp)
			b.read(nil, "document.querySelector('.explore').scrollIntoView()")
			if got := b.text("document.querySelectorAll('.explore-area tbody tr').length === document.querySelector('[data-choice=category]').options.length"); got != "true" {
				t.Errorf("%s: the area picked has not a row for each category", name)
			}
			short := filepath.Base(filepath.Dir(filepath.Dir(name)))
			b.shoot(strings.NewReplacer(" ", "-", ",", "").Replace(short + " explore " + v.String()))
			b.focus("figure .stepper input")
			b.press(arrowNext, arrowNext)
			b.shoot(strings.NewReplacer(" ", "-", ",", "").Replace(short + " values " + v.String()))
		}
	}
}

// assessmentJSON is what the build keeps beside a page, unhidden.
type assessmentJSON struct {
	Settings struct {
		SuppressBelow int64 `json:"suppress_below"`
		SuppressOpen  bool  `json:"suppress_open"`
	}
	AreaRates []struct {
		Layer    string
		Code     string `json:"area_code"`
		Name     string `json:"area_name"`
		Category string
		Count    int64
	} `json:"area_rates"`
}

// besides is the assessment that a page was built from.
func besides(t *testing.T, file string) (a assessmentJSON) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(filepath.Dir(file), "..", "assessment.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// checkHiddenWards looks for the small counts of a build in its pages on wards: in the
// table of each ward, and in what the small areas of its map say.
func checkHiddenWards(t *testing.T, file string) {
	t.Helper()
	a := besides(t, file)
	if !a.Settings.SuppressOpen {
		return
	}
	b := open(t, file, view{})
	var rows map[string]map[string]string // ward, category: the row's cells
	b.read(&rows, `Object.fromEntries([...document.querySelectorAll("[id^=ward-][id$=-table]")].map(d =>
		[d.id.slice(5, -6), Object.fromEntries([...d.querySelectorAll("tbody tr")].map(r => [r.cells[0].textContent, [...r.cells].slice(1).map(c => c.textContent).join(" ")]))]))`)
	var said []string
	b.read(&said, `[...document.querySelectorAll("figure > script[id$=-values]")].flatMap(d => JSON.parse(d.textContent)).flatMap(t => t.slice(1).map(s => s[2]))`)
	checked := 0
	for _, r := range a.AreaRates {
		if r.Count == 0 || r.Count >= a.Settings.SuppressBelow {
			continue
		}
		if r.Layer == "ward" {
			checked++
			row, ok := rows[strings.ToLower(r.Code)][r.Category]
			if !ok || strings.ContainsAny(row, "0123456789") {
				t.Errorf("%s: %s of %s has the row %q", file, r.Category, r.Name, row)
			}
		}
		for _, s := range said {
			if name, value, _ := strings.Cut(s, ": "); r.Layer == "lsoa" && r.Category == "All crime" && name == r.Name && strings.ContainsAny(value, "0123456789") {
				t.Errorf("%s: the map of a ward says %q", file, s)
			}
		}
	}
	if len(rows) == 0 || len(said) == 0 || checked == 0 {
		t.Errorf("%s: of %d wards and %d values nothing was checked", file, len(rows), len(said))
	}
}

// A page of a build that hides small counts has them nowhere: not in its tables,
// not in what its maps say, not in the data of its script.
func TestHiddenNumbersAreNowhereInThePage(t *testing.T) {
	hiding := 0
	for _, p := range pages(t) {
		name, file := p.name, p.file
		if name == file && p.explores() {
			hiding += checkHidden(t, file)
		} else if name == file {
			checkHiddenWards(t, file)
		}
	}
	if os.Getenv("CI") == "true" && hiding == 0 {
		t.Error("no page of ASSESS_PAGES hides small counts")
	}
}

// checkHidden looks for the small counts of a page's build in the page, and gives
// how many there are.
func checkHidden(t *testing.T, file string) int {
	t.Helper()
	a := besides(t, file)
	if !a.Settings.SuppressOpen {
		return 0
	}
	small := map[string]map[string]bool{} // code -> categories
	names := map[string]string{}
	n := 0
	for _, r := range a.AreaRates {
		if r.Count > 0 && r.Count < a.Settings.SuppressBelow {
			n++
			if small[r.Code] == nil {
				small[r.Code] = map[string]bool{}
			}
			small[r.Code][r.Category] = true
			names[r.Code+r.Category] = r.Name
		}
	}
	b := open(t, file, view{})
	var data struct {
		Categories []string
		Measures   int
		Layers     []struct{ Areas [][]any }
	}
	b.read(&data, `(() => {
		const section = document.querySelector(".explore");
		const choice = n => [...section.querySelectorAll("[data-choice=" + n + "] option")].map(o => o.text);
		return {categories: choice("category"), measures: choice("measure").length, layers: JSON.parse(document.getElementById(section.dataset.values).textContent).layers};
	})()`)
	for _, l := range data.Layers {
		for _, area := range l.Areas {
			for c, category := range data.Categories {
				if !small[fmt.Sprint(area[0])][category] {
					continue
				}
				cells := strings.Fields(fmt.Sprint(area[3]))
				if n := len(data.Categories) * data.Measures; len(cells) != n {
					t.Fatalf("%s: %v has %d numbers, want %d of one period", file, area[1], len(cells), n)
				}
				for _, cell := range cells[c*data.Measures : (c+1)*data.Measures] {
					if cell != "[c]" {
						t.Errorf("%s: %s of %s is %v in the map to explore", file, category, area[1], cell)
					}
				}
			}
		}
	}
	for _, c := range []struct{ slug, category string }{{"all-crime", "All crime"}, {"anti-social-behaviour", "Anti-social behaviour"}} {
		var rows [][]string
		b.read(&rows, `[...document.querySelectorAll("#figure-map-%s tbody tr")].map(r => [...r.cells].map(c => c.textContent))`, c.slug)
		var said []string
		b.read(&said, `JSON.parse((document.getElementById("figure-map-%s-values") || {textContent: "[]"}).textContent).flatMap(t => t.slice(1).map(s => s[2]))`, c.slug)
		for _, r := range rows {
			if len(r) > 2 && small[r[1]][c.category] && strings.ContainsAny(strings.Join(r[2:], ""), "0123456789") {
				t.Errorf("%s: the table of the map of %s has %v", file, c.category, r)
			}
		}
		for _, s := range said {
			name, value, _ := strings.Cut(s, ": ")
			for code := range small {
				if small[code][c.category] && names[code+c.category] == name && strings.ContainsAny(value, "0123456789") {
					t.Errorf("%s: the map says %q", file, s)
				}
			}
		}
	}
	return n
}
