package main

import (
	"assess/analysis"
	"assess/data"
	"assess/data/reference"
	"assess/data/workspace"
	"assess/ingest"
)

// severities reads the published scores of the districts of every partnership and
// comparator, under old codes and new.
func (s *session) severities() ([]analysis.DistrictScores, error) {
	districts := map[data.Code]bool{}
	for _, p := range s.config.Partnerships {
		for _, code := range p.Areas {
			districts[reference.Recoded(code)] = true
		}
	}
	for _, p := range s.config.Comparators {
		for _, code := range p.Areas {
			districts[reference.Recoded(code)] = true
		}
	}
	var out []analysis.DistrictScores
	for _, c := range s.config.Contexts {
		if c.Name != workspace.CrimeSeverity {
			continue
		}
		by, err := ingest.ReadNumbers(ingest.Column{File: c.File, Code: c.Code, Value: c.Value}, func(code data.Code) bool { return districts[reference.Recoded(code)] })
		if err != nil {
			return nil, err
		}
		out = append(out, analysis.DistrictScores{Period: c.Period, By: by})
	}
	return out, nil
}

// officials reads the official counts of the districts of every partnership, under old codes
// and new.
func (s *session) officials() ([]analysis.OfficialCounts, error) {
	own := map[data.Code]bool{}
	for _, p := range s.config.Partnerships {
		for _, code := range p.Areas {
			own[reference.Recoded(code)] = true
		}
	}
	var out []analysis.OfficialCounts
	for _, o := range s.config.Official {
		by, err := ingest.ReadTotals(ingest.Column{File: o.File, Code: o.Area, Value: o.Count}, func(c data.Code) bool { return own[reference.Recoded(c)] })
		if err != nil {
			return nil, err
		}
		out = append(out, analysis.OfficialCounts{Title: o.Title, Source: o.Source, Period: o.Period, By: by})
	}
	return out, nil
}

// weights reads the table of weights by offence code, nil when none is configured.
func (s *session) weights() (*analysis.OffenceWeights, error) {
	w := s.config.Weights
	if w == nil {
		return nil, nil
	}
	by, err := ingest.ReadWeights(ingest.Column{File: w.File, Code: w.Code, Value: w.Weight})
	return &analysis.OffenceWeights{Title: w.Title, Source: w.Source, Unit: w.Unit, By: by}, err
}
