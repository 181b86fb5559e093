package sample

import (
	"fmt"
	"time"

	"assess/data"
)

// Packing is how the police files are laid down.
type Packing int

const (
	// Loose is one .csv per force and month, as in an unpacked archive.
	Loose Packing = iota
	// OneZip is a single archive that holds every file.
	OneZip
)

// Params is the size and the seed of a sample. A number left zero takes the
// value of Default, but for Rows and Planted, whose zero has a meaning.
type Params struct {
	Seed      uint64
	Forces    int        // police forces that share the districts
	Districts int        // over all forces
	LSOAs     int        // of the 2021 census, over all districts
	Wards     int        // over all districts
	Home      Size       // of the first district; zero for an equal share
	From      data.Month // of the first files; zero so that June 2022 is the last
	Months    int
	Rows      int // aimed at over all files; zero for 120 a year per 1,000 residents
	Packing   Packing
	Planted   bool // plant the truths that the package comment lists
}

// Size is the number of areas in one district.
type Size struct{ LSOAs, Wards int }

// lastMonth is the month at which files end unless Params.From says otherwise:
// the year April 2021 to March 2022 is whole and the next has begun.
var lastMonth = data.NewMonth(2022, time.June)

// Default is the partnership of `assess init --sample`: one force of four
// districts, the first with 80 LSOAs in 14 wards and about 130,000 residents,
// April 2017 to June 2022, about 190,000 rows.
func Default() Params {
	return Params{
		Seed: 20210420, Forces: 1, Districts: 4, LSOAs: 182, Wards: 32, Home: Size{80, 14},
		From: lastMonth.Add(-74), Months: 75, Planted: true,
	}
}

// Force is a force the size of Essex, for benchmarks: a million rows in 60
// files, nothing planted.
func Force() Params {
	return Params{
		Seed: 1, Forces: 1, Districts: 14, LSOAs: 1077, Wards: 304,
		From: lastMonth.Add(-59), Months: 60, Rows: 1_000_000,
	}
}

// Nation is the size of England and Wales: 43 forces, three years, 17.5 million
// rows in one archive, nothing planted.
func Nation() Params {
	return Params{
		Seed: 2, Forces: 43, Districts: 318, LSOAs: 35_672, Wards: 7_000,
		From: lastMonth.Add(-35), Months: 36, Rows: 17_500_000, Packing: OneZip,
	}
}

// filled is p with its zeros replaced.
func (p Params) filled() Params {
	d := Default()
	for _, f := range []struct {
		value    *int
		fallback int
	}{{&p.Forces, 1}, {&p.Districts, d.Districts}, {&p.LSOAs, d.LSOAs}, {&p.Wards, d.Wards}, {&p.Months, d.Months}} {
		if *f.value == 0 {
			*f.value = f.fallback
		}
	}
	if p.Home.LSOAs == 0 {
		p.Home.LSOAs = shares(p.LSOAs, max(p.Districts, 1))[0]
	}
	if p.Home.Wards == 0 {
		p.Home.Wards = shares(p.Wards, max(p.Districts, 1))[0]
	}
	if p.From.IsZero() {
		p.From = lastMonth.Add(1 - p.Months)
	}
	return p
}

// limits of what the code forms and the lists of names can hold.
const (
	leastLSOAs  = 5 // in a district
	leastHome   = 40
	mostLSOAs   = 90_000
	mostMonths  = 600
	mostRows    = 1_000_000_000
	yearsBefore = 36 // months before the last whole year that planting needs
)

// check refuses sizes that make no place. It takes filled Params.
func (p Params) check() error {
	others, otherLSOAs, otherWards := p.Districts-1, p.LSOAs-p.Home.LSOAs, p.Wards-p.Home.Wards
	switch {
	case p.Forces < 1 || p.Forces > len(forceNames()):
		return fmt.Errorf("sample of %d forces: ask for 1 to %d", p.Forces, len(forceNames()))
	case p.Districts < p.Forces || p.Districts > len(districtNames()):
		return fmt.Errorf("sample of %d districts in %d forces: ask for one district a force at least and %d at most", p.Districts, p.Forces, len(districtNames()))
	case p.LSOAs > mostLSOAs || p.Home.LSOAs < leastLSOAs || otherLSOAs < others*leastLSOAs || others == 0 && otherLSOAs != 0:
		return fmt.Errorf("sample of %d LSOAs, %d in the first of %d districts: ask for %d a district at least and %d in all at most", p.LSOAs, p.Home.LSOAs, p.Districts, leastLSOAs, mostLSOAs)
	case p.Home.Wards < 1 || p.Home.Wards > p.Home.LSOAs || otherWards < others || otherWards > otherLSOAs || others == 0 && otherWards != 0:
		return fmt.Errorf("sample of %d wards, %d in the first of %d districts: ask for one a district at least and one an LSOA at most", p.Wards, p.Home.Wards, p.Districts)
	case p.Months < 1 || p.Months > mostMonths || p.From < firstMonth || p.From.Add(p.Months) > data.NewMonth(2100, time.January):
		return fmt.Errorf("sample of %d months from %s: ask for 1 to %d months, none before %s", p.Months, p.From, mostMonths, firstMonth)
	case p.Rows < 0 || p.Rows > mostRows:
		return fmt.Errorf("sample of %d rows: ask for 0 to %d", p.Rows, mostRows)
	case p.Packing != Loose && p.Packing != OneZip:
		return fmt.Errorf("sample with packing %d: ask for Loose or OneZip", p.Packing)
	}
	if p.Planted {
		return p.checkPlanted()
	}
	return nil
}

// firstMonth is when the categories of today began.
var firstMonth = data.NewMonth(2013, time.May)

// checkPlanted refuses samples with no room for what is to be planted.
func (p Params) checkPlanted() error {
	year := lastWholeYear(p.files())
	switch {
	case year.Empty() || year.From.Add(-yearsBefore) < p.From:
		return fmt.Errorf("sample of %d months from %s: planting needs an April-to-March year and the %d months before it", p.Months, p.From, yearsBefore)
	case p.Home.LSOAs < leastHome:
		return fmt.Errorf("sample with %d LSOAs in the first district: planting needs %d", p.Home.LSOAs, leastHome)
	case p.Packing != Loose:
		return fmt.Errorf("sample in one archive: planting needs loose files, which a later archive restates")
	}
	return nil
}

// files is the months of the police files.
func (p Params) files() data.Period { return data.Period{From: p.From, To: p.From.Add(p.Months - 1)} }

// lastWholeYear is the last April-to-March year inside the period, empty when
// there is none.
func lastWholeYear(files data.Period) data.Period {
	for to := files.To; to.Add(-11) >= files.From; to-- {
		if to.Calendar() == time.March {
			return data.Period{From: to.Add(-11), To: to}
		}
	}
	return data.Period{}
}

// shares divides total into n whole numbers that differ by one at most.
func shares(total, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = total*(i+1)/n - total*i/n
	}
	return out
}
