package sample

import "runtime"

// inOrder does n pieces of work, as many at a time as there are processors, and
// hands each result to done in order, one at a time. It stops at the first
// error.
func inOrder[T any](n int, work func(int) (T, error), done func(T) error) error {
	type result struct {
		value T
		err   error
	}
	waiting := make(chan chan result, runtime.GOMAXPROCS(0)-1)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(waiting)
		for i := range n {
			slot := make(chan result, 1)
			select {
			case waiting <- slot:
			case <-stop:
				return
			}
			go func() {
				v, err := work(i)
				slot <- result{v, err}
			}()
		}
	}()
	for slot := range waiting {
		r := <-slot
		if r.err == nil {
			r.err = done(r.value)
		}
		if r.err != nil {
			return r.err
		}
	}
	return nil
}
