package analysis

import (
	"context"
	"database/sql"
	"slices"
	"sort"

	"assess/data"
	"assess/data/workspace"
)

// PartnerMonth is what became of the rows of a partner's table in one month. Month
// is zero for rows that were rejected before one was known. A month between two that
// have rows and without any itself is Empty: not sent, or nothing happened.
type PartnerMonth struct {
	Source string     `json:"source"`
	Month  data.Month `json:"month"`
	Files  int        `json:"files"`
	RowAccount
	Postcodes int64 `json:"postcodes"` // loaded rows that give one
	Matched   int64 `json:"matched"`   // of them, those whose postcode has a place
	Empty     bool  `json:"empty"`
}

// PartnerPoint is a place to which postcodes bring an outsized share of a source's
// rows. LSOA is empty outside the boundaries.
type PartnerPoint struct {
	Source      string
	LSOA        data.Code
	Rows, Total int64
}

// PartnerOverlap is a source whose files hold months twice, without references that
// would tell its rows apart.
type PartnerOverlap struct {
	Source string
	Months int
	First  data.Month
}

// partnerFacts is what the store holds of partners' tables.
type partnerFacts struct {
	months     []PartnerMonth
	files      []partnerFile
	points     []PartnerPoint
	overlaps   []PartnerOverlap
	rejections []Rejection
	cells      []partnerCell
	restated   []PartnerRestatement
	remembered []Input // files that restated tells of and that are gone
}

type partnerFile struct {
	source string
	Input
	reversed int64
	received string // the day of the file, ISO
}

// readPartners reads it, nothing when no table is configured. districts has the
// district of each LSOA. Points, overlaps and
// rejections are those of now, whatever the day asked for.
func readPartners(ctx context.Context, q Querier, common Common, districts []data.Code) (p partnerFacts, err error) {
	if !slices.ContainsFunc(common.Sources, func(s workspace.Source) bool { return s.Table != nil }) {
		return p, nil
	}
	day := common.AsAt
	err = eachAfter(ctx, q, partnerHeld, "partners", func(rows *sql.Rows) error {
		var m PartnerMonth
		var month string
		if err := rows.Scan(&m.Source, &month, &m.Files, &m.Read, &m.Loaded, &m.Rejected, &m.Duplicate, &m.Superseded, &m.WithoutLocation, &m.Postcodes, &m.Matched); err != nil {
			return err
		}
		var err error
		if month != "" {
			m.Month, err = data.ParseMonth(month)
		}
		p.months = append(p.months, m)
		return err
	}, day, day, day)
	if err != nil {
		return p, err
	}
	p.months = withEmptyMonths(p.months)
	err = each(ctx, q, "partnerfiles", func(rows *sql.Rows) error {
		var f partnerFile
		err := rows.Scan(&f.source, &f.Path, &f.SHA256, &f.Rows, &f.reversed, &f.received)
		p.files = append(p.files, f)
		return err
	}, day, day, day)
	if err != nil {
		return p, err
	}
	err = each(ctx, q, "partnerpoints", func(rows *sql.Rows) error {
		var x PartnerPoint
		err := rows.Scan(&x.Source, &x.LSOA, &x.Rows, &x.Total)
		p.points = append(p.points, x)
		return err
	}, common.Layers.LSOAByCode)
	if err != nil {
		return p, err
	}
	err = each(ctx, q, "partneroverlaps", func(rows *sql.Rows) error {
		var o PartnerOverlap
		var first string
		if err := rows.Scan(&o.Source, &o.Months, &first); err != nil {
			return err
		}
		var err error
		o.First, err = data.ParseMonth(first)
		p.overlaps = append(p.overlaps, o)
		return err
	})
	if err != nil {
		return p, err
	}
	err = each(ctx, q, "partnerrejections", func(rows *sql.Rows) error {
		var r Rejection
		err := rows.Scan(&r.File, &r.Line, &r.Reason, &r.Rows)
		p.rejections = append(p.rejections, r)
		return err
	})
	if err != nil {
		return p, err
	}
	if p.restated, p.remembered, err = readResent(ctx, q, common.Sources, day); err != nil {
		return p, err
	}
	p.cells, err = readPartnerCells(ctx, q, common, districts)
	return p, err
}

// withEmptyMonths adds the months of each source that lie between two with rows,
// sorted by source and month.
func withEmptyMonths(months []PartnerMonth) []PartnerMonth {
	held := map[string]map[data.Month]bool{}
	for _, m := range months {
		if m.Month.IsZero() {
			continue
		}
		if held[m.Source] == nil {
			held[m.Source] = map[data.Month]bool{}
		}
		held[m.Source][m.Month] = true
	}
	for source, have := range held {
		var span data.Period
		for m := range have {
			if span.From.IsZero() || m < span.From {
				span.From = m
			}
			span.To = max(span.To, m)
		}
		for _, m := range span.Months() {
			if !have[m] {
				months = append(months, PartnerMonth{Source: source, Month: m, Empty: true})
			}
		}
	}
	sort.Slice(months, func(i, j int) bool {
		if months[i].Source != months[j].Source {
			return months[i].Source < months[j].Source
		}
		return months[i].Month < months[j].Month
	})
	return months
}

// holding describes a configured table as held.
func (p partnerFacts) holding(s workspace.Source) Source {
	t := s.Table
	out := Source{
		ID: s.ID, Kind: s.Kind, Title: t.Title, Owner: t.Owner, Protect: t.Protect, Licence: t.Agreement, Schedule: append([]string{}, t.Schedule...),
		Missing: []data.Month{}, Force: []string{}, LocatedBy: t.Where.By(), Tells: tells(t),
	}
	for _, f := range p.files {
		if f.source == s.ID {
			out.Files++
			out.Reversed += f.reversed
			out.Received = max(out.Received, f.received)
		}
	}
	for _, m := range p.months {
		if m.Source != s.ID {
			continue
		}
		out.Rows += m.Read
		out.Loaded += m.Loaded
		out.WithoutLocation += m.WithoutLocation
		out.Postcodes += m.Postcodes
		out.Matched += m.Matched
		if m.Empty {
			out.Missing = append(out.Missing, m.Month)
		}
		if m.Month.IsZero() {
			continue
		}
		if out.From.IsZero() {
			out.From = m.Month
		}
		out.To = m.Month
	}
	return out
}
