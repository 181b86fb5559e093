// Package sample invents a community safety partnership: an island in the
// North Sea with towns, villages and some years of police files, written as a
// complete workspace that `assess build` can run. Nothing in it is real, every
// file that can say so says so, and the truth behind the numbers is known: it
// was planted.
//
// In: Params, of which the seed decides every byte. Out: a folder with
// assess.toml, police files in the layout published on data.police.uk, partners'
// tables, a directory of postcodes, boundaries, a lookup, denominators and contexts;
// and a Truth, which says what a correct reading of that folder must find.
//
// # How the land is made
//
// A honeycomb of cells is cut out along a wavering coast. Towns pull the cells
// around them together, so areas are small in towns and large in the country,
// and every edge between two cells is drawn once as a broken line: neighbours
// meet exactly. Districts, wards and LSOAs of both censuses are sets of cells,
// and their outlines are what is left when shared edges cancel. Between the
// censuses some LSOAs are split, merged or irregularly redrawn.
//
// # How the crime is made
//
// The count of one category in one district and month is negative binomial: its
// mean is a rate for the residents, times a season, times the planted change;
// its variance is Overdispersion times its mean. Each incident then falls on a
// snap point of the district with a chance that grows with the residents of its
// LSOA, with deprivation, and inside the planted hot spots.
//
// Beside the files stands a crime severity score for each district, drawn at random,
// as the published ones are of another making than the counts.
//
// # What is planted when Params.Planted is set
//
// In the first district, in the last whole April-to-March year: vehicle crime
// up by 35 %, burglary down by 30 %, every other category as before; and
// nothing changes in any other district. Two hot spots, in the centre of the
// main town and on an estate. In the first force's files: one month never
// published; one month with many incidents without a location; one month with
// rows that cannot be read; some crimes written twice, once without their
// location; LSOA codes of 2011 up to the month before Truth.NewCodesFrom; CRLF
// line ends in even years; and a later archive that restates months already
// present as loose files, with late rows and later outcomes.
//
// # Stop and search
//
// Where truths are planted there are stop-and-search files of the first force over two
// years and on, one month never published and one with rows that cannot be read. How
// often the outcome is linked to the object is planted for each object, and so is the
// share of searches for drugs and for weapons that is sent into the hot spots.
//
// # Partners' tables
//
// Where truths are planted there are tables of the first district, or of the first
// force, over two to four years, in the shapes in which such tables come: the force's own
// extract (a compressed CSV a year, times with open and reversed ends, flags, free text,
// rows sent twice; its crimes are the located ones of the published files), deliberate
// fires (a workbook with titles and merged groups above the header, dates as dates and
// as text, a row of totals, rows of nothing, postcodes that no directory has), ambulance
// calls (the first half of the postcode alone, a month not supplied), counts of a
// hospital ("1,234", "<5", "n/a"), calls to a landlord (JSON lines, wards, instants with
// time zones), hate crime (counts, a row of units below the header) and fly-tipping (grid
// references with commas). Planted are a change in fires and one in fly-tipping, violence
// in the nights of the weekend, victims who were victims before, and burglaries near an
// earlier one. Every count is in Truth.Tables.
//
// # People's views
//
// Where truths are planted the first district has two surveys, a CSV file and a workbook,
// each by age and weighted, and a log of meetings. The share of people who worry about two
// kinds of crime rises, that of one falls, and all else stays; one question was put to too
// few people to tell. Every share is in Truth.Views.
package sample
