package reports

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"assess/analysis"
	"assess/reports/disclosure"
)

// recordedLater is a town with a few records more in one month, as a later file of the
// source has it.
func recordedLater(t *rapid.T, a *analysis.Assessment) *analysis.Assessment {
	out := *a
	out.Partners.Counts = slices.Clone(a.Partners.Counts)
	var kinds []string
	var districts []string
	for _, c := range a.Partners.Counts {
		if c.Flag == "" && c.Category != "" {
			kinds = append(kinds, c.Category)
		}
		if c.Type == analysis.TypeDistrict {
			districts = append(districts, string(c.Code))
		}
	}
	kind := ""
	if len(kinds) > 0 {
		kind = rapid.SampledFrom(kinds).Draw(t, "kind")
	}
	district := rapid.SampledFrom(districts).Draw(t, "district")
	m, more := rapid.IntRange(0, townMonths-1).Draw(t, "month"), rapid.Int64Range(1, 6).Draw(t, "more")
	for i, c := range out.Partners.Counts {
		if c.Flag != "" || c.Category != "" && c.Category != kind || c.Type == analysis.TypeDistrict && string(c.Code) != district {
			continue
		}
		c.Counts, c.Years = slices.Clone(c.Counts), slices.Clone(c.Years)
		n := *c.Counts[m] + more
		c.Counts[m], c.Years[0].Count = &n, c.Years[0].Count+more
		out.Partners.Counts[i] = c
	}
	return &out
}

// both is what a reader of two revisions knows who has been told which numbers have not
// changed: such a number is the same in both, and shown where either shows it.
func both(p, next *partnerReader) *partnerReader {
	out := &partnerReader{published{passed: map[int]bool{}}, p.at}
	out.Values, out.hidden, out.names, out.Sums = slices.Clone(p.Values), slices.Clone(p.hidden), slices.Clone(p.names), slices.Clone(p.Sums)
	to := make([]int, len(next.Values))
	for i, n := range next.Values {
		if n == p.Values[i] {
			to[i], out.hidden[i] = i, p.hidden[i] && next.hidden[i]
			continue
		}
		shown := ""
		if !next.hidden[i] {
			shown = whole(n)
		}
		to[i] = out.add(next.names[i]+" later", shown, n)
	}
	for _, s := range next.Sums {
		moved := disclosure.Sum{Whole: to[s.Whole]}
		for _, part := range s.Parts {
			moved.Parts = append(moved.Parts, to[part])
		}
		if moved.Whole != s.Whole || !slices.Equal(moved.Parts, s.Parts) {
			out.Sums = append(out.Sums, moved)
		}
	}
	return out
}

// readBoth attacks two revisions of a town's public edition together, one small number of
// every so many.
func readBoth(t *rapid.T, first, second *analysis.Assessment, every int) []string {
	o := Options{Edition: "public"}
	reader := both(readPartnerCounts(t, first, Files(first, o)), readPartnerCounts(t, second, Files(second, o)))
	return reader.found(t, rapid.IntRange(0, every-1).Draw(t, "first"), every)
}

// Two revisions of a public edition give nobody away together, even to a reader who knows
// which of the hidden numbers have not changed.
func TestTwoRevisionsGiveNobodyAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := partnerTown(t)
		second := recordedLater(t, first)
		second.Withheld = analysis.Withhold(second, []*analysis.Assessment{first})
		if !second.Withheld.Partner("fire", first.Year.Whole.From) {
			t.Fatal("a year with other numbers is told again")
		}
		if found := readBoth(t, first, second, 16); len(found) > 0 {
			t.Fatalf("worked out: %v", found)
		}
		same := *first
		same.Withheld = analysis.Withhold(&same, []*analysis.Assessment{first})
		if len(same.Withheld.Partners) > 0 {
			t.Fatal("a year that has not changed is withheld")
		}
	})
}

// Told again with other numbers, they do.
func TestTwoRevisionsToldInFullGiveSomebodyAway(t *testing.T) {
	for seed := range 200 {
		leak := rapid.Custom(func(t *rapid.T) bool {
			first := partnerTown(t)
			return len(readBoth(t, first, recordedLater(t, first), 4)) > 0
		}).Example(seed)
		if leak {
			return
		}
	}
	t.Error("the attack finds nothing in two hundred towns")
}
