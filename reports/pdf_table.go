package reports

import (
	"fmt"
	"strings"

	"assess/data"
	"assess/reports/design"
	"assess/reports/pdf"
)

// table sets a table with its number and caption above, its note and source
// below. Rows stay whole; the head is repeated on each page.
func (p *press) table(at place, t Table, parent *pdf.Element) (galley, error) {
	number := p.outline.numbers[at]
	if len(t.Columns) == 0 {
		return nil, fmt.Errorf("%s, %q, has no columns", number, t.Caption)
	}
	if sheet := p.sheets[at]; sheet != "" && len(t.Rows) > hugeTable {
		return p.elsewhere(at, t, parent), nil
	}
	g := &grid{letter: p.density.of(tableType), headed: true, name: number}
	if err := g.fill(t); err != nil {
		return nil, fmt.Errorf("%s, %q: %w", number, t.Caption, err)
	}
	table := parent.Add(pdf.Table)
	out := p.captioned(g, table, number+": "+t.Caption)
	p.onDraw(out, func(s spot) { p.arrive(at, s) })
	if under := p.underTable(g, parent, t.Note, t.Source); len(under) > 0 {
		out = append(out.keepWithNext(), under...)
	}
	return g.whole(out).before(p.gap(design.Space4)), nil
}

// smallTable is the number of rows up to which a table is not divided.
const smallTable = 8

// whole keeps a small table on one page, unless it is so tall that the headings
// above it would find no place there.
func (g *grid) whole(out galley) galley {
	if len(g.rows) <= smallTable && out.height() <= out.paper().body()-headingRoom {
		return out.keepTogether()
	}
	return out
}

// elsewhere stands for a table that is too long for a page and is in the
// workbook, as it does in the HTML edition.
func (p *press) elsewhere(at place, t Table, parent *pdf.Element) galley {
	out := p.prose([]Span{{Text: p.outline.numbers[at] + ": " + t.Caption, Bold: true}}, captionType, parent.Add(pdf.P)).keepTogether().keepWithNext()
	p.onDraw(out, func(s spot) { p.arrive(at, s) })
	left := fmt.Sprintf("This table has %s rows, too many for this page. All of them are in the workbook, tables.xlsx, sheet “%s”.", data.Thousands(int64(len(t.Rows))), p.sheets[at])
	for _, s := range nonEmpty(left, t.Note, t.Source) {
		out = append(out, p.prose(plainSpans(s), smallType, parent.Add(pdf.P)).after(design.Space1)...)
	}
	return out.after(p.gap(design.Space3)).before(p.gap(design.Space4))
}

// captioned sets a grid below its caption, which is part of the Table element.
func (p *press) captioned(g *grid, table *pdf.Element, caption string) galley {
	letter := p.density.of(captionType)
	if g.letter.size < tableType.size {
		letter = p.density.of(subtitleType).strong()
	}
	head := table.Add(pdf.Caption)
	rows := p.setGrid(g, table)
	out := p.strips(p.compose(plainSpans(caption), letter, portrait.measure()), head, 0).keepTogether().after(p.gap(design.Space3)).before(design.Space1).keepWithNext()
	if g.wide {
		out.broad()
	}
	return append(out, rows...)
}

// underTable sets small print below a table, on the page of its last row.
func (p *press) underTable(g *grid, parent *pdf.Element, texts ...string) (out galley) {
	if len(g.rows) == 0 {
		texts = append([]string{"This table has no rows."}, texts...)
	}
	if s := strings.Join(nonEmpty(texts...), " "); s != "" {
		out = p.prose(plainSpans(s), smallType, parent.Add(pdf.P)).after(design.Space1)
	}
	if g.wide {
		out.broad()
	}
	return out.keepTogether()
}

// fill takes over the columns and the rows of a table. The first column heads
// its row.
func (g *grid) fill(t Table) error {
	for _, c := range t.Columns {
		g.columns = append(g.columns, gridColumn{name: c.Name, right: c.Align == Right, weight: c.Width})
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("row %d has %d cells for %d columns", i+1, len(row), len(t.Columns))
		}
		cells := make([]gridCell, len(row))
		for j, s := range row {
			cells[j].spans = plainSpans(s)
		}
		g.rows = append(g.rows, cells)
	}
	return nil
}
