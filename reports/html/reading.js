
// A region that does not scroll needs no stop for the keyboard.
const watch = new ResizeObserver(entries => {
  for (const {target} of entries) {
    const region = target.closest(".scroll, .plot");
    const scrolls = region.scrollWidth > region.clientWidth + 1;
    if (scrolls) region.tabIndex = 0; else region.removeAttribute("tabindex");
  }
});
$(".scroll, .plot, .scroll > *, .plot > *").forEach(part => watch.observe(part));

const folds = $("main details");
if (folds.length > 1) {
  const all = make("button", {type: "button", className: "all"}, "Open all tables and numbers");
  all.addEventListener("click", () => {
    const open = folds.some(d => !d.open);
    folds.forEach(d => { d.open = open; });
    all.textContent = open ? "Close all tables and numbers" : "Open all tables and numbers";
  });
  document.getElementById("page-main").prepend(all);
}

// A link to something in a folded part opens it.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  let opened = false;
  for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) {
    opened = opened || !d.open;
    d.open = true;
  }
  if (opened) target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();

// The contents mark the chapter being read.
const links = new Map($(".contents > ol > li > a").map(a => [a.hash.slice(1), a]));
const reading = new IntersectionObserver(entries => {
  for (const {isIntersecting, target} of entries) {
    const link = links.get(target.id);
    if (!link || !isIntersecting) continue;
    links.forEach(a => a.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "true");
  }
}, {rootMargin: "-20% 0px -75% 0px"});
$(".chapter").forEach(c => reading.observe(c));

// A link to a figure is copied as well as followed.
$("figure > .link > a").forEach(link => {
  const status = make("span", {className: "status"});
  status.setAttribute("role", "status");
  link.after(" ", status);
  link.addEventListener("click", async () => {
    status.textContent = await toClipboard(link.href) ? "Link copied" : "The link is in the address bar";
  });
});
