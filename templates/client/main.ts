/** What the page can do beyond being read. Without it, everything is there, folded, in the order of names. */
function main(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-list]")) sortByHeads(table);
  const filter = document.querySelector<HTMLInputElement>("#filter");
  const counts = document.querySelector<HTMLElement>("#filter-counts");
  const unfold = document.querySelector<HTMLButtonElement>("#unfold");
  const bar = document.querySelector<HTMLElement>(".bar");
  if (!filter || !counts || !unfold || !bar) return;
  filter.closest(".tools")?.removeAttribute("hidden");
  followLinks(filterBy(filter, counts));
  unfoldAllBy(unfold);
  unfoldForPrint();
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`);
  }).observe(bar);
}

main();
