package profiles

import (
	"math"
	"strconv"
	"strings"

	"assess/data"
)

// Target is the number that an outcome should reach: a change since the baseline, or a
// number of records in a year.
type Target struct {
	Change float64    // share of the baseline, -0.1 for a tenth fewer; 0 when Level counts
	Level  *int64     // records in twelve months; nil when Change counts
	By     data.Month // the month by whose end it is to be reached; zero when none is named
}

// target reads what an outcome should reach: "-10%" or "+5 %" since its baseline, or a whole
// number of records a year, with the direction in which that lies. nil when it names none.
func (c *checker) target(key string, raw outcomeTOML) (*Target, Direction) {
	direction := c.direction(key, raw.Direction)
	if raw.Target == nil {
		if raw.By != "" {
			c.Fail(key+".by", "by goes with target; name the number to be reached by then, or take it out")
		}
		return nil, direction
	}
	t := &Target{}
	at := key + ".target"
	const how = "write a change such as \"-10%\", or a number of records a year such as 250"
	switch v := raw.Target.(type) {
	case int64:
		t.Level = &v
	case string:
		text := strings.TrimSpace(strings.ReplaceAll(v, "−", "-"))
		number, percent := strings.CutSuffix(text, "%")
		x, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		switch {
		case !percent || err != nil || math.IsNaN(x) || x == 0 || x <= -100 || x > 1000:
			c.Fail(at, "target %q is no change in per cent above -100; %s", v, how)
		case x > 0 && !strings.HasPrefix(text, "+"):
			c.Fail(at, "target %q does not say whether up or down; write \"+%s\" or \"-%s\"", v, text, text)
		}
		t.Change = x / 100
	default:
		c.Fail(at, "target is neither a change nor a whole number; %s", how)
	}
	switch {
	case raw.Kind == "":
		c.Fail(at, "the outcome has a target and no kind; say what it is about, so that a number can be found for it")
	case t.Level != nil && *t.Level < 0:
		c.Fail(at, "target %d is below 0", *t.Level)
	case t.Level != nil && direction == "":
		c.Fail(at, "the outcome has a level for a target and no direction; write direction = \"lower\" for at most, \"higher\" for at least")
	case t.Level == nil && direction == "" && t.Change < 0:
		direction = Lower
	case t.Level == nil && direction == "":
		direction = Higher
	case t.Level == nil && (direction == Lower) != (t.Change < 0):
		c.Fail(at, "the outcome should go %s and its target is the other way", direction)
	}
	if raw.By != "" {
		var err error
		if t.By, err = data.ParseMonth(raw.By); err != nil {
			c.Fail(key+".by", "by is %q; write the month by whose end the target is to be reached, such as \"2024-03\"", raw.By)
		}
	}
	return t, direction
}
