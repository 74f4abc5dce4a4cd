// What every page does: count the cart, and have its pages kept for when the network is away.
const { body } = document;
const { root, worker } = body.dataset;
const workers = navigator.serviceWorker;
const badge = document.querySelector(".to-cart .count");
const cart = "etalase-cart:" + new URL(root, location).pathname;

function count() {
  let pieces = 0;
  try {
    for (const { quantity } of JSON.parse(localStorage[cart]).lines) pieces += Math.min(Math.max(quantity | 0, 1), 1e6);
  } catch {}
  badge.hidden = !pieces;
  badge.textContent = pieces;
}

// The worker compared this page with the host's.
function tell({ data }) {
  let notice = document.querySelector(".kept");
  if (!data.changed) {
    notice?.remove();
    return delete document.documentElement.dataset.kept;
  }
  if (!notice) body.prepend((notice = document.createElement("p")));
  notice.className = "kept";
  notice.role = "status";
  const link = document.createElement("a");
  link.href = "";
  link.textContent = words.page_reload;
  notice.replaceChildren(words.page_changed + " ", link);
}

if (badge) {
  count();
  addEventListener("storage", count);
}

// Where a page's own script cannot be had, the page is as without scripts.
body.className = "live";
addEventListener("error", ({ target }) => target.defer && (body.className = "bare"), true);

// What is chosen or asked for stays so in the other language.
addEventListener("click", ({ target }) => target.hreflang && (target.search = location.search));

// From a disk a folder is no page, so links to folders get the name of the page in them.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
} else if (workers && worker) {
  const ask = () =>
    document.hidden || workers.controller?.postMessage(performance.getEntriesByType("resource").map(({ name }) => name));
  workers.onmessage = tell;
  workers.oncontrollerchange = ask;
  addEventListener("online", ask);
  document.addEventListener("visibilitychange", ask);
  addEventListener("load", () => workers.register(worker).catch(() => {}));
}

// A status that stands in the page from the beginning is read out once it is put there again.
const kept = document.querySelector(".kept");
kept?.append(...kept.childNodes);
