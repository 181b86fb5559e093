package data

import "strings"

// longestCompared bounds the letters of a name that are compared: names come from
// files, and the work grows with the product of their lengths.
const longestCompared = 64

// Nearest gives the candidate that a reader most likely meant by word, by edit
// distance without regard to case; ok is false when none is close (more than a
// third of the word, and at least two edits, away).
func Nearest(word string, candidates []string) (best string, ok bool) {
	best, least := closest(word, candidates)
	if len(candidates) == 0 || least > max(2, len(word)/3) {
		return "", false
	}
	return best, true
}

// Closest is the candidate with the least edit distance from word, however far it
// is, the first of equals; empty when there is no candidate.
func Closest(word string, candidates []string) string {
	best, _ := closest(word, candidates)
	return best
}

func closest(word string, candidates []string) (best string, least int) {
	for i, c := range candidates {
		if d := editDistance(strings.ToLower(word), strings.ToLower(c)); i == 0 || d < least {
			best, least = c, d
		}
	}
	return best, least
}

// editDistance counts the insertions, deletions, replacements and swaps of
// neighbours that turn a into b (optimal string alignment), over the first
// longestCompared letters of each.
func editDistance(a, b string) int {
	x, y := []rune(a), []rune(b)
	x, y = x[:min(len(x), longestCompared)], y[:min(len(y), longestCompared)]
	before := make([]int, len(y)+1)
	last := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row := make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}
