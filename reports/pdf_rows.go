package reports

import "assess/reports/pdf"

// headStrip is the row of column names, with rules above and below. Names stand
// at the foot of their cells.
func (p *press) headStrip(g *grid, row gridRow, read bool) strip {
	n := row.lines()
	height := float64(n)*g.letter.lead + 2*rowPad
	return strip{
		height: height, keep: true, wide: g.wide,
		draw: func(at spot) {
			if read {
				p.drawHead(g, row, at, n)
			} else {
				at.page.BeginArtifact(pdf.Pagination)
				p.drawHead(g, gridRow{cells: row.cells, blocks: row.blocks}, at, n)
				at.page.End()
			}
			rule(at, g.width(), 0, 0.8, titleHue)
			rule(at, g.width(), height, 0.8, titleHue)
		},
	}
}

// continuedRoom is the height of the line that says which table goes on.
const continuedRoom = 14

// continued puts that line above the head of a table on its further pages.
func (p *press) continued(g *grid, head strip) strip {
	if g.name == "" {
		return head
	}
	draw := head.draw
	head.height += continuedRoom
	head.draw = func(at spot) {
		at.page.BeginArtifact(pdf.Pagination)
		at.page.Text(smallType.style(false), at.x, at.y-smallType.baseline(), g.name+", continued")
		at.page.End()
		draw(spot{at.page, at.x, at.y - continuedRoom})
	}
	return head
}

// drawHead draws the names of n lines at most. Without elements they are part
// of the artifact that is open.
func (p *press) drawHead(g *grid, row gridRow, at spot, n int) {
	x := at.x
	for i, b := range row.blocks {
		down := float64(n-len(b.lines)) * g.letter.lead
		for k, line := range b.lines {
			where := textSpot{page: at.page, x: g.cellLeft(i, x, line)}
			where.y = at.y - rowPad - down - float64(k)*g.letter.lead - g.letter.baseline()
			if row.elements == nil {
				drawSilent(b, line, where)
				continue
			}
			where.element = row.elements[i]
			p.drawLine(b, line, where)
		}
		x += g.widths[i]
	}
}

// cellLeft is where a line of a cell begins.
func (g *grid) cellLeft(column int, x float64, line textLine) float64 {
	if g.columns[column].right {
		return x + g.widths[column] - cellPad - line.width
	}
	return x + g.leftPad(column)
}

// rowStrips is a row as one strip, or as several where it is taller than a page.
func (p *press) rowStrips(g *grid, row gridRow, head *strip) (out galley) {
	room := portrait.body()
	if g.wide {
		room = landscape.body()
	}
	if head != nil {
		room -= head.height
	}
	n := row.lines()
	most := max(1, int((room-2*rowPad)/g.letter.lead))
	for from := 0; from < n; from += most {
		to := min(n, from+most)
		height := float64(to-from)*g.letter.lead + 2*rowPad
		last := to == n
		out = append(out, strip{height: height, head: head, draw: func(at spot) {
			p.drawRow(g, row, at, from, to)
			if last {
				rule(at, g.width(), height, 0.4, ruleHue)
			}
		}})
	}
	return out
}

// drawRow draws the lines from one to before another of each cell.
func (p *press) drawRow(g *grid, row gridRow, at spot, from, to int) {
	x := at.x
	for i, b := range row.blocks {
		indent := 0.0
		if mark := row.cells[i].mark; mark != nil {
			indent = markIndent
			if from == 0 {
				at.page.BeginArtifact(pdf.Layout)
				mark(spot{at.page, x + g.leftPad(i), at.y - rowPad}, g.letter)
				at.page.End()
			}
		}
		for k := from; k < min(to, len(b.lines)); k++ {
			left := g.cellLeft(i, x, b.lines[k]) + indent
			y := at.y - rowPad - float64(k-from)*g.letter.lead - g.letter.baseline()
			p.drawLine(b, b.lines[k], textSpot{at.page, left, y, row.elements[i]})
		}
		x += g.widths[i]
	}
}

// drawSilent draws a line within an artifact.
func drawSilent(t *textBlock, line textLine, at textSpot) {
	for _, q := range line.pieces {
		at.x += at.page.Show(t.letter.style(t.spans[q.span].Bold), at.x, at.y, q.run)
	}
}

// rule draws a line across a table, some way below the top of a strip.
func rule(at spot, width, below, weight float64, colour hue) {
	at.page.BeginArtifact(pdf.Layout)
	y := at.y - below
	at.page.Line(pdf.Stroke{Color: colour, Width: weight}, pdf.Point{X: at.x, Y: y}, pdf.Point{X: at.x + width, Y: y})
	at.page.End()
}
