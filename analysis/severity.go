package analysis

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"assess/data"
	"assess/data/reference"
)

// Severity is the Crime Severity Score of the partnership's and the comparator's
// districts as it is published: one number a district and year. It stands beside
// the assessment as context. It is never worked out here, for the score weighs
// offences, and open data has categories of offences of very different severity.
type Severity struct {
	Reason    string          `json:"reason"` // why there is none, empty otherwise
	Period    data.Period     `json:"period"` // the year that the scores are of, which may not be the assessment's
	Others    int             `json:"others"` // the comparator's districts with a score, the partnership's own left out
	Lowest    *float64        `json:"lowest"` // of the others; nil without any
	Median    *float64        `json:"median"`
	Highest   *float64        `json:"highest"`
	Districts []SeverityScore `json:"districts"` // the partnership's own and the others, highest first
	Without   []data.Area     `json:"without"`   // districts of either that the file gives no score
}

// SeverityScore is one district's score.
type SeverityScore struct {
	data.Area
	Own   bool    `json:"own"`
	Score float64 `json:"score"`
	Place int     `json:"place"` // among all the districts with a score, 1 the highest; equal scores share a place
	Joint bool    `json:"joint"` // another district has the same score
}

// severity takes over the scores of the year nearest to the assessment's.
func (b *builder) severity() error {
	out := &b.out.Severity
	out.Districts, out.Without = []SeverityScore{}, []data.Area{}
	scores := nearestScores(b.facts.common.Severity, b.req.Year)
	if scores == nil {
		out.Reason = "no published severity score is held; add a context source named crime-severity, by district, with the period that its scores are of"
		return nil
	}
	out.Period = scores.Period
	out.fill(b.scored(), newestCodes(scores.By))
	if !slices.ContainsFunc(out.Districts, func(s SeverityScore) bool { return s.Own }) {
		out.Reason = "the severity scores that are held have none for this partnership's districts"
	}
	return nil
}

// nearestScores are those whose year ends nearest to the end of the given one; of
// two as near, the earlier. nil when none are held.
func nearestScores(all []DistrictScores, year data.Period) *DistrictScores {
	var best *DistrictScores
	for i := range all {
		s := &all[i]
		if best == nil {
			best = s
			continue
		}
		away, least := distance(int(s.Period.To), int(year.To)), distance(int(best.Period.To), int(year.To))
		if away < least || away == least && s.Period.To < best.Period.To {
			best = s
		}
	}
	return best
}

// newestCodes brings the scores of recoded districts to their newest codes. Where a
// file has a district under both codes, the newest one's score is taken.
func newestCodes(by map[data.Code]float64) map[data.Code]float64 {
	out := make(map[data.Code]float64, len(by))
	for _, code := range slices.Sorted(maps.Keys(by)) {
		newest := reference.Recoded(code)
		if _, held := out[newest]; !held || code == newest {
			out[newest] = by[code]
		}
	}
	return out
}

// scored lists the districts to look up, each once: the partnership's own, then the
// comparator's others. Score and place are still empty.
func (b *builder) scored() []SeverityScore {
	var out []SeverityScore
	for _, d := range b.out.Partnership.Districts {
		out = append(out, SeverityScore{Area: d, Own: true})
	}
	if b.req.Comparator == nil {
		return out
	}
	seen := map[data.Code]bool{}
	for _, code := range b.req.Comparator.Areas {
		newest := reference.Recoded(code)
		if b.owns(newest) || seen[newest] {
			continue
		}
		seen[newest] = true
		out = append(out, SeverityScore{Area: data.Area{Code: code, Name: b.facts.districtName(newest)}})
	}
	return out
}

// fill gives the districts their scores, sorts them and finds the spread of those
// that are not the partnership's own. by is keyed on newest codes.
func (s *Severity) fill(districts []SeverityScore, by map[data.Code]float64) {
	var others []float64
	for _, d := range districts {
		score, ok := by[reference.Recoded(d.Code)]
		if !ok {
			s.Without = append(s.Without, d.Area)
			continue
		}
		d.Score = score
		s.Districts = append(s.Districts, d)
		if !d.Own {
			others = append(others, score)
		}
	}
	slices.SortFunc(s.Districts, func(x, y SeverityScore) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Code, y.Code))
	})
	for i := range s.Districts {
		d := &s.Districts[i]
		d.Place = i + 1
		if i > 0 && s.Districts[i-1].Score == d.Score {
			d.Place, d.Joint, s.Districts[i-1].Joint = s.Districts[i-1].Place, true, true
		}
	}
	if s.Others = len(others); s.Others == 0 {
		return
	}
	slices.Sort(others)
	median := (others[(len(others)-1)/2] + others[len(others)/2]) / 2
	s.Lowest, s.Median, s.Highest = &others[0], &median, &others[len(others)-1]
}

func methodSeverity(b *builder) Method {
	s := b.out.Severity
	m := Method{
		ID: "severity", Name: "Crime severity, as published",
		Formula: "The Crime Severity Score of each district is printed as it is published. Worked out here are only the order of the districts, highest first, and the lowest, the middle and the highest score of the comparator's other districts. " +
			"The score is never made from this report's own counts: a category of open data holds offences of very different severity.",
		Settings: "Scores of " + s.Period.Label() + ".",
		N:        fmt.Sprintf("%d districts with a score", len(s.Districts)),
		Source:   "Office for National Statistics, Crime Severity Score; Bangs (2016), Research outputs: developing a Crime Severity Score for England and Wales, ONS",
	}
	if s.Reason != "" {
		m.Settings = "Not used: " + s.Reason + "."
	}
	return m
}
