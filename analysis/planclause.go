package analysis

import (
	"regexp"
	"strings"
	"time"

	"assess/data/plan"
)

// planTime is the day on which updates are judged, in a quarter of a plan's year.
type planTime struct {
	plan    *plan.Plan
	quarter int // 1 to 4
	day     time.Time
}

// planClause is a sentence of an update, or one of its lines.
type planClause struct {
	text    string
	later   bool // it speaks of what is planned for after the day
	when    bool // later by a date or a quarter that lies ahead, not by its words alone
	missed  bool // it plans for a day that is past
	begun   bool // something has been done
	done    bool // something has been completed
	ongoing bool
}

// The words by which updates are read. They are those of committees' papers.
var (
	saysNothing  = regexp.MustCompile(`(?i)^\W*(no updates?( (yet|available|received|provided|given|to date|this quarter))*|n/?a|nil|none|tbc|tba|to be confirmed|awaited|update awaited|\?*|[-–—.]*)\W*$`)
	waitsOn      = regexp.MustCompile(`(?i)\bto (provide (an )?)?update\b|\bdependenc(y|ies)\b|\bdepend(s|ing|ent)? (up)?on\b|\bdepend(s|ing|ent)\b|\bawait(s|ing)?\b|\bwaiting (for|on)\b|\bheld up by\b`)
	leftTo       = regexp.MustCompile(`(?i)^\W*(q[1-4]\s*([-–]\s*q?[1-4])?\W*)?([\p{L}’'&.]+ ){1,4}(action|lead|to action|to lead)\W*$`)
	isPlanned    = regexp.MustCompile(`(?i)\b(planned|booked|scheduled|arranged for|agreed for|to be (held|launched|delivered|arranged|started|appointed|recruited|installed|confirmed)|will|due to|future|upcoming|forthcoming)\b`)
	isBegun      = regexp.MustCompile(`(?i)\b(signed up|recruited|in place|advertised|appointed|trained|launched|delivered|held|provided|given|completed?|installed|introduced|served|distributed|issued|visited|engaged|established|set up|opened|in progress|under ?way|started|begun|endorsed|put up|shared)\b`)
	isDone       = regexp.MustCompile(`(?i)\b(completed?|delivered|launched|installed|introduced|achieved|now in place|finished|held)\b`)
	isNotDone    = regexp.MustCompile(`(?i)\b(not|never|yet to|no|in progress|under ?way|part(ly|ially)?|to be)\b`)
	isOngoing    = regexp.MustCompile(`(?i)\b(on-?going|continu(es|ing|ed)|in progress|under ?way|currently)\b`)
	nothingYet   = regexp.MustCompile(`(?i)\b(not (yet )?(started|begun|commenced)|yet to (start|begin|commence)|(no|nil) ([\p{L}-]+ ){0,2}(actions?|activit(y|ies)|operations?|sessions?|events?|meetings?|visits?|work|progress)( to date| yet| so far)?)\b`)
	slipped      = regexp.MustCompile(`(?i)\b(delayed|slipped|behind schedule|postponed|cancelled|overdue|missed|not (been )?(met|achieved))\b`)
	ofOutcome    = regexp.MustCompile(`(?i)\b(reduc\w*|decreas\w*|fewer|less|confidence|satisf\w*|feel\w*|safer|safeguarded|remain in|behaviou?r\w*|more able|able to|better informed|aware(ness)?|understanding|knowledge|vigilan\w*|improved|well-?being|reassur\w*|protected)\b`)
	vagueChange  = regexp.MustCompile(`(?i)\b(increas\w*|reduc\w*|decreas\w*|fewer|more|improv\w*|less)\b`)
	quarterName  = regexp.MustCompile(`(?i)\bq([1-4])(?:\s*[-–]\s*q?([1-4]))?\b`)
	betweenParts = regexp.MustCompile(`, | \+ | – | and | but `)
	endOfClause  = regexp.MustCompile(`[.!?;]\s+(?:[A-Z“"‘']|\d)`)
)

// clauses splits an update and says of each part when it speaks of.
func (t planTime) clauses(update string) []planClause {
	var out []planClause
	for _, s := range sentences(update) {
		done, rest := parted(s)
		if done != "" {
			out = append(out, t.clause(done))
		}
		out = append(out, t.clause(rest))
	}
	return out
}

// parted takes what is done from the front of a sentence that goes on to what is
// planned: "two held, one booked for March". done is empty where there is no such part.
func parted(s string) (done, rest string) {
	planned := isPlanned.FindStringIndex(s)
	if planned == nil {
		return "", s
	}
	at := betweenParts.FindAllStringIndex(s[:planned[0]], -1)
	if len(at) == 0 {
		return "", s
	}
	cut := at[len(at)-1]
	if front := s[:cut[0]]; isBegun.MatchString(front) {
		return front, s[cut[1]:]
	}
	return "", s
}

func (t planTime) clause(s string) planClause {
	c := planClause{text: s, begun: isBegun.MatchString(s), ongoing: isOngoing.MatchString(s)}
	c.done = isDone.MatchString(s) && !isNotDone.MatchString(s)
	planned := isPlanned.MatchString(s)
	ahead, named := t.ahead(s)
	c.when = ahead
	c.later = ahead || planned
	c.missed = planned && named && !ahead
	if c.missed {
		c.later = false
	}
	return c
}

// ahead says whether all quarters and days that a sentence names lie after the day.
// named is false when it names none.
func (t planTime) ahead(s string) (ahead, named bool) {
	ahead = true
	for _, m := range quarterName.FindAllStringSubmatch(s, -1) {
		named = true
		ahead = ahead && int(m[1][0]-'0') > t.quarter
	}
	for _, d := range planDates(s, t.plan) {
		named = true
		ahead = ahead && d.After(t.day)
	}
	return ahead && named, named
}

// sentences splits a text at its lines and at the ends of its sentences.
func sentences(text string) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		for {
			at := endOfClause.FindStringIndex(line)
			if at == nil {
				break
			}
			out = append(out, strings.TrimSpace(line[:at[0]+1]))
			line = strings.TrimSpace(line[at[0]+1:])
		}
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
