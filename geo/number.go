package geo

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// number is the next value, which must be a number.
func (s *scanner) number() (float64, error) {
	w, err := s.word()
	if err != nil {
		return 0, err
	}
	v, ok := parseNumber(w)
	if !ok {
		return 0, s.notValue(w)
	}
	return v, nil
}

func (s *scanner) notValue(w []byte) error {
	return fmt.Errorf("is not valid GeoJSON: %q before byte %d is not a number", w, s.at())
}

// parseNumber reads a finite JSON number. Up to 15 digits without an exponent,
// the quotient of two exact numbers is the nearest one; the rest is left to
// strconv.
func parseNumber(w []byte) (float64, bool) {
	digits := w
	if digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > 15 || len(digits) > 1 && digits[0] == '0' && digits[1] != '.' {
		return parseSlow(w)
	}
	mantissa, point := uint64(0), -1
	for i, c := range digits {
		switch {
		case c >= '0' && c <= '9':
			mantissa = mantissa*10 + uint64(c-'0')
		case c == '.' && point < 0 && i > 0 && i < len(digits)-1:
			point = i
		default:
			return parseSlow(w)
		}
	}
	v := float64(mantissa)
	if point >= 0 {
		v /= powersOfTen[len(digits)-1-point]
	}
	if len(digits) < len(w) {
		v = -v
	}
	return v, true
}

func parseSlow(w []byte) (float64, bool) {
	if !json.Valid(w) {
		return 0, false
	}
	v, err := strconv.ParseFloat(string(w), 64)
	return v, err == nil
}

var powersOfTen = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}
