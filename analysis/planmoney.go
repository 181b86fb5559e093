package analysis

// PlanMoney is a line of funding in pounds. What the partnership has not said is nil.
type PlanMoney struct {
	Line       string   `json:"line"`
	Priority   string   `json:"priority"` // empty for money of no one priority
	Allocation *float64 `json:"allocation"`
	Committed  *float64 `json:"committed"`
	Spent      *float64 `json:"spent"`
}
