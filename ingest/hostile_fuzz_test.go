package ingest

import (
	"bytes"
	stdzip "compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"assess/data"
	"assess/data/hostile"
	"assess/data/workspace"
)

// What readers may take of memory: their buffers, and what they keep of each byte. A
// workbook's bytes inflate.
var (
	textMemory = hostile.Bound{Base: 24 << 20, Factor: 400}
	bookMemory = hostile.Bound{Base: 64 << 20, Factor: 200_000}
)

// sentence fails when an error is no fault of the file in one sentence.
func sentence(t testing.TB, err error) {
	t.Helper()
	var f *fault
	if !errors.As(err, &f) || f.Line < 0 {
		t.Errorf("%.300v is no fault of the file", err)
	}
	hostile.Sentence(t, err)
}

func gz(t testing.TB, texts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, text := range texts {
		w := stdzip.NewWriter(&b)
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// What is unpacked is what another program unpacks, or nothing.
func FuzzGzip(f *testing.F) {
	f.Add(gz(f, "a,b\n1,2\n"))
	f.Add(gz(f, "a,b\n", "1,2\n", ""))
	f.Add(append(gz(f, "a,b\n"), "trailing garbage"...))
	f.Add(append(gz(f, "a,b\n"), "\x1f\x8b\b\b\x00\x00\x00\x00\x00\x00cut off"...))
	f.Add(append(gz(f, "a,b\n"), 0, 0, 0, 0))
	f.Add(gz(f, strings.Repeat("\x00", 1<<20)))
	f.Add(gz(f, "cut off")[:20])
	f.Add([]byte("\x1f\x8b\x08\x1c\x00\x00\x00\x00\x00\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, packed []byte) {
		if len(packed) > 64<<10 {
			return
		}
		var got bytes.Buffer
		var err error
		hostile.Watch(t, len(packed), hostile.Bound{Base: 8 << 20, Factor: 5_000}, func() {
			var in io.Reader
			if in, err = inflated("a.csv.GZ", bytes.NewReader(packed)); err == nil {
				_, err = io.Copy(&got, in)
			}
		})
		if err != nil {
			sentence(t, err)
			return
		}
		z, err := stdzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatalf("unpacked though it is not gzip: %v", err)
		}
		if want, err := io.ReadAll(z); err != nil || !bytes.Equal(got.Bytes(), want) {
			t.Fatalf("unpacked to %d bytes, want %d, %v", got.Len(), len(want), err)
		}
	})
}

// A record's fields, written again and read again, are the same.
func FuzzRecords(f *testing.F) {
	for _, seed := range []string{"a,b\r\n1,\"2\"\"3\"\n", "\ufeff\"a\n,b\",\n\n,", "\"open", "a\"b,\"c\"d,e\n", "\xff", "a\rb\n", strings.Repeat(",", 300)} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 64<<10 {
			return
		}
		fields := func(text []byte) (out [][]string, err error) {
			var in records
			in.reset(context.Background(), bytes.NewReader(bytes.Clone(text)))
			last := int64(0)
			for in.next() {
				if in.line <= last {
					t.Fatalf("line %d after line %d", in.line, last)
				}
				last = in.line
				var row []string
				for _, f := range in.fields {
					row = append(row, string(f))
				}
				out = append(out, row)
			}
			return out, in.err
		}
		var rows [][]string
		var err error
		hostile.Watch(t, len(text), textMemory, func() { rows, err = fields(text) })
		if err != nil {
			sentence(t, err)
			return
		}
		var again strings.Builder
		for _, row := range rows {
			for i, field := range row {
				if i > 0 {
					again.WriteByte(',')
				}
				again.WriteString(`"` + strings.ReplaceAll(field, `"`, `""`) + `"`)
			}
			again.WriteByte('\n')
		}
		if twice, err := fields([]byte(again.String())); err != nil || fmt.Sprint(twice) != fmt.Sprint(rows) {
			t.Fatalf("%q is read as %q, and that as %q (%v)", text, rows, twice, err)
		}
	})
}

