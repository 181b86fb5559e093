package sample

import (
	"math/rand/v2"
	"strings"
)

// Every name says that it is made up. None is a place or a force of Great
// Britain.
var (
	nameHeads = strings.Fields("Sample Mock Pattern Specimen Model Proxy Figment Fable Notion Demo Trial Draft Sketch Mimic Guess")
	nameTails = strings.Fields("ford bury wick stead combe mere thorpe ham worth holme ley ton")
	nameSides = []string{"", "North ", "South ", "East ", "West "}
)

// districtNames lists the names of districts in the order they are given out:
// Sampleford, Mockbury, Patternwick and so on.
func districtNames() []string {
	out := make([]string, 0, len(nameSides)*len(nameHeads)*len(nameTails))
	for _, side := range nameSides {
		for turn := range nameTails {
			for i, head := range nameHeads {
				out = append(out, side+head+nameTails[(i+turn)%len(nameTails)])
			}
		}
	}
	return out
}

// forceNames lists the names of the forces' areas: Exampleshire, then
// Mockshire, Patternshire and so on.
func forceNames() []string {
	out := []string{"Exampleshire"}
	for _, tail := range []string{"shire", "land", "dale", "moor"} {
		for _, head := range nameHeads[1:] {
			out = append(out, head+tail)
		}
	}
	return out
}

// slug is a name as file names and ids spell it.
func slug(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "-") }

// numbered gives wards and villages names of their own within a district.
var (
	wardHeads = strings.Fields("Abbey Beacon Castle Dovecote Elmfield Fallow Granary Heron Ivy Juniper Kingsmead Lark Millbrook Northgate Orchard Priory Quarry Riverside Saltmarsh Tithe Uplands Viaduct Weir Yew")
	wardTails = []string{"", " and Common", " Green", " Hill", " Vale"}
)

// wardName is the name of ward i of a district; different for every i of one
// district.
func wardName(i int) string {
	name := wardHeads[i%len(wardHeads)] + wardTails[i/len(wardHeads)%len(wardTails)]
	if round := i / (len(wardHeads) * len(wardTails)); round > 0 {
		name += strings.Repeat(" Outer", round)
	}
	return name
}

var (
	streetHeads = strings.Fields("Acorn Badger Bramble Bulrush Chapel Clover Copper Curlew Dapple Ferry Finch Foundry Gorse Harbour Hazel Heather Kestrel Kiln Lantern Linnet Mallow Meadow Orchard Osier Plover Poplar Quill Ropewalk Rowan Saddler Sexton Smithy Sorrel Spindle Tanner Teasel Thatcher Thistle Turnstile Wagtail Weaver Willow")
	streetTails = strings.Fields("Avenue Close Court Crescent Drive Gardens Green Grove Lane Mews Place Rise Road Row Street Terrace View Walk Way")
	landmarks   = []string{
		"Parking Area", "Supermarket", "Shopping Area", "Petrol Station", "Nightclub", "Sports/Recreation Area", "Hospital",
		"Park/Open Space", "Further/Higher Educational Building", "Bus/Coach Station", "Theatre/Concert Hall", "Pedestrian Subway",
	}
)

// locationName is what a police file calls a snap point. Landmarks such as
// "Supermarket" are common in a town centre and rare elsewhere.
func locationName(r *rand.Rand, central bool) string {
	share := 0.08
	if central {
		share = 0.55
	}
	if r.Float64() < share {
		return "On or near " + landmarks[int(float64(len(landmarks))*r.Float64()*r.Float64())]
	}
	return "On or near " + streetHeads[r.IntN(len(streetHeads))] + " " + streetTails[r.IntN(len(streetTails))]
}
