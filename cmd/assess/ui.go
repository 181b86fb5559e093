package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"assess/data"
)

// terminal is where the program prints: results to out, messages and progress
// to err. Messages are lower case, begin with the program's name, end without a
// full stop and name the next command where there is one. No message holds the
// values of a row. What names of files and areas bring along, such as line ends and
// the sequences that move a terminal's cursor, is shown and not obeyed.
type terminal struct {
	out, err io.Writer
	quiet    bool
	live     bool // err is a terminal: progress may be drawn
}

func newTerminal() *terminal {
	return &terminal{out: os.Stdout, err: os.Stderr, live: term.IsTerminal(int(os.Stderr.Fd()))}
}

// result prints a line that the command was run for.
func (t *terminal) result(format string, args ...any) {
	fmt.Fprintln(t.out, shown(format, args))
}

// note prints a message beside the result, unless quiet.
func (t *terminal) note(format string, args ...any) {
	if !t.quiet {
		fmt.Fprintln(t.err, "assess: "+shown(format, args))
	}
}

// warn prints a message that must be seen, quiet or not.
func (t *terminal) warn(format string, args ...any) {
	fmt.Fprintln(t.err, "assess: warning: "+shown(format, args))
}

// failure prints why the program stopped.
func (t *terminal) failure(err error) {
	fmt.Fprintln(t.err, "assess: "+data.Shown(strings.TrimRight(err.Error(), "\n.")))
}

// shown formats a message and makes it one that a terminal takes for text alone.
func shown(format string, args []any) string { return data.Shown(fmt.Sprintf(format, args...)) }

// line prints v as one line of JSON on err.
func (t *terminal) line(v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(t.err, data.Shown(string(b)))
	return err
}

// progress shows how far a long step is. Without a terminal, or quiet, it shows
// nothing.
type progress struct{ bar *progressbar.ProgressBar }

// begin starts a bar of total steps.
func (t *terminal) begin(what string, total int) *progress {
	if !t.live || t.quiet || total == 0 {
		return &progress{}
	}
	return &progress{progressbar.NewOptions(total,
		progressbar.OptionSetWriter(t.err),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(100*time.Millisecond),
	)}
}

// step moves the bar on by one.
func (p *progress) step() {
	if p.bar != nil {
		_ = p.bar.Add(1) // a bar that cannot be drawn is no reason to stop
	}
}

// end clears the bar.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// table prints rows in aligned columns.
func (t *terminal) table(header []string, rows [][]string) {
	width := make([]int, len(header))
	for _, r := range append([][]string{header}, rows...) {
		for i, c := range r {
			width[i] = max(width[i], len([]rune(c)))
		}
	}
	for _, r := range append([][]string{header}, rows...) {
		var line strings.Builder
		for i, c := range r {
			if i > 0 {
				line.WriteString("  ")
			}
			line.WriteString(c + strings.Repeat(" ", width[i]-len([]rune(c))))
		}
		t.result("%s", strings.TrimRight(line.String(), " "))
	}
}

// resultJSON prints v, that the command was run for, as one line of JSON.
func (t *terminal) resultJSON(v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "%s\n", b)
	return err
}
