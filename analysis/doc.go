// Package analysis turns what the store holds into an Assessment: every number
// of a report with its method and its n.
//
// Each statistic has a file of its own, named for it: a pure core on slices
// that knows nothing of stores, configurations or words. Reading counts is SQL
// in embedded files under sql/, run through the one-method Querier that this
// package declares. SQL selects, joins and groups; Go does the statistics.
//
// In: counts from a Querier, boundaries from geo, the settings of a workspace.
// Out: an Assessment, which is all that the reports need beside the boundaries.
//
// # Calibration
//
// How often the tests call what is not there, and find what is, was measured on simulated
// partnerships: testdata/calibration.txt holds every number, TestCalibration keeps to
// it, and ASSESS_CALIBRATION=full makes the whole run again.
//
//	A category is called higher or lower than the year before, where nothing changed: 0.3%
//	A partnership of 15 categories has one such call: 3.8%
//	A category is so called, where each month strays as the one before did (correlation 0.5): 2.1%
//	A rise of a fifth of 500 a year is found, where months vary 1, 2 and 3 times as much as chance: 38%, 18% and 11%
//	A rise of a fifth of 1,000 a year is found, where months vary 1, 2 and 3 times as much as chance: 84%, 46% and 27%
//	A rise of a fifth of 2,000 a year is found, where months vary 1, 2 and 3 times as much as chance: 100%, 86% and 64%
//	A rise of a fifth of 4,000 a year is found, where months vary 1, 2 and 3 times as much as chance: 100%, 100% and 95%
//	A ward is called higher or lower than its year before, where no ward changed: 0.1%
//	A partnership of 21 wards has one such call; the same at a correlation of 0.5: 2.0% and 6.7%
//	Three tenths more is found in a ward of 500 and of 1,000 a year: 38% and 82%
//	A category is called above or below what is expected for its deprivation, where it is not: 0.1%
//	A district is beyond the 95% and the 99.8% limits of the usual spread, where none stands out: 5.1% and 0.3%
//	A category has an unusual month in a year, or a higher or lower level, where nothing changed: 3.4% and 1.7%
//	A direction over six years is called, where there is none (correlation 0.3): 1.1%
//	A map of incidents thrown at random has a hot or cold cell: 1.7%
//	Areas in no order are said to lie with their like, or one of them to stand out: 4.4% and 5.9%
//	A month to come falls within the 80% and the 95% range of its forecast: 80% and 96%
package analysis
