package data

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// EventKind is what sort of thing an event is.
type EventKind string

// The kinds of event.
const (
	RecordingChange EventKind = "recording-change" // of how crime is recorded or counted
	Operation       EventKind = "operation"        // work of the police or a partner
	Law             EventKind = "law"
	Restriction     EventKind = "restriction" // on where people may go, such as that of 2020
	OtherEvent      EventKind = "other"
)

// EventKinds lists the kinds with the words for them.
var EventKinds = []struct {
	Kind  EventKind
	Words string
}{
	{RecordingChange, "change of recording"}, {Operation, "operation"}, {Law, "law"}, {Restriction, "restriction"}, {OtherEvent, "other event"},
}

// Words are the words for a kind.
func (k EventKind) Words() string {
	for _, e := range EventKinds {
		if e.Kind == k {
			return e.Words
		}
	}
	return string(k)
}

// Event is something that may be why numbers moved: told beside them, never taken for the
// cause. From and To are its months, the same for one that happened in a month.
type Event struct {
	Day        string     `json:"day,omitempty"` // ISO, where it was given
	From       Month      `json:"from"`
	To         Month      `json:"to"`
	Title      string     `json:"title"`
	Kind       EventKind  `json:"kind"`
	Categories []Category `json:"categories,omitempty"` // that it bears on; empty for all
	Restricted bool       `json:"restricted,omitempty"` // kept out of the public edition
}

// Months are those of the event.
func (e Event) Months() Period { return Period{e.From, e.To} }

// Bears reports whether the event bears on a category.
func (e Event) Bears(c Category) bool {
	return len(e.Categories) == 0 || slices.Contains(e.Categories, c)
}

// When is the event's time as people write it.
func (e Event) When() string {
	if day, err := time.Parse(time.DateOnly, e.Day); err == nil && e.From == e.To {
		return day.Format("2 January 2006")
	}
	return e.Months().Label()
}

// EventText is an event as a configuration writes it.
type EventText struct {
	Date       string   `toml:"date"`
	Month      string   `toml:"month"`
	To         string   `toml:"to"`
	Title      string   `toml:"title"`
	Kind       string   `toml:"kind"`
	Categories []string `toml:"categories"`
	Restricted bool     `toml:"restricted"`
}

// Event checks what was written. key names the field of the first mistake.
func (t EventText) Event() (out Event, key string, err error) {
	out = Event{Title: strings.Join(strings.Fields(t.Title), " "), Restricted: t.Restricted}
	if out.Title == "" {
		return out, "title", fmt.Errorf("title is missing; say what happened in a few words")
	}
	if len([]rune(out.Title)) > 100 {
		return out, "title", fmt.Errorf("title is longer than 100 characters; it stands under charts")
	}
	if key, err = t.months(&out); err != nil {
		return out, key, err
	}
	if out.Kind, err = eventKind(t.Kind); err != nil {
		return out, "kind", err
	}
	for _, name := range t.Categories {
		c, err := namedCategory(name)
		if err != nil {
			return out, "categories", err
		}
		if !slices.Contains(out.Categories, c) {
			out.Categories = append(out.Categories, c)
		}
	}
	SortCategories(out.Categories)
	return out, "", nil
}

// months reads date or month, and to.
func (t EventText) months(out *Event) (key string, err error) {
	switch {
	case t.Date != "" && t.Month != "":
		return "month", fmt.Errorf("date and month are both written; keep one of them")
	case t.Date != "":
		day, err := time.Parse(time.DateOnly, t.Date)
		if err != nil {
			return "date", fmt.Errorf("date %q is not a day written as YYYY-MM-DD", t.Date)
		}
		out.Day, out.From = t.Date, NewMonth(day.Year(), day.Month())
	case t.Month != "":
		if out.From, err = ParseMonth(t.Month); err != nil {
			return "month", fmt.Errorf("month: %w", err)
		}
	default:
		return "date", fmt.Errorf("the event has no date; write date = \"2021-03-08\" or month = \"2021-03\"")
	}
	out.To = out.From
	if t.To == "" {
		return "", nil
	}
	text := t.To
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		text = NewMonth(day.Year(), day.Month()).String()
	}
	if out.To, err = ParseMonth(text); err != nil {
		return "to", fmt.Errorf("to: %w", err)
	}
	if out.To < out.From {
		return "to", fmt.Errorf("the event ends in %s, before it begins in %s", out.To.Label(), out.From.Label())
	}
	return "", nil
}

// eventKind finds a kind by its name.
func eventKind(name string) (EventKind, error) {
	var names []string
	for _, e := range EventKinds {
		if string(e.Kind) == name {
			return e.Kind, nil
		}
		names = append(names, string(e.Kind))
	}
	if near, ok := Nearest(name, names); ok {
		return "", fmt.Errorf("kind %q is not known; did you mean %q?", name, near)
	}
	return "", fmt.Errorf("kind %q is not known; the kinds are %s", name, strings.Join(names, ", "))
}

// namedCategory finds a published category, or All crime, in any case.
func namedCategory(name string) (Category, error) {
	names := []string{string(AllCrime)}
	for _, c := range Categories {
		names = append(names, string(c.Name))
	}
	for _, n := range names {
		if strings.EqualFold(n, name) {
			return Category(n), nil
		}
	}
	return "", fmt.Errorf("category %q is not known; did you mean %q?", name, Closest(name, names))
}
