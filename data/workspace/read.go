package workspace

import (
	"errors"
	"io/fs"
	"path/filepath"
	"time"

	"assess/data"
	"assess/data/strict"
)

// Error is a mistake in assess.toml with its place.
type Error = strict.Error

// Read reads and checks the configuration at path. Every error that concerns
// its text is an *Error with line and column.
func Read(path string) (*Config, error) {
	text, err := strict.Load(path, "configuration")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{File: path, Message: "there is no such configuration; name one with --config, or make a workspace with `assess init DIR`"}
	}
	if err != nil {
		return nil, err
	}
	return parse(path, text)
}

func parse(path string, text []byte) (*Config, error) {
	var raw fileTOML
	at, err := strict.Decode(path, text, &raw, validKeys)
	if err != nil {
		return nil, err
	}
	c := &checker{Checker: strict.Checker{Path: path, At: at}, base: filepath.Dir(path)}
	config := c.config(raw)
	if c.Err != nil {
		return nil, c.Err
	}
	return config, nil
}

// checker turns the raw tables into a Config and keeps the first mistake.
type checker struct {
	strict.Checker
	base string // folder of the configuration
}

func (c *checker) fail(key, format string, args ...any) { c.Fail(key, format, args...) }

func (c *checker) config(raw fileTOML) *Config {
	out := &Config{
		Path:      c.Path,
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
	out.Weights = c.weights(raw.Weights)
	out.Official = c.officials(raw.Official)
	out.Method = c.method(raw.Method)
	out.Events = c.events(raw.Event)
	out.Gates = c.gates(raw.Gates)
	out.Accepted = c.accepts(raw.Accept, out)
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
