package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"assess/data"
	"assess/data/store"
	"assess/data/workspace"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2 // wrong usage or configuration
	exitChecks = 3 // data checks failed
	exitInUse  = 4 // the store is in use
)

// errChecks is returned after failed data checks have been printed.
var errChecks = errors.New("data checks failed")

// saidError is an error that has been told already, where the results stand.
type saidError struct{ error }

func (e saidError) Unwrap() error { return e.error }

// usageError is a mistake on the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

func main() { os.Exit(run()) }

// collectSeldom lets garbage grow to three times what is in use, up to 1 GiB in all,
// unless the environment says otherwise: a command is over soon, and collecting as often
// as Go does by itself took a sixth of a build.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(300)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(1 << 30)
	}
}

// run is the whole program; it gives the exit code.
func run() (code int) {
	keepPrivate()
	collectSeldom()
	tellFileSize()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal does not wait for the first to be heeded
	t := newTerminal()
	defer func() {
		if r := recover(); r != nil {
			t.failure(fmt.Errorf("an internal fault stopped the program (%v); nothing was written over; please report it with the command you ran", r))
			code = exitFailed
		}
	}()
	err := command(t).ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	if ctx.Err() != nil {
		t.failure(errors.New("stopped; the store and earlier output are as they were before the step that was running"))
		return exitFailed
	}
	var said saidError
	if !errors.As(err, &said) {
		t.failure(err)
	}
	return exitCode(err)
}

func exitCode(err error) int {
	var usage usageError
	var config *workspace.Error
	switch {
	case errors.Is(err, errChecks):
		return exitChecks
	case errors.Is(err, store.ErrInUse):
		return exitInUse
	case errors.As(err, &usage), errors.As(err, &config):
		return exitUsage
	}
	return exitFailed
}

// command is the root command with its subcommands, in the order help lists them.
func command(t *terminal) *cobra.Command {
	o := &options{terminal: t}
	root := &cobra.Command{
		Use:           "assess",
		Short:         "Make a community safety partnership's strategic assessment",
		Long:          "assess loads police street-level extracts, analyses a year against boundaries\nand earlier years, and writes the strategic assessment as accessible PDF and HTML.\n\nTry it on invented data:  assess build 2021 --sample",
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },

		PersistentPreRun: func(c *cobra.Command, _ []string) { o.running = c.CommandPath() },
	}
	root.SetVersionTemplate("assess {{.Version}}\n")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usagef("%w; see `%s --help`", err, c.CommandPath())
	})
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetOut(t.out)
	root.SetErr(t.err)
	o.flags(root.PersistentFlags())
	cobra.EnableCommandSorting = false
	root.AddCommand(buildCommand(o), reportCommand(o), loadCommand(o), refreshCommand(o), checkCommand(o), verifyCommand(o), publishCommand(o), initCommand(o))
	var names []string
	for _, c := range root.Commands() {
		c.Args = asUsage(c.Args)
		names = append(names, c.Name())
	}
	root.Args = knownCommand(names)
	return root
}

// knownCommand refuses a word that is no command and names the nearest.
func knownCommand(names []string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		if near, ok := data.Nearest(args[0], names); ok {
			return usagef("unknown command %q; did you mean %q?", args[0], near)
		}
		return usagef("unknown command %q; the commands are %s", args[0], strings.Join(names, ", "))
	}
}

// asUsage marks a mistake in the arguments as one of usage.
func asUsage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return usagef("%w; see `%s --help`", err, c.CommandPath())
		}
		return nil
	}
}
