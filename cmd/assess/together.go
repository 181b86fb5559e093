package main

import (
	"errors"
	"fmt"
)

// together runs parts of a job at once and gives their errors, joined. A fault
// in one of them becomes its error.
func together(parts ...func() error) error {
	done := make(chan error, len(parts))
	for _, run := range parts {
		go func() {
			defer func() {
				if r := recover(); r != nil {
					done <- fmt.Errorf("an internal fault: %v; please report it with the command you ran", r)
				}
			}()
			done <- run()
		}()
	}
	var all []error
	for range parts {
		all = append(all, <-done)
	}
	return errors.Join(all...)
}

// inTurn makes one job of several: the first error ends it.
func inTurn(parts ...func() error) func() error {
	return func() error {
		for _, run := range parts {
			if err := run(); err != nil {
				return err
			}
		}
		return nil
	}
}
