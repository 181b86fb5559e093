//go:build unix

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

var terminate = os.Signal(syscall.SIGTERM)

// nobody is the user that stands for one without any rights.
const nobody = 65534

// asAnother gives the workspace to a user whom the modes of files bind, unlike the one
// who may do anything, and a way to run commands as that user.
func (l *life) asAnother() func(args ...string) *exec.Cmd {
	l.Helper()
	if os.Getuid() != 0 {
		return func(args ...string) *exec.Cmd { return exec.Command("assess", args...) }
	}
	program, err := exec.LookPath("assess")
	if err != nil {
		l.Fatal(err)
	}
	dir := l.TempDir()
	within := filepath.Join(dir, "assess") // the program finds its part by its name
	if err := os.Link(program, within); err != nil {
		if err := copyFile(program, within); err != nil {
			l.Fatal(err)
		}
	}
	for _, open := range []string{within, filepath.Dir(dir), filepath.Dir(l.dir)} {
		if err := os.Chmod(open, 0o755); err != nil {
			l.Fatal(err)
		}
	}
	err = filepath.WalkDir(l.dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chown(path, nobody, nobody)
	})
	if err != nil {
		l.Fatal(err)
	}
	return func(args ...string) *exec.Cmd {
		c := exec.Command(within, args...)
		c.Env = append(os.Environ(), "HOME="+l.dir, "TMPDIR="+l.dir)
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		return c
	}
}
