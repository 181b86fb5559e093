package reports

// notUsedBlocks ends the annex of methods with those that wait for data.
func (d *draft) notUsedBlocks() []Block {
	if len(d.a.NotUsed) == 0 {
		return nil
	}
	text := "An analyst may look for these methods. They wait for data that has not been loaded."
	if d.onlyPolice() {
		text += " The police open data gives the month of each incident, its category, and a point that stands for several addresses; no more."
	}
	var l List
	for _, m := range d.a.NotUsed {
		l.Items = append(l.Items, []Span{strong("%s. ", m.Name), words("%s It takes %s. %s", m.What, m.Needs, m.Why)})
	}
	return []Block{heading("methods-unused", "Not used in this report"), say("%s", text), l}
}
