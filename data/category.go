package data

import (
	"sort"
	"time"
)

// Category is a crime category by its published name on data.police.uk, or
// AllCrime.
type Category string

// AntiSocialBehaviour is incidents, not crime: it is never added to crime.
// AllCrime is every category but that one.
const (
	AntiSocialBehaviour Category = "Anti-social behaviour"
	AllCrime            Category = "All crime"
)

// CategoryInfo is what is known of one published category. Dates are those of
// the street-level files; To is zero while the category is in use.
type CategoryInfo struct {
	ID    uint8    // position in Categories, stable: stores keep it
	Name  Category // as published
	Slug  string   // as the publisher's API spells it
	From  Month    // first month of files that may hold it
	To    Month    // last such month, zero when still in use
	Plain string   // the word for it within a sentence
}

// Categories lists every category that the street-level files have used since
// December 2010, in the order reports show them. IDs are append-only.
var Categories = []CategoryInfo{
	{0, AntiSocialBehaviour, "anti-social-behaviour", NewMonth(2010, time.December), 0, "anti-social behaviour"},
	{1, "Violence and sexual offences", "violent-crime", NewMonth(2013, time.May), 0, "violence and sexual offences"},
	{2, "Robbery", "robbery", NewMonth(2010, time.December), 0, "robbery"},
	{3, "Burglary", "burglary", NewMonth(2010, time.December), 0, "burglary"},
	{4, "Vehicle crime", "vehicle-crime", NewMonth(2010, time.December), 0, "vehicle crime"},
	{5, "Theft from the person", "theft-from-the-person", NewMonth(2013, time.May), 0, "theft from the person"},
	{6, "Bicycle theft", "bicycle-theft", NewMonth(2013, time.May), 0, "bicycle theft"},
	{7, "Shoplifting", "shoplifting", NewMonth(2011, time.September), 0, "shoplifting"},
	{8, "Other theft", "other-theft", NewMonth(2011, time.September), 0, "other theft"},
	{9, "Criminal damage and arson", "criminal-damage-arson", NewMonth(2011, time.September), 0, "criminal damage and arson"},
	{10, "Drugs", "drugs", NewMonth(2011, time.September), 0, "drug offences"},
	{11, "Possession of weapons", "possession-of-weapons", NewMonth(2013, time.May), 0, "possession of weapons"},
	{12, "Public order", "public-order", NewMonth(2013, time.May), 0, "public order offences"},
	{13, "Other crime", "other-crime", NewMonth(2010, time.December), 0, "other crime"},
	{14, "Violent crime", "violent-crime", NewMonth(2010, time.December), NewMonth(2013, time.April), "violent crime (as defined before May 2013)"},
	{15, "Public disorder and weapons", "public-disorder-weapons", NewMonth(2011, time.September), NewMonth(2013, time.April), "public disorder and weapons (as defined before May 2013)"},
}

var categoryByName = func() map[Category]*CategoryInfo {
	m := make(map[Category]*CategoryInfo, len(Categories))
	for i := range Categories {
		m[Categories[i].Name] = &Categories[i]
	}
	return m
}()

// LookupCategory finds a published category by its exact name.
func LookupCategory(name string) (*CategoryInfo, bool) {
	c, ok := categoryByName[Category(name)]
	return c, ok
}

// IsCrime reports whether incidents of the category count as crime.
func (c Category) IsCrime() bool { return c != AntiSocialBehaviour }

// Plain is the word for the category inside a sentence.
func (c Category) Plain() string {
	if c == AllCrime {
		return "all crime"
	}
	if i, ok := categoryByName[c]; ok {
		return i.Plain
	}
	return string(c)
}

// Order is the place of the category in every table and chart: All crime
// first, then the crime categories, anti-social behaviour last and apart.
func (c Category) Order() int {
	switch c {
	case AllCrime:
		return 0
	case AntiSocialBehaviour:
		return 1000
	}
	if i, ok := categoryByName[c]; ok {
		return int(i.ID)
	}
	return 999
}

// SortCategories puts categories into the order of Order.
func SortCategories(cs []Category) {
	sort.SliceStable(cs, func(i, j int) bool { return cs[i].Order() < cs[j].Order() })
}
