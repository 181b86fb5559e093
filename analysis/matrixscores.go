package analysis

import (
	"fmt"
	"math"

	"assess/data"
	"assess/data/profiles"
)

// The bounds from which a value scores 1, 2, 3 and 4.
var (
	volumeBounds        = [highestScore]float64{0.01, 0.03, 0.08, 0.15} // share of all crime and anti-social behaviour
	harmBounds          = [highestScore]float64{0.01, 0.05, 0.1, 0.25}  // share of the harm of a table whose offences are weighed
	concentrationBounds = [highestScore]float64{0.1, 0.2, 0.35, 0.5}    // share of located incidents in hot cells
	concernBounds       = [highestScore]float64{0.1, 0.2, 0.35, 0.5}    // share of the people asked who worry about it
)

// ratioBounds are the ratios from which a clearly higher one scores 3 and 4. A clearly
// lower one scores 0, one that is neither 1, a higher one 2.
var ratioBounds = [2]float64{1.1, 1.25}

// scores are an issue's scores in the order of the criteria.
func (b *builder) scores(x Issue) []*int {
	by := map[string]*int{
		profiles.Volume: b.volumeScore(x), profiles.Rate: b.rateScore(x), profiles.Trend: b.trendScore(x), profiles.Concentration: b.concentrationScore(x),
		profiles.Concern: b.concernScore(x), profiles.Harm: b.harmScore(x),
	}
	out := make([]*int, len(profiles.Criteria))
	for k, id := range profiles.Criteria {
		out[k] = by[id]
	}
	return out
}

// band is how many of the bounds a value reaches.
func band(v float64, bounds [highestScore]float64) *int {
	n := 0
	for _, b := range bounds {
		if v >= b {
			n++
		}
	}
	return &n
}

// clearBand scores a comparison by its verdict first and its size second.
func clearBand(v Verdict, ratio *float64) *int {
	n := 1
	switch v {
	case Lower:
		n = 0
	case NoClearChange:
	case Higher:
		n = 2
		for _, b := range ratioBounds {
			if ratio == nil || *ratio >= b { // nothing was counted before
				n++
			}
		}
	default:
		return nil
	}
	return &n
}

// volumeScore sets the issue's records beside all that the police recorded.
func (b *builder) volumeScore(x Issue) *int {
	var all int64
	for _, l := range b.out.Levels {
		if l.Type == TypePartnership && (l.Category == data.AllCrime || l.Category == data.AntiSocialBehaviour) {
			all += l.Count
		}
	}
	if all == 0 {
		return nil
	}
	return band(float64(x.Count)/float64(all), volumeBounds)
}

func (b *builder) rateScore(x Issue) *int {
	if x.Partner != nil || x.Rural {
		return nil
	}
	for _, v := range b.out.Versus.Rows {
		if v.Category == x.Category && !math.IsNaN(v.Ratio) {
			return clearBand(v.Verdict, &v.Ratio)
		}
	}
	return nil
}

// trendScore is that of the change on the year before: of a category, of a partner's
// series, or of the indicator of rural areas.
func (b *builder) trendScore(x Issue) *int {
	if c := b.changeOf(x); c != nil {
		return clearBand(c.Verdict, c.RateRatio)
	}
	return nil
}

func (b *builder) changeOf(x Issue) *CategoryChange {
	switch {
	case x.Partner != nil:
		for _, c := range b.out.Partners.Changes {
			if c.Type == TypePartnership && c.Key() == *x.Partner && c.Reason == "" {
				return &c.CategoryChange
			}
		}
	case x.Rural:
		for _, p := range b.out.Priorities.Pages {
			for _, f := range p.Focuses {
				for _, i := range f.Indicators {
					if i.Rural && i.Category == x.Category && i.Partner == nil {
						return i.Change
					}
				}
			}
		}
	default:
		for _, c := range b.out.Previous.Changes {
			if c.Category == x.Category {
				return &c
			}
		}
	}
	return nil
}

// harmScore is that of the share of a table's harm, where records with offence codes are
// weighed.
func (b *builder) harmScore(x Issue) *int {
	if k, ok := b.out.Partners.HarmOf(x); ok {
		return band(*k.HarmShare, harmBounds)
	}
	return nil
}

// concentrationScore is that of the share in hot cells, of what has a map.
func (b *builder) concentrationScore(x Issue) *int {
	if x.Partner != nil || x.Rural {
		return nil
	}
	for _, h := range b.out.Hotspots {
		if h.Category == x.Category && h.Reason == "" {
			return band(h.HotShare, concentrationBounds)
		}
	}
	return nil
}

// concernScore is that of the share of people who worry about a category.
func (b *builder) concernScore(x Issue) *int {
	if x.Partner != nil || x.Rural {
		return nil
	}
	for _, c := range b.out.Views.Concerns {
		if c.Category == x.Category {
			return band(c.Share.Share, concernBounds)
		}
	}
	return nil
}

func methodMatrix(b *builder) Method {
	m := b.out.Matrix
	settings := ""
	for _, c := range m.Criteria {
		if !c.Used() {
			settings += fmt.Sprintf(" %s is left out for all: %s.", c.Name, c.Reason)
			continue
		}
		settings += fmt.Sprintf(" %s weighs %g.", c.Name, c.Weight)
	}
	return Method{
		ID: "matrix", Name: "Scoring of issues for the proposed priorities",
		Formula: "Each issue scores 0 to 4 by each criterion, and its score is their weighted mean. A criterion that cannot be told of an issue stands there at its mean over the issues ranked, so that the issue neither gains nor loses by it. " +
			"Volume is the issue's records as a share of all crime and anti-social behaviour of the police. Concentration is the share of its located incidents in hot cells, public concern the share of the people asked who worry about it, and harm the share of a table's harm, where its offences are weighed. " +
			"The rate beside the comparator and the change on the year before score 0 when clearly lower and 1 when neither; when clearly higher, 2 to 4 by size. " +
			"Issues with the same score share a rank. Its range is over all sets in which each weight is its own, or moved down or up.",
		Settings: fmt.Sprintf("Volume scores 1 to 4 from %s of all. Concentration scores 1 to 4 from %s, public concern from %s, and harm from %s. A clearly higher ratio scores 3 from %g and 4 from %g. Weights are moved by %.0f%%; %d sets. An issue is ranked from %d criteria on; the first %d are proposed.",
			percents(volumeBounds), percents(concentrationBounds), percents(concernBounds), percents(harmBounds), ratioBounds[0], ratioBounds[1], 100*weightMoved, m.Trials, fewestScored, firstIssues) + settings,
		N:      fmt.Sprintf("%d issues, %d of them ranked", len(m.Issues), len(m.Issues)-m.Unranked),
		Source: "rule of this program",
	}
}

// percents writes the bounds of a criterion: "1%, 3%, 8% and 15%".
func percents(bounds [highestScore]float64) string {
	return fmt.Sprintf("%.0f%%, %.0f%%, %.0f%% and %.0f%%", 100*bounds[0], 100*bounds[1], 100*bounds[2], 100*bounds[3])
}
