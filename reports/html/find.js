
// The find box: headings, figures, tables, words of the glossary, and areas of
// the map to explore.
const finder = {
  box: document.querySelector(".find"),
  most: 12,
  entries: null,
  areas: [], // each with a name, its layer and what picks it

  start() {
    this.input = this.box.querySelector("input");
    this.status = this.box.querySelector("p");
    this.list = this.box.querySelector("ul");
    this.input.addEventListener("input", () => this.find());
    this.input.addEventListener("keydown", e => {
      if (e.key === "Enter" && this.list.querySelector("a")) this.list.querySelector("a").click();
    });
    this.box.addEventListener("keydown", e => {
      if (e.key !== "Escape" || !this.input.value) return;
      this.clear();
      this.input.focus();
    });
    this.box.hidden = false;
  },

  clear() {
    this.input.value = "";
    this.find();
  },

  // index reads the page once, when the first letter is typed.
  index() {
    const add = (kind, id, name) => id && this.entries.push({kind, id, name, key: name.toLowerCase()});
    this.entries = [];
    $("main h2, main h3, main h4").forEach(h => add("Section", h.closest(".chapter > h2") ? h.parentElement.id : h.id, h.textContent));
    $("figure").forEach(f => add("Figure", f.id, f.querySelector("figcaption").textContent));
    $(".tabular, .folded").forEach(t => {
      const caption = t.querySelector("caption, .caption");
      if (caption) add("Table", t.id, caption.textContent);
    });
    $("[id^=glossary-]").filter(item => item.tagName === "LI").forEach(item => add("Word", item.id, item.textContent));
    for (const area of this.areas) this.entries.push({kind: area.layer, pick: area.pick, name: area.name, key: area.name.toLowerCase()});
  },

  find() {
    if (!this.entries) this.index();
    const wanted = this.input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = wanted.length ? this.entries.filter(e => wanted.every(w => e.key.includes(w))) : [];
    found.sort((a, b) => b.key.startsWith(wanted[0]) - a.key.startsWith(wanted[0]));
    this.list.replaceChildren(...found.slice(0, this.most).map(e => make("li", {}, this.link(e))));
    this.status.textContent = !wanted.length ? "" : !found.length ? "Nothing found" :
      counted(found.length, "place found", "places found") + (found.length > this.most ? ", the first " + this.most + " listed" : "");
  },

  link(entry) {
    const short = entry.name.length > 90 ? entry.name.slice(0, 88) + "\u2026" : entry.name;
    const a = make("a", {href: "#" + (entry.id || entry.pick.place)}, make("span", {className: "kind"}, entry.kind + " "), make("bdi", {}, short));
    a.addEventListener("click", () => {
      if (entry.pick) entry.pick();
      const target = document.getElementById(entry.id);
      this.clear();
      if (!target) return;
      target.tabIndex = -1;
      setTimeout(() => target.focus({preventScroll: true}));
    });
    return a;
  },
};
finder.start();
