package browsertest

import (
	"strings"
	"testing"
)

// Keys that KeyEvent sends.
const (
	tabKey    = "\t"
	enter     = "\r"
	escape    = "\u001b"
	arrowDown = "\u0301"
	arrowLeft = "\u0302"
	arrowNext = "\u0303"
	arrowUp   = "\u0304"
)

func TestTheSkipLinkComesFirst(t *testing.T) {
	b := open(t, write(t, document("Abbey", "Castle", "Mill Hill")), view{})
	b.press(tabKey)
	if got := b.text("document.activeElement.className"); got != "skip" {
		t.Fatalf("the first stop is %q", got)
	}
	if got := b.text("document.activeElement.getBoundingClientRect().top >= 0"); got != "true" {
		t.Error("the skip link is not seen when it has the focus")
	}
	b.press(enter)
	b.wait("location.hash === '#page-main'")
	b.press(tabKey)
	if got := b.text("!!document.activeElement.closest('main')"); got != "true" {
		t.Error("after the skip link the next stop is not in the assessment")
	}
}

func TestTablesSortByKeyboard(t *testing.T) {
	b := open(t, write(t, document("Abbey", "Castle", "Mill Hill")), view{})
	b.read(nil, "document.querySelector('#areas').scrollIntoView()")
	b.wait("!!document.querySelector('#areas thead th:nth-child(2) button')")
	b.focus("#areas thead th:nth-child(2) button")
	column := "[...document.querySelectorAll('#areas tbody tr')].map(r => Number(r.cells[1].textContent))"
	for _, direction := range []string{"ascending", "descending"} {
		b.press(enter)
		if got := b.text("document.querySelector('#areas thead th:nth-child(2)').getAttribute('aria-sort')"); got != direction {
			t.Errorf("the column is sorted %q, want %s", got, direction)
		}
		var values []float64
		b.read(&values, column)
		for i := 1; i < len(values); i++ {
			if step := values[i] - values[i-1]; direction == "ascending" && step < 0 || direction == "descending" && step > 0 {
				t.Fatalf("%s: %v", direction, values)
			}
		}
	}
	b.focus("#areas input[type=search]")
	b.press("M", "i", "l", "l")
	if got := b.text("[...document.querySelectorAll('#areas tbody tr')].filter(r => !r.hidden).every(r => r.textContent.includes('Mill'))"); got != "true" {
		t.Error("the filter leaves rows that do not have the words")
	}
}

func TestTheMapIsExploredByKeyboard(t *testing.T) {
	b := open(t, write(t, document("Abbey", "Castle", "Mill Hill")), view{})
	picked := func() string {
		return b.text("(document.querySelector('.explore-area caption bdi') || {textContent: 'none'}).textContent")
	}
	if got := picked(); got != "none" {
		t.Errorf("%s is picked before anybody has", got)
	}
	b.focus(".explore-map")
	b.press(arrowNext)
	if got := picked(); got != "Castle" {
		t.Errorf("the first arrow picks %s, want the area in the middle", got)
	}
	b.press(arrowNext, arrowNext)
	if got := picked(); got != "Mill Hill" {
		t.Errorf("an arrow to the right leads to %s", got)
	}
	if got := b.text("document.querySelector('.explore [role=status]').textContent"); got != "Mill Hill: [c]" {
		t.Errorf("the hidden area is announced as %q", got)
	}
	b.press(arrowLeft, arrowLeft)
	if got := picked(); got != "Abbey" {
		t.Errorf("two arrows to the left lead to %s", got)
	}
	before := b.text("document.querySelector(\".explore-map [data-part='1']\").getAttribute('class')")
	b.focus("[data-choice=measure]")
	b.press(arrowDown)
	if got := b.text("document.querySelector('.explore-state').textContent"); !strings.Contains(got, "count") {
		t.Errorf("after another measure the map says %q", got)
	}
	if before != "f-seq1" {
		t.Errorf("the first area has the class %q", before)
	}
	b.focus(".explore-list")
	b.press(arrowDown)
	if got := picked(); got != "Castle" {
		t.Errorf("the list leads from Abbey to %s", got)
	}
	b.focus(".explore-right input")
	b.press("m", "i", "l")
	if got := b.text("document.querySelector('.explore-list').options.length"); got != "1" {
		t.Errorf("the search leaves %s areas", got)
	}
}