// A postcode is the same however it is spelt, and its outward part is one of its own.
func FuzzPostcode(f *testing.F) {
	for _, seed := range []string{"CM1 1AA", "cm11aa", "cm1-iaa", "EC1A 1BB", "W1A OAX", "CM1", "CM1 1", "CM1 ", "GIR 0AA", " CM1 1AA", "CM11AAA", "ŵ1 1AA", "0000000", "A 1 1 A A"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		full, outward := readPostcode(text)
		if full != 0 && outward == "" || len(outward) > 4 || outward != "" && outward != outwardOf(outward) {
			t.Fatalf("%q is %d, %q", text, full, outward)
		}
		if full == 0 {
			return
		}
		for name, other := range map[string]string{"small letters": strings.ToLower(text), "hyphens": strings.ReplaceAll(text, " ", "-"), "spaces around": " " + text + " "} {
			if again, part := readPostcode(other); again != full || part != outward {
				t.Fatalf("%q in %s is %d, %q, not %d, %q", text, name, again, part, full, outward)
			}
		}
	})
}

// Dates of tables and of workbooks: what is taken is a day of the calendar in reach, and
// a time of day is within the day and the night after it.
func FuzzMoment(f *testing.F) {
	formats := []string{"DD/MM/YYYY HH:mm", "YYYY-MM-DD", "D MMM YYYY", "MM/YYYY", "YYYYMMDD", "YYYY-MM-DDTHH:mm:ss"}
	for i, seed := range []string{"01/04/2021 23:15", "2021-04-01", "3 Sept 2021", "04/2021", "20210401", "2021-06-30T23:30:00Z", "44287.97", "31/02/2021", "01/04/21", "2021-04-01T24:30:00+01:00"} {
		f.Add(seed, uint8(i), i%2 == 0)
	}
	f.Fuzz(func(t *testing.T, text string, format uint8, number bool) {
		parsed, err := data.ParseDateFormat(formats[int(format)%len(formats)])
		if err != nil {
			t.Fatal(err)
		}
		c := cell{text: strings.TrimSpace(text)}
		if number {
			c.kind = numberCell
		}
		r := &momentReader{Moment: &workspace.Moment{Column: "Date", Format: parsed, Stated: true}, date: 0, clock: -1}
		for _, from04 := range []bool{false, true} {
			m, err := r.read([]cell{c}, from04)
			if err != nil {
				hostile.Sentence(t, err)
				if strings.Contains(err.Error(), text) && len(strings.TrimSpace(text)) > 12 {
					t.Fatalf("the error %q holds the value", err)
				}
				continue
			}
			if y := m.at.Year(); y < 1989 || y > 2101 || m.at.Location() != time.UTC || !m.timed && !m.at.Equal(day(m.at)) {
				t.Fatalf("%q by %s is %v", text, parsed, m)
			}
		}
	})
}

// A time of day written plainly is read as it is, and nothing beyond a night is.
func FuzzClock(f *testing.F) {
	for _, seed := range []string{"23:15", "2315", "11:15 pm", "12:00 AM", "24:30", "29:59", "30:00", "7:5", "23:15:59.123Z", "0.5", "1e400", "99999999999", "12:00pm+01:00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		minutes, rest, ok := readClock(text)
		if ok && (minutes < 0 || minutes >= 30*60 || !strings.HasSuffix(text, rest)) {
			t.Fatalf("%q is %d minutes with %q left", text, minutes, rest)
		}
		if ok {
			plain := fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
			if again, left, ok := readClock(plain); !ok || again != minutes || left != "" {
				t.Fatalf("%q is %d minutes, and %q is %d", text, minutes, plain, again)
			}
		}
		if ahead, _, ok := readZone(text); ok && (ahead < -24*60 || ahead > 24*60) {
			t.Fatalf("%q is %d minutes ahead", text, ahead)
		}
		if at, ok := readSerial(text, false); ok && (at.Year() < 1989 || at.Year() > 2101) {
			t.Fatalf("%q is %v", text, at)
		}
		if m, ok := readDayPart(text); ok && (m < 0 || m > dayMinutes) {
			t.Fatalf("%q is %d minutes of a day", text, m)
		}
	})
}

