package analysis

import (
	"cmp"
	"slices"

	"assess/data"
	"assess/data/survey"
)

// Concern is a thing that people worry about beside what the police recorded of it.
type Concern struct {
	Text     string        `json:"text"` // as the survey writes it
	Category data.Category `json:"category"`
	N        int64         `json:"n"`
	Base     int64         `json:"base"`
	Share    Proportion    `json:"percent"`
	Rank     int           `json:"rank"` // among the concerns told, 1 for the one that most people have; ties share the best
	RankLow  int           `json:"rank_low"`
	RankHigh int           `json:"rank_high"` // ranks that the intervals of the shares leave open

	Count    int64    `json:"count"` // recorded in the year
	Rate     *float64 `json:"rate"`  // per 1,000 residents
	Recorded int      `json:"recorded_rank"`
}

// Why no concern is told.
const (
	notLinked   = "no survey links an answer to a category of crime; to link them, name the links as concern in the profile"
	fewConcerns = "fewer than two of the concerns linked have enough answers and recorded crime to be ranked"
)

// concerns ranks what people worry about in the last survey that asks, beside the ranks
// of what was recorded in the year.
func (b *builder) concerns(waves []survey.Survey) {
	out := &b.out.Views
	out.Untold = notLinked
	for _, s := range slices.Backward(waves) {
		worries, err := s.Worries()
		if err != nil || len(worries) == 0 {
			continue // a survey whose links fit nothing is refused as it is read
		}
		out.Asked, out.Concerns = s.Title, b.concernsOf(worries)
		out.Untold = ""
		if len(out.Concerns) < 2 {
			out.Concerns, out.Untold = []Concern{}, fewConcerns
		}
		return
	}
}

func (b *builder) concernsOf(worries []survey.Worry) []Concern {
	out := []Concern{}
	for _, w := range worries {
		share, level := SurveyShare(w.Group, w.Answer, leastBase), b.recorded(w.Category)
		if share != nil && level != nil {
			out = append(out, Concern{Text: w.Text, Category: w.Category, N: w.Answer.N, Base: w.Group.Base, Share: *share, Count: level.Count, Rate: level.Rate})
		}
	}
	rankConcerns(out)
	return out
}

// recorded is the partnership's level of a category, nil when it has none.
func (b *builder) recorded(c data.Category) *Level {
	for i := range b.out.Levels {
		if l := &b.out.Levels[i]; l.Type == TypePartnership && l.Category == c {
			return l
		}
	}
	return nil
}

// rankConcerns ranks concerns by their shares and by what was recorded, and puts the
// most named first.
func rankConcerns(all []Concern) {
	for i := range all {
		c := &all[i]
		c.Rank, c.RankLow, c.RankHigh, c.Recorded = 1, 1, len(all), 1
		for j, other := range all {
			if i == j {
				continue
			}
			if other.Share.Share > c.Share.Share {
				c.Rank++
			}
			if other.Share.Interval.Lower > c.Share.Interval.Upper {
				c.RankLow++
			}
			if other.Share.Interval.Upper < c.Share.Interval.Lower {
				c.RankHigh--
			}
			if other.Count > c.Count {
				c.Recorded++
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Concern) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), a.Category.Order()-b.Category.Order())
	})
}
