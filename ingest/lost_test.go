package ingest

import (
	"testing"

	"assess/data"
)

// A month whose only file is gone is lost until it is back; one that another file holds,
// or whose source is no longer configured, is not.
func TestAMonthWithoutAFileIsLost(t *testing.T) {
	f := newField(t)
	f.layers(lattice(data.LSOA, 2021, 3, 2, 100))
	april, may := file(line("", "2021-04", "-0.95", "52.05", "E01000100", "Burglary")), file(line("", "2021-05", "-0.95", "52.05", "E01000100", "Burglary"))
	lost := func() []Lost {
		t.Helper()
		out, err := FindLost(t.Context(), f.store, f.in.Sources)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	f.put("2021-04-sample-street.csv", april)
	f.put("2021-05-sample-street.csv", may)
	f.load()
	if got := lost(); len(got) != 0 {
		t.Fatalf("lost with every file there: %v", got)
	}
	f.remove("2021-04-sample-street.csv")
	f.load()
	got := lost()
	if len(got) != 1 || got[0].Force != "sample" || got[0].Month.String() != "2021-04" || got[0].File == "" || got[0].Gone == "" {
		t.Fatalf("lost %+v, want April 2021 with its file and the day", got)
	}
	f.load()
	if got := lost(); len(got) != 1 {
		t.Errorf("a further load forgets what is lost: %v", got)
	}
	kept := f.in.Sources[0].ID
	f.in.Sources[0].ID = "another"
	if got := lost(); len(got) != 0 {
		t.Errorf("a source that is not configured loses %v", got)
	}
	f.in.Sources[0].ID = kept
	f.put("again/2021-04-sample-street.csv", april)
	f.load()
	if got := lost(); len(got) != 0 {
		t.Errorf("still lost when the file is back elsewhere: %v", got)
	}
}
