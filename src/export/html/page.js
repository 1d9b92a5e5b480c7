"use strict";
{
  const table = document.querySelector("table");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
  const texts = new Map(rows.map((row) => [row, folded(row.textContent)]));
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  const box = document.getElementById("filter");
  const [input, output] = [box.querySelector("input"), box.querySelector("output")];
  box.hidden = false;
  input.addEventListener("input", () => {
    const words = folded(input.value).split(/\s+/u).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => texts.get(row).includes(word));
      shown += row.hidden ? 0 : 1;
    }
    output.textContent = words.length ? `${shown} of ${rows.length}` : "";
  });

  for (const [at, head] of Array.from(table.tHead.rows[0].cells).entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const descending = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const text = (row) => row.cells[at].textContent;
      const order = (a, b) => {
        const [one, other] = [text(a), text(b)];
        if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
        return collator.compare(one, other) * (descending ? -1 : 1);
      };
      body.append(...rows.sort(order));
    });
  }
}
