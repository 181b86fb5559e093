package data

// Status is what is known of one force-month of a source.
type Status string

// Complete and provisional months are counted; missing and partial ones are
// left out of both sides of every comparison, because missing is not zero.
const (
	Complete    Status = "complete"
	Missing     Status = "missing"
	Partial     Status = "partial"
	Provisional Status = "provisional"
)

// Usable reports whether the month may be counted.
func (s Status) Usable() bool { return s == Complete || s == Provisional }
