
// A map to explore: a copy, made here, of a map that the page holds, coloured by
// the period, category and measure chosen, with the numbers of the area picked. The
// address of the page says what is chosen, so that it can be kept and sent.
class Explorer {
  constructor(section) {
    this.section = section;
    this.data = block(section.dataset.values);
    this.choice = Object.fromEntries($("[data-choice]", section).map(s => [s.dataset.choice, s]));
    this.measures = [...this.choice.measure.options].map(o => o.text);
    this.categories = [...this.choice.category.options].map(o => o.text);
    this.map = section.querySelector(".explore-map");
    this.list = section.querySelector(".explore-list");
    this.search = section.querySelector("input[type=search]");
    this.status = section.querySelector("[role=status]");
    this.picked = null;
    if (this.data.layers.length < 2) this.choice.layer.parentElement.hidden = true;
    section.hidden = false;
    for (const [name, select] of Object.entries(this.choice)) {
      select.addEventListener("change", () => {
        if (name === "layer") this.open(); else this.paint();
        this.keep();
      });
    }
    this.search.addEventListener("input", () => this.fill());
    this.list.addEventListener("change", () => this.pick(Number(this.list.value)));
    this.map.addEventListener("keydown", e => this.key(e));
    // The map is drawn when it is near, or when it is first asked for.
    near([section], "100%", () => this.ready());
    addEventListener("hashchange", () => this.recall());
    for (const [l, layer] of this.data.layers.entries()) {
      layer.areas.forEach(([, name], i) => {
        const pick = () => {
          if (Number(this.choice.layer.value) !== l) {
            this.choice.layer.value = l;
            this.open();
          }
          this.pick(i);
          this.map.focus({preventScroll: true});
        };
        pick.place = section.id;
        finder.areas.push({name, layer: layer.name === "Wards" ? "Ward" : "Area", pick});
      });
    }
  }

  ready() {
    if (!this.layer) this.open();
  }

