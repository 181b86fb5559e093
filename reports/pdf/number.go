package pdf

import (
	"math"
	"strconv"
)

// limit is the largest coordinate written. PDF readers keep reals of at least
// this size, and no page comes near it.
const limit = 1e6

// appendNumber writes v with at most the given decimals and no trailing zeros.
// Values that are not numbers become 0: a broken coordinate must not make a
// broken file.
func appendNumber(b []byte, v float64, decimals int) []byte {
	if math.IsNaN(v) {
		v = 0
	}
	v = max(-limit, min(limit, v))
	start := len(b)
	b = strconv.AppendFloat(b, v, 'f', decimals, 64)
	if decimals > 0 {
		end := len(b)
		for b[end-1] == '0' {
			end--
		}
		if b[end-1] == '.' {
			end--
		}
		b = b[:end]
	}
	if string(b[start:]) == "-0" {
		b = append(b[:start], '0')
	}
	return b
}

// appendNumbers writes coordinates to a hundredth of a point, each followed by
// a space.
func appendNumbers(b []byte, vs ...float64) []byte {
	for _, v := range vs {
		b = append(appendNumber(b, v, 2), ' ')
	}
	return b
}

func number(v float64) string { return string(appendNumber(nil, v, 3)) }
