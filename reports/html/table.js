
// Numbers as printed: thousands separators, and the proper minus sign.
const printed = /^[-\u2212+]?\d{1,3}(,\d{3})+(\.\d+)?$|^[-\u2212+]?\d+(\.\d+)?$/;
const plain = text => printed.test(text) ? text.replace(/,/g, "").replace("\u2212", "-") : text;

// A spreadsheet would run text that begins like this; an apostrophe stops it.
const formula = /^[\s\u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
function safe(text) {
  const value = plain(text);
  return formula.test(value) && !/^[-+]?\d+(\.\d+)?$/.test(value) ? "'" + value : value;
}

const months = "January February March April May June July August September October November December".split(" ");
function sortKey(text) {
  const month = /^([A-Z][a-z]{2,8}) (\d{4})$/.exec(text);
  const index = month ? months.findIndex(m => m === month[1] || m.slice(0, 3) === month[1]) : -1;
  if (index >= 0) return Number(month[2]) * 12 + index;
  const number = /^[<>]?\s?[-\u2212+]?\d[\d,]*(\.\d+)?/.exec(text);
  return number ? Number(number[0].replace(/[<>\s,]/g, "").replace("\u2212", "-")) : null;
}

const words = new Intl.Collator("en-GB", {numeric: true, sensitivity: "base"});
const text = cell => cell.textContent.trim();

class Grid {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.rows = [...this.body.rows];
    this.heads = [...table.tHead.rows[0].cells];
    this.names = this.heads.map(text);
    this.status = make("span", {className: "status"});
    this.status.setAttribute("role", "status");
    this.heads.forEach((head, column) => {
      if (this.rows.length < 2) return;
      const button = make("button", {type: "button"}, ...head.childNodes);
      button.addEventListener("click", () => this.sort(column));
      head.append(button);
    });
    const region = table.closest(".scroll");
    if (table.dataset.filter) region.before(make("div", {className: "tools"}, this.filterBox()));
    region.after(make("div", {className: "tools"},
      this.button("Copy table", () => this.copy()), this.button("Download CSV", () => this.download()), this.status));
  }

  button(name, act) {
    const b = make("button", {type: "button"}, name, make("span", {className: "vh"}, ": " + this.table.caption.textContent));
    b.addEventListener("click", act);
    return b;
  }

  filterBox() {
    const input = make("input", {type: "search", autocomplete: "off"});
    input.addEventListener("input", () => {
      const wanted = input.value.toLowerCase().split(/\s+/);
      let shown = 0;
      for (const row of this.rows) {
        const content = row.textContent.toLowerCase();
        row.hidden = !wanted.every(w => content.includes(w));
        if (!row.hidden) shown++;
      }
      this.status.textContent = input.value.trim() ? shown + " of " + this.table.dataset.filter + " shown" : "";
    });
    return make("label", {}, "Show rows that contain", input);
  }

  sort(column) {
    const head = this.heads[column];
    const down = head.getAttribute("aria-sort") === "ascending";
    this.heads.forEach(h => h.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const numeric = this.table.classList.contains("r" + (column + 1)) ||
      this.rows.every(r => /^[A-Z][a-z]{2,8} \d{4}$/.test(text(r.cells[column])));
    const keyed = this.rows.map((row, place) => {
      const content = text(row.cells[column]);
      return {row, place, content, key: numeric ? sortKey(content) : content};
    });
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.place - b.place;
      const order = numeric ? a.key - b.key : words.compare(a.key, b.key);
      return (down ? -order : order) || a.place - b.place;
    });
    this.body.append(...keyed.map(k => k.row));
    this.status.textContent = "Sorted by " + this.names[column] + (down ? ", largest or last first" : ", smallest or first first");
  }

  cells() {
    return [this.names, ...[...this.body.rows].map(r => [...r.cells].map(text))].map(row => row.map(safe));
  }

  async copy() {
    const tabs = this.cells().map(r => r.map(c => c.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
    this.status.textContent = await toClipboard(tabs) ? "Copied" : "The browser did not allow copying";
  }

  download() {
    const quote = c => /[",\r\n]/.test(c) ? '"' + c.replace(/"/g, '""') + '"' : c;
    const csv = this.cells().map(r => r.map(quote).join(",")).join("\n") + "\n";
    const address = URL.createObjectURL(new Blob([csv], {type: "text/csv;charset=utf-8"}));
    const link = make("a", {href: address, download: this.table.dataset.file, hidden: true});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    this.status.textContent = "Saved as " + this.table.dataset.file;
  }
}

// Tools are made when a table is first seen or opened: there may be many.
near($("table[data-file]"), "50%", table => new Grid(table));
