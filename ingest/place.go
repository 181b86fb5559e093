package ingest

import (
	"bytes"
	"math"
	"strconv"
)

// lsoa is an LSOA code, padded with zero bytes; all zero when there is none.
type lsoa [9]byte

func (c lsoa) String() string { return string(bytes.TrimRight(c[:], "\x00")) }

// parseLSOA reads a code: blank, a GSS code such as E01007434, or the older
// form of Northern Ireland, 95AA01S1.
func parseLSOA(text []byte) (code lsoa, ok bool) {
	text = bytes.TrimSpace(text)
	switch len(text) {
	case 0:
		return code, true
	case 9:
		ok = bytes.IndexByte([]byte("EWSN"), text[0]) >= 0 && digits(text[1:])
	case 8:
		ok = digits(text[:2]) && capitals(text[2:4]) && digits(text[4:6]) && capitals(text[6:7]) && digits(text[7:])
	}
	if ok {
		copy(code[:], text)
	}
	return code, ok
}

func digits(text []byte) bool {
	for _, c := range text {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

func capitals(text []byte) bool {
	for _, c := range text {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// place is a point in WGS84 degrees with its LSOA code and the census year of
// that code. The zero value is no location; (0, 0) is no point. It serves as a
// key, so coordinates are kept as bits and never negative zero.
type place struct {
	lon, lat uint64
	lsoa     lsoa
	vintage  int16
}

func (p place) hasPoint() bool { return p.lon != 0 || p.lat != 0 }

func (p place) point() (lon, lat float64) {
	return math.Float64frombits(p.lon), math.Float64frombits(p.lat)
}

// The rectangle that holds Great Britain, and Northern Ireland with it.
const (
	west, east   = -9.0, 3.0
	south, north = 49.0, 61.5
)

// parsePoint reads a pair of coordinates. Both blank, or both zero, is no
// point. reason says what is wrong with them, empty when nothing is.
func parsePoint(lonText, latText []byte) (lon, lat uint64, reason string) {
	lonText, latText = bytes.TrimSpace(lonText), bytes.TrimSpace(latText)
	if len(lonText) == 0 && len(latText) == 0 {
		return 0, 0, ""
	}
	if len(lonText) == 0 || len(latText) == 0 {
		return 0, 0, "only one of longitude and latitude is given"
	}
	x, okX := parseDegrees(lonText)
	y, okY := parseDegrees(latText)
	switch {
	case !okX || !okY:
		return 0, 0, "longitude or latitude is not a number"
	case x == 0 && y == 0:
		return 0, 0, ""
	case !(x >= west && x <= east && y >= south && y <= north):
		return 0, 0, "coordinates outside Great Britain"
	}
	return math.Float64bits(x + 0), math.Float64bits(y + 0), "" // + 0 turns -0 into 0
}

var tens = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// parseDegrees reads a decimal number. Up to 15 digits are an exact integer
// divided by an exact power of ten, which rounds as strconv does; the rest is
// left to strconv.
func parseDegrees(text []byte) (v float64, ok bool) {
	digits := text
	negative := len(digits) > 0 && digits[0] == '-'
	if negative {
		digits = digits[1:]
	}
	mantissa, n, point := int64(0), 0, -1
	for i, c := range digits {
		switch {
		case c >= '0' && c <= '9':
			mantissa = mantissa*10 + int64(c-'0')
			n++
		case c == '.' && point < 0:
			point = i
		default:
			return parseUnusual(text)
		}
		if n == len(tens) {
			return parseUnusual(text)
		}
	}
	if n == 0 {
		return 0, false
	}
	v = float64(mantissa)
	if point >= 0 {
		v /= tens[len(digits)-1-point]
	}
	if negative {
		v = -v
	}
	return v, true
}

// parseUnusual reads longer numbers and those with a sign or an exponent, but
// not the hexadecimal ones, infinities and underscores that Go would take.
func parseUnusual(text []byte) (float64, bool) {
	for _, c := range text {
		if (c < '0' || c > '9') && bytes.IndexByte([]byte("+-.eE"), c) < 0 {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(string(text), 64)
	return v, err == nil && !math.IsInf(v, 0)
}
