package reports

import (
	"reflect"
	"testing"
)

func TestColumnsOfNothingButHiddenNumbersAreNamed(t *testing.T) {
	table := func(rows ...[]string) Table {
		return Table{Note: "Of all.", Columns: []Column{{Name: "Ward"}, {Name: "Cells"}, {Name: "Crimes"}, {Name: "Share"}}, Rows: rows}
	}
	all := table([]string{"North", "4", "[c]", "[c]"}, []string{"South", "2", "[c]", "[c]"})
	got := withoutHidden(all)
	if len(got.Columns) != 2 || !reflect.DeepEqual(got.Rows, [][]string{{"North", "4"}, {"South", "2"}}) || got.Note != "Of all. Kept back in this edition: crimes and share." {
		t.Errorf("it is %+v", got)
	}
	if len(all.Columns) != 4 || len(all.Rows[0]) != 4 {
		t.Error("the table that was given has changed")
	}
	for _, same := range []Table{
		table([]string{"North", "4", "[c]", "3%"}, []string{"South", "2", "9", "[c]"}),
		table([]string{"North", "4", "[c]", "[c]"}),
		table([]string{"North", "[c]", "[c]", "[c]"}, []string{"South", "[c]", "[c]", "[c]"}),
		table(),
	} {
		if got := withoutHidden(same); !reflect.DeepEqual(got, same) {
			t.Errorf("%q became %q", same.Rows, got.Rows)
		}
	}
	blocks := keptOut([]Block{all, Figure{Data: all}, Paragraph{}})
	if len(blocks[0].(Table).Columns) != 2 || len(blocks[1].(Figure).Data.Columns) != 2 {
		t.Error("blocks keep their columns")
	}
}
