package reports

import (
	"encoding/json"
	"html/template"
	"math"

	"assess/reports/chart"
)

// dataBlock is data for the page's script. It is JSON in which no character
// means anything to HTML; a browser does not run it.
func dataBlock(id string, v any) (template.HTML, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	return template.HTML(`<script type="application/json" id="` + template.HTMLEscapeString(id) + `">` + string(b) + `</script>`), nil
}

// pageTrack is a track of a drawing for the script: its name, then a list for
// each value of x, y, what it says and, where it has one, the number of its part.
type pageTrack []any

// tracksOf are the values that a drawing tells, in the picture's own space: points
// from the upper left corner.
func tracksOf(d chart.Drawing) []pageTrack {
	told, ok := d.(chart.Telling)
	if !ok {
		return nil
	}
	_, height := d.Size()
	var out []pageTrack
	for _, t := range told.Tracks() {
		track := pageTrack{t.Name}
		for _, s := range t.Spots {
			spot := []any{tenths(float64(s.At.X)), tenths(float64(height - s.At.Y)), s.Text}
			if s.Part > 0 {
				spot = append(spot, s.Part)
			}
			track = append(track, spot)
		}
		out = append(out, track)
	}
	return out
}

func tenths(v float64) float64 { return math.Round(v*10) / 10 }
