package ingest

import (
	"context"
	"strings"
	"testing"

	"assess/data/workspace"
)

// An id that named a source of one kind is not taken for another: neither a table's for
// published files nor the other way round, whether or not its files are still there.
func TestAnIdKeepsItsKind(t *testing.T) {
	f := newPartnerField(t, fires(t))
	f.put("fire/a.csv", fireHeader+"F1,01/04/2021,Sec,AB1 1AA,,\n")
	f.load()
	f.remove("fire/a.csv")
	was := f.in.Sources[0]
	for _, kind := range []string{workspace.PoliceStreet, workspace.StopAndSearch} {
		s := was
		s.Kind, s.Table = kind, nil
		f.in.Sources[0] = s
		f.put("fire/2021-04-here-street.csv", "x")
		f.put("fire/2021-04-here-stop-and-search.csv", "x")
		_, err := Load(context.Background(), f.store, f.in, nil)
		if err == nil || !strings.Contains(err.Error(), `source "fire" is of kind "`+kind+`", and the store holds files of kind "table" under that id`) {
			t.Errorf("%s: error is %v", kind, err)
		}
	}
	f.in.Sources[0].ID = "police"
	if _, err := Load(context.Background(), f.store, f.in, nil); err != nil && strings.Contains(err.Error(), "under that id") {
		t.Errorf("another id is refused: %v", err)
	}
}
