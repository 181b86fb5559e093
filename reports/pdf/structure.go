package pdf

// Tag is a standard structure type (ISO 32000-1, 14.8.4).
type Tag string

// The structure types that a document may use.
const (
	Doc       Tag = "Document"
	Sect      Tag = "Sect"
	Div       Tag = "Div"
	H1        Tag = "H1"
	H2        Tag = "H2"
	H3        Tag = "H3"
	P         Tag = "P"
	L         Tag = "L"
	LI        Tag = "LI"
	Lbl       Tag = "Lbl"
	LBody     Tag = "LBody"
	Table     Tag = "Table"
	THead     Tag = "THead"
	TBody     Tag = "TBody"
	TR        Tag = "TR"
	TH        Tag = "TH"
	TD        Tag = "TD"
	Figure    Tag = "Figure"
	Caption   Tag = "Caption"
	TOC       Tag = "TOC"
	TOCI      Tag = "TOCI"
	Reference Tag = "Reference"
	LinkTag   Tag = "Link"
	Note      Tag = "Note"
	Span      Tag = "Span"
)

// Scope says whether a header cell heads its column or its row.
type Scope string

// The scopes of a TH.
const (
	Column Scope = "Column"
	Row    Scope = "Row"
)

// Rect is a rectangle on a page, from its bottom left corner.
type Rect struct{ X, Y, W, H float64 }

// Element is a node of the structure tree. Its content is drawn on a page
// between Page.Begin and Page.End.
type Element struct {
	Tag   Tag
	Alt   string // of a Figure: what it shows
	ID    string // unique in the document; a Note must have one
	Scope Scope  // of a TH
	Box   Rect   // of a Figure: where it stands
	Label string // of an L: its numbering, "Disc", "Decimal" or "None"
	Span  int    // of a cell: columns, 0 is 1

	parent *Element
	kids   []kid
	ref    ref
}

// kid is one child of an element: an element, marked content, or an annotation.
type kid struct {
	element *Element
	page    *Page
	content int // marked content identifier, when neither element nor link
	link    *annotation
}

// NewElement makes an element that is not in the tree yet.
func NewElement(t Tag) *Element { return &Element{Tag: t} }

// Add makes a new last child.
func (e *Element) Add(t Tag) *Element { return e.Append(NewElement(t)) }

// Append makes an element that is not in a tree the last child, and returns it.
func (e *Element) Append(child *Element) *Element {
	child.parent = e
	e.kids = append(e.kids, kid{element: child})
	return child
}

// walk visits the element and all below it in reading order.
func (e *Element) walk(visit func(*Element)) {
	visit(e)
	for _, k := range e.kids {
		if k.element != nil {
			k.element.walk(visit)
		}
	}
}
