package workspace

import (
	"assess/data"
	"assess/data/strict"
)

// The shape of assess.toml as it is written. Read turns it into a Config.

type fileTOML struct {
	YearStarts  string            `toml:"year_starts"`
	Store       string            `toml:"store"`
	Out         string            `toml:"out"`
	Synthetic   bool              `toml:"synthetic"`
	Partnership []partnershipTOML `toml:"partnership"`
	Comparator  []comparatorTOML  `toml:"comparator"`
	Source      []sourceTOML      `toml:"source"`
	Boundary    []boundaryTOML    `toml:"boundary"`
	Denominator []denominatorTOML `toml:"denominator"`
	Context     []contextTOML     `toml:"context"`
	Lookup      []lookupTOML      `toml:"lookup"`
	Postcodes   []postcodesTOML   `toml:"postcodes"`
	Weights     *weightsTOML      `toml:"weights"`
	Official    []officialTOML    `toml:"official"`
	Method      methodTOML        `toml:"method"`

	Event []data.EventText `toml:"event"`

	Gates  gatesTOML    `toml:"gates"`
	Accept []acceptTOML `toml:"accept"`
}

type partnershipTOML struct {
	ID    string   `toml:"id"`
	Name  string   `toml:"name"`
	Areas []string `toml:"areas"`
	Force string   `toml:"force"`

	Profile string `toml:"profile"`

	Distribution []string `toml:"distribution"`

	Owner     string `toml:"owner"`
	Reference string `toml:"reference"`
	SignedOff string `toml:"signed_off"`
}

type comparatorTOML struct {
	Name   string   `toml:"name"`
	Areas  []string `toml:"areas"`
	Forces []string `toml:"forces"`
}

type sourceTOML struct {
	ID    string   `toml:"id"`
	Kind  string   `toml:"kind"`
	Files []string `toml:"files"`

	// of kind "table" alone
	Title     string       `toml:"title"`
	Owner     string       `toml:"owner"`
	Schedule  any          `toml:"schedule"` // a string, or a list of them
	Agreement string       `toml:"agreement"`
	Protect   string       `toml:"protect"`
	Sheet     string       `toml:"sheet"`
	Sensitive *bool        `toml:"sensitive"`
	Areas     []string     `toml:"areas"`
	Columns   *columnsTOML `toml:"columns"`
	Flags     *flagsTOML   `toml:"flags"`
}

type boundaryTOML struct {
	Layer    string `toml:"layer"`
	Vintage  int    `toml:"vintage"`
	File     string `toml:"file"`
	Code     string `toml:"code"`
	Name     string `toml:"name"`
	District string `toml:"district"`
}

type denominatorTOML struct {
	Measure string `toml:"measure"`
	Layer   string `toml:"layer"`
	Vintage int    `toml:"vintage"`
	Year    int    `toml:"year"`
	File    string `toml:"file"`
	Code    string `toml:"code"`
	Value   string `toml:"value"`
}

type contextTOML struct {
	Name    string `toml:"name"`
	Layer   string `toml:"layer"`
	Vintage int    `toml:"vintage"`
	Period  string `toml:"period"`
	File    string `toml:"file"`
	Code    string `toml:"code"`
	Value   string `toml:"value"`
}

type lookupTOML struct {
	Kind   string `toml:"kind"`
	File   string `toml:"file"`
	From   string `toml:"from"`
	To     string `toml:"to"`
	Change string `toml:"change"`
}

type methodTOML struct {
	BaselineYears *int     `toml:"baseline_years"`
	Exclude       []string `toml:"exclude"`
	FDR           *float64 `toml:"fdr"`
	HotspotCellM  *int     `toml:"hotspot_cell_m"`
	SuppressBelow *int     `toml:"suppress_below"`
	SuppressOpen  bool     `toml:"suppress_open"`
	Seed          int64    `toml:"seed"`
}

// validKeys lists the keys of each table, for the hint beside an unknown one.
// The empty name is the top level.
var validKeys = strict.KeysOf(map[string]any{
	"": fileTOML{}, "partnership": partnershipTOML{}, "comparator": comparatorTOML{},
	"source": sourceTOML{}, "boundary": boundaryTOML{}, "denominator": denominatorTOML{},
	"context": contextTOML{}, "lookup": lookupTOML{}, "method": methodTOML{},
	"event": data.EventText{}, "weights": weightsTOML{}, "official": officialTOML{}, "gates": gatesTOML{}, "accept": acceptTOML{},
	"source.columns": columnsTOML{}, "source.flags": flagsTOML{}, "source.columns.category": mappingTOML{}, "postcodes": postcodesTOML{},
	"source.columns.date": momentTOML{}, "source.columns.month": momentTOML{}, "source.columns.from": momentTOML{}, "source.columns.to": momentTOML{},
})
