package chart

import (
	"fmt"

	"assess/data"
)

// Fan is a monthly history and the forecast of the months after it, with the
// ranges that hold 80% and 95% of outcomes. The forecast begins with the month
// after the last of History, which may end in gaps. Counts have no place below
// zero: what a forecast or its ranges hold of it is drawn at zero.
type Fan struct {
	Label    string // of the values, "Anti-social behaviour incidents a month"
	History  Series
	Forecast []FanMonth    // the first is the month after History
	Shade    data.Period   // the last assessed year
	Grey     []data.Period // months set aside, hatched
}

// FanMonth is what is expected of one month to come. The 95% range holds the 80%
// range; the expected value, being a mean, need not lie within either.
type FanMonth struct {
	Expected         float64
	Lower80, Upper80 float64
	Lower95, Upper95 float64
}

// first is the first month of the forecast.
func (in Fan) first() data.Month { return in.History.period().To + 1 }

// months is the months of the axis: history and forecast.
func (in Fan) months() data.Period {
	p := in.History.period()
	return data.Period{From: p.From, To: p.To.Add(len(in.Forecast))}
}

// line is the forecast as a series, from zero.
func (in Fan) line() Series {
	s := Series{Name: "Forecast", From: in.first()}
	for _, m := range in.Forecast {
		v := max(m.Expected, 0)
		s.Values = append(s.Values, &v)
	}
	return s
}

// check refuses what makes no forecast of counts.
func (in Fan) check() error {
	if err := in.History.check(); err != nil {
		return err
	}
	r := in.History.reach()
	if r.empty() {
		return fmt.Errorf("no month of the history has a value")
	}
	if r.min < 0 {
		return fmt.Errorf("the count %g of the history is negative", r.min)
	}
	if len(in.Forecast) == 0 {
		return fmt.Errorf("no month is forecast")
	}
	if n := len(in.History.Values) + len(in.Forecast); n > maxMonths {
		return fmt.Errorf("history and forecast have %d months; at most %d can be drawn", n, maxMonths)
	}
	for i, m := range in.Forecast {
		if err := m.check(in.first().Add(i)); err != nil {
			return err
		}
	}
	return nil
}

// check refuses ranges that are not finite, the wrong way round or not nested.
func (m FanMonth) check(month data.Month) error {
	for _, r := range []struct {
		name         string
		lower, upper float64
	}{{"80% range", m.Lower80, m.Upper80}, {"95% range", m.Lower95, m.Upper95}} {
		if err := checkInterval(fmt.Sprintf("%s of %s", r.name, month), m.Expected, r.lower, r.upper); err != nil {
			return err
		}
	}
	if m.Lower95 > m.Lower80 || m.Upper95 < m.Upper80 {
		return fmt.Errorf("the 95%% range of %s, %g to %g, does not hold the 80%% range, %g to %g", month, m.Lower95, m.Upper95, m.Lower80, m.Upper80)
	}
	return nil
}
