package analysis

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"assess/data"
)

// CodeCount is how many offences of one code were recorded. The code is the force's
// or the Home Office's, as the table of weights spells it.
type CodeCount struct {
	Code  string
	Count int64
}

// HarmInput holds a year's offences by code and the table to weigh them with.
type HarmInput struct {
	Counts     []CodeCount        // codes in any order; one that comes twice is added up
	Weights    map[string]float64 // severity of one offence of each code, 0 or more
	Residents  float64            // 0 when not known
	MaxMissing float64            // the largest share, of codes and of offences, that may lack a weight
}

// Harm is offences weighed by their severity, in the unit of the table.
type Harm struct {
	Sum          float64  `json:"sum"`                // weighted sum over the codes with a weight
	SE           float64  `json:"standard_error"`     // of Sum, each offence coming by itself: √Σ count weight²
	PerThousand  *float64 `json:"per_thousand"`       // Sum per 1,000 residents; nil when residents are not known
	Offences     int64    `json:"offences"`           // all of them
	Weighed      int64    `json:"weighed"`            // those with a weight
	CodeShare    float64  `json:"codes_weighed"`      // of the codes counted, those with a weight
	OffenceShare float64  `json:"offences_weighed"`   // of the offences, those with a weight
	Missing      []string `json:"codes_without"`      // codes without a weight, sorted
	Largest      string   `json:"largest_code"`       // the code with most of Sum (the first by name among equals); empty when Sum is 0
	LargestShare float64  `json:"largest_code_share"` // its share of Sum
}

// WeighHarm is a severity score: Σ count × weight over offence codes. The weights
// come from a table that the user supplies, such as the Crime Severity Score of the
// Office for National Statistics, and are never guessed: what has no weight is left
// out of Sum and shown in Missing.
//
// It refuses, with an error that says why, when more than MaxMissing of the codes or
// of the offences have no weight. Both count, for a rare code may be the gravest. It
// refuses published categories of open data in place of codes: a category holds
// offences of very different severity, and a mean weight would be made up. Negative
// counts, and weights that are negative, NaN or infinite, are refused too.
//
// What a caller must know: a handful of grave offences can make most of the sum, so
// print Sum with SE and with LargestShare; it measures what was recorded, and a change
// in recording moves it. Codes with a count of 0 are not looked at. Without an offence
// Sum is 0 and the shares are 1. Sherman, Neyroud and Neyroud (2016),
// doi:10.1093/police/paw003; Bangs (2016), Research outputs: developing a Crime
// Severity Score for England and Wales, ONS.
func WeighHarm(in HarmInput) (Harm, error) {
	h := Harm{CodeShare: 1, OffenceShare: 1}
	counts, err := in.byCode()
	if err != nil {
		return Harm{}, err
	}
	variance, largest := 0.0, 0.0
	for _, c := range counts {
		h.Offences += c.Count
		w, ok := in.Weights[c.Code]
		if !ok {
			h.Missing = append(h.Missing, c.Code)
			continue
		}
		if !(w >= 0) || math.IsInf(w, 1) {
			return Harm{}, fmt.Errorf("weigh offences of code %q: the weight %v is not a number of 0 or more; correct the table of weights", c.Code, w)
		}
		harm := float64(c.Count) * w
		h.Weighed += c.Count
		h.Sum += harm
		variance += harm * w
		if harm > largest {
			h.Largest, largest = c.Code, harm
		}
	}
	h.SE = math.Sqrt(variance)
	if h.Sum > 0 {
		h.LargestShare = largest / h.Sum
	}
	if len(counts) > 0 {
		h.CodeShare = 1 - float64(len(h.Missing))/float64(len(counts))
		h.OffenceShare = float64(h.Weighed) / float64(h.Offences)
	}
	if covered := min(h.CodeShare, h.OffenceShare); !(1-covered <= in.MaxMissing) {
		return Harm{}, fmt.Errorf("weigh offences: %d of %d codes, with %d of %d offences, have no weight (the first is %q); at most %.3g %% may lack one: complete the table of weights",
			len(h.Missing), len(counts), h.Offences-h.Weighed, h.Offences, h.Missing[0], 100*in.MaxMissing)
	}
	if positive(in.Residents) {
		rate := 1000 * h.Sum / in.Residents
		h.PerThousand = &rate
	}
	return h, nil
}

// byCode adds up the counts of each code, sorted by code, those of 0 left out.
func (in HarmInput) byCode() ([]CodeCount, error) {
	total := map[string]int64{}
	for _, c := range in.Counts {
		if openCategory(c.Code) {
			return nil, fmt.Errorf("weigh offences: %q is a category of open data and holds offences of very different severity; give offence codes", c.Code)
		}
		if c.Count < 0 {
			return nil, fmt.Errorf("weigh offences of code %q: the count %d is below 0", c.Code, c.Count)
		}
		total[c.Code] += c.Count
	}
	out := make([]CodeCount, 0, len(total))
	for code, n := range total {
		if n > 0 {
			out = append(out, CodeCount{code, n})
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a].Code < out[b].Code })
	return out, nil
}

// openCategory says whether a code is one of the categories of data.police.uk, by its
// name or as its API spells it.
func openCategory(code string) bool {
	return openCategories[strings.ToLower(strings.TrimSpace(code))]
}

var openCategories = func() map[string]bool {
	names := map[string]bool{strings.ToLower(string(data.AllCrime)): true}
	for _, c := range data.Categories {
		names[strings.ToLower(string(c.Name))] = true
		names[c.Slug] = true
	}
	return names
}()
