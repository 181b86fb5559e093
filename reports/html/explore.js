
// A map to explore: a copy, made here, of a map that the page holds, coloured by
// the category and measure chosen, with the numbers of the area picked.
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
    this.choice.category.addEventListener("change", () => this.paint());
    this.choice.measure.addEventListener("change", () => this.paint());
    this.choice.layer.addEventListener("change", () => this.open());
    this.search.addEventListener("input", () => this.fill());
    this.list.addEventListener("change", () => this.pick(Number(this.list.value)));
    this.map.addEventListener("keydown", e => this.key(e));
    this.open();
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

  // open shows the map of the layer chosen.
  open() {
    this.layer = this.data.layers[this.choice.layer.value];
    this.picked = null;
    this.centres = null;
    const svg = document.querySelector("#" + CSS.escape(this.layer.figure) + " .plot svg").cloneNode(true);
    $("title, desc, .tip, [data-part=key], [data-part=hatch], [data-part=cells], [data-part=licence]", svg).forEach(e => e.remove());
    for (const name of ["role", "aria-labelledby"]) svg.removeAttribute(name);
    svg.setAttribute("aria-hidden", "true");
    this.svg = svg;
    this.hatch = this.section.id + "-hatch";
    svg.prepend(draw("defs", {}, draw("pattern", {id: this.hatch, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"},
      draw("rect", {width: 5, height: 5, class: "f-novalue"}), draw("path", {d: "M0 0V5", class: "s-hatch"}))));
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
    this.describe();
  }

  get cell() {
    return Number(this.choice.category.value) * this.measures.length + Number(this.choice.measure.value);
  }

  value(i) {
    return this.layer.areas[i][3][this.cell];
  }

  words(i) {
    return this.layer.areas[i][1] + ": " + this.value(i);
  }

  // paint colours the map and writes its key, its list and what it shows.
  paint() {
    const shade = this.layer.shades[this.cell];
    let none = 0, hidden = 0;
    this.layer.areas.forEach((area, i) => {
      const part = this.parts[i], fill = shade.fills[shade.of[i]];
      if (!fill && this.value(i) === "[c]") hidden++;
      else if (!fill) none++;
      if (!part) return;
      if (fill) part.setAttribute("class", "f-" + fill); else part.removeAttribute("class");
      if (fill) part.removeAttribute("fill"); else part.setAttribute("fill", "url(#" + this.hatch + ")");
    });
    const rows = shade.key.map((text, k) => [text, {class: "f-" + shade.fills[k]}]);
    if (hidden) rows.push(["hidden: small number (" + counted(hidden, "area", "areas") + ")", {fill: "url(#" + this.hatch + ")"}]);
    if (none) rows.push(["no number to show (" + counted(none, "area", "areas") + ")", {fill: "url(#" + this.hatch + ")"}]);
    this.section.querySelector(".explore-key").replaceChildren(...rows.map(([text, look]) => make("li", {},
      draw("svg", {viewBox: "0 0 22 14", "aria-hidden": "true"}, draw("rect", {width: 22, height: 14, ...look})), text)));
    const measure = this.measures[this.choice.measure.value];
    this.section.querySelector(".explore-state").replaceChildren(this.categories[this.choice.category.value] + ": " + measure.toLowerCase() + ", " + this.layer.name.toLowerCase(),
      make("span", {className: "vh"}, ". Map: arrow keys move from area to area."));
    this.fill();
    if (this.picked !== null) this.status.textContent = this.words(this.picked);
  }

  // fill lists the areas that the search box asks for, by name, with their numbers.
  fill() {
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
  }

  // describe writes the table of the area picked.
  describe() {
    const room = this.section.querySelector(".explore-area");
    if (this.picked === null) {
      room.replaceChildren(make("p", {}, "No area is picked yet."));
      return;
    }
    const [code, name, about, cells] = this.layer.areas[this.picked];
    const head = make("tr", {}, make("th", {scope: "col"}, "Category"), ...this.measures.map(m => make("th", {scope: "col"}, m)));
    const rows = this.categories.map((category, c) => make("tr", {}, make("th", {scope: "row"}, category),
      ...this.measures.map((_, m) => make("td", {}, cells[c * this.measures.length + m]))));
    const caption = make("caption", {}, make("bdi", {}, name), make("span", {className: "explore-about"}, [code, about].filter(Boolean).join(", ")));
    const columns = this.measures.map((_, m) => "r" + (m + 2)).join(" ");
    room.replaceChildren(make("table", {className: columns}, caption, make("thead", {}, head), make("tbody", {}, ...rows)));
  }

  // key moves to the nearest area that lies in the direction of an arrow.
  key(event) {
    const [dx, dy] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key] || [];
    if (event.key === "Escape") this.tip.hide();
    if (dx === undefined) return;
    event.preventDefault();
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
$(".explore").forEach(section => new Explorer(section));
