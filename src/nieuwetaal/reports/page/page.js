"use strict";
(() => {
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const by = (id) => document.getElementById(id);
  const STRONGEST = ["sterk", "let-op", "overweeg", "compliment"];
  const bar = by("bar");
  if (!bar) return;
  const cards = all("details.n");
  const card = new Map(cards.map((each) => [each.id, each]));
  const marks = all("mark[data-b]").map((element) => ({
    element, ids: element.dataset.b.split(" "), far: element.classList.contains("far"),
  }));
  const refs = all("a.r");
  const marksOf = new Map();
  for (const mark of marks) for (const id of mark.ids) marksOf.set(id, [...(marksOf.get(id) || []), mark.element]);
  const shown = (each) => !each.hidden;
  // A block has no height of its own when its notes stand beside it.
  const textOf = (each) => each.closest(".b")?.querySelector(".t") || each;
  let current = null;

  // choosing

  const dutch = (number) => number.toLocaleString("nl-NL");
  const tell = () => {
    const praise = (each) => each.dataset.l === "compliment";
    const some = (list, what) => {
      const seen = list.filter(shown).length;
      return list.length ? (seen === list.length ? "" : dutch(seen) + " van ") + dutch(list.length) + " " + what : "";
    };
    const findings = cards.filter((each) => !praise(each));
    const said = [
      some(findings, findings.length === 1 ? "bevinding" : "bevindingen"), some(cards.filter(praise), "mooi gezegd"),
    ];
    by("count").textContent = said.filter(Boolean).join(", ");
  };

  const choose = () => {
    const off = (name) => new Set(all("input[data-" + name + "]", bar).filter((box) => !box.checked)
      .map((box) => box.dataset[name]));
    const levels = off("level"), categories = off("category");
    for (const each of cards) {
      const { l, c } = each.dataset;
      each.hidden = levels.has(l) || (l !== "compliment" && categories.has(c));
    }
    for (const { element, ids, far } of marks) {
      const seen = ids.map((id) => card.get(id)).filter(shown).map((each) => each.dataset.l);
      const level = STRONGEST.find((name) => seen.includes(name));
      element.className = level ? "m " + level + (seen.length > 1 ? " x" : "") + (far ? " far" : "") : "off";
    }
    for (const ref of refs) ref.hidden = card.get(ref.hash.slice(1)).hidden;
    for (const block of all(".b")) block.classList.toggle("e", !all("details.n", block).some(shown));
    tell();
  };

  // opening

  const open = (each) => {
    current = each;
    each.open = true;
    each.hidden = false;
    each.firstElementChild.focus({ preventScroll: true });
    see(each);
  };
  const see = (each) => {
    textOf(each).scrollIntoView({ block: "center" });
    // What was not drawn yet has another height now.
    requestAnimationFrame(() => {
      const box = each.getBoundingClientRect();
      if (box.top < bar.offsetHeight || box.bottom > innerHeight) each.scrollIntoView({ block: "nearest" });
    });
  };
  const arrive = () => {
    const each = card.get(location.hash.slice(1));
    if (each) open(each);
  };
  addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) return arrive();
    const mark = event.target.closest("mark[data-b]");
    if (link || !mark || String(getSelection())) return;
    const id = mark.dataset.b.split(" ").find((name) => shown(card.get(name)));
    if (!id) return;
    if (card.get(id).open) card.get(id).open = false;
    else open(card.get(id));
  });

  // seeing which belongs to which

  const light = (event, on) => {
    const mark = event.target.closest("mark[data-b]"), note = event.target.closest("details.n");
    const ids = mark ? mark.dataset.b.split(" ") : note ? [note.id] : [];
    for (const id of ids) for (const each of [card.get(id), ...(mark ? [] : marksOf.get(id) || [])]) each.classList.toggle("on", on);
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => light(event, on));
  }

  // going on

  const inView = (seen) => {
    const middle = innerHeight / 3;
    return seen.findIndex((each) => textOf(each).getBoundingClientRect().bottom > middle);
  };
  const step = (way) => {
    const seen = cards.filter(shown);
    if (!seen.length) return;
    let at = seen.indexOf(current);
    if (at < 0) at = inView(seen) - (way > 0 ? 1 : 0);
    current = seen[(at + way + seen.length) % seen.length];
    current.firstElementChild.focus({ preventScroll: true });
    see(current);
  };
  by("next").addEventListener("click", () => step(1));
  by("previous").addEventListener("click", () => step(-1));
  document.addEventListener("focusin", (event) => { current = event.target.closest("details.n") || current; });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && by("choose").open) {
      by("choose").open = false;
      by("choose").firstElementChild.focus();
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !by("keys").checked) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const way = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (way) {
      event.preventDefault();
      step(way);
    }
  });

  const pressed = by("all");
  pressed.addEventListener("click", () => {
    const on = pressed.getAttribute("aria-pressed") !== "true";
    pressed.setAttribute("aria-pressed", on);
    // What is read stays where it is, though all around it moves.
    const reading = document.elementFromPoint(innerWidth / 4, bar.getBoundingClientRect().bottom + 60)?.closest(".t, .n");
    const before = reading?.getBoundingClientRect().top;
    document.body.classList.toggle("opened", on);
    for (const each of cards) each.open = on;
    if (reading) scrollBy(0, reading.getBoundingClientRect().top - before);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#choose")) by("choose").open = false;
  });
  by("only").addEventListener("change", (event) => document.body.classList.toggle("only", event.target.checked));
  bar.addEventListener("change", (event) => { if (event.target.matches("[data-level], [data-category]")) choose(); });

  // on paper everything is open

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = cards.filter((each) => !each.open);
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of closed) each.open = false; });

  bar.hidden = false;
  choose();
  // A browser goes to the address itself when all is there, and takes the focus along.
  if (document.readyState === "complete") arrive();
  else addEventListener("load", () => setTimeout(arrive));
})();
