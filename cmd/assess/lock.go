package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"assess/data/store"
)

// retryLockEvery is how often a lock that another process holds is tried again.
const retryLockEvery = 100 * time.Millisecond

// runLock keeps two commands from working on one store at a time. It is a lock on a
// file beside the store, which the system gives up when its owner ends, however that
// comes about: a lock of a process that is dead is simply free. The text of the file
// says who the owner is and is not what locks; it may be left from a process that was
// killed. The file is never removed, since a lock on a file that another process
// removes would lock nothing.
//
// Every command that opens the store takes it first, so that a refusal can say more
// than DuckDB knows, and so that one cause gives one message. DuckDB's own lock is met
// only when a program that is not assess has the store open.
type runLock struct{ file *flock.Flock }

// lockOwner is what a lock's file says of the process that holds it.
type lockOwner struct {
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"` // UTC, to the second
	Command string    `json:"command"`
}

// takeLock takes the lock of the store at path for the named command, and waits no
// longer than wait for another process to give it up. The error is then
// store.ErrInUse in a sentence that names the owner, if that can be told.
func takeLock(ctx context.Context, path, command string, wait time.Duration) (*runLock, error) {
	name := path + ".lock"
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return nil, fmt.Errorf("make the store's folder: %w", err)
	}
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("the run lock %s is not a plain file: remove it", name)
	}
	l := &runLock{flock.New(name)}
	deadline := time.Now().Add(wait)
	for {
		held, err := l.file.TryLock()
		if err != nil {
			return nil, fmt.Errorf("take the run lock: %w", err)
		}
		if held {
			break
		}
		left := time.Until(deadline)
		if left <= 0 {
			return nil, fmt.Errorf("the store %s is used by %s: wait for it to end or give --wait: %w", path, readOwner(name), store.ErrInUse)
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("stopped waiting for the store %s: %w", path, ctx.Err())
		case <-time.After(min(left, retryLockEvery)):
		}
	}
	if err := sign(name, command); err != nil {
		return nil, errors.Join(fmt.Errorf("sign the run lock: %w", err), l.release())
	}
	return l, nil
}

// sign writes who holds the lock.
func sign(name, command string) error {
	host, err := os.Hostname()
	if err != nil {
		host = "" // the owner is told without it
	}
	b, err := json.Marshal(lockOwner{os.Getpid(), host, time.Now().UTC().Truncate(time.Second), command})
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(b, '\n'), 0o600)
}

// release gives the lock up and clears the file, which then names nobody.
func (l *runLock) release() error {
	err := os.Truncate(l.file.Path(), 0)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil // the store's folder is gone with it
	}
	return errors.Join(err, l.file.Unlock())
}

// readOwner reads who holds a lock; "another assess" when the file does not say.
func readOwner(name string) lockOwner {
	var o lockOwner
	b, err := os.ReadFile(name)
	if err != nil || json.Unmarshal(b, &o) != nil {
		return lockOwner{}
	}
	return o
}

// String names the owner in the words of a message.
func (o lockOwner) String() string {
	if o.PID == 0 {
		return "another assess"
	}
	command := o.Command
	if !strings.HasPrefix(command, "assess") || !printable(command) {
		command = "another assess"
	}
	host := ""
	if o.Host != "" && printable(o.Host) {
		host = " on " + o.Host
	}
	return fmt.Sprintf("%s (pid %d%s, since %s UTC)", command, o.PID, host, o.Since.UTC().Format("2006-01-02 15:04:05"))
}

// printable reports whether a text may be shown as it is: short, and of letters, digits,
// spaces, points and hyphens alone.
func printable(s string) bool {
	return len(s) <= 80 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .-_") == ""
}
