package reports

// lacking gathers what cannot be said by the reason why, so that one note names all
// that one reason keeps back.
type lacking struct {
	reasons []string // in the order in which they came
	names   map[string][]string
}

func (l *lacking) add(reason, name string) {
	if l.names == nil {
		l.names = map[string][]string{}
	}
	if len(l.names[reason]) == 0 {
		l.reasons = append(l.reasons, reason)
	}
	l.names[reason] = append(l.names[reason], name)
}

// notes are one note a reason; what stands before the names.
func (l *lacking) notes(what string) (out []Block) {
	for _, r := range l.reasons {
		out = append(out, absent(what+joined(l.names[r]), r))
	}
	return out
}
