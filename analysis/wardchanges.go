package analysis

import (
	"fmt"

	"assess/data"
)

// WardChanges is each ward's year beside its own year before, in All crime and
// anti-social behaviour, over the calendar months that both years have.
type WardChanges struct {
	Reason        string           `json:"reason"` // why nothing could be compared, empty otherwise
	CurrentLabel  string           `json:"current_label"`
	PreviousLabel string           `json:"previous_label"`
	Months        int              `json:"months_compared"`
	Adjusted      int              `json:"tests_adjusted"` // number of tests that the q-values adjust for
	Rows          []CategoryChange `json:"rows"`           // by ward and category
}

// noWards is why nothing can be said of wards.
const noWards = "no ward boundaries are configured; add a [[boundary]] with layer ward"

// wardCategories are compared ward by ward: others have too few incidents.
var wardCategories = []data.Category{data.AllCrime, data.AntiSocialBehaviour}

// wardChanges compares every ward with its own year before. How much a ward's count
// varies is told from all wards together; one whose own months vary more has its own
// dispersion.
func (b *builder) wardChanges() error {
	out := &b.out.WardChanges
	*out = WardChanges{CurrentLabel: b.out.Previous.CurrentLabel, PreviousLabel: b.out.Previous.PreviousLabel, Rows: []CategoryChange{}}
	wards := b.outlines.Ward
	switch {
	case wards == nil:
		out.Reason = noWards
	case b.previous.reason != "":
		out.Reason = b.previous.reason
	}
	if out.Reason != "" {
		return nil
	}
	out.Months = len(b.previous.offsets)
	for _, c := range wardCategories {
		out.Rows = append(out.Rows, b.changesOfWards(c, wards.Areas, b.wards)...)
	}
	adjust(out.Rows, b.out.Settings.FDR)
	for _, r := range out.Rows {
		if r.P != nil {
			out.Adjusted++
		}
	}
	return nil
}

// changesOfWards compares one category's wards.
func (b *builder) changesOfWards(c data.Category, wards []data.Area, series map[seriesKey]*counted) []CategoryChange {
	rows, in := make([]CategoryChange, len(wards)), make([]ChangeInput, len(wards))
	held := true
	for i, w := range wards {
		rows[i] = CategoryChange{Code: w.Code, Name: w.Name, Category: c, Dispersion: 1, Verdict: NotComparable}
		var ok bool
		in[i], ok = b.changeInput(series[seriesKey{TypeWard, w.Code, c}], b.previous)
		held = held && ok
	}
	if held { // all wards or none: their months are the force's
		for i, change := range ComparePlaces(in) {
			rows[i].fill(change, len(b.previous.offsets))
		}
	}
	return rows
}

func methodWardChanges(b *builder) Method {
	w := b.out.WardChanges
	m := Method{
		ID: "ward-changes", Name: "Wards that changed",
		Formula: "Each ward's count over its own count of the same calendar months a year before. How much more than chance its count varies is the largest of its own dispersion from month to month, that of all wards together, and that of all wards from year to year before this one. " +
			"Where that is not above 1 the E-test is used; otherwise its distance is divided by the root of the dispersion, and the exact interval is widened likewise. Before a verdict, the p-values of all wards and both categories are adjusted (Benjamini-Hochberg).",
		Settings: fmt.Sprintf("All crime and anti-social behaviour. %.0f%% intervals. Higher or lower when the adjusted p-value is below %g. Below %d events in both years nothing is said.", 100*confidence, b.out.Settings.FDR, minimumCount),
		N:        fmt.Sprintf("%d wards, %d months in each year, %d tests", b.out.Area.Wards, w.Months, w.Adjusted),
		Source:   "Krishnamoorthy and Thomson (2004), doi:10.1016/S0378-3758(02)00408-1; McCullagh and Nelder (1989)",
	}
	if w.Reason != "" {
		m.Settings = "Not used: " + w.Reason + "."
	}
	return m
}
