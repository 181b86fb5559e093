package reference

import (
	"slices"
	"strings"
	"testing"

	"assess/data"
)

// Every kind of focus has an indicator that can be told, or says why none can; every
// category and item that it names exists.
func TestFocusKinds(t *testing.T) {
	suppliers := []string{"police-", "fire-", "authority-", "health-"}
	items := map[string]bool{"police-stop-and-search": true}
	for _, i := range Prescribed() {
		items[i.ID] = true
	}
	flags := []string{"", "domestic_abuse", "hate", "knife", "alcohol", "repeat_victim", TimeFlag}
	seen := map[string]bool{}
	for _, id := range FocusKinds() {
		k, ok := Focus(id)
		if !ok || seen[id] || len(k.Indicators) == 0 && k.Why == "" {
			t.Errorf("kind %q is listed twice or says nothing", id)
		}
		seen[id] = true
		for _, n := range k.Indicators {
			if len(n.Open) == 0 && n.Flag == "" && len(n.Items) == 0 || len(n.Open) == 0 && (n.Needs == "" || n.Holder == "") || n.Proxy && n.Of == "" {
				t.Errorf("%s, %q: nothing can count it, or it does not say what it needs or stands for", id, n.Title)
			}
			for _, c := range n.Open {
				if _, ok := data.LookupCategory(string(c)); !ok && c != data.AllCrime {
					t.Errorf("%s: %q is no category", id, c)
				}
			}
			if !slices.Contains(flags, n.Flag) {
				t.Errorf("%s: %q is no mark of a record", id, n.Flag)
			}
			for _, i := range n.Items {
				if slices.ContainsFunc(suppliers, func(s string) bool { return strings.HasPrefix(i, s) }) && !items[i] {
					t.Errorf("%s: %q is no item of the prescribed information", id, i)
				}
			}
		}
	}
	if _, ok := Focus("none"); ok {
		t.Error("a kind that is not in the table is found")
	}
}
