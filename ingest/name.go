package ingest

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"assess/data"
)

// nameForm is how the street-level files are named where they are published.
const nameForm = "YYYY-MM-force-street.csv"

var (
	streetName  = regexp.MustCompile(`^(\d{4}-\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)-street\.csv(?:\.gz)?$`)
	siblingName = regexp.MustCompile(`-(?:outcomes|stop-and-search)\.csv(?:\.gz)?$`)
)

// fileKind is what a file's name says it is.
type fileKind int

const (
	otherFile   fileKind = iota
	streetFile           // YYYY-MM-force-street.csv or .csv.gz
	archiveFile          // .zip
	siblingFile          // published beside the street files: outcomes, stop and search
)

// readName tells what a file is, and of which force and month when it is a
// street file. Only the last part of a path counts, in any case.
func readName(name string) (kind fileKind, force string, month data.Month) {
	name = strings.ToLower(path.Base(filepath.ToSlash(name)))
	if strings.HasSuffix(name, ".zip") {
		return archiveFile, "", 0
	}
	if siblingName.MatchString(name) {
		return siblingFile, "", 0
	}
	if m := streetName.FindStringSubmatch(name); m != nil {
		if month, err := data.ParseMonth(m[1]); err == nil {
			return streetFile, m[2], month
		}
	}
	return otherFile, "", 0
}
