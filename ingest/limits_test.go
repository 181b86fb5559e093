package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assess/data"
	"assess/data/workspace"
)

// endless gives the same byte for ever.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

// limit is tried one below, at and one above.
type limit struct {
	name string
	at   int
	want string                          // in the error above it
	try  func(t *testing.T, n int) error // with n of what is limited
}

func (l limit) run(t *testing.T) {
	t.Run(l.name, func(t *testing.T) {
		for _, n := range []int{l.at - 1, l.at} {
			if err := l.try(t, n); err != nil {
				t.Errorf("%d: %v", n, err)
			}
		}
		if err := l.try(t, l.at+1); err == nil || !strings.Contains(err.Error(), l.want) {
			t.Errorf("%d: %v, want %q", l.at+1, err, l.want)
		} else {
			sentence(t, err)
		}
	})
}

func everyRecord(text string) error {
	var in records
	in.reset(context.Background(), strings.NewReader(text))
	for in.next() {
	}
	return in.err
}

func TestLimitsOfText(t *testing.T) {
	for _, l := range []limit{
		{"bytes of a file", maxInflated, "more than 4 GiB", func(_ *testing.T, n int) error {
			const few = 10
			m := &measured{in: io.LimitReader(endless('x'), few), n: int64(n) - few}
			_, err := io.Copy(io.Discard, m)
			return err
		}},
		{"ratio", maxRatio * ratioFrom / maxRatio, "more than 200 times", func(_ *testing.T, n int) error {
			deflated := int64(n/maxRatio) - 1
			if tooDense(int64(n), deflated) {
				return tooDenseFault(int64(n), deflated)
			}
			return nil
		}},
		{"bytes of a field", maxField, "longer than 64 KiB", func(_ *testing.T, n int) error { return everyRecord(strings.Repeat("x", n) + ",\n") }},
		{"bytes of a quoted field", maxField, "longer than 64 KiB", func(_ *testing.T, n int) error { return everyRecord(`a,"` + strings.Repeat("x", n) + "\"\n") }},
		{"bytes of a row", maxRecord, "longer than 1 MiB", func(_ *testing.T, n int) error {
			field := strings.Repeat("x", 999) + ","
			return everyRecord(strings.Repeat(field, (n-1)/len(field)) + strings.Repeat("x", (n-1)%len(field)) + "\n")
		}},
		{"fields of a row", maxFields, "more than 16384 fields", func(_ *testing.T, n int) error { return everyRecord(strings.Repeat(",", n-1) + "\n") }},
		{"rows of a street file", maxRows, "more than 2000000 rows", func(_ *testing.T, n int) error {
			r := newStreetReader()
			r.in.reset(context.Background(), strings.NewReader(file(good(1), good(2), good(3))))
			r.month, r.wantMonth = data.NewMonth(2021, 4), april
			r.placed[place{}] = 0
			var err error
			if r.header, err = readHeader(&r.in, columnID, columnMonth, columnLongitude, columnLatitude, columnLSOA, columnType); err != nil {
				return err
			}
			r.out = &street{places: []place{{}}, read: int64(n) - 3}
			return r.rows()
		}},
		{"bytes of a line of JSON", maxRecord, "longer than 1 MiB", func(t *testing.T, n int) error {
			head := `{"Call Date":"01/04/2021","Fire Type":"Sec"`
			_, err := readTable(t, fires(t), "a.jsonl", head+strings.Repeat(" ", n-len(head)-2)+"}\n")
			return err
		}},
		{"bytes of a field of JSON", maxField, "longer than 64 KiB", func(t *testing.T, n int) error {
			_, err := readTable(t, fires(t), "a.jsonl", `{"Call Date":"01/04/2021","Fire Type":"Sec","Incident No":"`+strings.Repeat("x", n)+"\"}\n")
			return err
		}},
		{"records of a table", 3, "more than 3 rows", func(_ *testing.T, n int) error {
			r := newTableReader(workspace.Source{ID: "fire", Table: fires(t)}, &finder{vintages: &vintages{}}, nil)
			if r.most != maxRecords {
				t.Errorf("%d records are kept, want %d", r.most, maxRecords)
			}
			r.most = 3
			text := fireHeader + strings.Repeat(",01/04/2021,Sec,,,\n", n)
			_, err := r.rows(newCSVSheet(context.Background(), strings.NewReader(text)))
			return err
		}},
		{"bytes of values", 1 << 20, "larger than 1 MiB", func(_ *testing.T, n int) error {
			const head, row = "code,value\n", "E01,1\n"
			text := head + strings.Repeat(row, (n-len(head))/len(row))
			err := scanAtMost(1<<20, strings.NewReader(text+strings.Repeat("\n", n-len(text))), Column{File: "a.csv", Code: "code", Value: "value"}, func(int, data.Code, string) error { return nil })
			if err != nil {
				return faultf(0, "%v", err)
			}
			return nil
		}},
		{"bytes of a plan", maxGrid, "more than 16 MB", sized(func(name string) error { _, err := ReadPlan(context.Background(), name); return err })},
		{"bytes of a survey", maxGrid, "more than 16 MB", sized(func(name string) error { _, err := ReadSurvey(context.Background(), name, ""); return err })},
		{"bytes of a key", maxKeyFile, "is not a key of references", func(t *testing.T, n int) error {
			text := hex.EncodeToString(make([]byte, keyBytes))
			path := filepath.Join(t.TempDir(), "a.key")
			if err := os.WriteFile(path, []byte(text+strings.Repeat("\n", n-len(text))), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := readKey(path, false)
			if err != nil {
				return faultf(0, "%s", strings.TrimPrefix(err.Error(), path+" "))
			}
			return nil
		}},
	} {
		l.run(t)
	}
}

// sized reads a file of n zero bytes, which is refused for them where its size is not.
func sized(read func(name string) error) func(*testing.T, int) error {
	return func(t *testing.T, n int) error {
		path := filepath.Join(t.TempDir(), "a.csv")
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, int64(n)); err != nil {
			t.Fatal(err)
		}
		err := read(path)
		if err == nil || strings.Contains(err.Error(), "zero bytes") || strings.Contains(err.Error(), "1 MiB") {
			return nil
		}
		return faultf(0, "%s", strings.TrimPrefix(err.Error(), path+": "))
	}
}

