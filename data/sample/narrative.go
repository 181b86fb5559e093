package sample

import (
	"fmt"

	"assess/data"
)

// narrativeFolder is where the analyst's text of the first partnership lies.
const narrativeFolder = "narrative"

// narrative is the analyst's text by file. Numbers are quoted by name alone, so that the
// text fits whatever was planted.
var narrative = []struct{ path, text string }{
	{narrativeFolder + "/why.md", whyText},
	{narrativeFolder + "/changes.md", changesText},
	{narrativeFolder + "/priority-homes.md", homesText},
	{narrativeFolder + "/priority-violence.md", violenceText},
}

const whyText = `<!-- The analyst's text of the sample partnership. It is invented, as the place is. -->

## What the analyst makes of it

All crime: {{change.all-crime.verdict}} against the year before, with a ratio of
{{change.all-crime.rate_ratio}}. Burglary: {{change.burglary.movement}}.

- Homes were visited within a week of a burglary. The work is in the charts as an event.
- Nuisance can be told online since the spring. **Some of the change in anti-social
  behaviour may come from that.** Its ratio is {{change.anti-social-behaviour.rate_ratio}}.

The months themselves are [in the chapter on changes](#figure-monthly).

## Drivers

### Political

### Economic

Work was hard to find in the town. Shops on the main street closed.

### Social

Students came back to the town in the autumn.

### Technological

### Environmental

Two parks are now closed at night.

### Legal

### Organisational

| What changed | Who | Since |
| --- | --- | --- |
| A team for homes | Police and council | the summer |
| Complaints are taken online | Council and police | the spring |
`

const changesText = `Counts tell what was recorded. They do not tell how safe people feel.
`

const homesText = `## Scanning

Burglary came to {{level.burglary.count}} crimes in {{year.label}}.

## Analysis

### Place

### Victims and targets

Homes with a path behind them were entered most.

### Offenders

## Response

Homes near a burglary were given advice.

## Assessment

`

const violenceText = `restricted

## Scanning

The partners named two streets for the work of the coming year. They are not for print.
`

// events are what the analyst sets beside the numbers: work on burglary, and a change of
// how incidents are recorded.
func events(year data.Period) string {
	return fmt.Sprintf(eventsText, year.From.Add(5), year.From.Add(7), year.From.Add(1).First().Format("2006-01-02"))
}

const eventsText = `
[[event]]
month      = %q
to         = %q
title      = "Visits to homes after a burglary (synthetic)"
kind       = "operation"
categories = ["Burglary"]

[[event]]
date       = %q
title      = "Nuisance can be told online (synthetic)"
kind       = "recording-change"
categories = ["Anti-social behaviour"]
`
