package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"assess/data"
)

// maxBytes bounds the size of a configuration: a larger file is not one.
const maxBytes = 4 << 20

// Read reads and checks the configuration at path. Every error that concerns
// its text is an *Error with line and column.
func Read(path string) (*Config, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &Error{File: path, Message: "there is no such configuration; name one with --config, or make a workspace with `assess init DIR`"}
	case err != nil:
		return nil, fmt.Errorf("read configuration: %w", err)
	case info.IsDir():
		return nil, &Error{File: path, Message: "this is a folder; name the assess.toml in it"}
	case info.Size() > maxBytes:
		return nil, &Error{File: path, Message: "larger than 4 MiB, so it is not a configuration"}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	return parse(path, text)
}

func parse(path string, text []byte) (*Config, error) {
	text = bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF"))
	if i := firstInvalid(text); i >= 0 {
		line := 1 + bytes.Count(text[:i], []byte("\n"))
		column := i - bytes.LastIndexByte(text[:i], '\n')
		return nil, &Error{path, line, column, "this is not UTF-8; save the file as UTF-8"}
	}
	var raw fileTOML
	decoder := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields()
	if err := decoder.Decode(&raw); err != nil {
		return nil, decodeError(path, text, err)
	}
	c := &checker{path: path, base: filepath.Dir(path), at: locate(text)}
	config := c.config(raw)
	if c.err != nil {
		return nil, c.err
	}
	return config, nil
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
func decodeError(path string, text []byte, err error) error {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) && len(strict.Errors) > 0 {
		first := strict.Errors[0]
		line, column := first.Position()
		key := first.Key()
		if in := inlineTable(text, line, column); in != "" {
			key = slices.Insert(slices.Clone([]string(key)), len(key)-1, in)
		}
		return &Error{path, line, column, unknownKey(key)}
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

func unknownKey(key []string) string {
	name := key[len(key)-1]
	table := strings.Join(key[:len(key)-1], ".")
	valid := validKeys[table]
	where := ""
	if table != "" {
		where = fmt.Sprintf(" in [%s]", table)
	}
	if near, ok := data.Nearest(name, valid); ok {
		return fmt.Sprintf("unknown key %q%s; did you mean %q?", name, where, near)
	}
	return fmt.Sprintf("unknown key %q%s; the keys here are %s", name, where, strings.Join(valid, ", "))
}

func keysOf(tables map[string]any) map[string][]string {
	out := map[string][]string{}
	for name, table := range tables {
		t := reflect.TypeOf(table)
		for i := range t.NumField() {
			out[name] = append(out[name], t.Field(i).Tag.Get("toml"))
		}
	}
	return out
}

// checker turns the raw tables into a Config and keeps the first mistake.
type checker struct {
	path, base string
	at         positions
	err        error
}

// fail records the first mistake, at the key or else at the block it is in.
func (c *checker) fail(key, format string, args ...any) {
	if c.err != nil {
		return
	}
	at := c.at[key]
	for k := key; at.line == 0 && strings.Contains(k, "."); {
		k = k[:strings.LastIndexByte(k, '.')]
		at = c.at[k]
	}
	c.err = &Error{c.path, at.line, at.column, fmt.Sprintf(format, args...)}
}

func (c *checker) config(raw fileTOML) *Config {
	out := &Config{
		Path:      c.path,
		Synthetic: raw.Synthetic,
		Store:     c.resolve(or(raw.Store, "store/assess.duckdb")),
		Out:       c.resolve(or(raw.Out, "out")),
	}
	out.YearStarts = c.yearStarts(raw.YearStarts)
	out.Partnerships = c.partnerships(raw.Partnership)
	out.Comparators = c.comparators(raw.Comparator)
	out.Sources = c.sources(raw.Source)
	out.Boundaries = c.boundaries(raw.Boundary)
	out.Denominators = c.denominators(raw.Denominator)
	out.Contexts = c.contexts(raw.Context)
	out.Lookups = c.lookups(raw.Lookup)
	out.Postcodes = c.postcodes(raw.Postcodes)
	c.needPostcodes(out)
	out.Method = c.method(raw.Method)
	return out
}

func (c *checker) yearStarts(s string) time.Month {
	if s == "" {
		return time.April
	}
	m, err := data.ParseCalendar(s)
	if err != nil {
		c.fail("year_starts", "year_starts: %v; write it in full, such as \"april\"", err)
	}
	return m
}

// resolve makes a configured path relative to the folder of the file.
func (c *checker) resolve(path string) string {
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(c.base, filepath.FromSlash(path))
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
