package store

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// sound fills a store so that every check holds: one extract that is counted
// and one that it superseded, three places, two assignments.
func sound(t *testing.T) *Store {
	t.Helper()
	s := fresh(t)
	run(t, s,
		`INSERT INTO extract VALUES
			(1, 'police', 'sample', '2021-04-01', 'raw/b.csv', 'b', '1', 10, '2021-06-01', '2021-06', 2021, 5, 3, 1, 1, 0, 1, 'current', '2022-01-01', NULL),
			(2, 'police', 'sample', '2021-04-01', 'raw/a.csv', 'a', '1', 10, '2021-05-01', '2021-04', 2021, 1, 0, 0, 0, 1, 0, 'superseded', '2022-01-01', '2022-01-01'),
			(3, 'searches', 'sample', '2021-04-01', 'raw/s.csv', 's', '1', 10, '2021-06-01', '2021-06', 0, 3, 2, 1, 0, 0, 1, 'current', '2022-01-01', NULL)`,
		`INSERT INTO search VALUES
			(3, 1, '2021-04-30 23:10', 'Person search', 'Male', '18-24', '', 'White', 'Firearms Act 1968 (section 47)', 'Firearms', 'Arrest', true, NULL),
			(3, 0, '2021-05-01 00:40', 'Person search', 'Male', '18-24', '', 'White', '', '', '', NULL, false)`,
		`INSERT INTO place VALUES (1, 0.5, 51.7, 571000, 207000, 'E01000001', 2021), (2, NULL, NULL, NULL, NULL, 'E01000002', 2021)`,
		`INSERT INTO incident VALUES (1, 1, 0), (1, 3, 1), (1, 0, 2), (2, 1, 1)`,
		`INSERT INTO rejection VALUES (1, 4, 'no crime type'), (3, 2, 'no date')`,
		`INSERT INTO assignment VALUES (1, 'k', 'lsoa', 2021, 'point', 2), (2, 'l', 'lsoa', 2021, 'code', 2)`,
		`INSERT INTO place_area VALUES (1, 1, 'E01000001'), (2, 1, 'E01000001'), (2, 2, 'E01000002')`,
		`INSERT INTO partner_extract VALUES
			(1, 'fire', 'raw/b.csv', 'b', 'r', '1', 10, '2021-06-01', 'postcode', '2021-04-30', 0, 'current', '2022-01-01', NULL),
			(2, 'fire', 'raw/a.csv', 'b', 'r', '1', 10, '2021-06-01', 'postcode', '2021-04-30', 0, 'superseded', '2022-01-01', '2022-01-01')`,
		`INSERT INTO partner_month VALUES (1, '2021-04-01', 4, 3, 0, 1), (1, NULL, 1, 0, 1, 0), (2, '2021-04-01', 1, 1, 0, 0)`,
		`INSERT INTO partner_rejection VALUES (1, 4, 'no date')`,
		`INSERT INTO partner_record VALUES
			(1, '2021-04-01', '2021-04-30', '2021-04-30 23:00', '2021-05-01 01:00', 'Bins', 1, 1, '', 'E07000070', '', true, NULL, NULL, true, NULL, NULL, '00000000000000000000000000000001', '28E'),
			(1, '2021-04-01', NULL, NULL, NULL, 'Bins', NULL, 0, '', '', 'CM1', NULL, NULL, NULL, NULL, NULL, NULL, '', ''),
			(1, '2021-04-01', '2021-04-02', NULL, NULL, 'Cars', 3, 0, '', '', '', false, NULL, NULL, NULL, NULL, NULL, '00000000000000000000000000000001', '104/23'),
			(2, '2021-04-01', '2021-04-30', NULL, NULL, 'Bins', 1, 0, '', '', '', false, NULL, NULL, NULL, NULL, NULL, '00000000000000000000000000000001', '')`)
	return s
}

