package ingest

import (
	"bytes"
	"strings"
)

// header says where the columns that are read stand, out of a file's first record.
type header struct {
	width int // number of columns
	at    map[string]int
}

// The columns of a street file that are read. The others may be missing.
const (
	columnID        = "Crime ID"
	columnMonth     = "Month"
	columnLongitude = "Longitude"
	columnLatitude  = "Latitude"
	columnLSOA      = "LSOA code"
	columnType      = "Crime type"
)

// readHeader finds the wanted columns by name, in any order and any case, with
// spaces or underscores: "Crime ID", "crime_id". It reads the stream's first
// record.
func readHeader(in *records, wanted ...string) (header, error) {
	if !in.next() {
		if in.err != nil {
			return header{}, in.err
		}
		return header{}, faultf(0, "the file is empty: download it again")
	}
	if len(in.fields[0]) > 0 && in.fields[0][0] == '<' {
		return header{}, faultf(in.line, "this is a web page, not a CSV file: download it again")
	}
	if bytes.IndexByte(bytes.Join(in.fields, nil), 0) >= 0 {
		return header{}, faultf(in.line, "the header holds zero bytes: save the file as UTF-8 text")
	}
	h := header{width: len(in.fields), at: map[string]int{}}
	names := make([]string, len(in.fields))
	for i, f := range in.fields {
		names[i] = strings.TrimSpace(string(f))
	}
	for _, want := range wanted {
		for i, name := range names {
			if canonical(name) != canonical(want) {
				continue
			}
			if _, twice := h.at[want]; twice {
				return header{}, faultf(in.line, "the column %s stands twice in the header: remove one of them", want)
			}
			h.at[want] = i
		}
		if _, ok := h.at[want]; !ok {
			return header{}, faultf(in.line, "the header has no column %s%s: download the file again, or give the column its published name", want, meant(want, names))
		}
	}
	return h, nil
}

// canonical is the form in which column names are compared.
func canonical(name string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(name, "_", " "))), " ")
}
