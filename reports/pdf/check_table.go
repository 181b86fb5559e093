package pdf

// table checks that a table is regular, so that a reader can say for each cell which
// row and which column it is in: one caption at an end, rows as wide as each other,
// none of them empty, a body under each head, and a header for each cell, at the head
// of its column or in its row.
func (c *checker) table(e *Element, where string) {
	c.caption(e, where)
	var rows []*Element
	heads, bodies := 0, 0
	e.walk(func(x *Element) {
		switch x.Tag {
		case TR:
			rows = append(rows, x)
		case THead:
			heads++
		case TBody:
			bodies++
		}
	})
	if heads > 0 && bodies == 0 {
		c.report("%s: a table has a head and no body", where)
	}
	if heads > 1 {
		c.report("%s: a table has %d heads", where, heads)
	}
	columns := headedColumns(rows)
	headers := len(columns)
	for i, r := range rows {
		if n, first := len(r.cells()), len(rows[0].cells()); n == 0 {
			c.report("%s: row %d of a table is empty", where, i+1)
		} else if n != first {
			c.report("%s: a table's rows have %d cells and %d", where, first, n)
		}
		byRow := false
		for _, cell := range r.cells() {
			byRow = byRow || cell.Tag == TH && cell.Scope == Row
		}
		if byRow {
			headers++
			continue
		}
		for at, cell := range r.cells() {
			if cell.Tag == TD && !columns[at] {
				c.report("%s: row %d of a table has a cell without a header", where, i+1)
				break
			}
		}
	}
	if headers == 0 {
		c.report("%s: a table has no headers", where)
	}
}

// caption checks that there is one at most, before the rows or after them.
func (c *checker) caption(e *Element, where string) {
	for i, k := range e.kids {
		if k.element != nil && k.element.Tag == Caption && i > 0 && i < len(e.kids)-1 {
			c.report("%s: a table's caption stands among its rows", where)
		}
	}
}

// headedColumns are the numbers of the columns that have a header.
func headedColumns(rows []*Element) map[int]bool {
	headed := map[int]bool{}
	for _, r := range rows {
		for at, cell := range r.cells() {
			if cell.Tag == TH && cell.Scope == Column {
				headed[at] = true
			}
		}
	}
	return headed
}

// cells are the cells of a row, one for each column.
func (e *Element) cells() (cells []*Element) {
	for _, k := range e.kids {
		if k.element == nil {
			continue
		}
		for range max(1, k.element.Span) {
			cells = append(cells, k.element)
		}
	}
	return cells
}
