package data

import "strings"

// sensitiveWords are parts of the names of records that say something of a person's
// health or sexual life, or of hatred or violence against them at home. Records so
// named leave the partnership as yearly totals of districts only.
var sensitiveWords = []string{
	"a&e", "abuse", "admission", "ambulance", "attendance at emergency", "clinic", "coercive", "domestic", "drug treatment", "emergency department",
	"exploitation", "female genital", "forced marriage", "hate", "health", "homophobic", "hospital", "honour", "marac", "medical",
	"mental", "nhs", "overdose", "racial", "racist", "rape", "refuge", "religious", "self-harm", "self harm", "sexual", "stalking", "suicid", "transphobic",
}

// notSensitive are names that hold one of those words and mean something else.
var notSensitive = []string{"domestic burglary", "domestic waste", "domestic fire", "domestic dwelling", "domestic noise", "environmental health", "violence and sexual offences", "drug abuse"}

// Sensitive reports whether a name, of a table or of a category, is one of records
// that are sensitive. The published category Violence and sexual offences is not: most
// of it is neither.
func Sensitive(name string) bool {
	name = strings.Join(strings.Fields(strings.ToLower(name)), " ")
	for _, other := range notSensitive {
		name = strings.ReplaceAll(name, other, "")
	}
	for _, w := range sensitiveWords {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}