// listing is an archive whose list of members says what it likes of their sizes.
func listing(t *testing.T, names int, sizes ...uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name string, size uint64) {
		if _, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store, UncompressedSize64: size, CompressedSize64: size}); err != nil {
			t.Fatal(err)
		}
	}
	add(street04, 0)
	for i := range names - 1 - len(sizes) {
		add(fmt.Sprint(i), 0)
	}
	for i, s := range sizes {
		add(fmt.Sprint("big", i), s)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLimitsOfArchives(t *testing.T) {
	open := func(archive []byte) error {
		_, _, err := readArchive(bytes.NewReader(archive), int64(len(archive)), streetFile)
		return err
	}
	for _, l := range []limit{
		{"members", maxMembers, "holds 100001 files", func(t *testing.T, n int) error { return open(listing(t, n)) }},
		{"bytes of a member", maxInflated, "a file of more than 4 GiB", func(t *testing.T, n int) error { return open(listing(t, 2, uint64(n))) }},
		{"bytes of all members", maxArchive, "more than 64 GiB", func(t *testing.T, n int) error {
			sizes := make([]uint64, 32)
			for i := range sizes {
				sizes[i] = uint64(n / len(sizes))
			}
			sizes[0] += uint64(n % len(sizes))
			return open(listing(t, len(sizes)+1, sizes...))
		}},
		{"bytes of the list", maxDirectory, "longer than 16 MiB", func(_ *testing.T, n int) error {
			d := &directory{ReaderAt: bytes.NewReader(make([]byte, 8)), left: maxDirectory}
			if _, err := d.ReadAt(make([]byte, 4), 0); err != nil {
				return err
			}
			d.left -= int64(n) - 8
			_, err := d.ReadAt(make([]byte, 4), 0)
			return err
		}},
	} {
		l.run(t)
	}
}

func TestLimitsOfWorkbooks(t *testing.T) {
	row := `<row><c><v>1</v></c><c><v>44287</v></c><c t="inlineStr"><is><t>Sec</t></is></c></row>`
	read := func(t *testing.T, p map[string]string) error {
		_, err := readTableFile(t, fires(t), parts(t, p))
		return err
	}
	for _, l := range []limit{
		{"depth", maxDepth - 2, "more than 64 deep", func(t *testing.T, n int) error {
			return read(t, made(madeHeader+row+strings.Repeat("<a>", n)+strings.Repeat("</a>", n)))
		}},
		{"bytes of a cell", maxField, "more than 64 KiB", func(t *testing.T, n int) error {
			return read(t, made(madeHeader+strings.Replace(row, "<c><v>1</v></c>", `<c t="inlineStr"><is><t>`+strings.Repeat("x", n)+"</t></is></c>", 1)))
		}},
		{"bytes of a shared text", maxField, "longer than 64 KiB", func(t *testing.T, n int) error {
			p := made(madeHeader + row)
			p["xl/sharedStrings.xml"] = strings.Replace(p["xl/sharedStrings.xml"], "</sst>", "<si><t>"+strings.Repeat("x", n)+"</t></si></sst>", 1)
			return read(t, p)
		}},
		{"shared texts of nothing", 1 << 16, "1 MiB together", func(t *testing.T, n int) error {
			path := parts(t, map[string]string{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si/>", n) + "</sst>"})
			f, info, err := openFile(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			book, err := openWorkbook(context.Background(), f, info.Size())
			if err != nil {
				return err
			}
			_, err = book.texts("xl/sharedstrings.xml", 1<<20)
			return err
		}},
		{"rows", maxSheet, "more rows than a sheet", func(t *testing.T, n int) error {
			return read(t, made(madeHeader+strings.Replace(row, "<row>", fmt.Sprintf(`<row r="%d">`, n), 1)))
		}},
		{"cells", maxCells, "more than 268 million cells", func(_ *testing.T, n int) error {
			s := &xlsxSheet{row: []cell{}, line: 1, cells: n - 3}
			for _, c := range []string{"C1"} {
				if err := s.put(columnOf(c), cell{text: "x"}); err != nil {
					return err
				}
			}
			return nil
		}},
		{"parts", maxParts, "10001 parts", func(t *testing.T, n int) error {
			book := listing(t, n)
			_, err := openWorkbook(context.Background(), bytes.NewReader(book), int64(len(book)))
			return err
		}},
		{"bytes of a piece of XML", maxMarkup, "more than 1 MiB", func(_ *testing.T, n int) error {
			_, err := io.Copy(io.Discard, &markup{in: strings.NewReader("<a" + strings.Repeat(" ", n-2) + "><b>")})
			return err
		}},
	} {
		l.run(t)
	}
}
