import { hashOf, START, stateOf, type ViewState } from "../../src/page/view-state.js";

type Listener = (now: ViewState, before: ViewState) => void;

/** What is looked at now. The address always says the same. */
export interface ViewStore {
  readonly now: ViewState;
  /** A new entry of the browser's history. */
  go(change: Partial<ViewState>): void;
  /** The same entry, changed: for what changes at each letter typed. */
  amend(change: Partial<ViewState>): void;
  /** Calls now, and after each change. */
  follow(listener: Listener): void;
}

export function viewStore(): ViewStore {
  let now: ViewState = START;
  const listeners: Listener[] = [];
  const set = (next: ViewState) => {
    const before = now;
    now = next;
    for (const listener of listeners) listener(now, before);
  };
  const write = (next: ViewState, how: "pushState" | "replaceState") => {
    history[how](null, "", hashOf(next) || location.pathname + location.search);
    set(next);
  };
  addEventListener("hashchange", () => set(stateOf(location.hash)));
  now = stateOf(location.hash);
  return {
    get now() {
      return now;
    },
    go: (change) => write({ ...now, ...change }, "pushState"),
    amend: (change) => write({ ...now, ...change }, "replaceState"),
    follow(listener) {
      listeners.push(listener);
      listener(now, START);
    },
  };
}
