package reference

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestPrescribedInformation(t *testing.T) {
	form := regexp.MustCompile(`^(police|fire|authority|health)(-[a-z]+)+$`)
	var suppliers []Supplier
	seen := map[string]bool{}
	for _, i := range Prescribed() {
		if !form.MatchString(i.ID) || seen[i.ID] || i.Supplier.Name() == string(i.Supplier) || i.ID[:4] != string(i.Supplier)[:4] {
			t.Errorf("%q of %q is malformed or stands twice", i.ID, i.Supplier)
		}
		seen[i.ID] = true
		if i.Title == "" || i.Months != 3 || !slices.Contains(i.Fields, "date") || !slices.Contains(i.Fields, "location") {
			t.Errorf("%s: %+v has no title, date or location, or is not of a quarter", i.ID, i)
		}
		for _, f := range i.Fields {
			if !slices.Contains([]Field{"category", "date", "time", "location"}, f) {
				t.Errorf("%s has a field %q", i.ID, f)
			}
		}
		// Hospitals name no more of a place than the first half of a postcode.
		if i.Supplier == HealthSupplier && strings.Contains(i.ID, "admissions") && i.Place != "outward" || i.Place != "outward" && i.Place != "point" {
			t.Errorf("%s is told by %s", i.ID, i.Place)
		}
		if len(suppliers) == 0 || suppliers[len(suppliers)-1] != i.Supplier {
			suppliers = append(suppliers, i.Supplier)
		}
	}
	if !slices.Equal(suppliers, []Supplier{PoliceSupplier, FireSupplier, AuthoritySupplier, HealthSupplier}) {
		t.Errorf("the suppliers stand as %v", suppliers)
	}
	if i, ok := PrescribedItem("fire-deliberate-secondary"); !ok || i.Title != "Deliberate secondary fires other than of vehicles" {
		t.Errorf("fire-deliberate-secondary is %+v", i)
	}
	if _, ok := PrescribedItem("weather"); ok {
		t.Error("there is an item for weather")
	}
}
