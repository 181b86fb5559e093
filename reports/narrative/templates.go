package narrative

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed templates/*.md
var templates embed.FS

// Template is a file to begin a chapter's text from: headings with questions as comments.
type Template struct{ File, Text string }

// Problem is a priority that a problem is analysed for.
type Problem struct{ ID, Title string }

// Templates are the files that a new workspace begins with: what the board should take
// from it, why it is so by driver (PESTELO), and for each priority its problem in the four
// steps of SARA with the problem analysis triangle. Eck & Spelman (1987), Problem-Solving;
// Cohen & Felson (1979), doi:10.2307/2094589.
func Templates(priorities []Problem) []Template {
	out := []Template{{"summary.md", template("summary")}, {"why.md", template("why")}}
	for _, p := range priorities {
		title := strings.ReplaceAll(strings.ReplaceAll(p.Title, "--", "-"), "\n", " ")
		out = append(out, Template{"priority-" + p.ID + ".md", fmt.Sprintf(template("priority"), title)})
	}
	return out
}

// template is an embedded file. One that is not there is a fault of the program, found by
// its tests.
func template(name string) string {
	text, err := templates.ReadFile("templates/" + name + ".md")
	if err != nil {
		panic(err)
	}
	return string(text)
}
