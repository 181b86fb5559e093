package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// packed is how many objects one object stream holds.
const packed = 200

// entry is a line of the cross-reference stream (ISO 32000-1, table 18).
type entry struct {
	kind byte // 0 free, 1 at an offset, 2 in an object stream
	a    uint32
	b    uint16
}

// file is the finished file and where each object lies in it.
type file struct {
	bytes   []byte
	entries []entry
}

// serialise lays the objects out as a file: streams as they are, all others
// packed into object streams, then a cross-reference stream. The file's ID is a
// hash of its bytes, so equal content has equal ID.
func (o *objects) serialise(catalog, info ref) []byte {
	f := &file{
		bytes:   []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"),
		entries: make([]entry, len(o.list)+1),
	}
	f.entries[0] = entry{b: 65535}
	var loose []int
	for i, ob := range o.list {
		if !ob.stream {
			loose = append(loose, i+1)
			continue
		}
		f.entries[i+1] = entry{kind: 1, a: uint32(len(f.bytes))}
		f.write(i+1, ob.body)
	}
	for start := 0; start < len(loose); start += packed {
		f.pack(o, loose[start:min(start+packed, len(loose))])
	}
	f.finish(o, catalog, info)
	return f.bytes
}

func (f *file) write(number int, body []byte) {
	f.bytes = fmt.Appendf(f.bytes, "%d 0 obj\n", number)
	f.bytes = append(f.bytes, body...)
	f.bytes = append(f.bytes, "\nendobj\n"...)
}

// pack writes one object stream that holds the numbered objects.
func (f *file) pack(o *objects, numbers []int) {
	var index, bodies []byte
	holder := len(f.entries)
	for i, n := range numbers {
		index = fmt.Appendf(index, "%d %d ", n, len(bodies))
		bodies = append(append(bodies, o.list[n-1].body...), ' ')
		f.entries[n] = entry{kind: 2, a: uint32(holder), b: uint16(i)}
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d/Filter/FlateDecode", len(numbers), len(index))
	f.entries = append(f.entries, entry{kind: 1, a: uint32(len(f.bytes))})
	f.write(holder, streamBody(dict, o.deflate(append(index, bodies...))))
}

func (f *file) finish(o *objects, catalog, info ref) {
	number, start := len(f.entries), len(f.bytes)
	f.entries = append(f.entries, entry{kind: 1, a: uint32(start)})
	var table []byte
	for _, e := range f.entries {
		table = append(table, e.kind)
		table = binary.BigEndian.AppendUint32(table, e.a)
		table = binary.BigEndian.AppendUint16(table, e.b)
	}
	sum := sha256.Sum256(f.bytes)
	id := fmt.Sprintf("<%X>", sum[:16])
	dict := fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %v/Info %v/ID[%s%s]/Filter/FlateDecode",
		len(f.entries), catalog, info, id, id)
	f.write(number, streamBody(dict, o.deflate(table)))
	f.bytes = fmt.Appendf(f.bytes, "startxref\n%d\n%%%%EOF\n", start)
}
