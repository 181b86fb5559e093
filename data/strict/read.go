package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"assess/data"
)

// Keys lists the valid keys of each table, for the hint beside an unknown one. The
// empty name is the top level.
type Keys map[string][]string

// KeysOf takes the keys of each table from the struct that it is read into.
func KeysOf(tables map[string]any) Keys {
	out := Keys{}
	for name, table := range tables {
		t := reflect.TypeOf(table)
		for i := range t.NumField() {
			out[name] = append(out[name], t.Field(i).Tag.Get("toml"))
		}
	}
	return out
}

// Load gives the bytes of the file at path, which has to be a plain file of at most
// 4 MiB: a pipe would block and a device never end. what is what the file should be, as
// in "this is not a configuration".
func Load(path, what string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", what, err)
	case info.IsDir():
		return nil, &Error{File: path, Message: "this is a folder; name the file in it"}
	case !info.Mode().IsRegular():
		return nil, &Error{File: path, Message: "this is a pipe or a device; name a plain file"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", what, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", what, err)
	case len(text) > maxBytes:
		return nil, &Error{File: path, Message: fmt.Sprintf("larger than 4 MiB, so it is not a %s", what)}
	}
	return text, nil
}

// Decode reads a text into the struct that into points to and gives the place of
// every key. path is for messages. Every error is an *Error.
func Decode(path string, text []byte, into any, keys Keys) (Positions, error) {
	text = bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF"))
	if err := bounds(path, text); err != nil {
		return nil, err
	}
	if i := firstInvalid(text); i >= 0 {
		line := 1 + bytes.Count(text[:i], []byte("\n"))
		column := i - bytes.LastIndexByte(text[:i], '\n')
		return nil, &Error{path, line, column, "this is not UTF-8; save the file as UTF-8"}
	}
	if err := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(into); err != nil {
		return nil, decodeError(path, text, err, keys)
	}
	at := locate(text)
	if key, bad := unseen(reflect.ValueOf(into), ""); bad {
		c := Checker{Path: path, At: at}
		c.Fail(key, "the text holds control characters, which hide or forge what is printed; write it without them")
		return nil, c.Err
	}
	return at, nil
}

func firstInvalid(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// decodeError turns the decoder's errors into one sentence with a place.
func decodeError(path string, text []byte, err error, keys Keys) error {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) && len(strict.Errors) > 0 {
		first := strict.Errors[0]
		line, column := first.Position()
		key := first.Key()
		if in := inlineTable(text, line, column); in != "" {
			key = slices.Insert(slices.Clone([]string(key)), len(key)-1, in)
		}
		return &Error{path, line, column, keys.unknown(key)}
	}
	var wrong *toml.DecodeError
	if errors.As(err, &wrong) {
		line, column := wrong.Position()
		return &Error{path, line, column, strings.TrimPrefix(wrong.Error(), "toml: ")}
	}
	return &Error{File: path, Message: strings.TrimPrefix(err.Error(), "toml: ")}
}

// inlineTable is the key whose { } table holds the key at a place, which the decoder
// leaves out; empty when none does.
func inlineTable(text []byte, line, column int) string {
	lines := bytes.SplitN(text, []byte("\n"), line+1)
	if line < 1 || line > len(lines) || column < 1 || column > len(lines[line-1]) {
		return ""
	}
	before := string(lines[line-1][:column-1])
	name, rest, ok := strings.Cut(before, "=")
	if !ok || !strings.HasPrefix(strings.TrimSpace(rest), "{") {
		return ""
	}
	return strings.TrimSpace(name)
}

func (k Keys) unknown(key []string) string {
	name, table := clip(key[len(key)-1]), strings.Join(key[:len(key)-1], ".")
	valid := k[table]
	where := ""
	if table != "" {
		where = fmt.Sprintf(" in [%s]", clip(table))
	}
	if near, ok := data.Nearest(name, valid); ok {
		return fmt.Sprintf("unknown key %q%s; did you mean %q?", name, where, near)
	}
	return fmt.Sprintf("unknown key %q%s; the keys here are %s", name, where, strings.Join(valid, ", "))
}

// Checker keeps the first mistake that a reader finds in the values of a file.
type Checker struct {
	Path string
	At   Positions
	Err  error // the first mistake, nil while there is none
}

// Fail records a mistake, if it is the first, at the key or else at the block it is in.
func (c *Checker) Fail(key, format string, args ...any) {
	if c.Err != nil {
		return
	}
	at := c.At[key]
	for k := key; at.Line == 0 && strings.Contains(k, "."); {
		k = k[:strings.LastIndexByte(k, '.')]
		at = c.At[k]
	}
	c.Err = &Error{c.Path, at.Line, at.Column, fmt.Sprintf(format, clipped(args)...)}
}
