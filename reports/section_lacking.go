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

// oneBox makes one box of notes in a row that say what is missing, so that a chapter
// for which little is held stays short. Each keeps its title, in bold.
func oneBox(blocks []Block) []Block {
	var out []Block
	for from := 0; from < len(blocks); {
		to := from
		var spans []Span
		for ; to < len(blocks); to++ {
			n, ok := blocks[to].(Note)
			if !ok || n.Kind != Missing {
				break
			}
			if to > from {
				spans = append(spans, words(" "))
			}
			spans = append(append(spans, strong("%s. ", n.Title)), n.Spans...)
		}
		switch to - from {
		case 0, 1:
			out = append(out, blocks[from])
			from++
		default:
			out = append(out, Note{Kind: Missing, Spans: spans})
			from = to
		}
	}
	return out
}
