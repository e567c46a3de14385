import { readdirSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { Problem } from "../model/problem.js";

/** What the HTML report is made of, besides the report. */
export interface PageParts {
  /** The style sheet, built from templates/styles. */
  readonly style: string;
  /** The client script, built from templates/client. */
  readonly script: string;
  /** Fills the page's template. Escapes everything but what `trusted` made. */
  render(view: object): string;
}

// From src/report as from dist/report: the package's root is two folders up.
const TEMPLATES = new URL("../../templates/", import.meta.url);
const BUILT = new URL("../../dist/templates/", import.meta.url);

/**
 * Reads and compiles the templates of the package: strict (a field that is not there throws), no helpers but the
 * builtin ones, partials by fixed names only.
 * @throws Problem `file_unreadable` where the package is not built or not whole
 */
export function loadPageParts(): PageParts {
  const handlebars = Handlebars.create();
  for (const file of readdirSync(TEMPLATES).filter((name) => name.endsWith(".hbs"))) {
    handlebars.registerPartial(file.replace(/\.hbs$/, ""), read(new URL(file, TEMPLATES)).trim());
  }
  const render = handlebars.compile("{{> page}}", { strict: true, knownHelpersOnly: true });
  return {
    style: read(new URL("style.css", BUILT)),
    script: read(new URL("client.js", BUILT)),
    render: (view) => `${render(view)}\n`,
  };
}

/**
 * Marks the page's own style, script or policy, to be inserted as it is. Never for anything that a server said.
 * @throws Error where the text would end its element early
 */
export function trusted(text: string): object {
  if (/<\/(style|script)|<!--/i.test(text)) throw new Error("A style or script must not hold its own end.");
  return new Handlebars.SafeString(text);
}

function read(file: URL): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new Problem("file_unreadable", `A part of redash-access itself is missing: ${file.pathname}.`, {
      hint: "In a checkout run `npm run build`; elsewhere install the package again.",
      cause,
    });
  }
}