  // open shows the map of the layer chosen.
  open() {
    this.layer = this.data.layers[this.choice.layer.value];
    this.picked = null;
    this.centres = null;
    const svg = document.querySelector("#" + CSS.escape(this.layer.figure) + " .plot svg").cloneNode(true);
    $("title, desc, .tip, [data-part=key], [data-part=hatch], [data-part=cells], [data-part=licence], [data-part^=near]", svg).forEach(e => e.remove());
    for (const name of ["role", "aria-labelledby"]) svg.removeAttribute(name);
    svg.setAttribute("aria-hidden", "true");
    this.svg = svg;
    const lined = (name, lines) => draw("pattern", {id: this.section.id + name, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"},
      draw("rect", {width: 5, height: 5, class: "f-novalue"}), draw("path", {d: lines, class: "s-hatch"}));
    this.none = "url(#" + this.section.id + "-none)";
    this.hidden = "url(#" + this.section.id + "-hidden)";
    svg.prepend(draw("defs", {}, lined("-none", "M0 0V5"), lined("-hidden", "M0 0V5M0 0H5")));
    this.parts = [];
    for (const e of $("[data-part]", svg)) this.parts[Number(e.dataset.part) - 1] = e;
    this.map.replaceChildren(svg);
    const box = svg.getBBox();
    svg.setAttribute("viewBox", [box.x - 2, box.y - 2, box.width + 4, box.height + 4].join(" "));
    this.mark = draw("g", {class: "pick"});
    svg.append(this.mark);
    this.tip = new Tip(svg);
    svg.addEventListener("pointermove", e => this.hover(e));
    svg.addEventListener("pointerleave", () => this.tip.hide());
    svg.addEventListener("click", e => this.parts.includes(e.target) && this.pick(this.parts.indexOf(e.target)));
    this.paint();
  }

  // cell is the place among the numbers of an area of a category and measure in the
  // period chosen.
  cell(category, measure) {
    const period = this.choice.period ? Number(this.choice.period.value) : 0;
    return (period * this.categories.length + Number(category)) * this.measures.length + Number(measure);
  }

  get chosen() {
    return this.cell(this.choice.category.value, this.choice.measure.value);
  }

  numbers(i) {
    const area = this.layer.areas[i];
    if (!Array.isArray(area[3])) area[3] = area[3].split(" ");
    return area[3];
  }

  value(i) {
    return this.numbers(i)[this.chosen];
  }

  // keep writes what is chosen into the address of the page.
  keep() {
    const said = new URLSearchParams();
    for (const [name, select] of Object.entries(this.choice)) said.set(name, select.selectedOptions[0].text);
    if (this.picked !== null) said.set("area", this.layer.areas[this.picked][0]);
    try {
      history.replaceState(null, "", "#" + this.section.id + "?" + said);
    } catch {
      // Some browsers limit how often an address may change; the next change is kept.
    }
  }

  // recall chooses what the address of the page says, and shows the map.
  recall() {
    const [id, said] = location.hash.slice(1).split("?", 2);
    if (id !== this.section.id || said === undefined) return;
    const wanted = new URLSearchParams(said);
    for (const [name, select] of Object.entries(this.choice)) {
      const option = [...select.options].find(o => o.text === wanted.get(name));
      if (option) select.value = option.value;
    }
    this.open();
    const area = this.layer.areas.findIndex(([code]) => code === wanted.get("area"));
    if (area >= 0) this.pick(area);
    this.section.scrollIntoView();
  }

  words(i) {
    return this.layer.areas[i][1] + ": " + this.value(i);
  }

  // paint colours the map and writes its key, its list and what it shows.
  paint() {
    this.ready();
    const shade = this.layer.shades[this.chosen];
    let none = 0, hidden = 0;
    this.layer.areas.forEach((area, i) => {
      const part = this.parts[i], fill = shade.fills[shade.of[i]];
      const kept = this.value(i) === "[c]";
      if (!fill && kept) hidden++;
      else if (!fill) none++;
      if (!part) return;
      if (fill) part.setAttribute("class", "f-" + fill); else part.removeAttribute("class");
      if (fill) part.removeAttribute("fill"); else part.setAttribute("fill", kept ? this.hidden : this.none);
    });
    const rows = shade.key.map((text, k) => [text, {class: "f-" + shade.fills[k]}]);
    if (hidden) rows.push(["hidden: small number (" + counted(hidden, "area", "areas") + ")", {fill: this.hidden}]);
    if (none) rows.push(["no number to show (" + counted(none, "area", "areas") + ")", {fill: this.none}]);
    this.section.querySelector(".explore-key").replaceChildren(...rows.map(([text, look]) => make("li", {},
      draw("svg", {viewBox: "0 0 22 14", "aria-hidden": "true"}, draw("rect", {width: 22, height: 14, ...look})), text)));
    const measure = this.measures[this.choice.measure.value];
    this.section.querySelector(".explore-state").replaceChildren(this.categories[this.choice.category.value] + ": " + measure.toLowerCase() + ", " + this.layer.name.toLowerCase() + this.when,
      make("span", {className: "vh"}, ". Map: arrow keys move from area to area."));
    this.fill();
    this.describe();
    if (this.picked !== null) this.status.textContent = this.words(this.picked);
  }

  // when is the period chosen, where there is a choice.
  get when() {
    return this.choice.period ? ", " + this.choice.period.selectedOptions[0].text : "";
  }

  // fill lists the areas that the search box asks for, by name, with their numbers.
  fill() {
    this.ready();
    const wanted = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.layer.areas.map((area, i) => ({i, name: area[1], key: (area[1] + " " + area[0]).toLowerCase()}))
      .filter(a => wanted.every(w => a.key.includes(w))).sort((a, b) => words.compare(a.name, b.name));
    this.list.replaceChildren(...found.map(a => make("option", {value: a.i, selected: a.i === this.picked}, this.words(a.i))));
    this.section.querySelector(".explore-list-name").textContent =
      wanted.length ? found.length + " of " + counted(this.layer.areas.length, "area", "areas") : this.layer.name + " by name";
  }

  hover(event) {
    const i = this.parts.indexOf(event.target);
    if (i < 0) return this.tip.hide();
    const at = place(this.svg, event);
    this.tip.show(at.x, at.y, this.words(i), this.parts[i]);
  }

  pick(i) {
    this.ready();
    this.picked = i;
    this.tip.hide();
    this.mark.replaceChildren();
    if (this.parts[i]) {
      const edge = this.parts[i].cloneNode();
      for (const name of ["class", "fill", "data-part"]) edge.removeAttribute(name);
      this.mark.append(edge, edge.cloneNode());
    }
    this.list.value = i;
    this.status.textContent = this.words(i);
    this.describe();
    this.keep();
  }

  // describe writes the table of the area picked.
  describe() {
    const room = this.section.querySelector(".explore-area");
    if (this.picked === null) {
      room.replaceChildren(make("p", {}, "No area is picked yet."));
      return;
    }
    const [code, name, about] = this.layer.areas[this.picked], cells = this.numbers(this.picked);
    const head = make("tr", {}, make("th", {scope: "col"}, "Category"), ...this.measures.map(m => make("th", {scope: "col"}, m)));
    const rows = this.categories.map((category, c) => make("tr", {}, make("th", {scope: "row"}, category),
      ...this.measures.map((_, m) => make("td", {}, cells[this.cell(c, m)]))));
    const caption = make("caption", {}, make("bdi", {}, name), make("span", {className: "explore-about"}, [code, about].filter(Boolean).join(", ") + this.when));
    const columns = this.measures.map((_, m) => "r" + (m + 2)).join(" ");
    room.replaceChildren(make("table", {className: columns}, caption, make("thead", {}, head), make("tbody", {}, ...rows)));
  }

  // key moves to the nearest area that lies in the direction of an arrow.
  key(event) {
    const [dx, dy] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key] || [];
    if (event.key === "Escape") this.tip.hide();
    if (dx === undefined) return;
    event.preventDefault();
    this.ready();
    this.centres = this.centres || this.parts.map(p => {
      const b = p.getBBox();
      return {x: b.x + b.width / 2, y: b.y + b.height / 2};
    });
    const view = this.svg.viewBox.baseVal;
    const from = this.centres[this.picked] || {x: view.x + view.width / 2, y: view.y + view.height / 2};
    let best = null, least = Infinity;
    this.centres.forEach((at, i) => {
      const ahead = (at.x - from.x) * dx + (at.y - from.y) * dy, aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
      const cost = this.picked === null ? Math.hypot(ahead, aside) : ahead > 0.5 && aside <= 2 * ahead ? ahead + 2 * aside : Infinity;
      if (i !== this.picked && cost < least) [best, least] = [i, cost];
    });
    if (best !== null) this.pick(best);
  }
}
$(".explore").map(section => new Explorer(section)).forEach(explorer => explorer.recall());
