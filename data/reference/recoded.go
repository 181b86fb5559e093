package reference

import (
	"sync"

	"assess/data"
)

var recoded = sync.OnceValue(func() map[data.Code]data.Code {
	m := map[data.Code]data.Code{}
	for _, r := range rows("recoded.csv", "old", "new") {
		m[data.Code(r[0])] = data.Code(r[1])
	}
	return m
})

// Recoded is the newest code of a district that was given a new code while it
// stayed one district (Barnsley E08000016 became E08000038). Every other code
// is returned as it is.
func Recoded(code data.Code) data.Code {
	if c, ok := recoded()[code]; ok {
		return c
	}
	return code
}
