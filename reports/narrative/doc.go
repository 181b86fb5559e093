// Package narrative reads what an analyst writes for an assessment: one Markdown file for
// a chapter, in a folder that the profile names.
//
// In: a folder, and the names of the chapters that a file may be of. Out: a Text for each
// file, whose Parts are headings, paragraphs, lists and tables of plain spans. Nothing
// else gets through: HTML, pictures and links to anything but https, http and anchors of
// the report are refused with file and line, so that there is nothing left to sanitise.
//
// What an analyst can write:
//
//   - headings, paragraphs, lists (all print as bulleted), **bold**, tables, links;
//   - <!-- comments -->, which are never printed;
//   - {{change.burglary.rate_ratio}}, a number of the assessment, printed as the report
//     prints it; `assess check --references YEAR` lists all names with their values;
//   - {{change.burglary.current_count = 2,665}}, the same with the value that the
//     sentence was written for: when it has changed, the build stops and says so;
//   - the word restricted alone on the first line, or edition: restricted between two
//     lines of three hyphens, which keeps the file out of the public edition.
//
// A heading with nothing written under it is not printed; it is counted as not written.
package narrative