// Counts and coordinates: what is taken is whole, in reach, and reads the same again.
func FuzzNumber(f *testing.F) {
	for _, seed := range []string{"12", "1,234", "3.0", "<5", "[c]", "n/a", "-1", "1e3", "0x10", "1_000", "NaN", "Inf", "999999999999", "553,747", "1,5", "-0.953", "1e-400"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, reason := readCount(text)
		if reason == "" && n < notKnown || reason == "" && n > 1_000_000_000 {
			t.Fatalf("%q counts %d", text, n)
		}
		if len(text) > 8 && strings.Contains(reason, text) {
			t.Fatalf("the reason %q holds the value", reason)
		}
		if again, reason := readCount(fmt.Sprint(max(n, 0))); again != max(n, 0) || reason != "" {
			t.Fatalf("%d counts %d (%s)", n, again, reason)
		}
		if v, _, ok := readGrid(text); ok && (math.IsNaN(v) || math.IsInf(v, 0)) {
			t.Fatalf("%q is at %g", text, v)
		}
	})
}

// Values per area: numbers from 0, each code once; lookups and weights read the same file.
func FuzzValues(f *testing.F) {
	for _, seed := range []string{
		"code,value\nE01,\"1,474\"\nE02,[x]\n", "\ufeffcode,value\r\nE01,1\r\nE01,2\r\n", "code\n", "value,code\n-1,E01\n", "code,value\nE01,0x1p4\n", "code,value\n28E,1e400\n",
		"code,value\n104/23,3.5\n8N,7\n", "from,to\nE01000001,E01000002\n", "code,value\n\"E01,1\n", "\xff\xfe", "code,code,value,value\n1,2,3,4\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 64<<10 {
			return
		}
		path := planFile(t, "values.csv", string(text))
		c := Column{File: path, Code: "code", Value: "value"}
		var numbers, weights map[string]float64
		var errNumbers, errWeights, errLookup error
		hostile.Watch(t, len(text), hostile.Bound{Base: 32 << 20, Factor: 800}, func() {
			var by map[data.Code]float64
			by, errNumbers = ReadNumbers(c, every)
			numbers = map[string]float64{}
			for code, v := range by {
				numbers[string(code)] = v
			}
			weights, errWeights = ReadWeights(c)
			b := bridge{forward: map[lsoa][]lsoa{}, back: map[lsoa][]lsoa{}}
			if errLookup = b.read(context.Background(), workspace.Lookup{File: path, From: "from", To: "to"}); errLookup != nil {
				sentence(t, errLookup)
			}
		})
		for _, err := range []error{errNumbers, errWeights} {
			if err != nil {
				hostile.Sentence(t, err)
			}
		}
		for _, by := range []map[string]float64{numbers, weights} {
			for code, v := range by {
				if !(v >= 0) || math.IsInf(v, 0) {
					t.Fatalf("%q has %g", code, v)
				}
			}
		}
	})
}

// Names of files decide what they are: a month and a force, and the name says both.
func FuzzName(f *testing.F) {
	for _, seed := range []string{"2021-04-essex-street.csv", "a/b/2021-04-city-of-london-stop-and-search.csv.gz", "../2021-04-x-street.csv", "2021-04-a--b-street.csv", "2021-00-a-street.csv", "all.zip", "2021-04-x-outcomes.csv", "2021-04-\x1b-street.csv", "2021-04-x-street.csv\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		kind, force, month := readName(name)
		if kind != streetFile && kind != searchFile {
			if force != "" || month != 0 {
				t.Fatalf("%q is of %q, %s", name, force, month)
			}
			return
		}
		plain := month.String() + "-" + force + "-street.csv"
		if kind == searchFile {
			plain = month.String() + "-" + force + "-stop-and-search.csv"
		}
		if again, f, m := readName(plain); again != kind || f != force || m != month || strings.ContainsAny(force, "/\\. \n") {
			t.Fatalf("%q is %d of %q, %s, and %q is not", name, kind, force, month, plain)
		}
	})
}
