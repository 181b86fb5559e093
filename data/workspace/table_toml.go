package workspace

// The shape of a partner's table and of a postcode directory in assess.toml.

type columnsTOML struct {
	Date      *momentTOML  `toml:"date"`
	Month     *momentTOML  `toml:"month"`
	From      *momentTOML  `toml:"from"`
	To        *momentTOML  `toml:"to"`
	Postcode  string       `toml:"postcode"`
	Easting   string       `toml:"easting"`
	Northing  string       `toml:"northing"`
	Longitude string       `toml:"longitude"`
	Latitude  string       `toml:"latitude"`
	LSOA      string       `toml:"lsoa"`
	Ward      string       `toml:"ward"`
	District  string       `toml:"district"`
	Outward   string       `toml:"outward"`
	Ref       string       `toml:"ref"`
	Category  *mappingTOML `toml:"category"`
	Offence   string       `toml:"offence"`
	Count     string       `toml:"count"`
	Ignore    []string     `toml:"ignore"`
}

type momentTOML struct {
	Column string `toml:"column"`
	Time   string `toml:"time"`
	Format string `toml:"format"`
}

type mappingTOML struct {
	Column string            `toml:"column"`
	Map    map[string]string `toml:"map"`
}

type flagsTOML struct {
	DomesticAbuse string   `toml:"domestic_abuse"`
	Hate          string   `toml:"hate"`
	Knife         string   `toml:"knife"`
	Alcohol       string   `toml:"alcohol"`
	RepeatVictim  string   `toml:"repeat_victim"`
	Yes           []string `toml:"yes"`
	No            []string `toml:"no"`
}

type postcodesTOML struct {
	Files    []string `toml:"files"`
	Postcode string   `toml:"postcode"`
	Easting  string   `toml:"easting"`
	Northing string   `toml:"northing"`
}
