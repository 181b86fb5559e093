// Package browsertest reads the HTML edition as its readers do: in a browser,
// with the keyboard alone, on a phone, in the dark, with scripts off, and with the
// checkers of accessibility and markup. It is a module of its own, so that the
// program depends on none of this.
//
// In, from the environment:
//
//	ASSESS_PAGES       glob of HTML editions to read besides the documents built here,
//	                   separated as folders in PATH are
//	ASSESS_AXE         axe.min.js of axe-core
//	ASSESS_VNU         vnu.jar, the Nu HTML checker (run with java)
//	ASSESS_LIGHTHOUSE  cli/index.js of Lighthouse (run with node)
//	ASSESS_SHOTS       folder to keep pictures of the pages in, for people to look at
//
// What is not given is not checked, unless CI is "true": then it fails.
package browsertest
