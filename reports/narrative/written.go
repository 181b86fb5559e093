package narrative

import "strings"

// written leaves out the headings that nothing is written under, and names them. A heading
// over others that are all left out goes with them and is not counted itself. The highest
// level of the file becomes 1.
func written(parts []Part) (kept []Part, n int, unwritten []string) {
	top := 0
	for _, p := range parts {
		if h, ok := p.(Heading); ok && (top == 0 || h.Level < top) {
			top = h.Level
		}
	}
	for i, p := range parts {
		h, ok := p.(Heading)
		if !ok {
			if i == 0 {
				n++ // text before any heading
			}
			kept = append(kept, p)
			continue
		}
		own, text, over := under(parts[i+1:], h.Level)
		switch {
		case own:
			n++
		case !text && !over:
			unwritten = append(unwritten, words(h.Spans))
		}
		if text {
			h.Level -= top - 1
			kept = append(kept, h)
		}
	}
	return kept, n, unwritten
}

// under says what follows a heading of a level: text of its own, text anywhere before the
// next heading that is as high, and headings below it.
func under(rest []Part, level int) (own, text, headings bool) {
	for _, p := range rest {
		h, ok := p.(Heading)
		switch {
		case !ok:
			text = true
			own = own || !headings
		case h.Level <= level:
			return own, text, headings
		default:
			headings = true
		}
	}
	return own, text, headings
}

// words are the plain words of spans.
func words(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}
