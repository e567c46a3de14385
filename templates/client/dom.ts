/** What may stand in an element: text is put in as text, never as HTML. Nothing (`null`, `false`) is left out. */
export type Child = Node | string | null | false | readonly Child[];

/** Attributes by name; `true` is an attribute without a value. What is null or false is left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** An element of the page. Where a class is all that it has, that is given alone. The page's policy allows neither inline styles nor handlers, so neither is given here. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes | string = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), attributes, children);
}

/** The same in a drawing. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes | string = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** Puts the children in the place of all that stood there. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...nodesOf(children));
}

/** A button that does something. */
export function button(label: Child, attributes: Attributes, act: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}

/** The element of the page with this id, which its template has. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element ${id}.`);
  return found as T;
}

function filled<T extends Element>(made: T, given: Attributes | string, children: readonly Child[]): T {
  const attributes = typeof given === "string" ? { class: given } : given;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...nodesOf(children));
  return made;
}

function nodesOf(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) => {
    if (child === null || child === false) return [];
    return typeof child === "string" || child instanceof Node ? [child] : nodesOf(child);
  });
}
