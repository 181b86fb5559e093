package reports

import "io"

func WriteXLSX(w io.Writer, d *Document, files []File) error { return nil }
