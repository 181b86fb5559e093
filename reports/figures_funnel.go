package reports

import (
	"fmt"
	"math"
	"slices"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// zoneWords says where a district lies among the limits of a funnel.
var zoneWords = map[analysis.FunnelZone]string{
	analysis.FarAbove: "far above", analysis.Above: "above", analysis.Within: "within", analysis.Below: "below", analysis.FarBelow: "far below",
}

// funnelBlocks is the funnel of all crime with the table of the districts that stand
// out in it or in that of anti-social behaviour.
func (d *draft) funnelBlocks() []Block {
	if len(d.a.Funnels) == 0 {
		return nil
	}
	f := d.a.Funnels[0]
	if f.Reason != "" {
		return []Block{absent("Which districts stand out", f.Reason)}
	}
	return []Block{d.funnelFigure(f), d.flaggedTable()}
}

// funnelFigure is the districts' rates by size, with the limits within which
// districts that differ no more than usual would fall.
func (d *draft) funnelFigure(flagged analysis.PeerFunnel) Block {
	peers := d.peersOf(flagged.Category)
	f := Figure{
		ID: "figure-funnel", Title: funnelTitle(flagged),
		Subtitle: fmt.Sprintf("%s for every 1,000 residents by district and its number of residents, with 95%% and 99.8%% limits that allow for the usual spread between districts, %s", capital(incidentsOf(flagged.Category)), d.window()),
		Source:   d.source(residentsPart), N: counted(len(peers), "district", "districts"), Aside: true,
		Data: Table{Sheet: "Funnel", Columns: []Column{{Name: "District", Width: 2}, {Name: "Residents", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Among the limits"}}},
	}
	f.Alt = fmt.Sprintf("A dot for each of %d districts by its residents and its rate, between limits around the average of %s. %s.", len(peers), perThousand(flagged.Target*1000), f.Title)
	in := funnelOf(flagged, peers)
	for _, p := range peers {
		f.Data.Rows = append(f.Data.Rows, []string{p.Name, data.Thousands(p.Residents), perThousand(p.Rate), zoneWords[zoneOf(flagged, p.Code)]})
	}
	drawing, err := chart.NewFunnel(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// zoneOf is a district's zone among the limits that are drawn.
func zoneOf(f analysis.PeerFunnel, code data.Code) analysis.FunnelZone {
	for _, x := range f.Districts {
		if x.Code == code {
			return x.Spread
		}
	}
	return analysis.Within
}

// funnelOf lays out the funnel. The limits are those that the districts' zones are
// of, and pass through their values at each district's size.
func funnelOf(flagged analysis.PeerFunnel, peers []analysis.Peer) chart.Funnel {
	in := chart.Funnel{XLabel: "Residents", YLabel: capital(incidentsOf(flagged.Category)) + " for every 1,000 residents", Target: flagged.Target * 1000}
	smallest, largest := math.Inf(1), 0.0
	var sizes []float64
	for _, p := range peers {
		x := float64(p.Residents)
		sizes = append(sizes, x)
		smallest, largest = min(smallest, x), max(largest, x)
		tone := chart.Neutral
		switch zone := zoneOf(flagged, p.Code); {
		case zone > analysis.Within:
			tone = chart.High
		case zone < analysis.Within:
			tone = chart.Low
		}
		if p.Own {
			tone = chart.Own
		}
		in.Points = append(in.Points, chart.FunnelPoint{Name: p.Name, X: x, Y: p.Rate, Tone: tone, Show: tone != chart.Neutral})
	}
	const steps = 40
	for i := range steps + 1 {
		sizes = append(sizes, smallest*0.8+(largest*1.1-smallest*0.8)*float64(i)/steps)
	}
	slices.Sort(sizes)
	for _, x := range slices.Compact(sizes) {
		low95, high95 := analysis.FunnelSpread(flagged.Target, x, 0.95, flagged.Tau2)
		low998, high998 := analysis.FunnelSpread(flagged.Target, x, 0.998, flagged.Tau2)
		in.Limits = append(in.Limits, chart.FunnelLimit{X: x, Lower95: low95 / x * 1000, Upper95: high95 / x * 1000, Lower998: low998 / x * 1000, Upper998: high998 / x * 1000})
	}
	return in
}

// funnelTitle says which districts differ from the others by more than usual: those
// beyond the outer limits, or else those beyond the inner ones.
func funnelTitle(f analysis.PeerFunnel) string {
	var far, edge []string
	for _, x := range f.Districts {
		switch x.Spread {
		case analysis.FarAbove, analysis.FarBelow:
			far = append(far, x.Name)
		case analysis.Above, analysis.Below:
			edge = append(edge, x.Name)
		}
	}
	what := capital(incidentsOf(f.Category)) + " for every 1,000 residents: "
	switch {
	case len(far) > 0:
		return what + fmt.Sprintf("%s %s further from the average than districts usually are", few(far, 4, "other", "others"), noun(int64(len(far)), "is", "are"))
	case len(edge) > 0:
		return what + fmt.Sprintf("%s %s at the edge of how much districts usually differ", few(edge, 4, "other", "others"), noun(int64(len(edge)), "is", "are"))
	}
	return what + "no district is further from the average than districts usually are"
}

// flaggedTable lists the partnership's own districts and those outside the limits.
func (d *draft) flaggedTable() Table {
	t := Table{
		ID: "funnel-table", Sheet: "Districts flagged", Source: d.source(residentsPart),
		Caption: fmt.Sprintf("The partnership's districts and those outside the usual spread, %s", d.window()),
		Columns: []Column{{Name: "District", Width: 1.6}, {Name: "Category", Width: 1.6}, {Name: "Rate for every 1,000 residents", Align: Right, Width: 1.4}, {Name: "Average", Align: Right}, {Name: "Beside the usual spread", Width: 1.3}, {Name: "Beside chance alone", Width: 1.3}},
	}
	beyond, tested := 0, 0
	for _, f := range d.a.Funnels {
		for _, x := range f.Districts {
			tested++
			if x.Chance != analysis.Within {
				beyond++
			}
			if !x.Own && x.Spread == analysis.Within {
				continue
			}
			for _, p := range d.peersOf(f.Category) {
				if p.Code == x.Code {
					t.Rows = append(t.Rows, []string{x.Name, string(f.Category), perThousand(p.Rate), perThousand(f.Target * 1000), zoneWords[x.Spread], zoneWords[x.Chance]})
				}
			}
		}
	}
	t.Note = fmt.Sprintf("Far is beyond the 99.8%% limits, else the 95%% limits are meant. Where none stands out, about 1 district in 10 is still beyond the 95%% limits of the usual spread. "+
		"Chance alone explains little between places: by it, %s of %s would stand out.", data.Thousands(int64(beyond)), counted(tested, "rate", "rates"))
	return t
}
