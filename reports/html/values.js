
// Words in a picture beside a value, with a mark on it.
class Tip {
  constructor(svg) {
    this.svg = svg;
    this.group = draw("g", {class: "tip", "aria-hidden": "true"});
    svg.append(this.group);
  }

  show(x, y, words, area) {
    const view = this.svg.viewBox.baseVal;
    const lines = words.split("; ").map((line, i) => draw("tspan", {x: 0, dy: i ? "1.25em" : 0}, line));
    const label = draw("text", {"font-size": 9}, ...lines);
    const plate = draw("rect", {rx: 2});
    const shown = draw("g", {}, plate, label);
    if (area) {
      const edge = area.cloneNode();
      for (const name of ["class", "fill", "data-part"]) edge.removeAttribute(name);
      edge.setAttribute("class", "tip-edge");
      this.group.replaceChildren(edge, shown);
    } else {
      this.group.replaceChildren(draw("circle", {cx: x, cy: y, r: 5, class: "tip-edge"}), shown);
    }
    const size = label.getBBox(), pad = 4;
    const width = size.width + 2 * pad, height = size.height + 2 * pad;
    const left = Math.min(Math.max(x - width / 2, view.x + 1), view.x + view.width - width - 1);
    const top = y - height - 9 > view.y ? y - height - 9 : y + 11;
    for (const [name, value] of Object.entries({x: size.x - pad, y: size.y - pad, width, height})) plate.setAttribute(name, value);
    shown.setAttribute("transform", `translate(${Math.max(left, view.x + 1) - size.x + pad} ${top - size.y + pad})`);
  }

  hide() {
    this.group.replaceChildren();
  }
}

// place is where a pointer is in the space of a picture.
function place(svg, event) {
  const box = svg.getBoundingClientRect(), view = svg.viewBox.baseVal;
  return {x: view.x + (event.clientX - box.left) * view.width / box.width, y: view.y + (event.clientY - box.top) * view.height / box.height};
}

// Values are what a figure's marks say: at the pointer, and one by one with a slider.
class Values {
  constructor(data) {
    this.figure = data.closest("figure");
    this.svg = this.figure.querySelector(".plot svg");
    this.tracks = JSON.parse(data.textContent).map(([name, ...spots]) => ({name, spots}));
    this.spots = this.tracks.flatMap((track, t) => track.spots.map(([x, y, words, part], i) => ({x, y, part, t, i, words: this.tracks.length > 1 && track.name ? track.name + ", " + words : words})));
    this.mapped = this.spots.some(s => s.part);
    this.tracks.forEach(track => { track.far = this.reach(track); });
    this.tip = new Tip(this.svg);
    for (const kind of ["pointermove", "pointerdown"]) this.svg.addEventListener(kind, e => this.point(e));
    this.svg.addEventListener("pointerleave", () => this.tip.hide());
    this.step();
  }

  // reach is how far a value is from a point, by what its track looks like: marks on
  // a map, months of a line, rows, or points; beyond 1 it is out of reach.
  reach({name, spots}) {
    if (this.mapped && !name) return (dx, dy) => Math.hypot(dx, dy) / 7;
    const along = axis => spots.every((s, i) => !i || s[axis] > spots[i - 1][axis]);
    if (spots.length > 6 && along(0)) return (dx, dy) => Math.hypot(dx / 16, dy / 70);
    if (along(1)) return (dx, dy) => Math.max(Math.abs(dy) / 8, Math.abs(dx) / 400);
    return (dx, dy) => Math.hypot(dx, dy) / 20;
  }

  near(event) {
    const at = place(this.svg, event), part = Number((event.target.dataset.part || "").replace("near-", ""));
    let best = null, least = 1;
    for (const s of this.spots) {
      if (s.part) continue;
      const distance = this.tracks[s.t].far(s.x - at.x, s.y - at.y);
      if (distance < least) [best, least] = [s, distance];
    }
    return best || this.spots.find(s => s.part && s.part === part);
  }

  point(event) {
    const spot = this.near(event);
    if (!spot) return this.tip.hide();
    const at = spot.part ? place(this.svg, event) : spot;
    this.show(spot, at.x, at.y, event.target);
  }

  show(spot, x = spot.x, y = spot.y, area = this.svg.querySelector(`[data-part="${spot.part}"]`)) {
    this.tip.show(x, y, spot.words, spot.part && area);
  }

  // step adds the slider, which is seen when it has the focus.
  step() {
    const number = this.figure.querySelector("figcaption .number").textContent;
    const slider = make("input", {type: "range", min: 0, max: this.spots.length - 1, value: 0});
    const words = make("span", {className: "stepper-value"});
    words.setAttribute("aria-hidden", "true");
    const say = () => {
      const spot = this.spots[slider.value];
      slider.setAttribute("aria-valuetext", spot.words);
      words.textContent = spot.words;
      return spot;
    };
    say();
    const step = () => {
      const spot = say(), plot = this.svg.parentElement;
      plot.scrollLeft = spot.x / this.svg.viewBox.baseVal.width * plot.scrollWidth - plot.clientWidth / 2;
      this.show(spot);
    };
    slider.addEventListener("input", step);
    slider.addEventListener("focus", step);
    slider.addEventListener("blur", () => this.tip.hide());
    slider.addEventListener("keydown", e => {
      const turn = {ArrowUp: -1, ArrowDown: 1}[e.key];
      if (!turn || this.tracks.length < 2) return;
      e.preventDefault();
      const {t, i} = this.spots[slider.value], next = this.tracks[t + turn];
      if (!next) return;
      slider.value = this.spots.findIndex(s => s.t === t + turn && s.i === Math.min(i, next.spots.length - 1));
      step();
    });
    const how = this.tracks.length > 1 ? ", one by one: left and right for the next value, up and down for the next row of them" : ", one by one: arrow keys";
    this.figure.querySelector(".plot").after(make("div", {className: "stepper"}, make("label", {}, "Values of " + number + how + " ", slider), words));
  }
}
const told = $("figure > script[id$=-values]").map(data => new Values(data));
addEventListener("keydown", e => {
  if (e.key === "Escape") told.forEach(v => v.tip.hide());
});
