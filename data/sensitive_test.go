package data

import "testing"

func TestSensitive(t *testing.T) {
	for name, want := range map[string]bool{
		"Hospital admissions for assault": true, "Hate crime": true, "Rape": true, "Sexual offences": true, "health-dv-admissions": true,
		"Domestic abuse incidents": true, "Ambulance calls to crime and disorder": true, "Racially aggravated harassment": true, "Racist incidents": true, "MARAC  Referrals": true,
		"Deliberate fires": false, "Burglary": false, "Domestic burglary": false, "Domestic  waste": false, "Fly-tipping": false, "": false,
		"Violence and sexual offences": false, "Domestic burglary and domestic abuse": true, "Robbery of personal property": false,
	} {
		if got := Sensitive(name); got != want {
			t.Errorf("Sensitive(%q) = %t, want %t", name, got, want)
		}
	}
}
