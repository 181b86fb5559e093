package main

import (
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/rogpeppe/go-internal/testscript"
)

// pages asserts how many pages a PDF has: pages 2 out/hub.pdf.
func pages(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pages N FILE")
	}
	n, err := api.PageCountFile(ts.MkAbs(args[1]))
	ts.Check(err)
	if strconv.Itoa(n) != args[0] {
		ts.Fatalf("%s has %d pages, want %s", args[1], n, args[0])
	}
}
