package reports

import "assess/analysis"

// priorityFiles are the tables of the partnership's priorities; none where no strategy
// is held.
func priorityFiles(a *analysis.Assessment, hidden suppression) []File {
	if a.Priorities.Reason != "" {
		return nil
	}
	return []File{measurabilityFile(a, hidden)}
}

// measurabilityFile holds every indicator of every area of focus.
func measurabilityFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "measurability.csv", Title: "Areas of focus of the partnership's priorities: what can be known of each, by indicator",
		Columns: []string{"priority", "focus", "indicator", "status", "proxy_of", "source", "n"}}
	for _, q := range a.Priorities.Pages {
		for _, focus := range q.Focuses {
			if len(focus.Indicators) == 0 {
				f.Rows = append(f.Rows, []string{q.Title, focus.Title, notApplicable, string(focus.Status), notApplicable, notApplicable, notApplicable})
			}
			for _, i := range focus.Indicators {
				of, n := notApplicable, notAvailable
				if i.Status == analysis.ByProxy {
					of = string(i.Category) + ": " + i.Of
				}
				if i.Told() {
					n = hidden.indicator(a, i).n
				}
				f.Rows = append(f.Rows, []string{q.Title, focus.Title, i.Title, string(i.Status), of, cell(i.Source), n})
			}
		}
	}
	return f
}