// faults plants for each check the fault that it is there to find.
var faults = map[string][]string{
	"extract_account": {
		`UPDATE extract SET rejected = rejected + 1 WHERE id = 1`,
		`UPDATE extract SET rows_read = rows_read - 2, rejected = -1 WHERE id = 1`,
		`UPDATE extract SET without_location = 4 WHERE id = 1`,
	},
	"extract_state": {
		`UPDATE extract SET state = 'lost' WHERE id = 2`,
		`UPDATE extract SET retired_at = '2022-01-02' WHERE id = 1`,
		`UPDATE extract SET retired_at = NULL WHERE id = 2`,
		`UPDATE extract SET loaded = 1, superseded = 0 WHERE id = 2`,
		`UPDATE extract SET loaded = 0, superseded = 3 WHERE id = 1`,
	},
	"extract_one_current":    {`UPDATE extract SET state = 'current' WHERE id = 2`},
	"extract_newest_current": {`UPDATE extract SET snapshot = '2021-07' WHERE id = 2`},
	"extract_month_counted":  {`UPDATE extract SET state = 'superseded' WHERE id = 1`},
	"extract_unique": {
		`UPDATE extract SET id = 1 WHERE id = 2`,
		`UPDATE extract SET month = '2021-04-02' WHERE id = 1`,
	},
	"incident_count": {
		`DELETE FROM incident WHERE category = 3`,
		`INSERT INTO incident VALUES (2, 1, 1)`,
		`DELETE FROM search WHERE object = ''`,
	},
	"incident_extract":          {`INSERT INTO incident VALUES (99, 1, 1)`},
	"incident_category":         {`UPDATE incident SET category = 250 WHERE category = 3`},
	"incident_place":            {`UPDATE incident SET place = 99 WHERE category = 3`},
	"incident_without_location": {`UPDATE incident SET place = 0 WHERE category = 3`, `UPDATE search SET place = 1`},
	"search_extract": {
		`UPDATE search SET extract = 99`,
		`UPDATE search SET extract = 1`,
	},
	"search_place": {`UPDATE search SET place = 99 WHERE object = ''`},
	"search_time": {
		`UPDATE search SET at = '2021-03-31 23:59' WHERE object = ''`,
		`UPDATE search SET at = '2021-05-01 01:00' WHERE object = ''`,
	},
	"place_unique": {
		`INSERT INTO place VALUES (3, 0.5, 51.7, 571000, 207000, 'E01000001', 2021)`,
		`INSERT INTO place VALUES (2, 0.6, 51.7, 571000, 207000, 'E01000001', 2021)`,
		`DELETE FROM place WHERE id = 0`,
	},
	"place_coordinates": {
		`UPDATE place SET lat = NULL WHERE id = 1`,
		`UPDATE place SET easting = NULL WHERE id = 1`,
		`UPDATE place SET lat = 0.5, lon = 51.7 WHERE id = 1`,
		`UPDATE place SET lsoa = '' WHERE id = 2`,
	},
	"area_one_per_place": {`INSERT INTO place_area VALUES (1, 1, 'E01000002')`},
	"area_assignment": {
		`INSERT INTO place_area VALUES (9, 1, 'E01000002')`,
		`INSERT INTO place_area VALUES (1, 99, 'E01000002')`,
		`INSERT INTO assignment VALUES (3, 'm', 'lsoa', 2021, 'point', 2)`,
		`UPDATE assignment SET id = 1`,
	},
	"area_of_all_places":  {`UPDATE assignment SET placed_to = 1 WHERE id = 1`},
	"area_of_stated_lsoa": {`DELETE FROM place_area WHERE assignment = 2 AND place = 2`},
	"rejection_listed":    {`DELETE FROM rejection`, `INSERT INTO rejection VALUES (99, 1, 'no crime type')`},
	"partner_account": {
		`UPDATE partner_month SET rejected = rejected + 1 WHERE extract = 2`,
		`UPDATE partner_month SET rejected = -1, rows_read = rows_read - 1 WHERE extract = 2`,
		`UPDATE partner_month SET kept = 1, rejected = 0 WHERE month IS NULL`,
	},
	"partner_extract_state": {
		`UPDATE partner_extract SET state = 'lost' WHERE id = 2`,
		`UPDATE partner_extract SET retired_at = NULL WHERE id = 2`,
		`UPDATE partner_extract SET retired_at = '2022-01-02' WHERE id = 1`,
		`UPDATE partner_extract SET path = 'raw/b.csv' WHERE id = 2`,
		`UPDATE partner_extract SET id = 1 WHERE id = 2`,
	},
	"partner_copy_once": {
		`UPDATE partner_extract SET state = 'current', retired_at = NULL WHERE id = 2`,
		`UPDATE partner_extract SET state = 'superseded', retired_at = '2022-01-01' WHERE id = 1`,
	},
	"partner_record_count": {
		`DELETE FROM partner_record WHERE extract = 2`,
		`INSERT INTO partner_record SELECT * FROM partner_record WHERE ref = ''`,
		`UPDATE partner_month SET month = '2021-05-01' WHERE extract = 2`,
	},
	"partner_record_extract": {
		`UPDATE partner_record SET extract = 99 WHERE extract = 2`,
		`INSERT INTO partner_month VALUES (99, NULL, 0, 0, 0, 0)`,
	},
	"partner_record_once": {`UPDATE partner_record SET category = 'Bins'`},
	"partner_record_place": {
		`UPDATE partner_record SET place = 99 WHERE extract = 2`,
		`UPDATE partner_record SET place = 1 WHERE outward <> ''`,
		`UPDATE partner_record SET ward = 'E05000001' WHERE outward <> ''`,
		`UPDATE partner_record SET postcode = true WHERE extract = 2`,
	},
	"partner_record_private": {
		`UPDATE partner_record SET ref = 'INC/2021/17' WHERE extract = 2`,
		`UPDATE partner_record SET outward = 'CM11AA' WHERE outward <> ''`,
		`UPDATE partner_record SET ward = 'Patching Hall' WHERE extract = 2`,
		`UPDATE partner_record SET district = 'Chelmsford' WHERE extract = 2`,
		`UPDATE partner_record SET offence = 'A Figment' WHERE extract = 2`,
	},
	"partner_record_time": {
		`UPDATE partner_record SET month = '2021-04-02' WHERE day IS NULL`,
		`UPDATE partner_record SET day = '2021-05-30' WHERE extract = 2`,
		`UPDATE partner_record SET starts = '2021-04-29 23:00' WHERE knife`,
		`UPDATE partner_record SET starts = NULL WHERE knife`,
		`UPDATE partner_record SET day = NULL WHERE knife`,
		`UPDATE partner_record SET ends = '2021-04-30 22:00' WHERE knife`,
		`UPDATE partner_record SET count = -1 WHERE knife`,
	},
	"partner_rejection_listed": {`DELETE FROM partner_rejection`, `INSERT INTO partner_rejection VALUES (99, 1, 'no date')`},
	"no_arrow_view":            {`CREATE VIEW v AS SELECT 'arrow_scan' AS x`},
}

