// The page is whole without this script. With it, tables can be sorted,
// filtered, copied and saved, values be pointed at, and the map be explored.
const $ = (selector, root = document) => [...root.querySelectorAll(selector)];

function make(tag, properties, ...children) {
  const e = Object.assign(document.createElement(tag), properties);
  e.append(...children);
  return e;
}

async function toClipboard(content) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    const area = make("textarea", {value: content, className: "vh"});
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

// near acts on each part once it comes near what is seen.
function near(parts, margin, act) {
  const watch = new IntersectionObserver(entries => {
    for (const {isIntersecting, target} of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      act(target);
    }
  }, {rootMargin: margin});
  parts.forEach(part => watch.observe(part));
}

function draw(tag, attributes, ...children) {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const name in attributes) e.setAttribute(name, attributes[name]);
  e.append(...children);
  return e;
}

const block = id => JSON.parse(document.getElementById(id).textContent);
const counted = (n, one, many) => n.toLocaleString("en-GB") + " " + (n === 1 ? one : many);
