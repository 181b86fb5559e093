package ingest

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// readRecords reads all records of a text, as text.
func readRecords(in io.Reader) (all [][]string, lines []int64, err error) {
	var r records
	r.reset(context.Background(), in)
	for r.next() {
		fields := make([]string, len(r.fields))
		for i, f := range r.fields {
			fields[i] = string(f)
		}
		all, lines = append(all, fields), append(lines, r.line)
	}
	return all, lines, r.err
}

func TestRecordsAreReadAsTheyAreWritten(t *testing.T) {
	for name, tc := range map[string]struct {
		text  string
		want  [][]string
		lines []int64
	}{
		"LF":                   {"a,b\nc,d\n", [][]string{{"a", "b"}, {"c", "d"}}, []int64{1, 2}},
		"CRLF":                 {"a,b\r\nc,d\r\n", [][]string{{"a", "b"}, {"c", "d"}}, []int64{1, 2}},
		"no last line end":     {"a,b\nc,d", [][]string{{"a", "b"}, {"c", "d"}}, []int64{1, 2}},
		"blank lines":          {"\r\na\n\n\nb\n", [][]string{{"a"}, {"b"}}, []int64{2, 5}},
		"byte order mark":      {"\ufeffa,b\n", [][]string{{"a", "b"}}, []int64{1}},
		"mark before a quote":  {"\ufeff\"a\",b\n", [][]string{{"a", "b"}}, []int64{1}},
		"empty fields":         {",,\n,\n", [][]string{{"", "", ""}, {"", ""}}, []int64{1, 2}},
		"quotes":               {"\"a,b\",\"c\"\"d\",\"\"\n", [][]string{{"a,b", `c"d`, ""}}, []int64{1}},
		"line end in quotes":   {"\"a\r\nb\",c\nd\n", [][]string{{"a\r\nb", "c"}, {"d"}}, []int64{1, 3}},
		"quote inside a field": {"a\"b,c\n", [][]string{{`a"b`, "c"}}, []int64{1}},
		"text after a quote":   {"\"a\"b,c\n", [][]string{{"ab", "c"}}, []int64{1}},
		"quote at the end":     {"a,\"b\"", [][]string{{"a", "b"}}, []int64{1}},
		"doubled at the end":   {"a,\"b\"\"\"", [][]string{{"a", `b"`}}, []int64{1}},
		"nothing":              {"", nil, nil},
		"a mark alone":         {"\ufeff", nil, nil},
	} {
		for how, in := range map[string]io.Reader{
			"at once":      strings.NewReader(tc.text),
			"byte by byte": iotest.OneByteReader(strings.NewReader(tc.text)),
			"end with it":  iotest.DataErrReader(strings.NewReader(tc.text)),
		} {
			got, lines, err := readRecords(in)
			if err != nil {
				t.Errorf("%s, %s: %v", name, how, err)
			}
			if !slices.EqualFunc(got, tc.want, slices.Equal) || !slices.Equal(lines, tc.lines) {
				t.Errorf("%s, %s: %q on lines %v, want %q on %v", name, how, got, lines, tc.want, tc.lines)
			}
		}
	}
}

func TestRecordsAreBounded(t *testing.T) {
	endless := func(unit string) io.Reader {
		return io.MultiReader(strings.NewReader("a,b\n"), &repeat{unit: []byte(unit)})
	}
	for name, tc := range map[string]struct {
		in   io.Reader
		line int64
		want string
	}{
		"endless line":         {endless("x"), 2, "longer than 1 MiB"},
		"endless fields":       {endless(","), 2, "longer than 1 MiB"},
		"endless quoted field": {io.MultiReader(strings.NewReader("a,b\n\""), &repeat{unit: []byte("x\n")}), 2, "longer than 1 MiB"},
		"endless quotes":       {endless("\""), 2, "longer than 1 MiB"},
		"long field":           {strings.NewReader("a,b\nc," + strings.Repeat("x", maxField+1) + "\n"), 2, "longer than 64 KiB"},
		"long quoted field":    {strings.NewReader("a,b\nc,\"" + strings.Repeat("x", maxField+1) + "\"\n"), 2, "longer than 64 KiB"},
	} {
		_, _, err := readRecords(tc.in)
		var f *fault
		if !errors.As(err, &f) || f.Line != tc.line || !strings.Contains(f.Reason, tc.want) {
			t.Errorf("%s: %v, want line %d and %q", name, err, tc.line, tc.want)
		}
	}
	fits := "a,b\nc," + strings.Repeat("x", maxField) + "\n"
	if got, _, err := readRecords(strings.NewReader(fits)); err != nil || len(got) != 2 || len(got[1][1]) != maxField {
		t.Errorf("a field of 64 KiB is not read: %v", err)
	}
}

// repeat gives the same bytes for ever.
type repeat struct {
	unit []byte
	at   int
}

func (r *repeat) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = r.unit[r.at]
		r.at = (r.at + 1) % len(r.unit)
	}
	return len(p), nil
}

func TestRecordsStopWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var r records
	r.reset(ctx, &repeat{unit: []byte("a,b\n")})
	if !r.next() {
		t.Fatal(r.err)
	}
	cancel()
	for r.next() {
	}
	if !errors.Is(r.err, context.Canceled) {
		t.Errorf("stopped for %v", r.err)
	}
}

func TestRecordsPassOnReadErrors(t *testing.T) {
	boom := errors.New("the disk is gone")
	_, _, err := readRecords(io.MultiReader(strings.NewReader("a,b\nc"), iotest.ErrReader(boom)))
	if !errors.Is(err, boom) {
		t.Errorf("got %v", err)
	}
}

// Whatever is written as CSV is read back, whatever the pieces it comes in and
// the line ends.
func TestRecordsAgreeWithTheStandardWriter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOfN(rapid.SampledFrom([]rune("ab,\"\n é€ ")), 0, 8, -1)
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 4), 0, 6).Draw(t, "rows")
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		w.UseCRLF = rapid.Bool().Draw(t, "CRLF")
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		if w.UseCRLF { // the writer turns the line ends within fields too
			for i := range rows {
				for j := range rows[i] {
					rows[i][j] = strings.ReplaceAll(rows[i][j], "\n", "\r\n")
				}
			}
		}
		got, _, err := readRecords(iotest.HalfReader(&text))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.EqualFunc(got, rows, slices.Equal) {
			t.Fatalf("%q was read as %q", rows, got)
		}
	})
}
