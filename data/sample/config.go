package sample

import (
	"fmt"
	"strings"

	"assess/data"
)

// config is the text of assess.toml.
func (w *world) config() string {
	var b strings.Builder
	fmt.Fprintf(&b, configHead, buildLine(lastWholeYear(w.files())))
	for _, f := range w.forces {
		w.partnership(&b, f)
	}
	for _, f := range w.forces {
		fmt.Fprintf(&b, "[[comparator]]\nname  = %q\nareas = [%s]\n\n", strings.TrimSuffix(f.name, " Police")+" districts", w.codes(f.districts))
	}
	fmt.Fprintf(&b, configSource, w.globs())
	if w.Planted {
		if !lastWholeYear(w.files()).Empty() {
			b.WriteString(configSearches)
		}
		b.WriteString(configPartners)
		if year := lastWholeYear(w.files()); !year.Empty() {
			fmt.Fprintf(&b, configOfficial, year.From, year.To)
		}
	}
	for _, l := range w.layers() {
		b.WriteString(boundary(l))
	}
	b.WriteString(configTables)
	year := w.scoredYear()
	fmt.Fprintf(&b, configSeverity, year.From, year.To)
	fmt.Fprintf(&b, configMethod, w.Seed%1e9)
	b.WriteString(w.accepts())
	return b.String()
}

// buildLine says how to build the year, which may be empty.
func buildLine(year data.Period) string {
	if year.Empty() {
		return "The files hold no whole year from April to March."
	}
	return fmt.Sprintf("assess build %d      is %s", year.From.Year(), year.Label())
}

// partnership is the first district of a force.
func (w *world) partnership(b *strings.Builder, f force) {
	d := w.districts[f.districts[0]]
	name := d.Name + " Partnership (synthetic)"
	if f.districts[0] == 0 {
		name = "Sample Partnership (synthetic)"
	}
	fmt.Fprintf(b, "[[partnership]]\nid    = %q                   # folder of its output\nname  = %q\nareas = [%s]                # %s\nforce = %q\n",
		slug(d.Name), name, w.codes(f.districts[:1]), d.Name, f.id)
	if f.districts[0] == 0 {
		b.WriteString("owner = \"Head of Community Safety (invented)\"   # these three stand on the cover\nreference  = \"SAMPLE/SA v1.0\"\nsigned_off = \"Lead analyst (invented), 12 May 2022\"\ndistribution = [\"Partnership board (invented)\", \"Community safety hub (invented)\"]   # who the restricted edition goes to\n")
	}
	if f.districts[0] == 0 && w.hasProfile() {
		fmt.Fprintf(b, "profile = %q                 # its strategy and priorities\n", profilePath)
	}
	b.WriteString("\n")
}

// codes lists districts as TOML strings.
func (w *world) codes(districts []int) string {
	var quoted []string
	for _, d := range districts {
		quoted = append(quoted, fmt.Sprintf("%q", w.districts[d].Code))
	}
	return strings.Join(quoted, ", ")
}

// globs lists the patterns that find the police files.
func (w *world) globs() string {
	switch {
	case w.Packing == OneZip:
		return `"raw/police/*.zip"`
	case w.Planted:
		return `"raw/police/**/*-street.csv", "raw/police/*.zip"`
	}
	return `"raw/police/**/*-street.csv"`
}

// boundary is the block of one layer, such as "lsoa2011".
func boundary(l layer) string {
	name, vintage := l.name[:len(l.name)-4], l.name[len(l.name)-4:]
	text := fmt.Sprintf("[[boundary]]\nlayer    = %q\nvintage  = %s\nfile     = %q\ncode     = %q\nname     = %q\n", name, vintage, l.path(), l.code, l.title)
	if l.lad != "" {
		text += fmt.Sprintf("district = %q\n", l.lad)
	}
	return text + "\n"
}

// path of the boundary file, relative to the workspace.
func (l layer) path() string { return "boundaries/sample-" + l.name + ".geojson.gz" }

// Paths of the tables, relative to the workspace.
const (
	lookupPath      = "lookups/lsoa2011_lsoa2021.csv"
	residentsPath   = "area/residents_households_lsoa2021.csv"
	deprivationPath = "area/imd_lsoa2021.csv"
	countrysidePath = "area/rural_urban_lsoa2021.csv"
	officialPath    = "area/official_counts.csv"
	weightsPath     = "area/offence_weights.csv"
	severityPath    = "area/crime_severity_district2022.csv"
)

const configHead = `# Synthetic workspace: every place, person and crime in it is made up. README.txt says what was planted.
# %s
synthetic   = true                     # so that every page says so
year_starts = "april"
store       = "store/assess.duckdb"    # a cache, rebuilt from the files below
out         = "out"

`

const configSource = `[[source]]
kind  = "police-street"                # the layout published on data.police.uk
files = [%s]

`

const configOfficial = `[[official]]                           # to hold the counts against
title  = "Police recorded crime by partnership (invented)"
source = "Sample Office"
period = "%s/%s"
file   = "` + officialPath + `"
area   = "ONS Code"
count  = "Offence Count"

`

const configTables = `[[lookup]]
kind   = "lsoa2011-lsoa2021"
file   = "` + lookupPath + `"
from   = "lsoa11_code"
to     = "lsoa21_code"
change = "change_code"                 # U unchanged, S split, M merged, X irregular

[[denominator]]
measure = "residents"
layer   = "lsoa"
vintage = 2021
year    = 2021
file    = "` + residentsPath + `"
code    = "lsoa21_code"
value   = "residents"

[[denominator]]
measure = "households"
layer   = "lsoa"
vintage = 2021
year    = 2021
file    = "` + residentsPath + `"
code    = "lsoa21_code"
value   = "households"

[[context]]
name    = "imd-decile"                 # 1 is the most deprived tenth
layer   = "lsoa"
vintage = 2021
file    = "` + deprivationPath + `"
code    = "lsoa21_code"
value   = "IMD_decile"

[[context]]
name    = "rural-urban"
layer   = "lsoa"
vintage = 2021
file    = "` + countrysidePath + `"
code    = "lsoa21_code"
value   = "ruc"

`

const configSeverity = `[[context]]
name    = "crime-severity"             # the published Crime Severity Score by district
layer   = "district"
vintage = 2022
period  = "%s/%s"          # the 12 months that the scores are of
file    = "` + severityPath + `"
code    = "lad22_code"
value   = "crime_severity_score"

`

const configMethod = `[method]
baseline_years = 3
exclude        = []                    # months left out of baselines, such as "2020-03/2021-07"
fdr            = 0.05
hotspot_cell_m = 200
suppress_below = 5
seed           = %d
`
