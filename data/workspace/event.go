package workspace

import "assess/data"

// events reads what may be why numbers moved.
func (c *checker) events(raw []data.EventText) []data.Event {
	var out []data.Event
	for i, t := range raw {
		e, key, err := t.Event()
		if err != nil {
			c.fail(indexed("event", i)+"."+key, "%v", err)
		}
		out = append(out, e)
	}
	return out
}
