/** A list of people, groups or data sources: each item is a tbody. */
interface List {
  readonly what: string;
  readonly none: Element | null;
  readonly items: readonly {
    readonly body: HTMLTableSectionElement;
    readonly id: string;
    readonly text: string;
  }[];
}

function listsOfPage(): List[] {
  return [...document.querySelectorAll<HTMLTableElement>("table[data-list]")].map((table) => ({
    what: table.dataset.list ?? "",
    none: table.nextElementSibling,
    items: [...table.tBodies].map((body) => ({
      body,
      id: body.id.replace(/^\w+-/, "#"),
      text: [...body.querySelectorAll("tr:first-child > th, td.status")]
        .map((cell) => cell.textContent)
        .join(" ")
        .toLowerCase(),
    })),
  }));
}

/** Hides what does not hold every word of the question, shows the first that does, and tells how much is left. `#12` is the id 12 alone. */
function applyFilter(lists: readonly List[], question: string): string {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  const counts = lists.map(({ what, none, items }) => {
    let shown = 0;
    for (const { body, id, text } of items) {
      const fits = words.every((word) => (/^#\d+$/.test(word) ? word === id : text.includes(word)));
      body.hidden = !fits;
      if (fits) shown += 1;
    }
    none?.toggleAttribute("hidden", shown > 0);
    return `${shown} of ${items.length} ${what}`;
  });
  if (words.length === 0) return "";
  const first = lists.flatMap(({ items }) => items).find(({ body }) => !body.hidden);
  // Not at once: after each letter the browser itself scrolls to where the box stands.
  requestAnimationFrame(() => first?.body.scrollIntoView({ block: "nearest" }));
  return first === undefined ? "Nothing matches." : counts.join(", ");
}

/** The filter box: `/` leads to it, Escape empties it. Gives what empties it. */
function filterBy(input: HTMLInputElement, status: HTMLElement): () => void {
  const lists = listsOfPage();
  const apply = () => {
    status.textContent = applyFilter(lists, input.value);
  };
  const clear = () => {
    input.value = "";
    apply();
  };
  input.addEventListener("input", apply);
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === "Escape" && input.value !== "") {
      clear();
    }
  });
  return clear;
}
