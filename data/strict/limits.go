package strict

import (
	"bytes"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"assess/data"
)

// What a file may hold. The work of reading grows with the square of the number of keys,
// and the largest files seen have some 400 in 40 KB. Lists and tables within each other
// are refused by the decoder beyond 10,000.
const (
	maxBytes = 4 << 20
	maxKeys  = 5_000     // keys and tables
	maxLine  = 256 << 10 // bytes; a line of 5,000 codes of districts has 65 KB
	maxDots  = 100       // in a key or the name of a table
	maxShown = 200       // letters of a name or a value that a message quotes
)

// bounds refuses, before anything is decoded, what nobody writes by hand.
func bounds(path string, text []byte) error {
	if len(text) > maxBytes {
		return &Error{File: path, Message: "larger than 4 MiB, so nobody wrote it by hand; keep to what the program asks for"}
	}
	keys, line := 0, 0
	for l := range bytes.Lines(text) {
		line++
		if len(l) > maxLine {
			return &Error{path, line, 1, fmt.Sprintf("the line is longer than %d KiB; divide it", maxLine>>10)}
		}
		name, _, isKey := bytes.Cut(l, []byte("="))
		isTable := bytes.HasPrefix(bytes.TrimLeft(l, " \t"), []byte("["))
		if (isKey || isTable) && bytes.Count(name, []byte(".")) > maxDots {
			return &Error{path, line, 1, fmt.Sprintf("the key has more than %d dots; keep to what the program asks for", maxDots)}
		}
		keys += bytes.Count(l, []byte("="))
		if isTable {
			keys++
		}
		if keys > maxKeys {
			return &Error{path, line, 1, fmt.Sprintf("more than %s keys and tables stand up to here; keep to what the program asks for", data.Thousands(maxKeys))}
		}
	}
	return nil
}

// unseen finds a text with letters that have no form of their own, which TOML can write
// as \u001b, below a value; key is where it stands. Line ends and tabs are allowed, since
// texts may be of several lines.
func unseen(v reflect.Value, key string) (at string, found bool) {
	within := func(name string, v reflect.Value) bool {
		if key != "" {
			name = key + "." + name
		}
		at, found = unseen(v, name)
		return found
	}
	switch v.Kind() {
	case reflect.String:
		return key, strings.ContainsFunc(v.String(), func(c rune) bool { return data.Unseen(c) && !strings.ContainsRune("\n\r\t", c) })
	case reflect.Pointer:
		return unseen(v.Elem(), key)
	case reflect.Struct:
		for i := range v.NumField() {
			if within(v.Type().Field(i).Tag.Get("toml"), v.Field(i)) {
				return at, true
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if within(strconv.Itoa(i), v.Index(i)) {
				return at, true
			}
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			if _, bad := unseen(k, key); bad {
				return key, true
			}
			if within(k.String(), v.MapIndex(k)) {
				return key, true // as map keys have no order, the place is the map's
			}
		}
	}
	return key, false
}

// clip shortens a name that a message quotes.
func clip(s string) string {
	if r := []rune(s); len(r) > maxShown {
		return string(r[:maxShown]) + "…"
	}
	return s
}

// clipped shortens the texts that a message quotes.
func clipped(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case string:
			out[i] = clip(a)
		case error:
			out[i] = clip(a.Error())
		default:
			out[i] = a
		}
	}
	return out
}
