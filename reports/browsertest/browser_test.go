package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long one tab may take over everything that a test does in it.
const patience = 2 * time.Minute

// browser is the one browser of all tests, nil where there is none.
var browser context.Context

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

// browserPath is where Chromium is, empty where it is not.
func browserPath() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	return ""
}

func run(m *testing.M) int {
	path := browserPath()
	if path == "" {
		if os.Getenv("CI") == "true" {
			fmt.Fprintln(os.Stderr, "no Chromium: install Debian's package chromium")
			return 1
		}
		return 0
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(path), chromedp.Flag("disable-component-update", true))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	var end context.CancelFunc
	browser, end = chromedp.NewContext(allocator)
	defer end()
	if err := chromedp.Do(browser); err != nil {
		fmt.Fprintln(os.Stderr, "start the browser:", err)
		return 1
	}
	return m.Run()
}

// given is the value of a variable of the environment. Where it is not set, ok is
// false, and under CI the test fails.
func given(t *testing.T, name string) (value string, ok bool) {
	t.Helper()
	value = os.Getenv(name)
	if value == "" && os.Getenv("CI") == "true" {
		t.Fatalf("%s is not set", name)
	}
	return value, value != ""
}

// view is how a page is looked at; the zero value is a wide window in the light
// with scripts on.
type view struct {
	width, height int64
	dark          bool
	noScripts     bool
}

func (v view) String() string {
	s := fmt.Sprintf("%d wide", v.width)
	if v.dark {
		s += ", dark"
	}
	if v.noScripts {
		s += ", scripts off"
	}
	return s
}

// tab is one page in the browser.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu         sync.Mutex
	complaints []string
}

// open opens a file, at the part of it that follows a "#". When the test ends the page must have said nothing to the
// console and asked nothing of anybody.
func open(t *testing.T, file string, v view) *tab {
	t.Helper()
	if v.width == 0 {
		v.width, v.height = 1280, 900
	}
	ctx, end := chromedp.NewContext(browser)
	ctx, stop := context.WithTimeout(ctx, patience)
	b := &tab{t: t, ctx: ctx}
	address := "file://" + file
	whole, _, _ := strings.Cut(address, "#")
	listen := func(event any) {
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			b.complain("console %s: %s", e.Type, arguments(e.Args))
		case *runtime.EventExceptionThrown:
			b.complain("exception: %s", e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			b.complain("log: %s", e.Entry.Text)
		case *network.EventRequestWillBeSent:
			url, _, _ := strings.Cut(e.Request.URL, "#")
			if url != whole && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "blob:") {
				b.complain("a request to %s", e.Request.URL)
			}
		case *page.EventJavascriptDialogOpening:
			b.complain("a dialog: %s", e.Message)
		}
	}
	t.Cleanup(func() {
		stop()
		end()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, c := range b.complaints {
			t.Errorf("%s: %s", v, c)
		}
	})
	if err := chromedp.Listen(ctx, listen); err != nil {
		t.Fatal(err)
	}
	b.look(v)
	b.do(chromedp.Navigate(address), chromedp.WaitReady("main"))
	return b
}

func (b *tab) complain(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.complaints = append(b.complaints, fmt.Sprintf(format, args...))
}

func arguments(args []*runtime.RemoteObject) string {
	var out []string
	for _, a := range args {
		out = append(out, string(a.Value)+a.Description)
	}
	return strings.Join(out, " ")
}

// look sets the window, the theme and whether scripts run.
func (b *tab) look(v view) {
	b.t.Helper()
	theme := "light"
	if v.dark {
		theme = "dark"
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: v.width, Height: v.height, DeviceScaleFactor: 1, Mobile: v.width < 600})
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}})
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.noScripts})
	call(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
}

func call[P, R any](b *tab, c cdp.Command[P, R], params P) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, c, params); err != nil {
		b.t.Fatalf("%s: %v", c.Method, err)
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// read evaluates an expression, a promise awaited, into a value.
func (b *tab) read(into any, expression string, args ...any) {
	b.t.Helper()
	if len(args) > 0 {
		expression = fmt.Sprintf(expression, args...)
	}
	raw, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]byte](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(raw, into); err != nil {
		b.t.Fatalf("%s gives %s: %v", expression, raw, err)
	}
}

// text evaluates an expression that gives text.
func (b *tab) text(expression string, args ...any) string {
	b.t.Helper()
	var s string
	b.read(&s, "String("+expression+")", args...)
	return s
}

// press sends keys to what has the focus.
func (b *tab) press(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		b.do(chromedp.KeyEvent(k))
	}
}

// focus puts the focus on an element, as stepping to it would.
func (b *tab) focus(selector string) {
	b.t.Helper()
	b.read(nil, "(e => { e.scrollIntoView({block: 'center'}); e.focus({focusVisible: true}); })(document.querySelector(%s))", quoted(selector))
	if got := b.text("document.activeElement === document.querySelector(%s)", quoted(selector)); got != "true" {
		b.t.Fatalf("%s cannot have the focus", selector)
	}
}

// wait waits until an expression is true.
func (b *tab) wait(expression string, args ...any) {
	b.t.Helper()
	expression = fmt.Sprintf(expression, args...)
	if _, err := chromedp.Run(b.ctx, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingTimeout(10*time.Second))); err != nil {
		b.t.Fatalf("%s never came true: %v", expression, err)
	}
}

// shoot keeps a picture of the window where pictures are asked for.
func (b *tab) shoot(name string) {
	b.t.Helper()
	folder := os.Getenv("ASSESS_SHOTS")
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

func quoted(s string) string {
	q, err := json.Marshal(s)
	if err != nil {
		panic(err) // text can always be written
	}
	return string(q)
}
