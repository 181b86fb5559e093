package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What a build leaves behind is its owner's alone, whatever the umask is and wherever it
// stopped, and nothing of it holds the key of references. The raw files stay as they are.
func TestWhatABuildLeavesBehind(t *testing.T) {
	t.Parallel()
	key := bytes.Repeat([]byte{0xA7, 0x3C, 0x5E, 0x91}, 8)
	dir := partnerWorkspace(t)
	keyFile := filepath.Join(dir, "store", "assess.key")
	if err := os.Mkdir(filepath.Dir(keyFile), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(keyFile, []byte(hex.EncodeToString(key)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	raw, err := hashFolder(filepath.Join(dir, "raw"))
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for _, line := range []string{
		"umask 0 && assess load --dry-run",
		"umask 0 && assess load",
		"umask 0 && assess check",
		"umask 0 && assess build 2021 --edition both --timings",
		"umask 0 && assess refresh --edition both --json",
		"umask 0777 && assess publish 2021 --edition public",
		"umask 0777 && assess report hub 2022-03 --edition both",
		"umask 0777 && assess build 2021 --out deep/er/out --store other/place/a.duckdb",
		"umask 0 && assess init fresh && assess init sample --sample",
	} {
		said.WriteString(done(t, dir, line).said())
	}
	for _, folder := range []string{"store", "out", "deep", "other", "fresh", "sample"} {
		privateBelow(t, filepath.Join(dir, folder))
	}
	if now, err := hashFolder(filepath.Join(dir, "raw")); err != nil || !slices.Equal(now, raw) {
		t.Errorf("the raw files are not what they were: %v", err)
	}
	// Damage, so that errors are said too.
	for _, line := range []string{
		"touch raw/partners/fire/* && chmod 640 store/assess.key && ASSESS_DEBUG=1 assess load",
		"chmod 600 store/assess.key && printf x >> store/assess.key && assess load",
		"mv store/assess.key away.key && ln -s ../away.key store/assess.key && assess load",
		"rm store/assess.key && mkfifo store/assess.key && assess load",
	} {
		r := runIn(t, dir, line)
		if r.code != exitFailed || !strings.Contains(r.err, "key") {
			t.Errorf("%s: exit %d, %s", line, r.code, r.said())
		}
		said.WriteString(r.said())
	}
	forms := [][]byte{key[:8], []byte(hex.EncodeToString(key[:8])), []byte(strings.ToUpper(hex.EncodeToString(key[:8]))), []byte(base64.StdEncoding.EncodeToString(key)[:10])}
	look := func(name string, text []byte) {
		for _, f := range forms {
			if bytes.Contains(text, f) {
				t.Errorf("%s holds the key", name)
			}
		}
	}
	look("what was said", []byte(said.String()))
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || d.Name() == "away.key" {
			return err
		}
		text, err := os.ReadFile(path)
		look(path, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
