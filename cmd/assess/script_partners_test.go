package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// appendTo puts one file at the end of another: append FILE MORE.
func appendTo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: append FILE MORE")
	}
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteString(ts.ReadFile(args[1]))
	ts.Check(err)
	ts.Check(f.Close())
}

// workbook makes a workbook of a CSV file: workbook CSV XLSX.
func workbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: workbook CSV XLSX")
	}
	rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[0]))).ReadAll()
	ts.Check(err)
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		ts.Check(f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row))
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[1])))
}

// parts visits the parts of a workbook.
func parts(book []byte, visit func(name string, part []byte)) error {
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		part, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return err
		}
		visit(f.Name, part)
	}
	return nil
}

// nowhere fails when a file below a folder, a part of a workbook there, or what the last
// command said, holds one of the texts in any case. Raw files are left out, and the text
// of a PDF, whose letters are packed, is read by a test of its own: nowhere DIR TEXT…
func nowhere(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: nowhere DIR TEXT…")
	}
	root, looked := ts.MkAbs(args[0]), 0
	look := func(name string, text []byte) {
		looked++
		for _, private := range args[1:] {
			if bytes.Contains(bytes.ToUpper(text), bytes.ToUpper([]byte(private))) {
				ts.Fatalf("%s holds %q", name, private)
			}
		}
	}
	look("stdout", []byte(ts.ReadFile("stdout")))
	look("stderr", []byte(ts.ReadFile("stderr")))
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); n == "raw" || n == "postcodes" {
				return filepath.SkipDir
			}
			return nil
		}
		text, err := os.ReadFile(path)
		look(path, text)
		if filepath.Ext(path) == ".xlsx" {
			ts.Check(parts(text, func(name string, part []byte) { look(path+" "+name, part) }))
		}
		return err
	}))
	if looked < 5 {
		ts.Fatalf("only %d files were looked at", looked)
	}
}
