package reports

import "assess/data/durable"

// ReplaceFolder is durable.ReplaceFolder.
func ReplaceFolder(dir string, fill func(temporary string) error) error {
	return durable.ReplaceFolder(dir, fill)
}
