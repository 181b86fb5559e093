package reports

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"assess/reports/design"
)

// rightColumns is how many columns the style sheet can set right.
const rightColumns = 24

// assets are the style and script blocks, and the content security policy that
// allows them and nothing else but embedded images.
type assets struct {
	style, script template.HTML
	policy        string
}

// common are the style and the script that every page has.
var common = sync.OnceValues(func() (css, js string) { return pageStyle(), pageScript() })

// pageAssets are those of a page with pictures of some shapes, each a class of its own:
// so that a picture takes its room before it is laid out.
func pageAssets(shapes []string) assets {
	css, js := common()
	var own strings.Builder
	for i, shape := range shapes {
		fmt.Fprintf(&own, ".%s>svg{aspect-ratio:auto %s}\n", shapeClass(i), shape)
	}
	css += own.String()
	return assets{
		style:  template.HTML("<style>" + css + "</style>"),
		script: template.HTML("<script>" + js + "</script>"),
		policy: "default-src 'none'; style-src " + sourceHash(css) + "; script-src " + sourceHash(js) +
			"; img-src data:; base-uri 'none'; form-action 'none'",
	}
}

// shapeClass is the class of pictures of a shape.
func shapeClass(i int) string { return fmt.Sprintf("shape-%d", i) }

// scripts are the parts of the page's script in the order in which they run.
var scripts = []string{"page", "table", "reading", "find", "values", "explore"}

// pageScript is the script: its parts, in one scope of their own.
func pageScript() string {
	var b strings.Builder
	b.WriteString("(() => {\n\"use strict\";\n")
	for _, name := range scripts {
		b.WriteString(asset("html/" + name + ".js"))
	}
	b.WriteString("})();\n")
	return b.String()
}

// asset is the text of an embedded file.
func asset(name string) string {
	b, err := htmlFiles.ReadFile(name)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(b)
}

// sourceHash is how a policy names an inline block by its text.
func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// pageStyle is the style sheet, after the properties that it takes its colours and
// sizes from, with a class for each colour of drawings and rules for each column
// that is set right, whose numbers are not broken, and for each with long words.
func pageStyle() string {
	var rules strings.Builder
	for _, s := range design.Swatches() {
		fmt.Fprintf(&rules, ".f-%[1]s{fill:var(--%[1]s)}.s-%[1]s{stroke:var(--%[1]s)}\n", s.Class)
	}
	for i := 1; i <= rightColumns; i++ {
		fmt.Fprintf(&rules, ".r%[1]d>tbody>tr>:nth-child(%[1]d)%[2]s", i, map[bool]string{true: ",", false: "{white-space:nowrap}\n"}[i < rightColumns])
	}
	for i := 1; i <= rightColumns; i++ {
		fmt.Fprintf(&rules, ".r%[1]d>*>tr>:nth-child(%[1]d)%[2]s", i, map[bool]string{true: ",", false: "{text-align:right}\n"}[i < rightColumns])
	}
	rules.WriteString("@media screen and (max-width:40rem){")
	for i := 1; i <= rightColumns; i++ {
		fmt.Fprintf(&rules, ".w%[1]d>*>tr>:nth-child(%[1]d)%[2]s", i, map[bool]string{true: ",", false: "{min-width:12rem}}\n"}[i < rightColumns])
	}
	return design.Properties() + asset("html/style.css") + rules.String()
}
