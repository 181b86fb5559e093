package profiles

import (
	"slices"
	"testing"

	"assess/data"
)

// The titles of priorities and areas of focus are those of the documents.
func TestEmbeddedProfilesSayWhatTheDocumentsSay(t *testing.T) {
	for district, want := range map[data.Code]map[string][]string{
		"E07000070": {
			"Tackle Violent Crime": {"Gangs, drugs and county lines", "Knife crime", "Domestic abuse", "Night-Time Economy (NTE) disorder"},
			"Drive down Anti-Social Behaviour (ASB) in Public Places": {"Youth nuisance", "Improved communication with residents", "ASB associated with rough sleeping"},
			"Identify and Support Vulnerable People":                  {"Emotional health and wellbeing", "Social isolation", "Suicide prevention", "Proactive approach to those are risk of exploitation", "Hate crime"},
			"Tackle Rural and Environmental Crime":                    {"Fly tipping", "Wildlife crime", "Livestock worrying", "Theft and damage to property in rural areas"},
		},
		"E07000066": {
			"Violence and Vulnerability":                           {"Knife crime and robberies", "Possession of offensive weapons"},
			"Crime Prevention and Home Safety":                     {"Burglary"},
			"Gangs and Drug Related Crime":                         {"Disruption of drugs lines", "Criminal exploitation including child sexual exploitation", "Supporting vulnerable victims of drug related activity"},
			"Anti-Social Behaviour, Domestic Abuse and Hate Crime": {"Anti-Social Behaviour, Domestic Abuse and Hate Crime"},
			"Reoffending and IOM":                                  {"Reoffending and IOM"},
		},
		"E07000075": {
			"Safeguarding Vulnerable People from Harm": {"Domestic Abuse", "Hidden Harm", "Violence and Vulnerability"},
			"Anti-Social Behaviour":                    {"Anti-Social Behaviour"},
			"Acquisitive Crime":                        {"Burglary", "Vehicle Crime", "Crime Prevention", "Reducing reoffending"},
			"Partnership Working":                      {"Partnership Working"},
		},
	} {
		p, ok := Of(district)
		if !ok {
			t.Errorf("%s has no profile", district)
			continue
		}
		if len(p.Priorities) != len(want) {
			t.Errorf("%s: %d priorities, want %d", p.Path, len(p.Priorities), len(want))
		}
		for _, q := range p.Priorities {
			var got []string
			for _, f := range q.Focuses {
				got = append(got, f.Title)
			}
			if !slices.Equal(got, want[q.Title]) {
				t.Errorf("%s, %s: %q, want %q", p.Path, q.Title, got, want[q.Title])
			}
		}
	}
	if p, ok := Of("E07000071"); !ok || len(p.Priorities) != 4 || p.Priorities[0].Label != "KP1" {
		t.Error("Colchester's four key priorities are not there")
	}
}

// A profile is that of a partnership only where the districts are the same ones.
func TestProfilesAreFoundByDistrictsAndNames(t *testing.T) {
	if _, ok := OfAreas([]data.Code{"E07000075", "E07000069"}); !ok {
		t.Error("the order of the districts matters")
	}
	for _, areas := range [][]data.Code{{"E07000069"}, {"E07000070", "E07000071"}, nil} {
		if p, ok := OfAreas(areas); ok {
			t.Errorf("%v has the profile %s", areas, p.Path)
		}
	}
	for _, name := range []string{"Chelmsford", "safer chelmsford partnership", "castle-point-rochford", "Rochford"} {
		p, ok := Named(name)
		if !ok || len(p.Text()) == 0 {
			t.Errorf("no profile is named %q", name)
		}
	}
	if _, ok := Named("Partnership"); ok {
		t.Error("a word of every name finds a profile")
	}
}
