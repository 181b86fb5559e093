package analysis

import (
	"fmt"

	"assess/data"
)

// FewestPeers is the smallest number of districts from which it can be told how much
// districts differ.
const FewestPeers = 8

// PeerFunnel is the districts of the comparator set about the rate of all of them
// together, one category at a time.
type PeerFunnel struct {
	Category  data.Category    `json:"category"`
	Reason    string           `json:"reason"` // why there is none, empty otherwise
	Target    float64          `json:"target"` // incidents for each resident, all districts together
	Phi       float64          `json:"phi"`    // how many times more than chance districts vary
	Tau2      float64          `json:"tau2"`   // variance between districts, for FunnelSpread
	Districts []FunnelDistrict `json:"districts"`
}

// FunnelDistrict is one district's zones among the limits.
type FunnelDistrict struct {
	data.Area
	Own    bool       `json:"own"`
	Chance FunnelZone `json:"chance"` // of the limits that allow for chance alone
	Spread FunnelZone `json:"spread"` // of those that also allow for districts differing as they usually do
}

// PeerFunnels flags the districts of every category among the peers, in the order in
// which they come.
func PeerFunnels(peers []Peer) []PeerFunnel {
	out := []PeerFunnel{}
	of := map[data.Category][]Peer{}
	for _, p := range peers {
		if of[p.Category] == nil {
			out = append(out, PeerFunnel{Category: p.Category, Districts: []FunnelDistrict{}})
		}
		of[p.Category] = append(of[p.Category], p)
	}
	for i := range out {
		out[i].flag(of[out[i].Category])
	}
	return out
}

func (f *PeerFunnel) flag(peers []Peer) {
	counts, residents := make([]*int64, len(peers)), make([]float64, len(peers))
	var events, people float64
	for i, p := range peers {
		counts[i], residents[i] = &p.Count, float64(p.Residents)
		events += float64(p.Count)
		people += residents[i]
	}
	if len(peers) < FewestPeers || people == 0 {
		f.Reason = fmt.Sprintf("the comparator has %d districts with a rate; it takes %d to tell how much districts usually differ", len(peers), FewestPeers)
		return
	}
	f.Target = events / people
	flags, phi, tau2 := FunnelFlags(counts, residents, f.Target)
	f.Phi, f.Tau2 = phi, tau2
	for i, p := range peers {
		f.Districts = append(f.Districts, FunnelDistrict{Area: p.Area, Own: p.Own, Chance: flags[i].Chance, Spread: flags[i].Spread})
	}
}

// funnels flags the districts beside the partnership.
func (b *builder) funnels() error {
	b.out.Funnels = PeerFunnels(b.out.Peers)
	return nil
}

func methodFunnel(b *builder) Method {
	m := Method{
		ID: "funnel", Name: "Districts far from the average",
		Formula: "A district's count beside the limits between which counts of its size would fall at the rate of all districts together: by chance alone (Poisson), and with the variance between districts added, on the square-root scale. " +
			"The variance is the one that makes the districts' distances from that rate vary as they should, their lowest and highest tenth drawn in, so that districts that truly stand out do not widen the limits that should show them.",
		Settings: fmt.Sprintf("Limits of %g%% and %g%%. It takes %d districts.", 100*funnelWarn, 100*funnelFar, FewestPeers),
		N:        "no districts",
		Source:   "Spiegelhalter (2005), doi:10.1002/sim.1970; Paule and Mandel (1982), doi:10.6028/jres.087.022",
	}
	for i, f := range b.out.Funnels {
		switch {
		case f.Reason != "" && i == 0:
			m.Settings += " Not used: " + f.Reason + "."
		case i == 0:
			m.N = fmt.Sprintf("%d districts, %d categories", len(f.Districts), len(b.out.Funnels))
		}
	}
	return m
}
