package main

import (
	"context"
	"time"

	"github.com/spf13/pflag"

	"assess/data/workspace"
)

// options are the flags that every command takes.
type options struct {
	terminal *terminal
	config   string
	store    string
	out      string
	wait     time.Duration
	running  string // the command, as the run lock names it

	published string   // the output folder whose revisions hold, where it is not that of the configuration
	besides   []string // the revisions that are looked at; nil for all
}

func (o *options) flags(f *pflag.FlagSet) {
	f.SortFlags = false
	f.StringVar(&o.config, "config", "assess.toml", "the workspace's configuration")
	f.StringVar(&o.store, "store", "", "store `file`, in place of the configured one")
	f.StringVar(&o.out, "out", "", "output `folder`, in place of the configured one")
	f.DurationVar(&o.wait, "wait", 10*time.Second, "how long to wait for a store that another assess has open")
	f.BoolVarP(&o.terminal.quiet, "quiet", "q", false, "say nothing but results, warnings and errors")
}

// read reads the configuration and puts the flags' paths in place.
func (o *options) read() (*workspace.Config, error) {
	c, err := workspace.Read(o.config)
	if err != nil {
		return nil, err
	}
	o.override(c)
	return c, nil
}

func (o *options) override(c *workspace.Config) {
	if o.store != "" {
		c.Store = o.store
	}
	if o.out != "" {
		c.Out = o.out
	}
}

// with opens the configured workspace for a command and closes it after.
func (o *options) with(ctx context.Context, run func(*session) error) (err error) {
	config, err := o.read()
	if err != nil {
		return err
	}
	s, err := o.open(ctx, config)
	if err != nil {
		return err
	}
	defer closeInto(&err, s.close)
	return run(s)
}
