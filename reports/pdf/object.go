package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zlib"
)

// ref is the number of an indirect object; it prints as a reference to it.
type ref int

func (r ref) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

// refs joins references into the inside of an array.
func refs(rs []ref) string {
	var b strings.Builder
	for i, r := range rs {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(r.String())
	}
	return b.String()
}

// object is the body of one indirect object.
type object struct {
	body   []byte
	stream bool // streams stand by themselves; the rest is packed into object streams
}

// objects are the indirect objects of a file while it is put together. Object
// n is at n-1.
type objects struct {
	list []object
	zlib *zlib.Writer // used again for each stream: a new one takes a megabyte
}

// alloc reserves a number, so that objects can refer to ones not yet written.
func (o *objects) alloc() ref {
	o.list = append(o.list, object{body: []byte("null")})
	return ref(len(o.list))
}

func (o *objects) set(r ref, body string) { o.list[r-1] = object{body: []byte(body)} }

func (o *objects) add(body string) ref {
	r := o.alloc()
	o.set(r, body)
	return r
}

// addStream adds a compressed stream. dict holds entries beside the length and
// the filter.
func (o *objects) addStream(dict string, data []byte) ref {
	r := o.alloc()
	o.list[r-1] = object{body: streamBody(dict+"/Filter/FlateDecode", o.deflate(data)), stream: true}
	return r
}

// addPlainStream adds a stream as it is: metadata must be readable without a
// decoder.
func (o *objects) addPlainStream(dict string, data []byte) ref {
	r := o.alloc()
	o.list[r-1] = object{body: streamBody(dict, data), stream: true}
	return r
}

func streamBody(dict string, data []byte) []byte {
	b := fmt.Appendf(nil, "<<%s/Length %d>>\nstream\n", dict, len(data))
	b = append(b, data...)
	return append(b, "\nendstream"...)
}

func (o *objects) deflate(data []byte) []byte {
	var b bytes.Buffer
	if o.zlib == nil {
		o.zlib = zlib.NewWriter(&b)
	} else {
		o.zlib.Reset(&b)
	}
	// Writes to a bytes.Buffer do not fail.
	_, _ = o.zlib.Write(data)
	_ = o.zlib.Close()
	return b.Bytes()
}
