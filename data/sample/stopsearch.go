package sample

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"

	"assess/data"
)

// SearchFile is a stop-and-search file and what of it lies in the first district.
type SearchFile struct {
	Path      string // relative to the workspace, with slashes
	Month     data.Month
	Rows      int // without the header
	Rejected  int
	Unlocated int
	Home      map[data.SearchObject]int // rows in Truth.Home
	Linked    int                       // of them, those whose outcome is linked to the object
}

// searchKind is what is assumed of the searches for one object.
type searchKind struct {
	object      data.SearchObject
	legislation string
	weight      float64
	linked      float64 // chance that the outcome is linked to the object
	inside      float64 // chance that it is sent to a planted hot spot; the others follow where such crime is
	setting     setting
}

var searchKinds = []searchKind{
	{"Controlled drugs", "Misuse of Drugs Act 1971 (section 23)", 0.60, 0.30, 0.4, street},
	{"Offensive weapons", "Police and Criminal Evidence Act 1984 (section 1)", 0.15, 0.15, 0.3, street},
	{"Article for use in theft", "Police and Criminal Evidence Act 1984 (section 1)", 0.12, 0.10, 0, home},
	{"Stolen goods", "Police and Criminal Evidence Act 1984 (section 1)", 0.10, 0.20, 0, shop},
	{"Firearms", "Firearms Act 1968 (section 47)", 0.03, 0.10, 0, street},
}

const (
	searchRate    = 0.35 // a month for 1,000 residents
	searchNowhere = 0.03 // share without a location
	searchYears   = 2    // before the end of the year assessed
	searchHeader  = "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing\n"
)

// badSearches are rows that have to be rejected: a date without its zone, half a point.
var badSearches = []string{
	"Person search,%s-11T12:00:00,False,,,,Male,18-24,,White,,Controlled drugs,,False,\n",
	"Person search,%s-11T12:00:00+00:00,False,,52.1,,Male,18-24,,White,,Controlled drugs,,False,\n",
}

// searches writes the first force's stop-and-search files beside its police files.
func (w *world) searches(dir string, t *Truth) error {
	if !w.Planted || t.Year.Empty() {
		return nil
	}
	t.NoSearches = t.Year.From.Add(noSearchesAfter)
	for m := t.Year.To.Add(1 - 12*searchYears); m <= w.files().To; m++ {
		if m == t.NoSearches {
			continue
		}
		f, text := w.searchFile(m, m == t.Year.From.Add(2))
		if err := create(filepath.Join(dir, filepath.FromSlash(f.Path)), text); err != nil {
			return err
		}
		t.Searches = append(t.Searches, f)
	}
	return nil
}

// searchFile draws a month of searches; bad puts rows into it that cannot be used.
func (w *world) searchFile(m data.Month, bad bool) (SearchFile, []byte) {
	force := w.forces[0]
	f := SearchFile{Path: fmt.Sprintf("raw/police/%s/%s-%s-stop-and-search.csv", m, m, force.id), Month: m, Home: map[data.SearchObject]int{}}
	r := stream(w.Seed, "searches", int(m))
	weights := make([]float64, len(searchKinds))
	for i, k := range searchKinds {
		weights[i] = k.weight
	}
	kinds := newLottery(weights)
	var b bytes.Buffer
	b.WriteString(searchHeader)
	for _, d := range force.districts {
		residents := 0
		for i, z := range w.new {
			if z.district == d {
				residents += w.people[i].residents
			}
		}
		for range poisson(r, searchRate*float64(residents)/1000) {
			k := searchKinds[kinds.draw(r)]
			linked := r.Float64() < k.linked
			where, located := w.searched(d, k, r)
			switch {
			case !located:
				f.Unlocated++
			case d == 0:
				f.Home[k.object]++
				if linked {
					f.Linked++
				}
			}
			f.Rows++
			searchRow(&b, m, where, k, linked, r)
		}
	}
	if bad {
		for _, row := range badSearches {
			fmt.Fprintf(&b, row, m)
			f.Rows++
			f.Rejected++
		}
	}
	return f, b.Bytes()
}

// searched draws the place of a search, as latitude and longitude with a comma between.
func (w *world) searched(d int, k searchKind, r *rand.Rand) (where string, located bool) {
	o := w.odds[d]
	at := o.from + o.places[k.setting].draw(r)
	if spots := w.spotsOf(d); r.Float64() < k.inside {
		spot := spots[r.IntN(len(spots))]
		for tries := 0; tries < 5000 && !spot.within(w.snaps[at].at); tries++ {
			at = o.from + o.places[k.setting].draw(r)
		}
	}
	if r.Float64() < searchNowhere {
		return ",", false
	}
	p := strings.SplitN(w.snaps[at].text, ",", 3)
	return p[1] + "," + p[0], true
}

// searchRow writes one search as it is published.
func searchRow(b *bytes.Buffer, m data.Month, where string, k searchKind, linked bool, r *rand.Rand) {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	outcome := pick("A no further action disposal", "A no further action disposal", "A no further action disposal", "A no further action disposal", "A no further action disposal", "A no further action disposal", "Arrest")
	if linked {
		outcome = pick("Arrest", "Arrest", "Community resolution", "Summons / charged by post")
	}
	officer, self := pick("White", "White", "White", "White", "White", "White", "White", "White", "Black", "Asian", ""), pick("Other ethnic group - Not stated", "")
	if r.IntN(60) == 0 {
		officer = "Mixed"
	}
	if officer == "White" && self == "" {
		self = "White - English/Welsh/Scottish/Northern Irish/British"
	}
	says := "False"
	if linked {
		says = "True"
	}
	fmt.Fprintf(b, "%s,%s-%02dT%02d:%02d:00+00:00,False,,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n",
		pick("Person search", "Person search", "Person search", "Person and Vehicle search"), m, 1+r.IntN(28), (14+r.IntN(12))%24, 5*r.IntN(12), where,
		pick("Male", "Male", "Male", "Male", "Male", "Male", "Female"), pick("10-17", "18-24", "18-24", "25-34", "over 34"), self, officer, k.legislation, k.object, outcome, says, pick("False", "False", "False", ""))
}

// configSearches is the part of assess.toml about them.
const configSearches = `[[source]]
kind  = "police-stop-and-search"       # published beside them; no incidents, and in no other count
files = ["raw/police/**/*-stop-and-search.csv"]

`

// searchesTold tells of them.
func searchesTold(b *strings.Builder, t Truth) {
	if len(t.Searches) == 0 {
		return
	}
	rows := 0
	for _, f := range t.Searches {
		rows += f.Rows
	}
	fmt.Fprintf(b, "\nStop and searches: %s rows from %s on\n", strings.Trim(thousands(rows), `"`), t.Searches[0].Month.Label())
	for _, k := range searchKinds {
		fmt.Fprintf(b, "- %s: %.0f %% have an outcome linked to it", k.object, 100*k.linked)
		if k.inside > 0 {
			fmt.Fprintf(b, "; %.0f %% are sent into the hot spots, the others go where such crime is", 100*k.inside)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(b, "- %s was never published; %.0f %% of the rows have no location; %d rows cannot be read\n", t.NoSearches.Label(), 100*searchNowhere, len(badSearches))
}

// noSearchesAfter is how many months after the start of the last whole year the month lies
// of which no search is published.
const noSearchesAfter = 7
