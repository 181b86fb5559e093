package analysis

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"sync"

	"assess/data"
)

// Outlook is what the 12 months after the year would bring in one category if
// things went on as before.
type Outlook struct {
	Category data.Category  `json:"category"`
	From     data.Month     `json:"from"`   // first month forecast
	Months   []OutlookMonth `json:"months"` // empty with a Reason
	Model    string         `json:"model"`
	Fitted   data.Period    `json:"fitted"` // months that the forecast rests on
	Skill    *Skill         `json:"skill"`  // nil when there were too few months to try it on
	Reason   string         `json:"reason"`
}

// OutlookMonth is one month to come. Months are not independent: their intervals
// do not add up.
type OutlookMonth struct {
	Expected float64  `json:"expected"`
	P80      Interval `json:"range_80"`
	P95      Interval `json:"range_95"`
}

// Skill is how well the same method did on months that it had not seen.
type Skill struct {
	Origins   int     `json:"origins"`    // starting points tried
	Months    int     `json:"months"`     // months compared, each once for every starting point
	MASE      float64 `json:"mase"`       // errors as a share of what the year before's value misses by
	NaiveMASE float64 `json:"naive_mase"` // the same for the value of a year before
	Cover80   float64 `json:"cover_80"`   // share of months within the 80 % range
	Cover95   float64 `json:"cover_95"`
}

// What an outlook takes and how far it looks, in months.
const (
	outlookRun     = 36
	outlookHorizon = 12
	outlookFirst   = 28 // months before the first starting point that is tried
	outlookStep    = 6  // months between starting points
	trialDraws     = 1000
)

// outlookModels are the models tried: a level, with a season, and with a season and a
// trend that fades, because a trend that does not is seldom true for a year.
var outlookModels = []ETSModel{ETSANN, ETSANA, ETSAAdA}

// outlooks forecasts All crime and anti-social behaviour, side by side: neither
// depends on the other, and the fits are the slowest part of the trends.
func (b *builder) outlooks() error {
	b.out.Outlooks = []Outlook{}
	var trends []*Trend
	for i := range b.out.Trends {
		t := &b.out.Trends[i]
		if t.Category == data.AllCrime || t.Category == data.AntiSocialBehaviour {
			trends = append(trends, t)
			b.out.Outlooks = append(b.out.Outlooks, Outlook{Category: t.Category, From: b.out.Year.Held.To.Add(1), Months: []OutlookMonth{}})
		}
	}
	errs := make([]error, len(trends))
	var running sync.WaitGroup
	for i, t := range trends {
		running.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					errs[i] = fmt.Errorf("outlook of %s: internal fault: %v", t.Category, r)
				}
			}()
			if err := b.outlook(&b.out.Outlooks[i], t); err != nil {
				errs[i] = fmt.Errorf("outlook of %s: %w", t.Category, err)
			}
		})
	}
	running.Wait()
	return errors.Join(errs...)
}

// outlook forecasts from the unbroken months since the last time set aside.
func (b *builder) outlook(o *Outlook, t *Trend) error {
	start := runStart(t.Counts)
	for _, x := range b.out.Settings.Exclude {
		if x.From < o.From && x.To >= t.From.Add(start) {
			start = max(start, int(x.To-t.From)+1)
		}
	}
	n := len(t.Counts) - start
	switch {
	case n <= 0:
		o.Reason = fmt.Sprintf("the time set aside in the configuration reaches %s, and no forecast rests on it", o.From.Add(-1).Label())
		return nil
	case n < outlookRun:
		o.Reason = fmt.Sprintf("%d months without a break or a time set aside come before %s; a forecast takes %d", n, o.From.Label(), outlookRun)
		return nil
	}
	o.Fitted = data.Period{From: t.From.Add(start), To: t.From.Add(len(t.Counts) - 1)}
	y := make([]float64, n)
	for i := range y {
		y[i] = math.NaN()
		if c := t.Counts[start+i]; c != nil {
			y[i] = float64(*c)
		}
	}
	params := ETSParams{Period: 12, SquareRoot: true, Seed: b.seed("outlook/" + string(t.Category))}
	fit, err := SelectETS(y, params, outlookModels)
	if errors.Is(err, ErrShortSeries) {
		o.Reason = fmt.Sprintf("%d months are too few for every calendar month to be known", n)
		return nil
	}
	if err != nil {
		return err
	}
	return o.fill(y, fit)
}

// fill tries the fitted model and the value of a year before on the months known,
// and forecasts by the better of them.
func (o *Outlook) fill(y []float64, fit ETSFit) error {
	naive := SeasonalNaive(12)
	forecaster, model := fit.Params.Forecaster(), fit.Params.Model.String()+" on square roots"
	trial := RollingParams{Period: 12, First: outlookFirst, Horizon: outlookHorizon, Step: outlookStep}
	tried, err := RollingOrigin(y, trial, onTrial(fit.Params))
	if err != nil {
		return err
	}
	simple, err := RollingOrigin(y, trial, naive)
	if err != nil {
		return err
	}
	if simple.MASE < tried.MASE {
		forecaster, model, tried = naive, "the value of a year before", simple
	}
	out, err := forecaster(y, outlookHorizon)
	if err != nil {
		return err
	}
	o.Model = model
	for h, mean := range out.Mean {
		o.Months = append(o.Months, OutlookMonth{Expected: max(0, mean), P80: fromZero(out.P80[h]), P95: fromZero(out.P95[h])})
	}
	if tried.Months > 0 && !math.IsNaN(tried.MASE) && !math.IsNaN(simple.MASE) {
		o.Skill = &Skill{tried.Origins, tried.Months, tried.MASE, simple.MASE, tried.Cover80, tried.Cover95}
	}
	return nil
}

// onTrial forecasts with fewer draws, and passes over a starting point that has too
// few months before it.
func onTrial(p ETSParams) Forecaster {
	p.Draws = trialDraws
	forecast := p.Forecaster()
	return func(y []float64, horizon int) (Forecast, error) {
		out, err := forecast(y, horizon)
		if errors.Is(err, ErrShortSeries) {
			return out, ErrBreak
		}
		return out, err
	}
}

// fromZero cuts an interval of counts off at zero.
func fromZero(i Interval) Interval { return Interval{max(0, i.Lower), max(0, i.Upper)} }

// seed derives a step's seed from the configured one and the step's name.
func (b *builder) seed(step string) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d/%s", b.out.Settings.Seed, step)
	return h.Sum64()
}
