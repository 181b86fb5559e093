// Package analysis turns what the store holds into an Assessment: every number
// of a report with its method and its n.
//
// Each statistic has a file of its own, named for it: a pure core on slices
// that knows nothing of stores, configurations or words. Reading counts is SQL
// in embedded files under sql/, run through the one-method Querier that this
// package declares. SQL selects, joins and groups; Go does the statistics.
//
// What the comparison of a year finds, and how often it finds what is not there, was
// measured on simulated partnerships: testdata/calibration.txt holds the table, and
// TestCalibration keeps to it (ASSESS_CALIBRATION=full makes the whole run again).
//
// In: counts from a Querier, boundaries from geo, the settings of a workspace.
// Out: an Assessment, which is all that the reports need beside the boundaries.
package analysis
