package narrative

import (
	"bytes"
	"strings"

	"assess/data"
)

// markings are the editions that a file can be kept to. Public is what a file without a
// marking is.
var markings = []string{"restricted", "public"}

// marking reads the edition that the file is kept to from its first line, or from lines
// between three hyphens, and blanks them. A first line that is nearly a marking is refused,
// since a slip there would publish what was to stay inside.
func (r *reader) marking() (restricted bool) {
	first, at := r.lineFrom(0)
	for strings.TrimSpace(first) == "" && at < len(r.source) {
		first, at = r.lineFrom(at)
	}
	begin := at - len(first)
	if strings.TrimSpace(first) == "---" {
		return r.frontMatter(begin, at)
	}
	word := strings.ToLower(strings.Trim(strings.TrimSpace(first), "#*_:. \t[]()"))
	if word == "" || strings.ContainsAny(word, " \t") {
		return false
	}
	switch near, ok := data.Nearest(word, markings); {
	case word == "restricted", word == "public":
		r.blank(begin, at)
	case ok:
		r.fail(begin, "the first line is %q; did you mean %q?", cut(first), near)
	}
	return word == "restricted"
}

// lineFrom is the line that begins at a place, and the place after it.
func (r *reader) lineFrom(at int) (line string, next int) {
	if i := bytes.IndexByte(r.source[at:], '\n'); i >= 0 {
		next = at + i + 1
	} else {
		next = len(r.source)
	}
	return string(r.source[at:next]), next
}

// frontMatter reads edition: restricted between lines of three hyphens.
func (r *reader) frontMatter(begin, at int) (restricted bool) {
	for at < len(r.source) {
		line, next := r.lineFrom(at)
		line = strings.TrimSpace(line)
		if line == "---" {
			r.blank(begin, next)
			return restricted
		}
		key, value, _ := strings.Cut(line, ":")
		value = strings.ToLower(strings.Trim(strings.TrimSpace(value), `"'`))
		switch {
		case line == "":
		case strings.TrimSpace(strings.ToLower(key)) != "edition" || value != "restricted" && value != "public":
			r.fail(at, "%q is not known between the hyphens; write edition: restricted or edition: public", cut(line))
			return false
		default:
			restricted = value == "restricted"
		}
		at = next
	}
	r.fail(begin, "the three hyphens are not closed; write --- under edition: restricted")
	return false
}

// comments takes out what is between <!-- and --> but for line breaks.
func (r *reader) comments() {
	var kept []byte
	for rest := r.source; ; {
		before, after, found := bytes.Cut(rest, []byte("<!--"))
		kept = append(kept, before...)
		if !found {
			r.source = kept
			return
		}
		comment, after, closed := bytes.Cut(after, []byte("-->"))
		if !closed {
			r.fail(len(r.source)-len(rest)+len(before), "the comment is not closed; write --> at its end")
			return
		}
		kept = append(kept, bytes.Repeat([]byte("\n"), bytes.Count(comment, []byte("\n")))...)
		rest = after
	}
}

// blank makes the bytes of a stretch spaces and leaves its line breaks.
func (r *reader) blank(begin, end int) {
	for i := begin; i < end; i++ {
		if r.source[i] != '\n' {
			r.source[i] = ' '
		}
	}
}