func TestChecksHoldInASoundStore(t *testing.T) {
	for name, s := range map[string]*Store{"new": fresh(t), "filled": sound(t)} {
		failed, err := s.Checks(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range failed {
			t.Errorf("%s: %s fails: %v", name, f.Name, f.Rows)
		}
	}
}

func TestEveryCheckFindsItsFault(t *testing.T) {
	s := sound(t)
	for _, c := range AllChecks() {
		if len(faults[c.Name]) == 0 {
			t.Errorf("no fault is planted for %s", c.Name)
		}
		if c.Title == "" || strings.Contains(c.Title, "SELECT") {
			t.Errorf("%s starts with %q, want a comment that says what must be true", c.Name, c.Title)
		}
		for _, fault := range faults[c.Name] {
			failed := planted(t, s, fault)
			i := slices.IndexFunc(failed, func(f Failure) bool { return f.Name == c.Name })
			if i < 0 {
				t.Errorf("%s did not find: %s", c.Name, fault)
				continue
			}
			if len(failed[i].Rows) == 0 || failed[i].Title != c.Title {
				t.Errorf("%s found %s but tells %+v", c.Name, fault, failed[i])
			}
		}
	}
}

// planted runs the checks with a fault in the store, and takes it out again.
func planted(t *testing.T, s *Store, fault string) (failed []Failure) {
	t.Helper()
	err := s.Update(context.Background(), func(tx *Tx) (err error) {
		if _, err := tx.ExecContext(context.Background(), fault); err != nil {
			return err
		}
		if failed, err = failures(context.Background(), tx); err != nil {
			return err
		}
		return ErrRollback
	})
	if err != nil {
		t.Fatalf("%s: %v", fault, err)
	}
	return failed
}

func TestFailureTellsTheFirstRows(t *testing.T) {
	s := fresh(t)
	run(t, s, `INSERT INTO incident SELECT i, 1, 0 FROM range(1, 8) AS t(i)`)
	failed, err := s.Checks(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(failed, func(f Failure) bool { return f.Name == "incident_extract" })
	if i < 0 {
		t.Fatal("incident_extract holds")
	}
	if f := failed[i]; len(f.Rows) != 5 || !f.More || f.Rows[0] != "extract 1, incidents 1" {
		t.Errorf("told %q, more %v", f.Rows, f.More)
	}
}
