package analysis

import (
	"fmt"
	"slices"

	"assess/data"
)

// SearchAim is what searches aim at: their objects, and the categories of crime whose
// hot spots they are held against.
type SearchAim struct {
	ID         string
	Title      string // within a sentence
	Objects    []data.SearchObject
	Categories []data.Category
}

// SearchAims lists the aims. Searches for other objects are held against no category.
var SearchAims = []SearchAim{
	{"drugs", "drugs", []data.SearchObject{"Controlled drugs", "Psychoactive substances"}, []data.Category{"Drugs"}},
	{"weapons", "weapons", []data.SearchObject{"Offensive weapons", "Firearms", "Crossbows", "Anything to threaten or harm anyone"},
		[]data.Category{"Possession of weapons", "Violence and sexual offences"}},
	{"theft", "stolen goods or tools for theft", []data.SearchObject{"Stolen goods", "Article for use in theft"},
		[]data.Category{"Burglary", "Vehicle crime", "Theft from the person", "Bicycle theft", "Shoplifting", "Other theft"}},
}

// SearchInside is how many of the searches with one aim were in hot spots of the crime
// that they aim at, over the months of which both are held.
type SearchInside struct {
	Aim        string          `json:"aim"`
	Title      string          `json:"title"`
	Objects    []string        `json:"objects"`
	Categories []data.Category `json:"categories"` // with hot spots this year
	Without    []data.Category `json:"categories_without"`
	Months     []data.Month    `json:"months"`

	Searches int64       `json:"searches"` // in cells of the partnership
	In       int64       `json:"inside"`   // of them, in a hot cell of any of Categories
	Share    *Proportion `json:"share"`

	Cells     int      `json:"cells"`
	Hot       int      `json:"hot"`            // cells hot in any of Categories
	AreaShare float64  `json:"area_share"`     // Hot of Cells
	Incident  int64    `json:"incidents"`      // of Categories, in cells, in Months
	InHot     int64    `json:"incidents_in"`   // of them, in those hot cells
	Crime     *float64 `json:"incident_share"` // InHot of Incident
	Reason    string   `json:"reason"`         // why there is no share
}

// searchesInside holds the searches against the hot cells of the year.
func (b *builder) searchesInside(found []searched) []SearchInside {
	var both []data.Month
	for _, m := range b.out.StopSearch.Months {
		if b.inYear(m) {
			both = append(both, m)
		}
	}
	crimes, _ := b.cellCounts(b.ledger.points(both))
	out := []SearchInside{}
	for _, aim := range SearchAims {
		x := SearchInside{Aim: aim.ID, Title: aim.Title, Objects: []string{}, Categories: []data.Category{}, Without: []data.Category{}, Months: both, Cells: b.grid.Len()}
		for _, o := range aim.Objects {
			x.Objects = append(x.Objects, string(o))
		}
		hot := b.hotIn(&x, aim.Categories)
		x.count(b, found, hot)
		for _, c := range x.Categories {
			for cell, n := range crimes[c] {
				x.Incident += n
				if hot[cell] {
					x.InHot += n
				}
			}
		}
		x.judge()
		out = append(out, x)
	}
	return out
}

// hotIn finds the cells that are hot in any of the categories.
func (b *builder) hotIn(x *SearchInside, categories []data.Category) []bool {
	hot := make([]bool, b.grid.Len())
	for _, c := range categories {
		cells := b.hotCells[c]
		if !slices.Contains(cells, true) {
			x.Without = append(x.Without, c)
			continue
		}
		x.Categories = append(x.Categories, c)
		for i, is := range cells {
			hot[i] = hot[i] || is
		}
	}
	for _, is := range hot {
		if is {
			x.Hot++
		}
	}
	return hot
}

// count counts the searches of the partnership that lie in its cells.
func (x *SearchInside) count(b *builder, found []searched, hot []bool) {
	for _, s := range found {
		if _, ok := b.own[s.district]; !ok || s.district == "" || !s.located || !slices.Contains(x.Objects, s.object) || !slices.Contains(x.Months, s.month) {
			continue
		}
		cell := b.grid.Find(s.easting, s.northing)
		if cell < 0 {
			continue
		}
		x.Searches += s.n
		if hot[cell] {
			x.In += s.n
		}
	}
}

// judge works out the shares, or says why there is none.
func (x *SearchInside) judge() {
	switch {
	case len(x.Months) == 0:
		x.Reason = "no month of the year is held of both crimes and searches"
	case len(x.Categories) == 0:
		x.Reason = "the crime that they aim at has no hot spot this year"
	case x.Searches < minimumCount:
		x.Reason = fmt.Sprintf("searches for it that have a place in the area: %d; a share takes at least %d", x.Searches, minimumCount)
	}
	if x.Reason != "" {
		return
	}
	x.Share = proportionOf(x.In, x.Searches, minimumCount)
	x.AreaShare = float64(x.Hot) / float64(x.Cells)
	if x.Incident > 0 {
		share := float64(x.InHot) / float64(x.Incident)
		x.Crime = &share
	}
}
