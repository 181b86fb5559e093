package reports

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"

	"pgregory.net/rapid"
)

// messages are the bold parts of the findings.
func messages(fs []Finding) []string {
	var out []string
	for _, f := range fs {
		out = append(out, f.What[0].Text)
	}
	return out
}

func TestFindingsComeInTheStatedOrder(t *testing.T) {
	d := newDraft(assessment(), Boundaries{}, Options{})
	want := []string{
		"Shoplifting down by about a third", "Burglary down by about a fifth", "Vehicle crime down by about a fifth", "Drug offences up by about a third", // by incidents
		"Anti-social behaviour incidents up by about a fifth",
		"Violence and sexual offences: no clear change", // the largest that is steady
		"All crime down by about 7%", "31% of crime is in hot spots that cover 2% of the area", "Crime rate about a sixth below the rest of Sampleshire",
	}
	if got := messages(d.findings()); !reflect.DeepEqual(got, want) {
		t.Errorf("findings\n%q, want\n%q", got, want)
	}
}

func TestFindingsWithoutClearChangesSayWhatIsSteady(t *testing.T) {
	d := newDraft(assessment(judged(analysis.NoClearChange), noComparator), Boundaries{}, Options{})
	got := messages(d.findings())
	want := []string{"Violence and sexual offences: no clear change", "Burglary: no clear change", "Vehicle crime: no clear change",
		"Anti-social behaviour incidents: no clear change", "All crime: no clear change", "31% of crime is in hot spots that cover 2% of the area"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("findings\n%q, want\n%q", got, want)
	}
}

// What rose is not hidden by many falls that are larger, and what has no room is
// named below.
func TestFindingsShowBothDirections(t *testing.T) {
	a := assessment()
	for i := range a.Previous.Changes {
		c := &a.Previous.Changes[i]
		if c.Verdict = analysis.Lower; c.Category == "Drugs" { // the smallest but one
			c.Verdict = analysis.Higher
		}
	}
	d := newDraft(a, Boundaries{}, Options{})
	got := strings.Join(messages(d.findings()), "; ")
	if !strings.Contains(got, "Drug offences up") {
		t.Errorf("findings %q do not name the only rise", got)
	}
	rest := d.otherChanges()
	if rest == "" {
		t.Fatal("no change is left for the line below the findings")
	}
	for _, c := range a.Previous.Changes {
		name := subject(c.Category)
		below := strings.Contains(strings.ToLower(rest), strings.ToLower(name))
		if above := strings.Contains(got, name); above == below {
			t.Errorf("%s is in the findings: %v, below them: %v", name, above, below)
		}
	}
}

// Whatever the verdicts and counts: at most 9 findings, none said twice, the
// arrow agrees with the verdict, both counts are those of the assessment, and
// anti-social behaviour is never among the categories of crime.
func TestFindingsHoldForAnyChanges(t *testing.T) {
	verdicts := []analysis.Verdict{analysis.Higher, analysis.Lower, analysis.NoClearChange, analysis.TooFew, analysis.NotComparable}
	rapid.Check(t, func(t *rapid.T) {
		a := assessment()
		for i := range a.Previous.Changes {
			c := &a.Previous.Changes[i]
			c.Verdict = rapid.SampledFrom(verdicts).Draw(t, "verdict")
			then := rapid.Int64Range(1, 30_000).Draw(t, "then")
			now := rapid.Int64Range(then, 3*then).Draw(t, "now")
			if c.Verdict == analysis.Lower {
				now = rapid.Int64Range(0, then).Draw(t, "fewer")
			}
			c.CurrentCount, c.PreviousCount, c.PreviousTotal = now, float64(then), then
			c.RateRatio = ptr(float64(now) / float64(then))
		}
		d := newDraft(a, Boundaries{}, Options{})
		findings := d.findings()
		if len(findings) > most {
			t.Fatalf("%d findings", len(findings))
		}
		seen := map[string]bool{}
		for _, f := range findings {
			message := f.What[0].Text
			if seen[message] {
				t.Errorf("%q is said twice", message)
			}
			seen[message] = true
			if f.Link != "#changes" {
				continue
			}
			var row *analysis.CategoryChange
			for i := range a.Previous.Changes {
				if c := &a.Previous.Changes[i]; strings.HasPrefix(message, subject(c.Category)) {
					row = c
				}
			}
			if row == nil {
				t.Fatalf("%q is of no category", message)
			}
			want := map[analysis.Verdict]Direction{analysis.Higher: Up, analysis.Lower: Down}[row.Verdict]
			if f.Direction != want {
				t.Errorf("%q with verdict %s has direction %d", message, row.Verdict, f.Direction)
			}
			if row.Verdict == analysis.NotComparable {
				continue
			}
			if counts := fmt.Sprintf("%s against %s", data.Thousands(row.CurrentCount), average(row.PreviousCount)); !strings.Contains(spoken(f.What), counts) {
				t.Errorf("%q does not give %q", spoken(f.What), counts)
			}
		}
	})
}

// numbersIn are the numbers printed in a text, years and the like with them.
var numbersIn = regexp.MustCompile(`\d[\d,]*(?:\.\d+)?`)

// told collects every number of an assessment in the forms that the report
// prints numbers in.
func told(v reflect.Value, into map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			told(v.Elem(), into)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			told(v.Field(i), into)
		}
	case reflect.Slice:
		into[data.Thousands(int64(v.Len()))] = true
		for i := range v.Len() {
			told(v.Index(i), into)
		}
	case reflect.String:
		for _, n := range numbersIn.FindAllString(v.String(), -1) {
			into[n] = true
		}
	case reflect.Int, reflect.Int32, reflect.Int64:
		into[data.Thousands(v.Int())] = true
		if v.Type() == reflect.TypeFor[data.Month]() {
			into[fmt.Sprint(data.Month(v.Int()).Year())] = true
		} else {
			into[fmt.Sprint(v.Int())] = true
		}
	case reflect.Float64:
		x := v.Float()
		for _, s := range []string{average(x), ratioOf(x), boundOf(x), perThousand(x), percent(x), percentFine(x), decimals(x, 1)} {
			into[numbersIn.FindString(s)] = true
		}
		if x > 0 && x < 1.95 { // a ratio, as the size of its change in per cent
			into[numbersIn.FindString(percent(math.Abs(1-x)))] = true
		}
	}
}

// Every number on the first page is a number of the assessment.
func TestEveryNumberOfTheFirstPageComesFromTheAssessment(t *testing.T) {
	for i, v := range variations {
		if v.name == "hostile names" {
			continue // its names hold numbers of their own
		}
		t.Run(v.name, func(t *testing.T) {
			a, doc := varied(t, i)
			known := map[string]bool{"1,000": true, "100": true} // for every 1,000 residents, in every 100
			told(reflect.ValueOf(a), known)
			for _, h := range a.Hotspots { // the share of cells that are hot
				known[numbersIn.FindString(percent(share(h.Hot, h.Cells)))] = true
			}
			for _, y := range []int{0, 1} { // the months of the restrictions
				known[fmt.Sprint(restrictions.From.Year()+y)] = true
			}
			for _, h := range a.Partners.Hours { // the clock's, of a peak
				for _, n := range numbersIn.FindAllString(peakWords(*h.Peak), -1) {
					known[n] = true
				}
			}
			page := &Document{Sections: doc.Sections[:1]}
			for _, s := range prose(page) {
				for _, n := range numbersIn.FindAllString(s, -1) {
					if n = strings.TrimRight(n, ","); !known[n] {
						t.Errorf("%s is not of the assessment: %q", n, s)
					}
				}
			}
		})
	}
}
