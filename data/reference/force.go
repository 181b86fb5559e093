package reference

import "sync"

// Police is one police force.
type Police struct {
	ID   string // in the file names of data.police.uk, "south-yorkshire"
	Name string // as the force writes it, "South Yorkshire Police"
}

var forces = sync.OnceValue(func() []Police {
	var out []Police
	for _, r := range rows("forces.csv", "id", "name") {
		out = append(out, Police{r[0], r[1]})
	}
	return out
})

// Forces lists the 43 territorial forces of England and Wales and the British
// Transport Police, by identifier.
func Forces() []Police { return append([]Police(nil), forces()...) }

// Force is the name of the force with the given data.police.uk identifier.
func Force(id string) (name string, ok bool) {
	for _, f := range forces() {
		if f.ID == id {
			return f.Name, true
		}
	}
	return "", false
}
