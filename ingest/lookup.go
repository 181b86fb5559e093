package ingest

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"

	"assess/data"
	"assess/data/workspace"
)

// bridge leads from the LSOA codes of one vintage to those of another that
// cover the same ground. It holds both directions of a lookup.
type bridge struct {
	from, to int // census years, from < to
	forward  map[lsoa][]lsoa
	back     map[lsoa][]lsoa
}

var lookupKind = regexp.MustCompile(`^lsoa(\d{4})-lsoa(\d{4})$`)

// readLookups reads the lookups between LSOA vintages. Codes of a pair are
// sorted, so that the lowest comes first.
func readLookups(ctx context.Context, lookups []workspace.Lookup) ([]bridge, error) {
	var bridges []bridge
	for _, l := range lookups {
		m := lookupKind.FindStringSubmatch(l.Kind)
		if m == nil {
			continue
		}
		b := bridge{forward: map[lsoa][]lsoa{}, back: map[lsoa][]lsoa{}}
		b.from, _ = strconv.Atoi(m[1])
		b.to, _ = strconv.Atoi(m[2])
		if b.from >= b.to {
			return nil, fmt.Errorf("assess.toml line %d: lookup %s leads back in time: name the older vintage first", l.Line, l.Kind)
		}
		if err := b.read(ctx, l); err != nil {
			return nil, errors.New(say(filepath.ToSlash(l.File), err))
		}
		bridges = append(bridges, b)
	}
	sort.SliceStable(bridges, func(i, j int) bool { return bridges[i].from < bridges[j].from })
	return bridges, nil
}

func (b *bridge) read(ctx context.Context, l workspace.Lookup) error {
	f, err := openNamed(l.File)
	if err != nil {
		return err
	}
	defer f.Close()
	text, err := inflated(l.File, f)
	if err != nil {
		return err
	}
	var in records
	in.reset(ctx, text)
	h, err := readHeader(&in, l.From, l.To)
	if err != nil {
		return err
	}
	from, to := h.at[l.From], h.at[l.To]
	for in.next() {
		if len(in.fields) != h.width {
			return faultf(in.line, "the row has %d fields and the header %d: correct the lookup", len(in.fields), h.width)
		}
		x, okX := parseLSOA(in.fields[from])
		y, okY := parseLSOA(in.fields[to])
		if !okX || !okY || x == (lsoa{}) || y == (lsoa{}) {
			return faultf(in.line, "%q to %q is not a pair of LSOA codes: correct the lookup", data.Clip(string(in.fields[from])), data.Clip(string(in.fields[to])))
		}
		b.forward[x] = insert(b.forward[x], y)
		b.back[y] = insert(b.back[y], x)
	}
	return in.err
}

// insert adds a code to a sorted list that does not hold it.
func insert(list []lsoa, code lsoa) []lsoa {
	i := sort.Search(len(list), func(i int) bool { return string(list[i][:]) >= string(code[:]) })
	if i < len(list) && list[i] == code {
		return list
	}
	list = append(list, lsoa{})
	copy(list[i+1:], list[i:])
	list[i] = code
	return list
}
