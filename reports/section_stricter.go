package reports

import (
	"assess/analysis"
	"assess/data"
)

// stricter says how many of the calls of a comparison stand under stricter rules, so
// that an analyst who is asked can answer.
func (d *draft) stricter(cmp analysis.Comparison) []Block {
	calls, together, single := 0, 0, 0
	for _, c := range cmp.Changes {
		if !isClear(c.Verdict) {
			continue
		}
		calls++
		if c.QDependent != nil && *c.QDependent < d.a.Settings.FDR {
			together++
		}
		if c.PHolm != nil && *c.PHolm < d.a.Settings.FDR {
			single++
		}
	}
	if calls == 0 {
		return nil
	}
	if together == calls && single == calls {
		return []Block{say("%s two stricter rules. One allows for categories that rise and fall together. The other makes even one false call unlikely.", stand(calls, calls))}
	}
	return []Block{say("%s a rule that allows for categories that rise and fall together. %s one that makes even one false call unlikely.",
		stand(together, calls), stand(single, calls))}
}

// stand says how many of the categories called higher or lower stand under a rule that
// the sentence goes on to name.
func stand(n, calls int) string {
	switch {
	case calls == 1 && n == 1:
		return "The one category called higher or lower is also so under"
	case calls == 1:
		return "The one category called higher or lower is not so under"
	case n == calls && calls == 2:
		return "Both categories called higher or lower are also so under"
	case n == calls:
		return "All " + data.Thousands(int64(calls)) + " categories called higher or lower are also so under"
	case n == 0:
		return "None of the " + data.Thousands(int64(calls)) + " categories called higher or lower is so under"
	case n == 1:
		return "One of the " + data.Thousands(int64(calls)) + " categories called higher or lower is also so under"
	}
	return data.Thousands(int64(n)) + " of the " + data.Thousands(int64(calls)) + " categories called higher or lower are also so under"
}
