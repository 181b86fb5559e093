package svg

// pathData writes the d attribute of a path in as few bytes as its commands
// need: each segment absolute or relative, whichever is shorter, command letters
// left out where they repeat, separators only where two numbers would run together.
type pathData struct {
	b        []byte
	x, y     grid // where the pen is
	last     byte // the command that a further pair of numbers would repeat
	drawn    bool // a segment follows some move
	lineFrom int  // where in b the last straight segment back to a start begins
	fromX    grid
	fromY    grid
}

// String is the data, empty when no segment was drawn.
func (d *pathData) String() string {
	if !d.drawn {
		return ""
	}
	return string(d.b)
}

func (d *pathData) move(x, y grid) {
	d.segment('M', 'L', []grid{x, y}, []grid{x - d.x, y - d.y})
	d.x, d.y = x, y
}

func (d *pathData) line(x, y grid) {
	d.lineFrom, d.fromX, d.fromY = len(d.b), d.x, d.y
	switch {
	case y == d.y && x != d.x:
		d.segment('H', 'H', []grid{x}, []grid{x - d.x})
	case x == d.x && y != d.y:
		d.segment('V', 'V', []grid{y}, []grid{y - d.y})
	default:
		d.segment('L', 'L', []grid{x, y}, []grid{x - d.x, y - d.y})
	}
	d.x, d.y, d.drawn = x, y, true
}

// curve takes one or two control points and the end, as x y pairs.
func (d *pathData) curve(at []grid) {
	relative := make([]grid, len(at))
	for i := 0; i < len(at); i += 2 {
		relative[i], relative[i+1] = at[i]-d.x, at[i+1]-d.y
	}
	command := byte('Q')
	if len(at) == 6 {
		command = 'C'
	}
	d.segment(command, command, at, relative)
	d.x, d.y, d.drawn = at[len(at)-2], at[len(at)-1], true
}

// arc draws at most half a circle.
func (d *pathData) arc(radius grid, positive bool, x, y grid) {
	sweep := grid(0)
	if positive {
		sweep = unit
	}
	d.segment('A', 'A', []grid{radius, radius, 0, 0, sweep, x, y}, []grid{radius, radius, 0, 0, sweep, x - d.x, y - d.y})
	d.x, d.y, d.drawn = x, y, true
}

// close leads back to the subpath's start. A straight segment that has led
// there already is dropped, because closing draws it.
func (d *pathData) close(startX, startY grid) {
	if d.lineFrom > 0 && d.x == startX && d.y == startY && (d.fromX != startX || d.fromY != startY) {
		d.b = d.b[:d.lineFrom]
	}
	d.b = append(d.b, 'z')
	d.x, d.y, d.last, d.lineFrom = startX, startY, 'z', 0
}

// segment appends a command in its shorter form. repeats is the command that
// further numbers would stand for: after a move, numbers are lines.
func (d *pathData) segment(command, repeats byte, absolute, relative []grid) {
	const lower = 'a' - 'A'
	var one, two [80]byte
	a := d.form(one[:0], command, absolute)
	if len(d.b) > 0 {
		if r := d.form(two[:0], command+lower, relative); len(r) <= len(a) {
			a, repeats = r, repeats+lower
		}
	}
	if command != 'L' && command != 'H' && command != 'V' {
		d.lineFrom = 0
	}
	d.b, d.last = append(d.b, a...), repeats
}

func (d *pathData) form(b []byte, command byte, numbers []grid) []byte {
	fraction := true
	if command == d.last {
		fraction = d.endsInFraction()
	} else {
		b = append(b, command)
	}
	for i, n := range numbers {
		first := i == 0 && command != d.last
		begin := len(b)
		b = n.append(b)
		if !first && b[begin] != '-' && !(b[begin] == '.' && fraction) {
			b = append(b, 0)
			copy(b[begin+1:], b[begin:])
			b[begin] = ' '
		}
		fraction = n%unit != 0
	}
	return b
}

// endsInFraction reports whether the last number written has a decimal point,
// so that another point must begin the next number.
func (d *pathData) endsInFraction() bool {
	for i := len(d.b) - 1; i >= 0; i-- {
		switch c := d.b[i]; {
		case c == '.':
			return true
		case c < '0' || c > '9':
			return false
		}
	}
	return false
}
