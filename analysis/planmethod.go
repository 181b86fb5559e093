package analysis

import "fmt"

func methodPlan(b *builder) Method {
	p := b.out.Plan
	return Method{
		ID: "plan", Name: "Progress on the plan",
		Formula: "Each line's update is read for figures, and for words that say that something is done, planned, waiting or missing. A figure is held against the target's number when both count the same things. " +
			"Met: it reaches the target, or a deed without a number is said to be complete. On track: of a count, at least as much is done as the time that has gone asks for, rounded down; " +
			"or work has begun and the rest is planned for a day ahead. Behind: less than that, a share or a change below its target, or a day that is past. " +
			"Not started: nothing is done, or all of it is planned for later. No update: nothing is written. Waits on a partner: the update leaves it to somebody else. " +
			"Not measurable: the measure or the update has no figure to go by. Figures are taken to be totals since the start of the year.",
		Settings: fmt.Sprintf("Judged as at the last day of each quarter. Updates up to %d rows apart are looked at for one on the wrong row. A line counts once with each lead that it names. A part of a known whole has a %.0f%% Wilson interval.", rowsApart, 100*confidence),
		N:        fmt.Sprintf("%d lines, %d with a number to reach, %d with a date", len(p.Lines), p.Words.Numbers, p.Words.Dates),
		Source:   "rule of this program; Wilson (1927), doi:10.1080/01621459.1927.10502953",
	}
}
