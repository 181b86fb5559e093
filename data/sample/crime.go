package sample

import (
	"math"
	"time"

	"assess/data"
)

// setting is the kind of place where a crime happens.
type setting int

const (
	street   setting = iota // where people are
	shop                    // where shops are
	home                    // where dwellings are
	settings                // how many there are
)

// crime is what is assumed of one category. The rates add up to 95 crimes and
// 25 incidents of anti-social behaviour, about those of an English district in
// 2019.
type crime struct {
	category data.Category
	rate     float64    // a year for 1,000 residents
	peak     time.Month // when the season is at its height
	swing    float64    // by how much the peak is above the mean
	setting  setting
}

// crimes is in the order in which a police file lists them, by name.
var crimes = []crime{
	{data.AntiSocialBehaviour, 25, time.July, 0.22, street},
	{"Bicycle theft", 1.6, time.July, 0.30, shop},
	{"Burglary", 5.5, time.December, 0.14, home},
	{"Criminal damage and arson", 9.5, time.June, 0.06, street},
	{"Drugs", 4, time.May, 0.03, street},
	{"Other crime", 2.5, time.June, 0.03, street},
	{"Other theft", 8.5, time.August, 0.05, shop},
	{"Possession of weapons", 1.2, time.June, 0.04, street},
	{"Public order", 9, time.July, 0.12, street},
	{"Robbery", 1.4, time.November, 0.06, street},
	{"Shoplifting", 8, time.November, 0.05, shop},
	{"Theft from the person", 1.5, time.December, 0.10, shop},
	{"Vehicle crime", 6.8, time.November, 0.06, home},
	{"Violence and sexual offences", 35.5, time.July, 0.09, street},
}

// What is planted: see Truth.
const (
	overdispersion = 1.35
	risen          = data.Category("Vehicle crime")
	fallen         = data.Category("Burglary")
	steady         = data.Category("Criminal damage and arson")
	risenBy        = 1.35
	fallenTo       = 0.70
	hotspotRadius  = 400.0 // metres
)

// Factors of the hot spots: a town centre draws shoppers, an estate does not.
var (
	centreTimes = [settings]float64{street: 7, shop: 25, home: 1.5}
	estateTimes = [settings]float64{street: 7, shop: 1, home: 6}
)

// season is the factor of a month, 1 on average over a year.
func (c crime) season(m time.Month) float64 {
	return 1 + c.swing*math.Cos(2*math.Pi*float64(m-c.peak)/12)
}

// level is the planted factor of a district's month: 1 but for two categories
// in the first district, from Truth.Year on.
func (w *world) level(d int, c data.Category, m data.Month) float64 {
	if !w.Planted || d != 0 || m < lastWholeYear(w.files()).From {
		return 1
	}
	switch c {
	case risen:
		return risenBy
	case fallen:
		return fallenTo
	}
	return 1
}

// gradient is how much more crime a deprivation decile (1 the most deprived)
// has than decile 10 for the same residents: 2.7 times in decile 1.
func gradient(decile int) float64 { return math.Exp(0.11 * float64(10-decile)) }

// outcomes are the last outcomes of crimes with about their real weights. The
// first is what a recent crime has.
var outcomes = []struct {
	name   string
	weight float64
}{
	{"Under investigation", 2},
	{"Investigation complete; no suspect identified", 42},
	{"Unable to prosecute suspect", 36},
	{"Status update unavailable", 5},
	{"Court result unavailable", 6},
	{"Awaiting court outcome", 2},
	{"Local resolution", 2.5},
	{"Action to be taken by another organisation", 1.5},
	{"Offender given a caution", 1.2},
	{"Further investigation is not in the public interest", 0.8},
	{"Formal action is not in the public interest", 0.5},
	{"Offender sent to prison", 0.3},
	{"Offender given penalty notice", 0.2},
}

// outcomeOdds draws an index into outcomes.
var outcomeOdds = func() lottery {
	weights := make([]float64, len(outcomes))
	for i, o := range outcomes {
		weights[i] = o.weight
	}
	return newLottery(weights)
}()
