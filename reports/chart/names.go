package chart

import "gonum.org/v1/plot/vg"

// column is names set left in lines, at most two a name.
type column struct {
	width vg.Length
	lines [][]string
	style []lettering
}

// newColumn folds names into a column that is as narrow as two lines a name
// allow, and takes at most two fifths of the sheet. Names are not folded to
// save less than a quarter of the sheet.
func newColumn(names []string, bold func(i int) bool, sheet vg.Length) column {
	k := column{}
	for i, n := range names {
		l := plainText
		if bold(i) {
			l = boldText
		}
		k.style = append(k.style, l)
		full := l.width(clean(n))
		if quarter := sheet * 0.25; full > quarter {
			full = max(l.fold(n, 2), quarter)
		}
		k.width = max(k.width, min(full, sheet*0.4))
	}
	for i, n := range names {
		k.lines = append(k.lines, k.style[i].wrap(n, k.width, 2))
	}
	return k
}

// never is for columns without bold names.
func never(int) bool { return false }

// height is the room that row i needs: one line's pitch, more where its name
// takes two lines.
func (k column) height(i int, pitch vg.Length) vg.Length {
	if len(k.lines[i]) < 2 {
		return pitch
	}
	return max(pitch, 2*plainText.leading()+4)
}

// centres gives each row its middle, from top downwards, and the height of all.
func (k column) centres(pitch vg.Length) (mid []vg.Length, total vg.Length) {
	for i := range k.lines {
		h := k.height(i, pitch)
		mid = append(mid, total+h/2)
		total += h
	}
	return mid, total
}

// block writes lines about the height y.
func (s *sheet) block(l lettering, a anchor, x, y vg.Length, lines []string) {
	top := y + l.leading()*vg.Length(len(lines)-1)/2
	for i, t := range lines {
		s.write(l, a, vg.Point{X: x, Y: l.base(top - vg.Length(i)*l.leading())}, t)
	}
}

// pitchFor is the distance between rows: closer where there are many.
func pitchFor(rows int) vg.Length {
	if rows > 25 {
		return 12.5
	}
	return 15
}
