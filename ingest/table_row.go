package ingest

import (
	"crypto/hmac"
	"crypto/sha256"
	"hash"
	"time"

	"assess/data"
	"assess/data/workspace"
)

// partnerRecord is one row of a partner's table that is kept.
type partnerRecord struct {
	month    data.Month
	day      bool // start.at has a day
	span     span
	category int32 // index into tableContent.categories
	offence  int32 // index into tableContent.offences, 0 for none
	count    int32 // notKnown where it is
	spot
	flags [5]answer // in the order of workspace.Flags
	ref   reference
}

// spot is where a row lies: a place, and what is stated of wider areas.
type spot struct {
	at                      int32  // index into tableContent.places, 0 for none
	ward, district, outward string // stated codes, empty where not
	postcode                answer // whether the one given has a place
}

// answer is yes, no or not known.
type answer int8

const (
	unknown answer = iota
	no
	yes
)

// value is what the store keeps of it.
func (a answer) value() any {
	if a == unknown {
		return nil
	}
	return a == yes
}

// reference is a supplier's reference as it is kept: the first 128 bits of its
// HMAC-SHA-256 under the workspace's key. The zero value is none.
type reference [16]byte

// hasher makes references. Those of two sources never agree, so that the records
// of one partner cannot be joined to another's.
type hasher struct {
	mac    hash.Hash
	source string
	sum    []byte
}

func newHasher(key []byte, source string) *hasher {
	return &hasher{mac: hmac.New(sha256.New, key), source: source}
}

func (h *hasher) reference(text string) (r reference) {
	h.mac.Reset()
	h.mac.Write([]byte(h.source))
	h.mac.Write([]byte{0})
	h.mac.Write([]byte(text))
	h.sum = h.mac.Sum(h.sum[:0])
	copy(r[:], h.sum)
	return r
}

// monthRows is what became of a month's rows.
type monthRows struct{ read, kept, rejected, duplicate int64 }

// tableContent is what a partner's file holds.
type tableContent struct {
	records    []partnerRecord
	categories []string
	offences   []string // codes; the first is none
	places     []place  // distinct; the first is none
	months     map[data.Month]*monthRows
	rejections []rejection // the first of them
	rejected   int64
	reversed   int64
	blanks     int64 // rows of nothing, which are no rows
	strangers  int64 // stated areas that are not known
	newest     time.Time
	notes      []string
}

// rows is the account of the whole file. What is kept stands as loaded.
func (c *tableContent) rows() (r Rows) {
	for _, m := range c.months {
		r.Read += m.read
		r.Loaded += m.kept
		r.Rejected += m.rejected
		r.Duplicate += m.duplicate
	}
	return r
}

func (c *tableContent) month(m data.Month) *monthRows {
	rows := c.months[m]
	if rows == nil {
		rows = &monthRows{}
		c.months[m] = rows
	}
	return rows
}

// flagWords are what columns say for yes and no.
type flagWords map[string]answer

func newFlagWords(t *workspace.Table) flagWords {
	w := flagWords{}
	for _, s := range []string{"y", "yes", "true", "t", "1", "x"} {
		w[s] = yes
	}
	for _, s := range []string{"", "n", "no", "false", "f", "0"} {
		w[s] = no
	}
	for _, s := range t.Yes {
		w[workspace.Canonical(s)] = yes
	}
	for _, s := range t.No {
		w[workspace.Canonical(s)] = no
	}
	return w
}

// read is the answer of a cell; ok is false for a word that is neither.
func (w flagWords) read(text string) (a answer, ok bool) {
	if a, ok = w[workspace.Canonical(text)]; ok {
		return a, true
	}
	return unknown, unknownWord(text)
}
