/** Opens what a link or the address leads to: a person, group or data source with its fold. */
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target?.querySelector("details");
  if (!target || !fold) return;
  fold.open = true;
  target.hidden = false;
  target.scrollIntoView();
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
