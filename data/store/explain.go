package store

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// holder finds the other process in DuckDB's words: "Conflicting lock is held
// in /usr/bin/duckdb (PID 4711) by user ann". The program is not always known.
var holder = regexp.MustCompile(`held in (?:[^()\n]*/)?([\w.-]*)[^()\n]* ?\(PID (\d+)\)(?: by user ([^\s.]+))?`)

// explain turns DuckDB's words about a store that cannot be opened into one
// sentence that says what to do.
func (s *Store) explain(err error) error {
	if none := s.full(err); none != err {
		return none
	}
	said := err.Error()
	const rebuild = "it is only a cache, so move it away and run assess load to make it again"
	switch {
	case strings.Contains(said, "Could not set lock"):
		who := "another process"
		if m := holder.FindStringSubmatch(said); m != nil {
			if m[1] != "" {
				who = m[1]
			}
			who += " (pid " + m[2]
			if m[3] != "" {
				who += ", user " + m[3]
			}
			who += ")"
		}
		return fmt.Errorf("the store %s is used by %s: wait for it to end or give --wait: %w", s.path, who, ErrInUse)
	case strings.Contains(said, "not a valid DuckDB"), strings.Contains(said, "not a DuckDB"):
		return fmt.Errorf("%s is not a store: if it is one that was damaged, %s", s.path, rebuild)
	case strings.Contains(said, "version number"):
		return fmt.Errorf("the store %s was written by another version of DuckDB: %s", s.path, rebuild)
	case strings.Contains(said, "ermission denied"):
		return fmt.Errorf("the store %s may not be opened: permission denied", s.path)
	}
	return fmt.Errorf("the store %s cannot be read, %s: %w", s.path, rebuild, err)
}

// noRoom are the words of a system in which a file cannot grow: of a disk that is full, a
// quota and a limit on the size of files.
var noRoom = []string{"No space left on device", "Disk quota exceeded", "File too large"}

// full says in plain words that there is no room to write, where DuckDB's error is that;
// any other error stays as it is.
func (s *Store) full(err error) error {
	if err == nil || !slices.ContainsFunc(noRoom, func(words string) bool { return strings.Contains(err.Error(), words) }) {
		return err
	}
	return fmt.Errorf("the disk that holds the store %s is full: make room and run it again; the store is as it was", s.path)
}

// unwritable says in plain words that nothing could be written for lack of room or of
// permission, where DuckDB's error is that; any other error stays as it is.
func (s *Store) unwritable(err error) error {
	if err != nil && (strings.Contains(err.Error(), "Permission denied") || strings.Contains(err.Error(), "Read-only file system")) {
		return fmt.Errorf("the folder of the store %s may not be written to: permission denied; the store is as it was", s.path)
	}
	return s.full(err)
}
