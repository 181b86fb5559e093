package store

import (
	"fmt"
	"regexp"
	"strings"
)

// holder finds the other process in DuckDB's words: "Conflicting lock is held
// in /usr/bin/assess (PID 4711) by user ann".
var holder = regexp.MustCompile(`\(PID (\d+)\)(?: by user ([^\s.]+))?`)

// explain turns DuckDB's words about a store that cannot be opened into one
// sentence that says what to do.
func (s *Store) explain(err error) error {
	said := err.Error()
	const rebuild = "it is only a cache, so move it away and run assess load to make it again"
	switch {
	case strings.Contains(said, "Could not set lock"):
		who := "another process"
		if m := holder.FindStringSubmatch(said); m != nil {
			who += " (pid " + m[1]
			if m[2] != "" {
				who += ", user " + m[2]
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

// full says in plain words that the disk is full, where DuckDB's error is that;
// any other error stays as it is.
func (s *Store) full(err error) error {
	if err == nil || !strings.Contains(err.Error(), "No space left on device") {
		return err
	}
	return fmt.Errorf("the disk that holds the store %s is full: make room and run it again; the store is as it was", s.path)
}
