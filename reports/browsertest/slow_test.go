package browsertest

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// slower is how many times slower than this computer a slow laptop is taken to be.
const slower = 4

// settled waits until nothing has kept the page from answering for a second, and gives the
// milliseconds from its opening to the end of the last task that did for longer than a
// person notices, and for how long all of them did so together.
const settled = `new Promise(done => {
	const opened = performance.getEntriesByType('navigation')[0]
	let ready = opened.domContentLoadedEventEnd, held = 0
	const note = list => list.forEach(t => { ready = Math.max(ready, t.startTime + t.duration); held += t.duration - 50 })
	const watch = new PerformanceObserver(list => note(list.getEntries()))
	watch.observe({type: 'longtask', buffered: true})
	const look = () => performance.now() - ready > 1000 ? done({ready, held}) : setTimeout(look, 100)
	setTimeout(look, 100)
})`

// On a slow laptop the page answers as on a fast one: what its script adds is there once
// it has settled, and a word is found. How long that takes is printed.
func TestASlowLaptopCanUseThePage(t *testing.T) {
	for _, p := range pages(t) {
		t.Run(filepath.Base(filepath.Dir(filepath.Dir(p.name)))+" "+filepath.Base(p.name), func(t *testing.T) {
			b := open(t, p.file, view{width: 1280, height: 900})
			work := b.work(p.file)
			call(b, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower})
			b.do(chromedp.Navigate("file://"+p.file), chromedp.WaitReady("main"))
			var took struct{ Ready, Held float64 }
			b.read(&took, settled)
			t.Logf("%d times slower: answers after %.0f ms, held for %.0f ms of them; %d times its work is %.0f ms", slower, took.Ready, took.Held, slower, slower*work)
			b.focus("#page-find")
			b.press("c", "r", "i", "m", "e")
			b.wait("document.getElementById('page-find-found').textContent.includes('found')")
		})
	}
}

// work opens a file anew and gives the milliseconds that the processor works for it until
// it has settled. Other programs that run at the same time do not lengthen them.
func (b *tab) work(file string) float64 {
	b.t.Helper()
	call(b, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	at := func() (seconds float64) {
		got, err := chromedp.Call(b.ctx, performance.GetMetrics, cdp.Empty{})
		if err != nil {
			b.t.Fatal(err)
		}
		for _, m := range got.Metrics {
			if m.Name == "TaskDuration" {
				return m.Value
			}
		}
		b.t.Fatal("the browser does not say how long it worked")
		return 0
	}
	before := at()
	b.do(chromedp.Navigate("file://"+file), chromedp.WaitReady("main"))
	b.read(nil, settled)
	return 1000 * (at() - before)
}
