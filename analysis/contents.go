package analysis

import "assess/data/reference"

// contents says how far each statutory item is met by what this assessment
// holds: the recorded data answer levels and changes, and nothing else.
func (b *builder) contents() error {
	type status struct{ status, why string }
	held := map[string]status{
		"a": {"partly", "police-recorded crime and anti-social behaviour by month and place; nothing on substance misuse but drug offences"},
		"b": {"met", "compared with the same months of the year before"},
		"c": {"missing", "no analyst's text has been supplied"},
		"d": {"partly", "the findings are ranked; no priorities have been proposed"},
		"e": {"missing", "no survey or consultation has been supplied"},
		"f": {"missing", "no partnership plan has been supplied"},
		"g": {"partly", "compared with the comparator; nothing has been marked for the county"},
	}
	if b.out.Previous.Reason != "" {
		held["b"] = status{"missing", b.out.Previous.Reason}
	}
	if b.req.Comparator == nil {
		held["g"] = status{"missing", "no comparator is configured"}
	}
	b.out.Contents = []StatutoryItem{}
	for _, item := range reference.Statutory() {
		s, ok := held[item.Letter]
		if !ok {
			s = status{"missing", "nothing in the data held speaks to it"}
		}
		b.out.Contents = append(b.out.Contents, StatutoryItem{Item: item.Letter, Title: item.Title, Status: s.status, Why: s.why})
	}
	return nil
}
