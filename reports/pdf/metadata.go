package pdf

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// dictionary is the document information dictionary.
func (i Info) dictionary() string {
	var b strings.Builder
	entry := func(key, value string) {
		if value != "" {
			b.WriteString("/" + key + value)
		}
	}
	text := func(s string) string {
		if s == "" {
			return ""
		}
		return textString(s)
	}
	b.WriteString("<<")
	entry("Title", text(i.Title))
	entry("Author", text(i.Author))
	entry("Subject", text(i.Subject))
	entry("Creator", text(i.Producer))
	entry("Producer", text(i.Producer))
	if !i.Date.IsZero() {
		date := "(" + i.Date.UTC().Format("D:20060102150405") + "+00'00')"
		entry("CreationDate", date)
		entry("ModDate", date)
	}
	b.WriteString(">>")
	return b.String()
}

// xmp is the metadata stream. The claim of PDF/UA-1 is made in it (ISO
// 14289-1, 5).
func (i Info) xmp(conforms bool) []byte {
	var b bytes.Buffer
	element := func(open, value, close string) {
		if value == "" {
			return
		}
		b.WriteString(open)
		// Writes to a bytes.Buffer do not fail.
		_ = xml.EscapeText(&b, []byte(value))
		b.WriteString(close + "\n")
	}
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	if conforms {
		element("<pdfuaid:part>", "1", "</pdfuaid:part>")
	}
	element(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, i.Title, "</rdf:li></rdf:Alt></dc:title>")
	element("<dc:creator><rdf:Seq><rdf:li>", i.Author, "</rdf:li></rdf:Seq></dc:creator>")
	element(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, i.Subject, "</rdf:li></rdf:Alt></dc:description>")
	element("<dc:language><rdf:Bag><rdf:li>", i.Language, "</rdf:li></rdf:Bag></dc:language>")
	element("<xmp:CreatorTool>", i.Producer, "</xmp:CreatorTool>")
	element("<pdf:Producer>", i.Producer, "</pdf:Producer>")
	if !i.Date.IsZero() {
		date := i.Date.UTC().Format("2006-01-02T15:04:05Z")
		element("<xmp:CreateDate>", date, "</xmp:CreateDate>")
		element("<xmp:ModifyDate>", date, "</xmp:ModifyDate>")
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.Bytes()
}
