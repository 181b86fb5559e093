package main

import (
	"context"

	"assess/ingest"
)

// lostShown is how many months that no raw file holds any more are named one by one.
const lostShown = 6

// lost finds the months that no raw file holds any more, and warns of them: the raw files
// are the only copy of what the police site has dropped.
func (s *session) lost(ctx context.Context) ([]ingest.Lost, error) {
	lost, err := ingest.FindLost(ctx, s.store, s.config.Sources)
	if err != nil {
		return nil, err
	}
	for i, l := range lost {
		if i == lostShown {
			s.terminal.warn("and %d further months", len(lost)-i)
			break
		}
		s.terminal.warn("%s", l)
	}
	return lost, nil
}
