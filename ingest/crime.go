package ingest

import (
	"crypto/sha256"
	"strings"

	"assess/data"
)

// categories finds the number of a crime type by its published name.
type categories map[string]uint8

func newCategories() categories {
	m := make(categories, len(data.Categories))
	for _, c := range data.Categories {
		m[string(c.Name)] = c.ID
	}
	return m
}

// find takes the published name, and the same in another case or with spaces
// around it.
func (m categories) find(text []byte) (uint8, bool) {
	if id, ok := m[string(text)]; ok {
		return id, true
	}
	name := strings.TrimSpace(string(text))
	for _, c := range data.Categories {
		if strings.EqualFold(name, string(c.Name)) {
			return c.ID, true
		}
	}
	return 0, false
}

// unknownCategory is the fault of a crime type that no category has.
func unknownCategory(line int64, text []byte) *fault {
	names := make([]string, len(data.Categories))
	for i, c := range data.Categories {
		names[i] = string(c.Name)
	}
	name := string(text)
	return faultf(line, "the crime type %q is not one that is published%s: download the file again, and if the publisher has a new type, get an assess that knows it", data.Clip(name), meant(name, names)).ofCategory()
}

// antiSocial is the category that has no Crime ID.
var antiSocial = func() uint8 {
	c, _ := data.LookupCategory(string(data.AntiSocialBehaviour))
	return c.ID
}()

// crime identifies a crime within a month: its Crime ID and its type. It lives
// only while its file is read.
type crime struct {
	id       [32]byte
	category uint8
}

// identify makes a key of a Crime ID: the 64 hexadecimal digits of the
// published form as they are, anything else by its SHA-256.
func identify(id []byte, category uint8) crime {
	c := crime{category: category}
	if len(id) == 2*len(c.id) {
		for i := range c.id {
			high, low := nibble[id[2*i]], nibble[id[2*i+1]]
			if high|low > 15 {
				c.id = sha256.Sum256(id)
				return c
			}
			c.id[i] = high<<4 | low
		}
		return c
	}
	c.id = sha256.Sum256(id)
	return c
}

// nibble is the value of each hexadecimal digit, 255 for other bytes. Capitals
// are other bytes: two spellings are two IDs.
var nibble = func() (t [256]uint8) {
	for i := range t {
		t[i] = 255
	}
	for i, c := range "0123456789abcdef" {
		t[c] = uint8(i)
	}
	return t
}()
