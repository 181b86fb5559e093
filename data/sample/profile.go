package sample

import (
	"fmt"

	"assess/data"
)

// profilePath is where the first partnership's profile lies.
const profilePath = "profile.toml"

// hasProfile reports whether the first partnership has a strategy: where truths are
// planted, for the year that they are planted in.
func (w *world) hasProfile() bool { return w.Planted && !lastWholeYear(w.files()).Empty() }

// profile is the text of the first partnership's profile: a strategy of three years that
// begins with the year assessed, so that its outcomes are measured from the year before.
func (w *world) profile() string {
	year := lastWholeYear(w.files())
	period := data.Period{From: year.From, To: year.To.Add(24)}
	return fmt.Sprintf(profileText, planPath, planLabel(year), period.From.Year(), period.To.Year(), period.From, period.To, period.From.First().Format("2006-01-02"), year.To.Add(-2)) + opinions(year) + events(year)
}

const profileText = `# The strategy of the sample partnership. It is invented, as the place is.

partnership = "Sample Partnership (synthetic)"
plan        = %q                 # the action plan, with its updates
plan_year   = %q
narrative   = "` + narrativeFolder + `"               # the analyst's text, a file for a chapter

[strategy]
title  = "Sample Community Safety Strategy %d to %d (synthetic)"
vision = "A place where people are safe and feel safe"
period = "%s/%s"
source = "Sample Community Safety Strategy (synthetic)"
date   = "%s"

[[priority]]
id    = "violence"
label = "Priority 1"
title = "Violence and Vulnerability"
why   = "Violence was the largest part of crime in the last assessment."
do    = ["Street pastors and taxi marshals on weekend nights", "Knife crime awareness in every secondary school"]

[[priority.focus]]
id    = "knife-crime"
title = "Knife crime"
kinds = ["knife-crime"]

[[priority.focus.indicator]]
id        = "stabbings"
title     = "Stabbings treated in hospital"
measure   = "hospital-attendances"
category  = "Emergency attendances, stabbing"
direction = "lower"

[[priority.focus]]
id    = "domestic-abuse"
title = "Domestic abuse"
kinds = ["domestic-abuse"]

[[priority.focus]]
id    = "night-time"
title = "Disorder at night"
kinds = ["night-time"]

[[priority.focus]]
id    = "county-lines"
title = "County lines"
kinds = ["gangs"]

[[priority.outcome]]
title     = "Fewer people hurt by knives"
kind      = "knife-crime"
direction = "lower"

[[priority.outcome]]
title = "Young people carry no knives"

[[priority]]
id    = "homes"
label = "Priority 2"
title = "Safe Homes and Streets"
do    = ["Advice to homes around a burglary within a week", "Deliberate fires visited with the fire service"]

[[priority.focus]]
id    = "burglary"
title = "Burglary"
kinds = ["burglary"]

[[priority.focus]]
id    = "vehicles"
title = "Theft from and of vehicles"
kinds = ["vehicle-crime"]

[[priority.focus]]
id    = "fires"
title = "Deliberate fires"
kinds = ["deliberate-fires"]

[[priority.outcome]]
title     = "Fewer burglaries"
kind      = "burglary"
target    = "-10%%"                     # since the year before the strategy

[[priority.outcome]]
title     = "Fewer crimes against vehicles"
kind      = "vehicle-crime"
direction = "lower"

[[priority]]
id    = "neighbourhoods"
label = "Priority 3"
title = "Pleasant Neighbourhoods"
do    = ["Days of action where complaints gather"]

[[priority.focus]]
id    = "asb"
title = "Anti-social behaviour"
kinds = ["asb"]

[[priority.focus.indicator]]
id        = "tenants"
title     = "Complaints of tenants"
measure   = "housing-asb"
direction = "lower"

[[priority.focus]]
id    = "fly-tipping"
title = "Fly-tipping"
kinds = ["fly-tipping"]

[[priority.focus]]
id    = "rural"
title = "Theft and damage in the countryside"
kinds = ["rural-property"]

[[priority.outcome]]
title     = "Less anti-social behaviour"
kind      = "asb"
direction = "lower"

[[priority]]
id    = "support"
label = "Priority 4"
title = "Support for People at Risk"

[[priority.focus]]
id    = "hate-crime"
title = "Hate crime"
kinds = ["hate-crime"]

[[priority.focus]]
id    = "isolation"
title = "Social isolation"
kinds = ["isolation"]

[[priority.focus]]
id    = "hidden-harm"
title = "Hidden harm"
kinds = ["domestic-abuse", "exploitation"]

[[priority.focus]]
id    = "working"
title = "Working together"
kinds = ["activity"]

[[version]]
title  = "Web page of the partnership (synthetic)"
source = "the web page of the sample partnership"
note   = "the page bears no date"

[[version.priority]]
priority = "violence"
focuses  = ["knife crime", "domestic abuse", "county lines", "violence against women and girls"]

[[group]]
name       = "Safe Homes Group"
role       = "Delivers the second priority"
priorities = ["homes"]

[[group]]
name       = "Tasking Group"
role       = "Sends patrols and council officers where the month calls for them"
priorities = ["violence", "neighbourhoods"]

[[meeting]]
name  = "Partnership Board"
every = "quarterly"
what  = "Progress of the plan"

[[meeting]]
name  = "Scrutiny Committee"
every = "once a year"
when  = "February"
what  = "The work of the partnership"

[[funding]]
line      = "Community safety grant (synthetic)"
allocated = 24000
committed = 18500
note      = "What was spent is told at the end of the year"

[[funding]]
line      = "Cameras on the station approach (synthetic)"
priority  = "homes"
allocated = 9600
committed = 9600
spent     = 9140.50

[matrix]                               # what the proposed priorities are scored by, and how much each counts
trend   = 1.5
concern = 0.5

[[theme]]
title      = "Batteries of electric bicycles taken (synthetic)"
first_seen = "%[8]s"
evidence   = "Two shops and a landlord told the police"
owner      = "Exampleshire Police (synthetic)"
status     = "growing"
public     = true

[[theme]]
title      = "Homes taken over by dealers (synthetic)"
first_seen = "%[8]s"
evidence   = "Three housing cases"
owner      = "Exampleshire Homes (synthetic)"
status     = "watching"
`

// focusesRead is what can be known of each area of focus with the tables of the sample.
var focusesRead = map[string]string{
	"knife-crime": "measured", "domestic-abuse": "measured", "night-time": "measured", "county-lines": "proxy",
	"burglary": "measured", "vehicles": "measured", "fires": "measured",
	"asb": "measured", "fly-tipping": "measured", "rural": "proxy",
	"hate-crime": "measured", "isolation": "needs data not held", "hidden-harm": "in part", "working": "not measurable here",
}

// outcomesRead is whether each outcome was reached by what was planted: what fell, what
// rose, and what nothing was done to.
var outcomesRead = map[string]string{
	"Fewer people hurt by knives": "cannot tell", "Young people carry no knives": "cannot tell",
	"Fewer burglaries": "met", "Fewer crimes against vehicles": "not met", "Less anti-social behaviour": "cannot tell",
}
