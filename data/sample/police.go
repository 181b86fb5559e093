package sample

import (
	"os"
	"path/filepath"
)

// police writes every police file below dir, several at a time, and enters them
// into the truth in their order.
func (w *world) police(dir string, t *Truth) error {
	lsoas := map[int][]string{2011: w.lsoas(2011), 2021: w.lsoas(2021)}
	files := w.extracts()
	pack := archive{path: filepath.Join(dir, w.archiveName())}
	err := inOrder(len(files), func(i int) (packed, error) {
		f := w.write(files[i], lsoas)
		if files[i].archived {
			return deflate(f)
		}
		return packed{written: f}, create(filepath.Join(dir, f.Path), f.text)
	}, func(p packed) error {
		t.Files = append(t.Files, p.File)
		t.BadRows = append(t.BadRows, p.bad...)
		t.count(w, p.written)
		if p.Member == "" {
			return nil
		}
		return pack.add(p)
	})
	if err != nil {
		return err
	}
	return pack.close()
}

// create writes a new file and the folders above it.
func create(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(text); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
