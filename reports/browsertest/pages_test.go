package browsertest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var views = []view{
	{width: 320, height: 640}, {width: 375, height: 812}, {width: 375, height: 812, dark: true},
	{width: 1280, height: 900}, {width: 1280, height: 900, dark: true}, {width: 1280, height: 900, noScripts: true}, {width: 320, height: 640, noScripts: true},
}

// most is how many bytes the page of a district may have.
const most = 3 << 20

// A page is loaded twice, with scripts and without, and looked at in every way that
// has them: it must follow a window that changes as it does one that it is opened in.
func TestPagesAreReadable(t *testing.T) {
	for _, p := range pages(t) {
		t.Run(filepath.Base(filepath.Dir(filepath.Dir(p.name)))+" "+filepath.Base(p.name), func(t *testing.T) {
			if info, err := os.Stat(p.file); err != nil || info.Size() > most {
				t.Errorf("the page has more than %d bytes, or %v", most, err)
			}
			for _, noScripts := range []bool{false, true} {
				looks := slices.DeleteFunc(slices.Clone(views), func(v view) bool { return v.noScripts != noScripts })
				b := open(t, p.file, looks[0])
				for _, v := range looks {
					b.look(v)
					b.still(v)
					b.readable(p, v)
				}
				if noScripts {
					continue
				}
				b.everything()
				for _, v := range looks {
					b.look(v)
					b.fits(v, "with all opened, ")
				}
				var ready float64
				b.read(&ready, "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
				t.Logf("ready for use after %.0f ms", ready)
			}
		})
	}
}

// fits checks that nothing is wider than the window.
func (b *tab) fits(v view, how string) {
	b.t.Helper()
	if got := b.text("document.scrollingElement.scrollWidth - document.documentElement.clientWidth"); got != "0" {
		b.t.Errorf("%s: %sthe page is %s pixels wider than the window", v, how, got)
	}
}

// drawn waits until the page has been drawn as it is now. It takes scripts.
func (b *tab) drawn() {
	b.t.Helper()
	b.read(nil, "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(0))))")
}

// still checks that nothing moves when pictures that are far off are laid out.
func (b *tab) still(v view) {
	b.t.Helper()
	if v.noScripts {
		return // what waits for the page to be drawn is a script
	}
	b.drawn()
	var moved float64
	b.read(&moved, `(() => {
		const height = () => document.documentElement.scrollHeight, before = height()
		const far = [...document.querySelectorAll('.plot>svg')]
		far.forEach(picture => picture.style.contentVisibility = 'visible')
		const moved = height() - before
		far.forEach(picture => picture.style.contentVisibility = '')
		return moved
	})()`)
	if moved != 0 {
		b.t.Errorf("%s: the page grows by %g pixels when its pictures are laid out", v, moved)
	}
}

// readable checks that the page is whole, as far as it is seen in this way.
func (b *tab) readable(p readable, v view) {
	b.t.Helper()
	name := b.t.Name()
	b.shoot(strings.NewReplacer(" ", "-", ",", "").Replace(name[strings.Index(name, "/")+1:] + " " + v.String()))
	b.fits(v, "")
	scripts := !v.noScripts
	var seen struct{ Find, Explore, Headings, Pictures, Tables int }
	b.read(&seen, `(() => {
		const shown = s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility()).length;
		return {find: shown(".find"), explore: shown(".explore"), headings: shown("main h2"), pictures: shown("figure > .plot > svg"), tables: document.querySelectorAll("main table").length};
	})()`)
	if (seen.Find == 1) != scripts || (seen.Explore == 1) != (scripts && p.explores()) {
		b.t.Errorf("%s: %d find boxes and %d maps to explore are seen", v, seen.Find, seen.Explore)
	}
	if seen.Headings == 0 || seen.Pictures == 0 || seen.Tables == 0 {
		b.t.Errorf("%s: the page is not whole: %+v", v, seen)
	}
}

// everything opens all that is folded and makes the tools of all tables.
func (b *tab) everything() {
	b.t.Helper()
	b.read(nil, `(async () => {
		document.querySelectorAll("details").forEach(d => { d.open = true; });
		for (const table of document.querySelectorAll("table[data-file]")) {
			table.scrollIntoView();
			await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
		}
		scrollTo(0, 0);
	})()`)
}

func TestPagesHaveNoBarrierThatAxeFinds(t *testing.T) {
	path, ok := given(t, "ASSESS_AXE")
	if !ok {
		return
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages(t) {
		looks := []view{{width: 1280, height: 900}, {width: 375, height: 812, dark: true}}
		b := open(t, p.file, looks[0])
		// The first rows of a table stand for all of them: the rest would take minutes.
		b.read(nil, "document.querySelectorAll('main tbody tr:nth-child(n+16)').forEach(row => row.remove())")
		b.everything()
		b.read(nil, "document.querySelector('.explore-map') && document.querySelector('.explore-map').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'}))")
		b.read(nil, "void "+quoted("")+";"+string(axe)+"; 0")
		for _, v := range looks {
			b.look(v)
			b.drawn()
			var found []struct {
				ID, Help string
				Nodes    []struct{ HTML, FailureSummary string }
			}
			b.read(&found, `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => ({html: n.html, failureSummary: n.failureSummary}))})))`)
			for _, f := range found {
				t.Errorf("%s, %s: %s: %s: %+v", p.name, v, f.ID, f.Help, f.Nodes)
			}
		}
	}
}

func TestPagesAreValidMarkup(t *testing.T) {
	jar, ok := given(t, "ASSESS_VNU")
	if !ok {
		return
	}
	args := []string{"-jar", jar, "--format", "json", "--exit-zero-always"}
	for _, p := range pages(t) {
		args = append(args, p.file)
	}
	out, err := exec.Command("java", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("run the checker: %v: %s", err, out)
	}
	var result struct {
		Messages []struct {
			URL, Type, SubType, Message, Extract string
			LastLine                             int
		}
	}
	if err := json.Unmarshal(out, &result); err != nil {
		t.Fatalf("read what the checker says: %v: %.200s", err, out)
	}
	for _, m := range result.Messages {
		// The checker does not work out hashes, and takes data for a script. The
		// browser does better: see what open listens to.
		if strings.Contains(m.Message, "violates Content Security Policy") {
			continue
		}
		t.Errorf("%s line %d: %s %s: %s: %.200s", m.URL, m.LastLine, m.Type, m.SubType, m.Message, m.Extract)
	}
}
