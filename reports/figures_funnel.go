package reports

import (
	"fmt"
	"math"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// fewestPeers is the smallest number of districts from which the spread between
// districts can be told.
const fewestPeers = 8

// funnelFigure is the districts' crime rates by size, with the limits within
// which districts that differ no more than usual would fall. ok is false where
// there are too few districts for it.
func (d *draft) funnelFigure() (b Block, ok bool) {
	peers := d.peersOf(data.AllCrime)
	if len(peers) < fewestPeers {
		return nil, false
	}
	in, outside := funnelOf(peers)
	f := Figure{
		ID: "figure-funnel", Title: funnelTitle(outside),
		Subtitle: fmt.Sprintf("Crimes for every 1,000 residents by district and its number of residents, with 95%% and 99.8%% limits that allow for the usual spread between districts, %s", d.window()),
		Source:   d.source(residentsPart), N: counted(len(peers), "district", "districts"),
		Data: Table{Columns: []Column{{Name: "District", Width: 2}, {Name: "Residents", Align: Right}, {Name: "Rate", Align: Right}}},
	}
	f.Alt = fmt.Sprintf("A dot for each of %d districts by its residents and its crime rate, between limits around the average of %s. %s.", len(peers), perThousand(in.Target), f.Title)
	for _, p := range peers {
		f.Data.Rows = append(f.Data.Rows, []string{p.Name, data.Thousands(p.Residents), perThousand(p.Rate)})
	}
	drawing, err := chart.NewFunnel(in, figureWidth)
	return d.pictured(f, drawing, err), true
}

// funnelOf lays out the funnel and names the districts outside its 99.8 %
// limits. The target is the rate of all districts together.
func funnelOf(peers []analysis.Peer) (in chart.Funnel, outside []string) {
	counts, residents := make([]int64, len(peers)), make([]float64, len(peers))
	var sum, people float64
	smallest, largest := math.Inf(1), 0.0
	for i, p := range peers {
		counts[i], residents[i] = p.Count, float64(p.Residents)
		sum += float64(p.Count)
		people += residents[i]
		smallest, largest = min(smallest, residents[i]), max(largest, residents[i])
	}
	target := sum / people
	_, tau2 := analysis.Overdispersion(analysis.FunnelScores(counts, residents, target))
	in = chart.Funnel{XLabel: "Residents", YLabel: "Crimes for every 1,000 residents", Target: target * 1000}
	for i, p := range peers {
		low, high := analysis.FunnelSpread(target, residents[i], 0.998, tau2)
		tone := chart.Neutral
		switch n := float64(p.Count); {
		case n > high:
			tone = chart.High
		case n < low:
			tone = chart.Low
		}
		if tone != chart.Neutral {
			outside = append(outside, p.Name)
		}
		if p.Own {
			tone = chart.Own
		}
		in.Points = append(in.Points, chart.FunnelPoint{Name: p.Name, X: residents[i], Y: p.Rate, Tone: tone, Show: p.Own || tone != chart.Neutral})
	}
	const steps = 40
	for i := 0; i <= steps; i++ {
		x := smallest*0.8 + (largest*1.1-smallest*0.8)*float64(i)/steps
		low95, high95 := analysis.FunnelSpread(target, x, 0.95, tau2)
		low998, high998 := analysis.FunnelSpread(target, x, 0.998, tau2)
		in.Limits = append(in.Limits, chart.FunnelLimit{X: x, Lower95: low95 / x * 1000, Upper95: high95 / x * 1000, Lower998: low998 / x * 1000, Upper998: high998 / x * 1000})
	}
	return in, outside
}

// funnelTitle says which districts differ from the others by more than usual.
func funnelTitle(outside []string) string {
	if len(outside) == 0 {
		return "No district's crime rate is further from the average than districts usually are"
	}
	return fmt.Sprintf("%s %s further from the average crime rate than districts usually are",
		few(outside, 4, "other", "others"), noun(int64(len(outside)), "is", "are"))
}
