package analysis

import (
	"fmt"
	"strings"

	"assess/data"
)

func methodStopSearch(b *builder) Method {
	s := b.out.StopSearch
	m := Method{
		ID: "stop-search", Name: "Stop and search",
		Formula: "A search is counted in the district that holds its point, in the month of its file. A search without a point is counted for the force and in no district. " +
			"The find rate is the share of searches whose outcome the force links to what it looked for, of those for which it says whether it does. Action taken is every outcome but no further action.",
		Settings: fmt.Sprintf("%.0f%% intervals (Wilson). No rate below %d searches. Searches carry no reference, so equal rows are not taken for duplicates. No rate by ethnicity is worked out, because residents by ethnicity are not held.", 100*confidence, minimumCount),
		N:        fmt.Sprintf("%s searches in %d months", data.Thousands(s.Total.Searches), len(s.Months)),
		Source:   "data.police.uk, layout of the stop-and-search files; Wilson (1927), doi:10.1080/01621459.1927.10502953",
	}
	if s.Reason != "" {
		m.Settings += " Not used: " + s.Reason + "."
	}
	return m
}

func methodSearchInside(b *builder) Method {
	var aims []string
	for _, a := range SearchAims {
		var categories []string
		for _, c := range a.Categories {
			categories = append(categories, c.Plain())
		}
		aims = append(aims, fmt.Sprintf("searches for %s beside %s", a.Title, strings.Join(categories, ", ")))
	}
	m := Method{
		ID: "search-inside", Name: "Searches inside hot spots",
		Formula: "Of the searches with one aim, the share whose point lies in a hot cell of the crime aimed at, of any of its categories. " +
			"Beside it stand the share of all cells that are hot, and the share of that crime's incidents in them, over the months held of both.",
		Settings: fmt.Sprintf("%s. %.0f%% intervals (Wilson) as if each search were made by itself. No share below %d searches.", capitalised(strings.Join(aims, "; ")), 100*confidence, minimumCount),
		N:        "no share",
		Source:   "Wilson (1927), doi:10.1080/01621459.1927.10502953; hot cells as described above",
	}
	var shares, searches int64
	for _, x := range b.out.StopSearch.Inside {
		if x.Share != nil {
			shares++
			searches += x.Searches
		}
	}
	if shares > 0 {
		m.N = fmt.Sprintf("%s searches, %d shares", data.Thousands(searches), shares)
	}
	return m
}

// capitalised is a text with its first letter large.
func capitalised(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
