package ingest

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"assess/data"
)

// nameForm is how files of a kind are named where they are published.
func (k fileKind) nameForm() string {
	if k == searchFile {
		return "YYYY-MM-force-stop-and-search.csv"
	}
	return "YYYY-MM-force-street.csv"
}

// title is what people call files of a kind.
func (k fileKind) title() string {
	if k == searchFile {
		return "stop-and-search"
	}
	return "street-level"
}

var (
	publishedName = regexp.MustCompile(`^(\d{4}-\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*?)-(street|stop-and-search)\.csv(?:\.gz)?$`)
	siblingName   = regexp.MustCompile(`-outcomes\.csv(?:\.gz)?$`)
)

// fileKind is what a file's name says it is.
type fileKind int

const (
	otherFile   fileKind = iota
	streetFile           // YYYY-MM-force-street.csv or .csv.gz
	archiveFile          // .zip
	searchFile           // YYYY-MM-force-stop-and-search.csv or .csv.gz
	siblingFile          // published beside them: outcomes
)

// readName tells what a file is, and of which force and month when it is a
// street or a search file. Only the last part of a path counts, in any case.
func readName(name string) (kind fileKind, force string, month data.Month) {
	name = strings.ToLower(path.Base(filepath.ToSlash(name)))
	if strings.HasSuffix(name, ".zip") {
		return archiveFile, "", 0
	}
	if siblingName.MatchString(name) {
		return siblingFile, "", 0
	}
	if m := publishedName.FindStringSubmatch(name); m != nil {
		if month, err := data.ParseMonth(m[1]); err == nil {
			kind = streetFile
			if m[3] != "street" {
				kind = searchFile
			}
			return kind, m[2], month
		}
	}
	return otherFile, "", 0
}
