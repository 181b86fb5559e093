package geo

import (
	"os"
	"path/filepath"
	"testing"

	"assess/data"
)

// published lists the boundary files of the real data folder, with the
// properties that hold codes.
var published = []Spec{
	{data.LSOA, 2011, "essex-lsoa2011", "LSOA11CD", "LSOA11NM", "LADCD_ACTIVE"},
	{data.LSOA, 2021, "essex-lsoa2021", "LSOA21CD", "LSOA21NM", "LADCD_ACTIVE"},
	{data.MSOA, 2021, "essex-msoa2021", "MSOA21CD", "MSOA21NM", "LADCD_ACTIVE"},
	{data.Ward, 2013, "essex-ward2013", "WD13CD", "WD13NM", "LADCD"},
	{data.Ward, 2025, "essex-ward2025", "WD25CD", "WD25NM", "LAD25CD"},
	{data.LSOA, 2011, "south-yorkshire-lsoa2011", "LSOA11CD", "LSOA11NM", "LADCD_ACTIVE"},
	{data.LSOA, 2021, "south-yorkshire-lsoa2021", "LSOA21CD", "LSOA21NM", "LADCD_ACTIVE"},
	{data.MSOA, 2021, "south-yorkshire-msoa2021", "MSOA21CD", "MSOA21NM", "LADCD_ACTIVE"},
	{data.Ward, 2025, "south-yorkshire-ward2025", "WD25CD", "WD25NM", "LAD25CD"},
	{data.LSOA, 2021, "city-of-london-lsoa2021", "LSOA21CD", "LSOA21NM", "LADCD_ACTIVE"},
	{data.District, 2013, "lad2013-essex-south-yorkshire-city", "LAD13CD", "LAD13NM", ""},
	{data.District, 2024, "lad2024-england-wales", "ltla24_code", "ltla24_name", ""},
	{"police-force", 2020, "police-force-area2020", "pfa20_code", "pfa20_name", ""},
}

// Every published layer is read; each area holds its own middle; the areas of
// a layer thinned for maps are all there; and the outline of a county has the
// area of its parts.
func TestRealBoundaries(t *testing.T) {
	dir := os.Getenv("ASSESS_REAL_DATA")
	if dir == "" {
		return
	}
	for _, spec := range published {
		name := spec.File
		spec.File = filepath.Join(dir, "boundaries", name+".geojson.gz")
		a, err := Open(spec)
		if err != nil {
			t.Error(err)
			continue
		}
		metres := a.Metres()
		thin := Simplify(metres, 50)
		outline, total, astray := Dissolve(metres), 0.0, 0
		for i, s := range a.Shapes {
			total += SquareMetres(metres[i])
			p := Interior(s)
			if a.Index().Find(p[0], p[1]) != i {
				astray++
			}
			if len(thin[i]) == 0 || SquareMetres(thin[i]) == 0 {
				t.Errorf("%s: %s is gone once simplified", name, a.Areas[i].Code)
			}
		}
		if astray > len(a.Areas)/100 {
			t.Errorf("%s: the middles of %d areas are in another", name, astray)
		}
		if got := SquareMetres(outline); !near(got, total, 1e-3) {
			t.Errorf("%s: the outline has %.2f km2, the areas %.2f", name, got/1e6, total/1e6)
		}
		t.Logf("%s: %d areas, %.1f km2, outline of %d parts, %d astray, %d vertices thinned to %d",
			name, len(a.Areas), total/1e6, len(outline), astray, vertices(metres), vertices(thin))
	}
}
