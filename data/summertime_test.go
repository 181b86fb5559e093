package data

import (
	"testing"
	"time"
)

func TestSummerTime(t *testing.T) {
	for _, c := range []struct {
		at   string
		want bool
	}{
		{"2021-03-28T00:59:59Z", false}, {"2021-03-28T01:00:00Z", true},
		{"2021-10-31T00:59:59Z", true}, {"2021-10-31T01:00:00Z", false},
		{"2021-10-31T01:59:59+01:00", true}, {"2020-12-25T12:00:00Z", false},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := SummerTime(at); got != c.want {
			t.Errorf("%s: %v, want %v", c.at, got, c.want)
		}
	}
}
