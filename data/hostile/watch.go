package hostile

import (
	"fmt"
	"runtime/metrics"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"assess/data"
)

// Patience is how long a reader may take over one input. It tells a hang from a slow
// machine and is no measure of speed.
const Patience = time.Minute

// Bound is how much memory a reader may take, all that it gives back counted too: Base
// bytes, and Factor bytes for each one of the input.
type Bound struct{ Base, Factor int }

// Watch runs a reader on an input of size bytes.
func Watch(t testing.TB, size int, b Bound, read func()) {
	t.Helper()
	hang := time.AfterFunc(Patience, func() { panic(fmt.Sprintf("a reader hangs over %d bytes", size)) })
	defer hang.Stop()
	before := allocated()
	read()
	if took, may := allocated()-before, uint64(b.Base)+uint64(b.Factor)*uint64(size); took > may {
		t.Errorf("a reader takes %d KiB of memory over %d bytes; it may take %d KiB", took>>10, size, may>>10)
	}
}

// allocated is how many bytes the process has ever taken.
func allocated() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// longest is the most bytes of a message, which may name ten columns or files.
const longest = 2_000

// Sentence fails when an error is not one sentence that can be printed.
func Sentence(t testing.TB, err error) {
	t.Helper()
	switch text := err.Error(); {
	case text == "", strings.ContainsRune(text, '\n'), len(text) > longest, !utf8.ValidString(text):
		t.Errorf("%.300q (%d bytes) is no sentence", text, len(text))
	case data.Shown(text) != text:
		t.Errorf("%.300q has letters that act on a terminal", text)
	}
}
