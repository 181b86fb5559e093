package reference

import (
	"strconv"
	"strings"
	"sync"
)

// Licence is the attribution of one kind of data.
type Licence struct {
	ID        string // police, geography, residents, deprivation, severity
	What      string
	Publisher string
	Line      string // to be shown with the data; {year} stands for the year
	URL       string
}

// LineFor is the attribution line for data of one year. A year of 0 leaves the
// year out.
func (l Licence) LineFor(year int) string {
	if year == 0 {
		return strings.ReplaceAll(l.Line, " {year}", "")
	}
	return strings.ReplaceAll(l.Line, "{year}", strconv.Itoa(year))
}

var licences = sync.OnceValue(func() []Licence {
	var out []Licence
	for _, r := range rows("licences.csv", "id", "what", "publisher", "line", "url") {
		out = append(out, Licence{r[0], r[1], r[2], r[3], r[4]})
	}
	return out
})

// Licences lists the attributions in the order they are shown.
func Licences() []Licence { return append([]Licence(nil), licences()...) }

// LicenceOf is the attribution with the given identifier.
func LicenceOf(id string) (Licence, bool) {
	for _, l := range licences() {
		if l.ID == id {
			return l, true
		}
	}
	return Licence{}, false
}
