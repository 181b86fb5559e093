package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"assess/data"
	"assess/data/workspace"
)

func verifyCommand(o *options) *cobra.Command {
	var sample bool
	c := &cobra.Command{
		Use:   "verify DIR…",
		Short: "Make an assessment again from its raw files and compare it byte for byte",
		Long: "verify takes what manifest.json in DIR says an assessment was made of, reads those\nraw files into a new temporary store, makes the assessment and its papers again and\ncompares every file. It names the first difference, without its values, and its causes.\n" +
			"DIR is the folder of a partnership, or one that holds several. Nothing is changed.\n\nWhat the raw files do not tell is made again from a copy of the configured store: what\nhad been read by the day of --as-at, and what files held before they were replaced.",
		Example: "  assess verify out/2021\n  assess verify out/2021/chelmsford --config assess.toml",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			run := func(config *workspace.Config) error { return verify(c.Context(), o, config, args) }
			if sample {
				return withSample(c, o, run)
			}
			config, err := o.read()
			if err != nil {
				return err
			}
			return run(config)
		},
	}
	c.Flags().BoolVar(&sample, "sample", false, "what was built with --sample; needs no configuration")
	return c
}

// built is an assessment, or a paper beside it, that has been written.
type built struct {
	manifest
	dir   string
	paper string // name of the paper's files less the ending; empty for the assessment
}

// name is how messages call it.
func (b built) name() string { return filepath.ToSlash(filepath.Join(b.dir, b.paper)) }

// verify makes again all that was built in folders, and says whether it is the same.
func verify(ctx context.Context, o *options, config *workspace.Config, dirs []string) error {
	all, err := findBuilt(dirs)
	if err != nil {
		return err
	}
	wrong := 0
	for _, together := range sharing(all) {
		verdicts, err := again(ctx, o, config, together)
		if err != nil {
			return err
		}
		for _, v := range verdicts {
			if !v.tell(o.terminal) {
				wrong++
			}
		}
	}
	if wrong > 0 {
		return fmt.Errorf("%d of %d are not what their raw files make now, for the causes above", wrong, len(all))
	}
	return nil
}

// maxManifest is the largest manifest that is read; one of 10,000 extracts has 2 MB.
const maxManifest = 64 << 20

// findBuilt reads the manifests in folders and in the folders below them.
func findBuilt(dirs []string) ([]built, error) {
	var out []built
	for _, dir := range dirs {
		before := len(out)
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && path != dir && strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir // left by a build that was interrupted
			}
			paper, ok := manifestOf(d.Name())
			if !ok || !d.Type().IsRegular() {
				return nil
			}
			m, err := readManifest(path)
			out = append(out, built{m, filepath.Dir(path), paper})
			return err
		})
		if err != nil {
			return nil, usageError{fmt.Errorf("verify %s: %w", dir, err)}
		}
		if len(out) == before {
			return nil, usagef("nothing in %s has a manifest.json: name a folder that assess build wrote, such as out/2021", dir)
		}
	}
	return out, nil
}

// manifestOf reports whether a file is a manifest: of the assessment, or of a paper.
func manifestOf(name string) (paper string, ok bool) {
	if name == "manifest.json" {
		return "", true
	}
	return strings.CutSuffix(name, ".manifest.json")
}

func readManifest(path string) (m manifest, err error) {
	b, err := readPlain(path, "manifest", maxManifest)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%s is damaged: %w", path, briefly(err))
	}
	if m.Program != "assess" {
		return m, fmt.Errorf("%s is not a manifest of assess", path)
	}
	if m.Partnership == "" || m.Months == "" {
		return m, errors.New(path + " was written by an earlier version, which did not say all that is needed: build the year again")
	}
	for _, f := range m.Outputs {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			return m, fmt.Errorf("%s names %q, which is not below its folder", path, f.Path)
		}
	}
	return m, nil
}

// period reads the months that it is of.
func (m manifest) period() (p data.Period, err error) {
	from, to, _ := strings.Cut(m.Months, "/")
	if p.From, err = data.ParseMonth(from); err == nil {
		p.To, err = data.ParseMonth(to)
	}
	if err != nil || p.To < p.From {
		return p, fmt.Errorf("the manifest's months %q are not written YYYY-MM/YYYY-MM", m.Months)
	}
	return p, nil
}

// edition is the flag that asks for the editions.
func (m manifest) edition() string {
	if len(m.Editions) == 1 {
		return m.Editions[0]
	}
	return "both"
}

// sharing parts what was built into groups that were made of the same raw files, each
// in the order given.
func sharing(all []built) [][]built {
	var groups [][]built
next:
	for _, b := range all {
		for i, g := range groups {
			if g[0].AsAt == b.AsAt && slices.Equal(g[0].Inputs, b.Inputs) && slices.Equal(g[0].SetAside, b.SetAside) &&
				g[0].needsHistory() == b.needsHistory() {
				groups[i] = append(g, b)
				continue next
			}
		}
		groups = append(groups, []built{b})
	}
	return groups
}
