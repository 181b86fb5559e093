package reports

import (
	"assess/reports/pdf"
)

// grid is a table as it is printed: the document's tables, the findings, the
// document control and the numbers behind a figure.
type grid struct {
	columns []gridColumn
	rows    [][]gridCell
	header  int    // the column that heads its row
	name    string // said where it is continued: "Table 4"
	headed  bool
	letter  letter

	widths []float64
	wide   bool
}

// gridColumn heads a column.
type gridColumn struct {
	name   string
	right  bool
	weight float64 // share of the width among columns that have one
}

// gridCell is a cell: its text, and a mark drawn at its left where it has one.
type gridCell struct {
	spans []Span
	mark  func(at spot, l letter)
}

// The white space in cells, and what a mark takes of its cell's width.
const (
	cellPad    = 3.0
	rowPad     = 2.5
	markIndent = 13.0
)

// gridRow is a row broken into lines.
type gridRow struct {
	cells    []gridCell
	blocks   []*textBlock
	elements []*pdf.Element
}

// setGrid fits the columns and sets the rows under a Table element. The head is
// drawn again, not to be read again, on each further page.
func (p *press) setGrid(g *grid, table *pdf.Element) (out galley) {
	p.fit(g)
	var head *strip
	body := table
	if g.headed {
		first, again := p.head(g, table.Add(pdf.THead).Add(pdf.TR))
		out, head = append(out, first), &again
		body = table.Add(pdf.TBody)
	}
	for i, cells := range g.rows {
		row := p.rowStrips(g, p.row(g, cells, body.Add(pdf.TR)), head)
		row.tie(i, len(g.rows))
		out = append(out, row...)
	}
	if g.wide {
		out.broad()
	}
	return out
}

// leastRows is how many rows of a table stand together, at the least, under its
// head and at the top of a further page.
const leastRows = 3

// shortTable is the number of rows up to which a table is divided only where much
// of a page would be empty otherwise.
const shortTable = 15

// tallRow is the height of a row that may stand alone: five lines or so.
const tallRow = 60

// What dividing a table costs, in pages.
const (
	shortCost = 0.85
	longCost  = 0.05
)

// tie says how row i of n is bound to the next.
func (g galley) tie(i, n int) {
	last := &g[len(g)-1]
	switch {
	case i+1 == n:
	case last.height > tallRow:
		last.part = longCost
	case i+1 < leastRows || i+1 > n-leastRows:
		last.keep = true
	case n <= shortTable:
		last.part = shortCost
	default:
		last.part = longCost
	}
}

// head sets the names of the columns, once to be read and once for the pages
// after the first.
func (p *press) head(g *grid, tr *pdf.Element) (first, again strip) {
	bold := *g
	bold.letter = g.letter.strong()
	cells := make([]gridCell, len(g.columns))
	row := gridRow{cells: cells}
	for i, c := range g.columns {
		cells[i].spans = plainSpans(c.name)
		th := tr.Add(pdf.TH)
		th.Scope = pdf.Column
		row.elements = append(row.elements, th)
	}
	row.blocks = p.cellBlocks(&bold, cells)
	return p.headStrip(&bold, row, true), p.continued(g, p.headStrip(&bold, row, false))
}

// row sets a row of the body.
func (p *press) row(g *grid, cells []gridCell, tr *pdf.Element) gridRow {
	row := gridRow{cells: cells, blocks: p.cellBlocks(g, cells)}
	for i := range cells {
		if i != g.header {
			row.elements = append(row.elements, tr.Add(pdf.TD))
			continue
		}
		th := tr.Add(pdf.TH)
		th.Scope = pdf.Row
		row.elements = append(row.elements, th)
	}
	return row
}

// cellBlocks breaks the cells of a row into lines.
func (p *press) cellBlocks(g *grid, cells []gridCell) []*textBlock {
	blocks := make([]*textBlock, len(cells))
	for i, c := range cells {
		blocks[i] = p.compose(c.spans, g.letter, g.widths[i]-g.inset(i, c))
	}
	return blocks
}

// lines is how many lines the tallest cell has.
func (r gridRow) lines() (n int) {
	for _, b := range r.blocks {
		n = max(n, len(b.lines))
	}
	return n
}

func (g *grid) width() (w float64) {
	for _, v := range g.widths {
		w += v
	}
	return w
}

// leftPad is the white space before a cell's text. Words that follow a column
// of numbers keep a distance from them.
func (g *grid) leftPad(column int) float64 {
	if column > 0 && g.columns[column-1].right && !g.columns[column].right {
		return 3 * cellPad
	}
	return cellPad
}

// inset is what white space and a mark take of a cell's width.
func (g *grid) inset(column int, c gridCell) float64 {
	w := g.leftPad(column) + cellPad
	if c.mark != nil {
		w += markIndent
	}
	return w
}
