const collator = new Intl.Collator(undefined, { numeric: true });

/** Makes each column head of a list a button that sorts it; a second time turns the order round. */
function sortByHeads(table: HTMLTableElement): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const numbers = head.classList.contains("n");
      const before = head.getAttribute("aria-sort");
      const descending = before === null ? numbers : before === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sortBodies(table, column, numbers, descending);
    });
  }
}

function sortBodies(table: HTMLTableElement, column: number, numbers: boolean, descending: boolean): void {
  const keyed = [...table.tBodies].map((body) => ({
    body,
    key: body.rows[0]?.cells[column]?.textContent ?? "",
  }));
  const sign = descending ? -1 : 1;
  const asNumber = (text: string) => Number(text.replace(/\D/g, ""));
  keyed.sort((a, b) => sign * (numbers ? asNumber(a.key) - asNumber(b.key) : collator.compare(a.key, b.key)));
  table.append(...keyed.map(({ body }) => body));
}
