package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"assess/data"
	"assess/data/workspace"
)

// sources works out what each table is read by: another block, directory of
// postcodes, name of an area or key reads its files again.
func (p *partners) sources(ctx context.Context) (map[string]*partnerSource, error) {
	out := map[string]*partnerSource{}
	var key []byte
	directory := ""
	for _, s := range p.in.Sources {
		if s.Table == nil {
			continue
		}
		h := sha256.New()
		fmt.Fprintf(h, "%s\n", partnerRules)
		t := *s.Table
		t.Owner, t.Agreement, t.Schedule, t.Protect, t.Sensitive, t.Areas = "", "", nil, "", false, nil // say nothing of the rows
		if err := json.NewEncoder(h).Encode(tableKey{t, formatsOf(&t)}); err != nil {
			return nil, err
		}
		var err error
		if t.Ref != "" {
			if key == nil {
				if key, err = readKey(p.in.Key, !p.in.DryRun); err != nil {
					return nil, err
				}
			}
			fmt.Fprintln(h, keyMark(key))
		}
		if t.Where.Postcode != "" {
			if directory == "" {
				if directory, err = p.hashPostcodes(ctx); err != nil {
					return nil, err
				}
			}
			fmt.Fprintln(h, directory)
		}
		for _, layer := range namedLayers(&t) {
			if l := newestLayer(p.in.Layers, layer); l != nil {
				fmt.Fprintln(h, layer, l.Vintage, l.Boundary.Code, l.Boundary.Name)
				hash, err := p.files.hash(l.File)
				if err != nil {
					return nil, err
				}
				fmt.Fprintln(h, hash)
			}
		}
		out[s.ID] = &partnerSource{s, hex.EncodeToString(h.Sum(nil)), key}
	}
	return out, nil
}

// partnerRules is part of every reading. Raise it when the same files would be read
// otherwise than before.
const partnerRules = "2"

// tableKey is what of a table decides how it is read.
type tableKey struct {
	Table   workspace.Table
	Formats []string
}

func formatsOf(t *workspace.Table) (out []string) {
	for _, m := range []*workspace.Moment{t.When.Date, t.When.Month, t.When.From, t.When.To} {
		if m != nil {
			out = append(out, m.Format.String())
		}
	}
	return out
}

// namedLayers lists the layers whose areas a table may give by name.
func namedLayers(t *workspace.Table) (out []data.Layer) {
	if t.Where.Ward != "" {
		out = append(out, data.Ward)
	}
	if t.Where.District != "" {
		out = append(out, data.District)
	}
	return out
}

func (p *partners) hashPostcodes(ctx context.Context) (string, error) {
	h := sha256.New()
	for _, c := range p.in.Postcodes {
		files, err := discoverPostcodes(c)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%q %q %q\n", c.Postcode, c.Easting, c.Northing)
		for _, f := range files {
			hash, err := p.files.hash(f.Disk)
			if err != nil {
				return "", err
			}
			fmt.Fprintln(h, hash)
		}
		if err := ctx.Err(); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// finder reads what the files to be read need.
func (p *partners) finder(ctx context.Context) (f *finder, err error) {
	f = &finder{}
	for _, t := range p.todo {
		w := t.source.Table.Where
		if w.Postcode != "" && f.postcodes == nil {
			if f.postcodes, err = readPostcodes(ctx, p.in.Postcodes); err != nil {
				return nil, err
			}
		}
		if w.Ward != "" && f.wards == nil {
			if f.wards, err = readAreaNames(p.in.Layers, data.Ward); err != nil {
				return nil, err
			}
		}
		if w.District != "" && f.districts == nil {
			if f.districts, err = readAreaNames(p.in.Layers, data.District); err != nil {
				return nil, err
			}
		}
		if w.LSOA != "" && f.vintages == nil {
			bridges, err := readLookups(ctx, p.in.Lookups)
			if err != nil {
				return nil, err
			}
			if f.vintages, err = readVintages(p.in.Layers, bridges); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}
