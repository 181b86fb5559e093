package sample

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"

	"assess/data"
)

// incident is one row of a police file.
type incident struct {
	id      [32]byte // of a crime; unused for anti-social behaviour
	place   int32    // index of the snap point, nowhere for none
	crime   uint8    // index into crimes
	outcome uint8    // index into outcomes
}

const (
	nowhere   = -1
	abroad    = 500   // one row in so many is outside the land
	unlocated = 0.025 // share of incidents without a location
	vague     = 0.18  // that share in Truth.UnlocatedMonth
	recent    = 3     // months at the end of the files with many crimes under investigation
)

// month is what happened in a force's month as the last file about it has it,
// in the order of the published files: by area, then category, those without a
// location last.
func (w *world) month(f int, m data.Month) []incident {
	r := stream(w.Seed, "month "+w.forces[f].id, int(m))
	keys := w.happen(f, m, r)
	slices.Sort(keys)
	out := make([]incident, len(keys))
	for i, k := range keys {
		in := &out[i]
		in.place, in.crime = int32(k>>4), uint8(k&15)
		if k>>4 == keyNowhere {
			in.place = nowhere
		}
		for j := 0; j < len(in.id); j += 8 {
			binary.LittleEndian.PutUint64(in.id[j:], r.Uint64())
		}
		in.outcome = uint8(outcomeOdds.draw(r))
		if m > w.files().To.Add(-recent) && r.IntN(10) < 4 {
			in.outcome = 0
		}
	}
	return out
}

// keyNowhere sorts behind every snap point.
const keyNowhere = 1<<28 - 1

// happen draws the incidents as keys that sort into the order of a file: the
// snap point in the high bits, the crime in the low four.
func (w *world) happen(f int, m data.Month, r *rand.Rand) []uint32 {
	lost := unlocated
	if f == 0 && m == w.plan.unlocated {
		lost = vague
	}
	var keys []uint32
	for _, d := range w.forces[f].districts {
		o := w.odds[d]
		for c, crime := range crimes {
			mean := o.monthly[c] * crime.season(m.Calendar()) * w.level(d, crime.category, m)
			for range count(r, mean, overdispersion) {
				place := uint32(o.from + o.places[crime.setting].draw(r))
				if r.Float64() < lost {
					place = keyNowhere
				}
				keys = append(keys, place<<4|uint32(c))
			}
		}
	}
	for range len(keys) / abroad {
		keys = append(keys, uint32(len(w.snaps)-1)<<4|uint32(r.IntN(len(crimes))))
	}
	return keys
}

// earlier is the same month as a file of some months before had it: one row in
// 60 had not been recorded, and a quarter of the crimes were still being looked
// into.
func earlier(all []incident, r *rand.Rand) []incident {
	var out []incident
	for _, in := range all {
		if r.IntN(60) == 0 {
			continue
		}
		if r.IntN(4) == 0 {
			in.outcome = 0
		}
		out = append(out, in)
	}
	return out
}

// repeated writes some crimes twice: three once more without their location,
// before or after the row that has it, and one with every field the same. It
// says how many rows that added.
func repeated(all []incident, r *rand.Rand) (out []incident, added int) {
	located := 0 // rows with a location come first
	for located < len(all) && all[located].place != nowhere {
		located++
	}
	out = slices.Clone(all)
	for tries := 0; added < 4 && located > 0 && tries < 1000; tries++ {
		i := r.IntN(located)
		if crimes[out[i].crime].category == data.AntiSocialBehaviour || out[i].place == nowhere {
			continue
		}
		again := out[i]
		if added < 3 {
			again.place = nowhere
		}
		switch added {
		case 0, 1:
			out = slices.Insert(out, i, again)
		case 2:
			out = append(out, again)
		case 3:
			out = slices.Insert(out, i+1, again)
		}
		added++
	}
	return out, added
}
