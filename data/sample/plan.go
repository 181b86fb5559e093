package sample

import (
	"fmt"
	"strings"

	"assess/data"
)

// planPath is where the first partnership's plan lies.
const planPath = "plan.csv"

// PlanLine is what a person who reads a line of the plan says of it at the last quarter
// reported. The words are those of plan_progress.csv.
type PlanLine struct {
	Action   string // how it begins
	Priority string // id in the profile
	Status   string
	Flags    []string
}

// plan is the text of the first partnership's plan for the year assessed: updates up to
// the third quarter, as a spreadsheet saved it. Its title, the row of nothing, cells
// merged over several rows, several lines in a cell, a header that comes again, rows
// that only lead to those below and columns without a name are what such files have.
func plan(year data.Period) string {
	return strings.NewReplacer("\n", "\r\n", "{label}", planLabel(year),
		"{year}", fmt.Sprint(year.From.Year()), "{next}", fmt.Sprint(year.To.Year())).Replace(planText)
}

// planLabel is the year of the plan as people write it.
func planLabel(year data.Period) string {
	return fmt.Sprintf("%d/%02d", year.From.Year(), year.To.Year()%100)
}

const planText = `Action plan {label} of the Sample Partnership (synthetic),,,,,,,,,,,,
,,,,,,,,,,,,
Priority,Strategic Objective,Actions,Outcomes / Measures,Target,Lead Agency/ Officer,Due,Q1 Update,Q2 Update,Q3 Update,Q4 Update,,
Priority 1: Violence and Vulnerability,Fewer people hurt by knives,Knife crime sessions in secondary schools,Schools visited,12 schools,Police / Youth Service,31/03/{next},2 schools visited,"5 schools visited
• good reports from teachers",9 schools visited so far,,,
,,Training of door and bar staff on drinks that are spiked,Attendees who know what to do,80% of attendees,Licensing Team,,Course being written,Course agreed,36 of 40 attendees knew what to do,,,
,,Bleed control kits at the doors of late venues,Kits in place,,Licensing Team,30/09/{year},Prices asked for,Supplier chosen,Kits being ordered,,,
,Safer nights,Street pastors at weekends,Fewer assaults at night,,Sample Street Pastors (synthetic),,Rota written,Street pastors trained,"• Street pastors out every Saturday
• volunteers trained",,,
,Help for victims,Domestic abuse champions in businesses,Businesses with a champion,10 businesses,County Council,31/03/{next},Letter written,Letters sent,40 staff trained as champions,,,
,,Weekly list of assaults from the emergency department,List received,,Hospital Trust / Public Health,Q2,,,Awaiting the hospital's agreement on sharing,,,
,,Mentors for young people at risk of county lines,Young people matched,20 young people,Youth Service,31/03/{next},No update,-,No update,,,
Priority 2: Safe Homes and Streets,Fewer burglaries,Visits to homes around a burglary,Homes visited,At least 200 homes,Police,31/03/{next},61 homes visited,118 homes visited,172 homes visited,,,
,,Kits to mark what is worth stealing,Victims who take a kit,60% of victims,Police,,Kits bought,,45% of victims,,,
,,The following are paid for by the grant:,,,,,,,,,,
,,Cameras on the station approach,Cameras installed,4 cameras,Council,31/12/{year},Sites chosen,4 cameras installed,,,,
,,Leaflets on shed security,Leaflets handed out,,Council,,Leaflets printed,Leaflets handed out at the market,Vehicle marking day was busy,,,
,,Vehicle marking at the station,Vehicles marked,100 vehicles,Police,31/03/{next},,,,,,
,Fewer fires,Visits to streets with deliberate fires,Deliberate fires,Fires reduced by 10%,Fire and Rescue Service,31/03/{next},,,Fires fell by 4%,,,
Priority,Strategic Objective,Actions,Outcomes / Measures,Target,Lead Agency/ Officer,Due,Q1 Update,Q2 Update,Q3 Update,Q4 Update,,
Pleasant Neighbourhoods,Less anti-social behaviour,Days of action where complaints gather,Days held,6 days,Council / Police,31/03/{next},1 day of action held,2 days held,2 days held,,,
,,Reports of noise by telephone app,App introduced,,Council,,App bought,App tested,App launched in November,,,
,,Youth shelter in the park,Shelter put up,,"Town Council, Council",,,,Town Council action,,,
,,Mediation between neighbours,Cases taken on,15 cases,Housing Association,31/03/{next},,,Not yet started,,,
,Cleaner streets,Community clean-ups,Clean-ups held,,Council,31/03/{next},,,Planned for March {next},,,
PRIORITY 4 – Support for people at risk,Hate crime is reported,Reporting centres for hate crime,Increase in reporting,,Council / Police,,Posters in the library,Posters in surgeries,Leaflets in every surgery,,,
,Nobody is alone,Befriending of people who live alone,People matched,30 people,Voluntary Sector,31/03/{next},4 people matched,9 people matched,n/a,,,
,,Training of front-line staff on isolation,Course held,,Public Health,Q2,Trainer sought,Booked for 12 September {year},Trainer ill,,,
`

// planRead is what is to be read from the plan, in its order.
var planRead = []PlanLine{
	{"Knife crime sessions", "violence", "on track", nil},
	{"Training of door", "violence", "met", nil},
	{"Bleed control", "violence", "behind", []string{"date is past"}},
	{"Street pastors", "violence", "not measurable", []string{"activity for outcome"}},
	{"Domestic abuse champions", "violence", "not measurable", []string{"different units"}},
	{"Weekly list", "violence", "waits on a partner", []string{"date is past"}},
	{"Mentors", "violence", "no update", nil},
	{"Visits to homes", "homes", "on track", nil},
	{"Kits to mark", "homes", "behind", []string{"percentage without base"}},
	{"Cameras", "homes", "met", nil},
	{"Leaflets", "homes", "not measurable", []string{"wrong row"}},
	{"Vehicle marking", "homes", "no update", []string{"wrong row"}},
	{"Visits to streets", "homes", "behind", []string{"percentage without base"}},
	{"Days of action", "neighbourhoods", "behind", nil},
	{"Reports of noise", "neighbourhoods", "met", nil},
	{"Youth shelter", "neighbourhoods", "waits on a partner", nil},
	{"Mediation", "neighbourhoods", "not started", nil},
	{"Community clean-ups", "neighbourhoods", "not started", nil},
	{"Reporting centres", "support", "not measurable", nil},
	{"Befriending", "support", "no update", nil},
	{"Training of front-line", "support", "behind", []string{"date is past"}},
}