func TestTheFindBoxLeadsToWhatIsFound(t *testing.T) {
	b := open(t, write(t, document("Abbey", "Castle", "Mill Hill")), view{})
	b.focus("#page-find")
	b.press("i", "n", "t", "e", "r", "v")
	if got := b.text("document.getElementById('page-find-found').textContent"); got != "1 place found" {
		t.Errorf("the box says %q", got)
	}
	b.press(enter)
	b.wait("location.hash === '#glossary-interval' && document.activeElement.id === 'glossary-interval'")
	b.focus("#page-find")
	b.press("m", "o", "n", "t", "h", "s")
	b.press(tabKey)
	if got := b.text("document.activeElement.textContent"); !strings.Contains(got, "Months vary") {
		t.Errorf("the next stop after the box is %q", got)
	}
	b.press(escape)
	if got := b.text("document.querySelectorAll('.find li').length + document.activeElement.id"); got != "0page-find" {
		t.Errorf("escape leaves %q", got)
	}
	b.press("c", "a", "s", "t", "l", "e")
	b.read(nil, "[...document.querySelectorAll('.find a')].find(a => a.textContent.startsWith('Area')).click()")
	if got := b.text("document.querySelector('.explore-area caption bdi').textContent"); got != "Castle" {
		t.Errorf("an area that was found is not picked: %q", got)
	}
}

// What is chosen is in the address, and an address shows it again.
func TestAnotherPeriodIsChosenByKeyboardAndStaysInTheAddress(t *testing.T) {
	file := write(t, document("Abbey", "Castle", "Mill Hill"))
	b := open(t, file, view{})
	b.focus("[data-choice=period]")
	b.press(arrowDown)
	b.focus(".explore-map")
	b.press(arrowNext)
	shown := `document.querySelector(".explore-state").textContent + "|" + document.querySelector(".explore-area").textContent + "|" + [...document.querySelector(".explore-list").options].map(o => o.text)`
	want := b.text(shown)
	for _, part := range []string{"The year before", "Castle", "520", "Abbey: 510", "Mill Hill: [c]"} {
		if !strings.Contains(want, part) {
			t.Errorf("the map shows %q, want %q in it", want, part)
		}
	}
	hash := b.text("location.hash")
	if got := open(t, file+hash, view{}).text(shown); got != want {
		t.Errorf("at %s the map shows %q, want %q", hash, got, want)
	}
	b.read(nil, "location.hash = '#areas'")
	if got := b.text(shown); got != want {
		t.Errorf("a link to another part of the page changes the map to %q", got)
	}
}

func TestValuesAreSteppedThrough(t *testing.T) {
	b := open(t, write(t, document("Abbey", "Castle", "Mill Hill")), view{})
	slider := "document.querySelector('#figure-lines .stepper input')"
	if got := b.text(slider + ".getBoundingClientRect().width <= 1 || getComputedStyle(" + slider + ".closest('.stepper')).clipPath !== 'none'"); got != "true" {
		t.Error("the slider is seen before it has the focus")
	}
	b.focus("#figure-lines .stepper input")
	said := func() string { return b.text(slider + ".getAttribute('aria-valuetext')") }
	for _, step := range []struct{ key, want string }{
		{arrowNext, "Abbey, May 2021: 27"}, {arrowDown, "Castle, May 2021: 28"}, {arrowLeft, "Castle, April 2021: 21"}, {arrowUp, "Abbey, April 2021: 20"},
	} {
		b.press(step.key)
		if got := said(); got != step.want {
			t.Errorf("the slider says %q, want %q", got, step.want)
		}
		if got := b.text("document.querySelector('#figure-lines .tip text').textContent"); got != step.want {
			t.Errorf("the picture says %q, want %q", got, step.want)
		}
	}
	b.press(escape)
	if got := b.text("document.querySelectorAll('#figure-lines .tip *').length"); got != "0" {
		t.Error("escape does not take the words away")
	}
}

func TestValuesAreSaidAtThePointer(t *testing.T) {
	b := open(t, write(t, document("Abbey", "Castle", "Mill Hill")), view{})
	b.read(nil, `(() => {
		const part = document.querySelector("#figure-map [data-part='2']");
		part.scrollIntoView({block: "center"});
		const box = part.getBoundingClientRect();
		part.dispatchEvent(new PointerEvent("pointermove", {bubbles: true, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2}));
	})()`)
	if got := b.text("document.querySelector('#figure-map .tip text').textContent"); got != "Castle: 20" {
		t.Errorf("the area under the pointer says %q", got)
	}
	// A cell lies over its area, and is what is meant there.
	b.read(nil, `(() => {
		const svg = document.querySelector("#figure-map .plot svg"), part = svg.querySelector("[data-part='1']");
		const box = part.getBoundingClientRect();
		part.dispatchEvent(new PointerEvent("pointermove", {bubbles: true, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2}));
	})()`)
	if got := b.text("document.querySelector('#figure-map .tip text').textContent"); got != "Hot cell: 12 crimes" {
		t.Errorf("the cell under the pointer says %q", got)
	}
}
