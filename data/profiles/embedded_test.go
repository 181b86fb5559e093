package profiles

import "testing"

func TestEmbeddedProfilesAreRead(t *testing.T) {
	if n := len(Embedded()); n != 4 {
		t.Errorf("%d profiles, want four", n)
	}
}
