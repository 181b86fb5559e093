package ingest

import (
	"bytes"
	"context"
	"io"

	"assess/data"
)

// maxRows is how many rows of one published file are read: the largest, a month of
// London, has some 120,000.
const maxRows = 2_000_000

// listed is how many rejections of a file are kept with their line. How many
// there were is kept for every file.
const listed = 1000

// rejection is a row that could not be used.
type rejection struct {
	line   int64
	reason string
}

// street is what a street file holds: one element of category and at per
// incident kept, in the file's order.
type street struct {
	category   []uint8
	at         []int32 // index into places
	places     []place // distinct; the first is no location
	read       int64
	rejected   int64
	duplicate  int64
	rejections []rejection // the first of them
}

// withoutLocation counts the incidents that have neither a point nor a code.
func (s *street) withoutLocation() (n int64) {
	for _, at := range s.at {
		if at == 0 {
			n++
		}
	}
	return n
}

// streetReader reads street files one after another in the same memory.
type streetReader struct {
	in         records
	categories categories
	header     header
	month      data.Month
	wantMonth  string
	placed     map[place]int32
	seen       map[crime]int32 // position of the incident kept
	out        *street
}

func newStreetReader() *streetReader {
	return &streetReader{categories: newCategories(), placed: map[place]int32{}, seen: map[crime]int32{}}
}

// read takes a whole file of the given month. The error is a *fault when the
// file has to be refused.
func (r *streetReader) read(ctx context.Context, in io.Reader, month data.Month) (*street, error) {
	r.in.reset(ctx, in)
	r.month, r.wantMonth = month, month.String()
	clear(r.placed)
	clear(r.seen)
	r.placed[place{}] = 0
	r.out = &street{places: []place{{}}}
	var err error
	r.header, err = readHeader(&r.in, columnID, columnMonth, columnLongitude, columnLatitude, columnLSOA, columnType)
	if err != nil {
		return nil, err
	}
	if err := r.rows(); err != nil {
		return nil, err
	}
	if r.in.err != nil {
		return nil, r.in.err
	}
	return r.out, r.verdict()
}

// verdict refuses a file that was read to its end and gave nothing.
func (r *streetReader) verdict() error {
	switch {
	case r.out.read == 0:
		return faultf(0, "the file has a header but no rows: a month without any crime is a failed download, so download it again")
	case r.out.rejected == r.out.read:
		first := r.out.rejections[0]
		return faultf(first.line, "none of the file's %d rows can be used, this one for: %s", r.out.read, first.reason)
	}
	return nil
}

func (r *streetReader) rows() error {
	id, month, kind := r.header.at[columnID], r.header.at[columnMonth], r.header.at[columnType]
	lon, lat, code := r.header.at[columnLongitude], r.header.at[columnLatitude], r.header.at[columnLSOA]
	for r.in.next() {
		f := r.in.fields
		if r.in.open || r.in.cut && len(f) < r.header.width {
			return faultf(r.in.line, "the file ends in the middle of a row, it looks cut off: download it again")
		}
		if r.out.read++; r.out.read > maxRows {
			return tooManyRows(r.in.line)
		}
		if len(f) != r.header.width {
			r.reject("the number of fields is not the header's")
			continue
		}
		if string(f[month]) != r.wantMonth {
			if ok, err := r.otherMonth(f[month]); err != nil {
				return err
			} else if !ok {
				continue
			}
		}
		category, ok := r.categories.find(f[kind])
		if !ok {
			if len(bytes.TrimSpace(f[kind])) > 0 {
				return unknownCategory(r.in.line, f[kind])
			}
			r.reject("no crime type")
			continue
		}
		at, reason := r.place(f[lon], f[lat], f[code])
		if reason != "" {
			r.reject(reason)
			continue
		}
		r.keep(f[id], category, at)
	}
	return nil
}

func tooManyRows(line int64) *fault {
	return faultf(line, "the file has more than %d rows, no published file does: download it again", maxRows)
}

func (r *streetReader) reject(reason string) {
	r.out.rejected++
	if len(r.out.rejections) < listed {
		r.out.rejections = append(r.out.rejections, rejection{r.in.line, reason})
	}
}

// otherMonth looks at a month that is not written as the file's. ok is that it
// is the file's after all.
func (r *streetReader) otherMonth(text []byte) (ok bool, err error) {
	m, bad := data.ParseMonth(string(bytes.TrimSpace(text)))
	switch {
	case bad != nil:
		r.reject("the month is not written as YYYY-MM")
		return false, nil
	case m != r.month:
		return false, faultf(r.in.line, "the row is of %s but the file's name says %s: give the file the name of its month, or download it again", m, r.month)
	}
	return true, nil
}

// place finds or adds the place of a row.
func (r *streetReader) place(lon, lat, code []byte) (at int32, reason string) {
	var p place
	if p.lon, p.lat, reason = parsePoint(lon, lat); reason != "" {
		return 0, reason
	}
	var ok bool
	if p.lsoa, ok = parseLSOA(code); !ok {
		return 0, "the LSOA code does not have the form of one"
	}
	at, ok = r.placed[p]
	if !ok {
		at = int32(len(r.out.places))
		r.out.places = append(r.out.places, p)
		r.placed[p] = at
	}
	return at, ""
}

// keep adds an incident, or finds it to be a duplicate. The first row of a
// crime that has a location lends it to the row kept.
func (r *streetReader) keep(id []byte, category uint8, at int32) {
	if id = bytes.TrimSpace(id); len(id) > 0 && category != antiSocial {
		c := identify(id, category)
		if first, twice := r.seen[c]; twice {
			r.out.duplicate++
			if r.out.at[first] == 0 {
				r.out.at[first] = at
			}
			return
		}
		r.seen[c] = int32(len(r.out.at))
	}
	r.out.category = append(r.out.category, category)
	r.out.at = append(r.out.at, at)
}
