package profiles

import (
	"fmt"
	"path/filepath"
	"strings"

	"assess/data"
)

// narrative is the folder of the analyst's text, beside the profile.
func (c *checker) narrative(dir string) string {
	if dir == "" || filepath.IsAbs(dir) {
		return dir
	}
	if strings.TrimSpace(dir) != dir {
		c.Fail("narrative", "narrative = %q begins or ends with a space; name the folder, such as \"narrative\"", dir)
	}
	return filepath.Join(filepath.Dir(c.Path), filepath.FromSlash(dir))
}

// events reads what may be why numbers moved.
func (c *checker) events(raw []data.EventText) []data.Event {
	var out []data.Event
	for i, t := range raw {
		e, key, err := t.Event()
		if err != nil {
			c.Fail(fmt.Sprintf("event.%d.%s", i, key), "%v", err)
		}
		out = append(out, e)
	}
	return out
}
