package ingest

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"assess/data/durable"
)

// keyBytes is the length of the workspace's key. maxKeyFile is the largest file that is
// looked at for one: its hexadecimal digits and room around them.
const (
	keyBytes   = 32
	maxKeyFile = 1 << 10
)

// readKey reads the key with which references are hashed, and makes it when there is
// none and it is to be kept. Whoever has it can test whether a reference is in the
// store, so it is for its owner alone: one that others can read is refused, since it may
// have been copied. No message holds it.
func readKey(path string, keep bool) ([]byte, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return makeKey(path, keep)
	case err != nil:
		return nil, fmt.Errorf("read the key of references: %w", err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("the key of references %s is not a plain file: put the file itself there", path)
	case info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows":
		return nil, fmt.Errorf("the key of references %s can be read by others: run chmod 600 on it", path)
	case info.Size() > maxKeyFile:
		return nil, notKey(path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the key of references: %w", err)
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) != keyBytes {
		return nil, notKey(path)
	}
	return key, nil
}

func notKey(path string) error {
	return fmt.Errorf("%s is not a key of references: restore it from a copy, or move it away and every table is read again with a new one", path)
}

func makeKey(path string, keep bool) ([]byte, error) {
	key := make([]byte, keyBytes)
	rand.Read(key) // never fails
	if !keep {
		return key, nil
	}
	err := durable.CreateFile(path, func(w io.Writer) error {
		_, err := io.WriteString(w, hex.EncodeToString(key)+"\n")
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("make the key of references: %w", err)
	}
	return key, nil
}

// keyMark tells one key from another and says nothing of it.
func keyMark(key []byte) string {
	sum := sha256.Sum256(append([]byte("the key of references\n"), key...))
	return hex.EncodeToString(sum[:8])
}
