//go:build !unix

package ingest

import "time"

// processorTime is not told by this system.
func processorTime() time.Duration { return 0 }
