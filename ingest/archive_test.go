package ingest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assess/data"
	"assess/data/hostile"
)

// zipped packs files, given as name and text in turn.
func zipped(t testing.TB, namesAndTexts ...string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(namesAndTexts); i += 2 {
		w, err := z.Create(namesAndTexts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, namesAndTexts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// zippedHeader packs one file whose header is changed, with the bytes it is
// said to hold.
func zippedHeader(t testing.TB, change func(*zip.FileHeader), raw string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	h := &zip.FileHeader{Name: "2021-04/2021-04-sample-street.csv", Method: zip.Deflate, CompressedSize64: uint64(len(raw)), UncompressedSize64: 1000}
	change(h)
	w, err := z.CreateRaw(h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, raw); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func gzipped(t testing.TB, text string) string {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

const street04 = "2021-04/2021-04-sample-street.csv"

func TestArchiveIsRefusedWhole(t *testing.T) {
	for name, tc := range map[string]struct{ archive, want string }{
		"not a zip":       {"hello", "damaged or cut off"},
		"empty":           {"", "damaged or cut off"},
		"cut":             {zipped(t, street04, file(good(1)))[:200], "damaged or cut off"},
		"no street files": {zipped(t, "2021-04/2021-04-sample-outcomes.csv", "x"), "holds no file named YYYY-MM-force-street.csv"},
		"parent path":     {zipped(t, "../"+street04, file(good(1))), `unsafe path "../2021-04/`},
		"parent inside":   {zipped(t, "a/../../x-street.csv", "x"), "unsafe path"},
		"absolute path":   {zipped(t, "/etc/"+street04, file(good(1))), "unsafe path"},
		"backslash":       {zipped(t, `..\`+street04, file(good(1))), "unsafe path"},
		"drive":           {zipped(t, "C:"+street04, file(good(1))), "unsafe path"},
		"unsafe sibling":  {zipped(t, street04, file(good(1)), "../../notes.txt", "x"), "unsafe path"},
		"twice":           {zipped(t, street04, file(good(1)), street04, file(good(2))), "twice"},
		"encrypted":       {zippedHeader(t, func(h *zip.FileHeader) { h.Flags |= 1 }, "secret"), "is encrypted"},
		"said too large":  {zippedHeader(t, func(h *zip.FileHeader) { h.UncompressedSize64 = 5 << 30; h.CompressedSize64 = 1 << 30 }, "x"), "more than 4 GiB"},
		"said too dense":  {zippedHeader(t, func(h *zip.FileHeader) { h.UncompressedSize64 = 1 << 30 }, "x"), "more than 200 times its size"},
		"too many":        {headers(t, maxMembers+1, zip.FileHeader{Name: "x"}), "holds 100001 files"},
		"long list":       {headers(t, 300, zip.FileHeader{Name: strings.Repeat("x", 65_000)}), "list of files is longer than 16 MiB"},
		"too much":        {headers(t, maxArchive/maxInflated+1, zip.FileHeader{Name: "x", CompressedSize64: 1 << 40, UncompressedSize64: maxInflated}), "more than 64 GiB"},
	} {
		_, _, err := readArchive(strings.NewReader(tc.archive), int64(len(tc.archive)), streetFile)
		var f *fault
		if !errors.As(err, &f) || !strings.Contains(f.Reason, tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}

// headers makes an archive that says n times that it holds a file.
func headers(t testing.TB, n int, h zip.FileHeader) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for range n {
		one := h
		if _, err := z.CreateRaw(&one); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestArchiveListsStreetFilesByName(t *testing.T) {
	archive := zipped(t,
		"2021-05/2021-05-sample-street.csv", "x",
		"2021-05/2021-05-sample-outcomes.csv", "x",
		"2021-04/2021-04-sample-stop-and-search.csv", "x",
		"2021-04/2021-04-other-force-street.csv", "x",
		"2021-04/2021-04-sample-street.csv.gz", "x",
		"readme.txt", "x")
	members, newest, err := readArchive(strings.NewReader(archive), int64(len(archive)), streetFile)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range members {
		got = append(got, m.month.String()+" "+m.force)
	}
	if want := "2021-04 other-force, 2021-04 sample, 2021-05 sample"; strings.Join(got, ", ") != want || newest.String() != "2021-05" {
		t.Errorf("it lists %v up to %s, want %s", got, newest, want)
	}
}

// What is wrong with one member stops that member alone.
func TestDamagedMembers(t *testing.T) {
	packed := zipped(t, street04, file(good(1), good(2)), "2021-05/2021-05-sample-street.csv", file(line("", "2021-05", "", "", "", "Drugs")))
	at := strings.Index(packed, "2021-04-sample-street.csv") + 60
	damaged := packed[:at] + "\xff\xff\xff\xff" + packed[at+4:]

	lying := []byte(zipped(t, street04, file(good(1), good(2))))
	directory := bytes.LastIndex(lying, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(lying[directory+24:], 10) // the size inflated, in the directory

	stored := zippedHeader(t, func(h *zip.FileHeader) { h.Method = 99 }, "x")

	for name, tc := range map[string]struct{ archive, want string }{
		"damaged data":   {damaged, "download"},
		"lying size":     {string(lying), "damaged"},
		"another method": {stored, "in a way other than deflate"},
	} {
		f := newField(t)
		f.put("a.zip", tc.archive)
		r := f.load()
		if r.Files[0].Outcome != Refused || !strings.Contains(r.Files[0].Reason, tc.want) || !strings.HasPrefix(r.Files[0].Reason, "raw/a.zip/"+street04) {
			t.Errorf("%s: %+v, want %q", name, r.Files[0], tc.want)
		}
		for _, other := range r.Files[1:] {
			if other.Outcome != Loaded {
				t.Errorf("%s: %s is %s: %s", name, other.Path, other.Outcome, other.Reason)
			}
		}
		f.sound()
	}
}

func TestGzipIsGuarded(t *testing.T) {
	bomb := published + "\n" + strings.Repeat(strings.Repeat(",", 999)+"\n", 70<<10) // 70 MB of the same
	whole := gzipped(t, file(good(1)))
	f := newField(t)
	for name, tc := range map[string]struct{ text, want string }{
		"bomb":      {gzipped(t, bomb), "times its size"},
		"cut":       {whole[:len(whole)-20], "cut off"},
		"not gzip":  {"hello, this is text", "gzip data is damaged"},
		"empty":     {"", "cut off"},
		"damaged":   {whole[:40] + "\x00\x00\x00\x00" + whole[44:], "gzip data is damaged"},
		"more data": {whole + "hello, this is text", "gzip data is damaged"},
	} {
		f.put("2021-04-sample-street.csv.gz", tc.text)
		r := f.load()
		if r.Files[0].Outcome != Refused || !strings.Contains(r.Files[0].Reason, tc.want) {
			t.Errorf("%s: %+v, want %q", name, r.Files[0], tc.want)
		}
		if n := f.query(`SELECT count(*) FROM incident`)[0]; n != "0" {
			t.Errorf("%s: %s incidents stayed", name, n)
		}
	}
}

// A member may be packed by itself: its text is inflated twice.
func TestGzipWithinAnArchive(t *testing.T) {
	f := newField(t)
	f.put("a.zip", zipped(t, street04+".gz", gzipped(t, file(good(1), good(2)))))
	r := f.load()
	f.want("packed twice", r, "sample 2021-04 2", map[string]Outcome{"a.zip/" + street04 + ".gz": Loaded})
}

func TestUnreadableSaysWhy(t *testing.T) {
	denied := unreadable(&fs.PathError{Op: "open", Path: "/secret/place", Err: fs.ErrPermission})
	if got := say("raw/x.csv", denied); got != "raw/x.csv: it may not be read: permission denied" {
		t.Errorf("said %q", got)
	}
}

func TestStreamsAreBounded(t *testing.T) {
	m := &measured{in: &repeat{unit: []byte("x")}}
	m.n = maxInflated - 10
	if _, err := io.Copy(io.Discard, m); err == nil || !strings.Contains(err.Error(), "more than 4 GiB") {
		t.Errorf("an endless file gives %v", err)
	}
}

func TestOpenFileTakesPlainFilesOnly(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "target")
	if err := os.WriteFile(target, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{link: "a symbolic link", dir: "a folder", os.DevNull: "a device", filepath.Join(dir, "none"): "cannot be read"} {
		if _, _, err := openFile(path); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), dir) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(zipped(f, street04, file(good(1)), "2021-04/2021-04-sample-outcomes.csv", "x")))
	f.Add([]byte(zipped(f, "../"+street04, "x")))
	f.Add([]byte(zippedHeader(f, func(h *zip.FileHeader) { h.Flags |= 1 }, "x")))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, archive []byte) {
		var members []member
		var newest data.Month
		var err error
		hostile.Watch(t, len(archive), hostile.Bound{Base: 8 << 20, Factor: 1_000}, func() {
			members, newest, err = readArchive(bytes.NewReader(archive), int64(len(archive)), streetFile)
		})
		if err != nil {
			sentence(t, err)
			return
		}
		for _, m := range members {
			if m.month > newest || strings.Contains(m.file.Name, "..") && hasDots(m.file.Name) {
				t.Fatalf("%s of %s in an archive up to %s", m.file.Name, m.month, newest)
			}
			in, err := openMember(m.file)
			if err == nil {
				var n int64
				n, err = io.Copy(io.Discard, in)
				in.Close()
				if uint64(n) > m.file.UncompressedSize64 || err == nil && uint64(n) != m.file.UncompressedSize64 {
					t.Fatalf("%d bytes of a member that is to have %d", n, m.file.UncompressedSize64)
				}
			}
			if err != nil {
				sentence(t, err)
			}
		}
	})
}
