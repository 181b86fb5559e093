package ingest

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assess/data/hostile"
	"assess/data/workspace"
)

// sane fails when a table that was taken does not add up, or one that was refused
// does not say why in one sentence.
func sane(t *testing.T, c *tableContent, err error) {
	t.Helper()
	if err != nil {
		sentence(t, err)
		return
	}
	r := c.rows()
	if r.Read != r.Loaded+r.Rejected+r.Duplicate || r.Loaded != int64(len(c.records)) || r.Loaded == 0 || r.Rejected != c.rejected {
		t.Errorf("rows do not add up: %+v, %d records", r, len(c.records))
	}
	for _, rec := range c.records {
		if rec.month.IsZero() || int(rec.at) >= len(c.places) || int(rec.category) >= len(c.categories) || rec.count < notKnown ||
			!rec.span.end.IsZero() && rec.span.end.Before(rec.span.start.at) || rec.outward != "" && rec.at != 0 {
			t.Errorf("record %+v", rec)
		}
	}
}

// fuzzTable reads a table whatever it holds.
func fuzzTable(t *testing.T, name string, text []byte) {
	if len(text) > 1<<20 {
		return
	}
	var c *tableContent
	var err error
	memory := textMemory
	if strings.HasSuffix(name, ".xlsx") {
		memory = bookMemory
	}
	hostile.Watch(t, len(text), memory, func() { c, err = readTable(t, fires(t), name, string(text)) })
	sane(t, c, err)
}

func FuzzTableCSV(f *testing.F) {
	f.Add([]byte(fireHeader + "F1,01/04/2021,Sec,ab11aa,E07000070,x\nF1,02/04/2021 23:10,Prim,AB1,,\n"))
	f.Add([]byte("Title\n" + fireHeader + "Total,,,,,\n,\"01/04/2021\n"))
	f.Fuzz(func(t *testing.T, text []byte) { fuzzTable(t, "a.csv", text) })
}

func FuzzTableJSON(f *testing.F) {
	f.Add([]byte(`{"Call Date":"01/04/2021","Fire Type":"Sec","PCode":null,"Incident No":17}`))
	f.Add([]byte("{}\n{\"Call Date\":[1]}"))
	f.Fuzz(func(t *testing.T, text []byte) { fuzzTable(t, "a.jsonl", text) })
}

// FuzzTableSheet reads the XML of a sheet, FuzzTableXLSX a whole file.
func FuzzTableSheet(f *testing.F) {
	f.Add([]byte(madeHeader + `<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>44287</v></c><c r="C2" t="inlineStr"><is><t>Sec</t></is></c></row>`))
	f.Add([]byte(madeHeader + `<row><c t="str"><f>A1</f><v>F1</v></c><c t="d"><v>01/04/2021</v></c><c t="e"/></row>`))
	f.Fuzz(func(t *testing.T, rows []byte) {
		if len(rows) > 1<<20 {
			return
		}
		var c *tableContent
		var err error
		hostile.Watch(t, len(rows), hostile.Bound{Base: 64 << 20, Factor: 2_000}, func() { c, err = readTableFile(t, fires(t), parts(t, made(string(rows)))) })
		sane(t, c, err)
	})
}

func FuzzTableXLSX(f *testing.F) {
	sound, err := os.ReadFile(parts(f, made(madeHeader+`<row><c><v>1</v></c><c><v>44287</v></c><c t="inlineStr"><is><t>Sec</t></is></c></row>`)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sound)
	f.Add(sound[:len(sound)/2])
	f.Add(bytes.Clone(oleHead))
	f.Fuzz(func(t *testing.T, text []byte) { fuzzTable(t, "a.xlsx", text) })
}

func FuzzPostcodes(f *testing.F) {
	f.Add([]byte(directoryText))
	f.Add([]byte("AB11AA,10,471980,239567\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		d := &postcodes{}
		var err error
		hostile.Watch(t, len(text), textMemory, func() { err = d.read(context.Background(), workspace.Postcodes{}, bytes.NewReader(text)) })
		if err != nil {
			sentence(t, err)
			return
		}
		d.settle()
		for i, p := range d.keys {
			if i > 0 && p <= d.keys[i-1] || p == 0 {
				t.Errorf("postcode %d is not in order", i)
			}
			d.find(p)
		}
	})
}

// The sound examples are taken, so that fuzzing starts from what is read to its end.
func TestFuzzingStartsFromSoundTables(t *testing.T) {
	found, err := filepath.Glob(filepath.Join("testdata", "fuzz", "FuzzTable*", "*"))
	if err != nil || len(found) < 4 {
		t.Errorf("%d examples are kept (%v), want one at least of each reader", len(found), err)
	}
}
