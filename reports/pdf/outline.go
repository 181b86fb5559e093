package pdf

import "fmt"

// bookmark is a line of the outline.
type bookmark struct {
	level       int
	title       string
	destination string

	ref      ref
	children []*bookmark
}

// Bookmark adds a line to the outline that readers show beside the pages.
// Level 1 is the top; a deeper line belongs to the last one above it.
func (d *Document) Bookmark(level int, title, destination string) {
	d.marks = append(d.marks, bookmark{level: max(1, level), title: clean(title), destination: destination})
}

// writeOutline adds the outline and returns the catalogue's entries.
func (d *Document) writeOutline(o *objects) string {
	if len(d.marks) == 0 {
		return ""
	}
	top := &bookmark{ref: o.alloc()}
	path := []*bookmark{top}
	for i := range d.marks {
		b := d.marks[i]
		b.ref, b.children = o.alloc(), nil
		for len(path) > 1 && path[len(path)-1].level >= b.level {
			path = path[:len(path)-1]
		}
		parent := path[len(path)-1]
		parent.children = append(parent.children, &b)
		path = append(path, &b)
	}
	o.set(top.ref, fmt.Sprintf("<</Type/Outlines%s/Count %d>>", top.ends(), len(top.children)))
	top.write(o)
	return fmt.Sprintf("/Outlines %v/PageMode/UseOutlines", top.ref)
}

// write adds the lines below b. They are closed at first.
func (b *bookmark) write(o *objects) {
	for i, c := range b.children {
		s := fmt.Sprintf("<</Title%s/Parent %v/Dest%s", textString(c.title), b.ref, byteString(c.destination))
		if i > 0 {
			s += fmt.Sprintf("/Prev %v", b.children[i-1].ref)
		}
		if i+1 < len(b.children) {
			s += fmt.Sprintf("/Next %v", b.children[i+1].ref)
		}
		if len(c.children) > 0 {
			s += fmt.Sprintf("%s/Count -%d", c.ends(), len(c.children))
		}
		o.set(c.ref, s+">>")
		c.write(o)
	}
}

func (b *bookmark) ends() string {
	return fmt.Sprintf("/First %v/Last %v", b.children[0].ref, b.children[len(b.children)-1].ref)
}
