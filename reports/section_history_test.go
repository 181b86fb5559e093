package reports

import (
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
)

// traced fills how hot spots came about and what fell on points with many incidents.
func traced(a *analysis.Assessment) {
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		from := a.Year.Held.From
		h := analysis.HotspotHistory{Category: c, CellM: 200, Cells: 600, Span: data.Period{From: from.Add(-36), To: a.Year.Held.To}, Steps: 15, Recent: 4, Tested: 210,
			Missing: []data.Period{{From: from.Add(-9), To: from.Add(-7)}},
			Courses: []analysis.CourseTotals{{Course: analysis.NewlyHot, Cells: 2, Incident: 60, Wards: []string{wardNames[1], wardNames[2]}}, {Course: analysis.Lasting, Cells: 9, Growing: 2, Shrinking: 1, Incident: 1900},
				{Course: analysis.OnAndOff, Cells: 3, Incident: 120}, {Course: analysis.Faded, Cells: 1, Incident: 12}}}
		k := 0
		for _, t := range h.Courses {
			for range t.Cells {
				h.Listed = append(h.Listed, analysis.CourseCell{Easting: 500_000 + 200*k, Northing: 200_000, Course: t.Course, Pattern: analysis.Sporadic, HotSteps: 5, Count: 40})
				k++
			}
		}
		a.Histories = append(a.Histories, h)
		a.RepeatPoints = append(a.RepeatPoints, analysis.RepeatPoints{Category: c, Points: 900, Incident: 9_000,
			Shares:  []analysis.RepeatShare{{AtLeast: 2, Points: 700, PointShare: 0.78, Incident: 8_800, Share: 0.98, EvenShare: 0.999}, {AtLeast: 50, Points: 20, PointShare: 0.022, Incident: 2_700, Share: 0.3, EvenShare: 1e-9}},
			Busiest: []analysis.BusyPoint{{Ward: wardNames[0], Easting: 500_000, Northing: 200_000, Count: 400}, {Easting: 500_200, Northing: 200_000, Count: 90}}})
	}
}

// withCourses is a history with so many cells of each course.
func withCourses(fresh, lasting, onAndOff, faded int) analysis.HotspotHistory {
	return analysis.HotspotHistory{Category: data.AllCrime, Courses: []analysis.CourseTotals{
		{Course: analysis.NewlyHot, Cells: fresh}, {Course: analysis.Lasting, Cells: lasting}, {Course: analysis.OnAndOff, Cells: onAndOff}, {Course: analysis.Faded, Cells: faded}}}
}

func TestTheTitleOfAHistoryIsTrue(t *testing.T) {
	for _, c := range []struct {
		history analysis.HotspotHistory
		want    string
	}{
		{withCourses(0, 0, 0, 0), "No cell was hot for all crime at the end of the year"},
		{withCourses(0, 0, 0, 1), "No cell was hot for all crime at the end of the year; 1 has faded"},
		{withCourses(0, 0, 0, 12), "No cell was hot for all crime at the end of the year; 12 have faded"},
		{withCourses(0, 1, 0, 0), "The one hot cell of all crime has lasted; none is new or has faded"},
		{withCourses(0, 0, 1, 0), "The one hot cell of all crime comes and goes; none is new or has faded"},
		{withCourses(1, 0, 0, 0), "The one hot cell of all crime is new; none has faded"},
		{withCourses(0, 0, 7, 0), "None of 7 hot cells of all crime has lasted; none is new or has faded"},
		{withCourses(0, 1, 7, 0), "1 of 8 hot cells of all crime has lasted; none is new or has faded"},
		{withCourses(2, 40, 7, 0), "40 of 49 hot cells of all crime have lasted; 2 are new, none has faded"},
		{withCourses(1, 1200, 7, 3), "1,200 of 1,208 hot cells of all crime have lasted; 1 is new, 3 have faded"},
	} {
		if got := historyTitle(c.history); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestWhatHasNoHistorySaysWhy(t *testing.T) {
	a := assessment(func(a *analysis.Assessment) {
		a.Histories[0].Reason, a.Histories[0].Courses = "a history takes 10 steps of 3 months that can be counted whole; 4 can", nil
		a.RepeatPoints[0].Reason, a.RepeatPoints[0].Shares = "40 located incidents are fewer than the 100 that repeats are read from", nil
	})
	doc := Build(a, boundaries24(t), Options{Edition: "public"})
	whole := strings.Join(prose(doc), "\n")
	for _, want := range []string{"How hot spots came about: all crime", "A history takes 10 steps of 3 months that can be counted whole; 4 can.", "Hot cells by how they came about", "The new cells of recorded anti-social behaviour are in the wards Castle and Riverside."} {
		if !strings.Contains(whole, want) {
			t.Errorf("does not say %q", want)
		}
	}
	for _, b := range places(newDraft(a, boundaries24(t), Options{})).Blocks {
		if f, ok := b.(Figure); ok && f.ID == "figure-history-all-crime" {
			t.Error("a map of a history that there is not")
		}
	}
}

func TestAYearSetAsideElsewhereSaysSo(t *testing.T) {
	const want = "may not last"
	for _, aside := range []bool{false, true} {
		a := assessment(func(a *analysis.Assessment) {
			if aside {
				a.Settings.Exclude = []data.Period{a.Year.Held}
			}
		})
		whole := strings.Join(prose(Build(a, boundaries24(t), Options{Edition: "public"})), "\n")
		if strings.Contains(whole, want) != aside {
			t.Errorf("set aside %v: says %q: %v", aside, want, !aside)
		}
	}
}

func TestBusiestPointsAreNoAddresses(t *testing.T) {
	for _, row := range file(t, assessment(), "busiest_points.csv").Rows {
		for _, at := range []string{row[3], row[4]} {
			if !strings.HasSuffix(at, "00") {
				t.Errorf("%v gives a place finer than a cell", row)
			}
		}
	}
}
