package sample

// configPartners is the part of assess.toml about partners' tables, as an analyst would
// write it: a comment says what was odd about a table when it came.
const configPartners = `# Partners' tables. Every column is read or ignored; whatever else a table may hold one
# day stops it, with the line to add here.

[[source]]
kind      = "table"
id        = "force-crimes"
title     = "Crimes with times and flags"
owner     = "Exampleshire Police (synthetic)"
schedule  = "police-crimes"            # item of the prescribed information
agreement = "Information sharing protocol 2019-02"
protect   = "restricted"
files     = ["raw/partners/police/crimes-*.csv.gz"]
[source.columns]
from     = { column = "COMMITTED FROM", format = "DD/MM/YYYY HH:mm" }
to       = { column = "COMMITTED TO", format = "DD/MM/YYYY HH:mm" }   # often blank, now and then before FROM
postcode = "POSTCODE"
district = "DISTRICT"
offence  = "CODE"                      # weighed by the table under [weights]
ref      = "CRIME REF"                 # the force sends late crimes twice
ignore   = ["MO"]                      # free text names people: never kept
[source.columns.category]
column = "OFFENCE"
[source.columns.category.map]
"BURGLARY - RESIDENTIAL (HOME)"             = "Residential burglary"
"BURGLARY - RESIDENTIAL (SHED OR GARAGE)"   = "Residential burglary"
"BURGLARY - BUSINESS AND COMMUNITY"         = "Business burglary"
"HAVING AN ARTICLE WITH A BLADE OR POINT"   = "Bladed article"
"ROBBERY OF PERSONAL PROPERTY"              = "Robbery"
"THEFT FROM A VEHICLE"                      = "Theft from a vehicle"
"THEFT OR UNAUTHORISED TAKING OF A VEHICLE" = "Theft of a vehicle"
"ASSAULT OCCASIONING ACTUAL BODILY HARM"    = "Violence with injury"
"COMMON ASSAULT AND BATTERY"                = "Violence without injury"
"STALKING AND HARASSMENT"                   = "Stalking and harassment"
"RAPE AND OTHER SEXUAL OFFENCES"            = "Sexual offences"
[source.flags]
domestic_abuse = "DA"
hate           = "HATE"
knife          = "KNIFE"
alcohol        = "ALCOHOL"
repeat_victim  = "REPEAT VICTIM"

[[source]]
kind      = "table"
id        = "fire-deliberate"
title     = "Deliberate fires"
owner     = "Exampleshire Fire and Rescue Service (synthetic)"
schedule  = ["fire-deliberate-primary", "fire-deliberate-primary-vehicle", "fire-deliberate-secondary"]
agreement = "Information sharing protocol 2021-04"
protect   = "restricted"
files     = ["raw/partners/fire/*.xlsx"]
sheet     = "Incidents"                # the first sheet is a cover; titles stand above the header
[source.columns]
date     = { column = "Call Date", format = "DD/MM/YYYY" }   # dates and text in one column
postcode = "PCode"
district = "LA"                        # one fire in twelve has a postcode that no directory knows
ref      = "Incident No"
category = { column = "Fire Type", map = { "Sec" = "Deliberate secondary fire", "Prim-Veh" = "Deliberate primary fire, vehicle", "Prim" = "Deliberate primary fire, other" } }
ignore   = ["Attendance", "Crew notes", "Pumps"]

[[source]]
kind      = "table"
id        = "ambulance-calls"
title     = "Ambulance calls to violence and overdoses"
owner     = "Exampleshire Ambulance Service (synthetic)"
schedule  = "health-ambulance-calls"
agreement = "Health data agreement 2020-11"
protect   = "restricted"
files     = ["raw/partners/ambulance/*.csv"]
[source.columns]
from     = { column = "Incident date", time = "Time of call", format = "YYYY-MM-DD" }
outward  = "Outward postcode"          # the first half of the postcode is all that may be shared
district = "Local authority"
category = { column = "Chief complaint", map = { "ASSAULT/SEXUAL ASSAULT" = "Assault", "STAB/GUNSHOT/PENETRATING TRAUMA" = "Stabbing or shooting", "OVERDOSE/POISONING" = "Overdose or poisoning" } }
ignore   = ["Triage text"]

[[source]]
kind      = "table"
id        = "hospital-attendances"
title     = "Emergency department attendances"
owner     = "Exampleshire Hospitals (synthetic)"
schedule  = "health-assault-admissions"
agreement = "Health data agreement 2020-11"
protect   = "restricted"
files     = ["raw/partners/health/attendances.csv"]
[source.columns]
month    = { column = "Month", format = "MMM YYYY" }
district = "Area"
category = { column = "Cause", map = { "All attendances" = "Emergency attendances, all causes", "Assault - sharp object" = "Emergency attendances, stabbing", "Assault - other" = "Emergency attendances, other assault" } }
count    = "N"                         # already counted: "1,234", and "<5" where the hospital hides it

[[source]]
kind      = "table"
id        = "housing-asb"
title     = "Calls to the housing association about anti-social behaviour"
owner     = "Exampleshire Homes (synthetic)"
agreement = "Information sharing protocol 2021-04"
protect   = "restricted"
files     = ["raw/partners/housing/*.jsonl"]
[source.columns]
from     = { column = "logged_at", format = "YYYY-MM-DD HH:mm" }   # with time zones
ward     = "ward"
ref      = "case_ref"
category = { column = "type", map = { "Noise" = "Noise", "Intimidation / harassment" = "Intimidation", "Rubbish & fly tipping" = "Rubbish", "Drug use or dealing" = "Drugs" } }
ignore   = ["summary"]

[[source]]
kind      = "table"
id        = "hate-crime"
title     = "Hate crime by ground"
owner     = "Exampleshire Police (synthetic)"
agreement = "Information sharing protocol 2019-02"
protect   = "restricted"
sensitive = true                       # outside the partnership, yearly totals of districts alone
files     = ["raw/partners/police/hate-crime.csv"]
[source.columns]
month    = { column = "Period", format = "YYYY-MM" }
district = "LA code"
category = { column = "Strand", map = { "Race" = "Race", "Religion" = "Religion", "Sexual orientation" = "Sexual orientation", "Disability" = "Disability", "Transgender identity" = "Transgender identity" } }
count    = "Offences"

[[source]]
kind    = "table"
id      = "fly-tipping"
title   = "Fly-tipping"
owner   = "Sampleford Council (synthetic)"
protect = "public"                     # the council publishes it
areas   = ["E07900001"]                # all of it is the council's own, with a grid reference or without
files   = ["raw/partners/council/fly-tipping.csv"]
[source.columns]
date     = { column = "Reported", format = "D MMM YYYY" }
easting  = "Easting"
northing = "Northing"
ref      = "Case"
category = { column = "Size", map = { "Car boot or less" = "Small load", "Small van" = "Van load", "Transit van" = "Van load", "Tipper lorry" = "Lorry load" } }
ignore   = ["Clear-up notes"]

[[postcodes]]
files = ["postcodes/*.csv"]            # in the layout of Code-Point Open

[weights]                              # how grave one offence of each code is
title  = "Sample weights"
source = "invented for the sample"
unit   = "invented points"
file   = "` + weightsPath + `"
code   = "code"
weight = "weight"

`
