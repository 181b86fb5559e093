package analysis

import "assess/data"

// PartnerRestatement is one replacement of a partner's file that changed the total of a
// month, over all areas that the table covers.
type PartnerRestatement struct {
	Source        string     `json:"source"`
	Month         data.Month `json:"month"`
	Previous      int64      `json:"previous_count"`
	Current       int64      `json:"current_count"`
	PreviousKnown string     `json:"previous_known"` // the newest day or month of the file, or the day on which it was read
	CurrentKnown  string     `json:"current_known"`
}
