import { element } from "./dom.js";

/** Where the page tells what became of what somebody did: read out as well as shown. */
export const sayings = element("p", { class: "said", role: "status" });

export function say(text: string): void {
  sayings.textContent = text;
}
