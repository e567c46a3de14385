/** Opens what the address leads to: a person, group or data source. Before, `uncover` shows what a filter hides. */
function openTarget(uncover: () => void): void {
  const target = document.getElementById(location.hash.slice(1));
  const fold = target?.querySelector("details");
  if (!target || !fold) return;
  if (target.hidden) uncover();
  fold.open = true;
  target.scrollIntoView();
}

/** Follows links and the address. A link to where one is already changes no address, and is followed all the same. */
function followLinks(uncover: () => void): void {
  addEventListener("hashchange", () => openTarget(uncover));
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    if (link !== null && link.hash === location.hash) openTarget(uncover);
  });
  openTarget(uncover);
}

/** The button that unfolds everything, and folds it again. */
function unfoldAllBy(button: HTMLButtonElement): void {
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    for (const fold of document.querySelectorAll("details")) fold.open = open;
  });
}

/** Paper has no folds. Newer browsers open them by the style sheet; for the others this does. */
function unfoldForPrint(): void {
  let folded: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
}
