package browsertest

import (
	"strings"
	"testing"
)

// Names that would do harm, or break the page, where they were taken for anything
// but text.
var hostile = []string{
	`<script>alert("run")</script>`, `"><img src=x onerror=alert(1)>`, `=HYPERLINK("http://example.invalid","click")`, "\u202egnp.evil", "مركز المدينة",
	strings.Repeat("Llanfair", 25), `</script><script>document.title="run"</script>`, `{{.Owner}} ${alert(1)} ]]>&amp;<!--`, `</title><base href="http://example.invalid/">`,
}

// open itself fails the test on any dialog, request, exception or message.
func TestHostileNamesAreTextAndNothingElse(t *testing.T) {
	for i, name := range hostile {
		names := []string{name, hostile[(i+1)%len(hostile)], hostile[(i+2)%len(hostile)]}
		file := write(t, document(names...))
		for _, v := range []view{{width: 320, height: 640}, {width: 1280, height: 900}} {
			b := open(t, file, v)
			b.everything()
			if got := b.text("document.title"); !strings.Contains(got, name) {
				t.Errorf("%q: the title is %q", name, got)
			}
			for _, where := range []string{"h1", "figcaption", "#areas caption", "#areas tbody th", ".finding-what", ".owner", "dd"} {
				if got := b.text("document.querySelector(%s).textContent", quoted(where)); !strings.Contains(got, name) {
					t.Errorf("%q: %s says %q", name, where, got)
				}
			}
			b.focus(".explore-map")
			b.press(arrowNext, arrowLeft)
			if got := b.text("document.querySelector('.explore-area caption bdi').textContent"); got != name {
				t.Errorf("%q: the area picked is called %q", name, got)
			}
			if got := b.text("[...document.querySelectorAll('.explore-list option')].some(o => o.textContent === %s)", quoted(name+": 10")); got != "true" {
				t.Errorf("%q is not in the list of areas", name)
			}
			b.focus("#page-find")
			b.read(nil, "(i => { i.value = %s; i.dispatchEvent(new Event('input')); })(document.getElementById('page-find'))", quoted(strings.Fields(name)[0]))
			if got := b.text("[...document.querySelectorAll('.find li')].length > 0"); got != "true" {
				t.Errorf("%q is not found", name)
			}
			if got := b.text("document.querySelectorAll('img, iframe, object, embed, base, form, main script:not([type=\"application/json\"])').length"); got != "0" {
				t.Errorf("%q became %s elements", name, got)
			}
			if got := b.text("document.scrollingElement.scrollWidth - document.documentElement.clientWidth"); got != "0" {
				t.Errorf("%q: at %s the page is %s pixels wider than the window", name, v, got)
			}
		}
	}
}

// What a table copies or saves must not be run by a spreadsheet.
func TestCopiedTablesHoldNoFormula(t *testing.T) {
	b := open(t, write(t, document(`=HYPERLINK("http://example.invalid","click")`, "+1", "@x")), view{})
	b.read(nil, "document.querySelector('#areas').scrollIntoView()")
	b.wait("!!document.querySelector('#areas .tools button')")
	b.read(nil, `navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }`)
	b.read(nil, `[...document.querySelectorAll("#areas .tools button")].find(b => b.textContent.startsWith("Copy")).click()`)
	b.wait("!!window.copied")
	lines := strings.Split(b.text("window.copied"), "\n")
	if len(lines) != 21 {
		t.Fatalf("%d lines were copied", len(lines))
	}
	for _, l := range lines[1:] {
		if !strings.HasPrefix(l, "'") {
			t.Errorf("a spreadsheet would run %q", l)
		}
	}
}
