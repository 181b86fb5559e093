// Package profiles says what a community safety partnership has set out to do: its
// strategy, the priorities and areas of focus in the partnership's own words, what it
// means to do about them and what should come of it, who delivers and who is told,
// and the money.
//
// In: a profile.toml, or one of those embedded here, written from published
// strategies. Out: a Profile. The titles are word for word those of the document that
// the profile names, with its date: another statement of the priorities, such as a web
// page that says something else, is a Version beside it.
package profiles
