/**
 * The layers of docs/architecture.md, as rules. `npm run check` runs them. When one of them stops you, the comment
 * says what it protects and where the thing that you want to write belongs instead.
 *
 * @type {import("dependency-cruiser").IConfiguration}
 */

/** What each layer may import, besides itself. Nothing may import `cli` but the program's entry. */
const LAYERS = {
  model: [],
  redash: ["model"],
  graph: ["model"],
  page: ["model", "graph", "analyze"],
  report: ["model", "page"],
  collect: ["model", "redash"],
  directory: ["model"],
  drift: ["model", "graph"],
  analyze: ["model", "graph", "drift"],
  evidence: ["model", "graph", "drift", "analyze", "report"],
  simulator: ["model", "graph"],
};

const WHY = {
  model:
    "model/ holds the values that travel between the stages, and their schemas. If it imports a stage, the stages " +
    "depend on each other through it. Move what needs the import to the stage that owns it.",
  redash:
    "redash/ talks to one server and returns parsed answers. What the answers mean for completeness is decided in " +
    "collect/, and shown elsewhere.",
  graph:
    "graph/ holds the one rule of who can do what, on a snapshot. It must give the same verdict to tables, explain, the " +
    "simulator and a page in a browser, so it knows none of them.",
  page:
    "page/ is what the HTML report knows in a reader's browser: its data, unpacked, and the questions that a reader asks of " +
    "it, by the rule of graph/. How it looks on the screen is in templates/client/.",
  report:
    "A reporter is a pure function of the report value. If it needs a verdict or a number, have analyze/ put it into the " +
    "report: then every format shows the same.",
  collect:
    "collect/ turns answers into snapshot sections. It does not know what a report looks like: what a report wants to " +
    "know of the collection belongs into the snapshot.",
  directory:
    "directory/ turns exports of identity providers into one directory value. What it means for anybody's access is " +
    "decided in drift/.",
  drift:
    "drift/ compares a directory with a snapshot, by the rule of graph/. It runs in a browser page too, and knows no file " +
    "format: what an export cannot tell has to be in the directory value.",
  analyze:
    "analyze/ makes the report value from a snapshot, by asking graph/ and drift/. It neither collects nor writes a format.",
  evidence:
    "evidence/ knows which files a run has and whether they are as they were made. It sees a folder through an interface: " +
    "the files themselves are touched in cli/.",
  simulator:
    "The simulated server must not share code with the client that is tested against it: an error in shared code would " +
    "cancel out. It knows the model (what differs between versions) and the access rule.",
};

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `${layer}-knows-only-its-own`,
  comment: WHY[layer],
  severity: "error",
  from: { path: `^src/${layer}/` },
  to: { path: "^src/", pathNot: `^src/(${[layer, ...allowed].join("|")})/` },
}));

/** Folders where each file is one entry of a registry: a file can be added or removed without reading the others. */
const REGISTRIES = [
  "cli/commands",
  "evidence/checks",
  "redash/endpoints",
  "graph/edges",
  "directory/readers",
  "drift/edges",
  "analyze/rules",
  "analyze/tables",
  "analyze/diff/parts",
  "report/reporters",
  "simulator/answers",
  "simulator/misbehaviours",
];

export default {
  forbidden: [
    ...layerRules,
    {
      name: "nothing-knows-the-command-line",
      comment:
        "src/cli/ is the only place that prints, reads the clock and touches the user's files, so that everything else " +
        "can be used as a library and tested with literals. Pass in what you need (a clock, a callback, a signal).",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(cli/|bin\\.ts$)" },
      to: { path: "^src/cli/" },
    },
    {
      name: "library-entry-is-a-leaf",
      comment:
        "src/index.ts is what others import. Inside the project import the file that you mean: through the entry " +
        "everything would depend on everything.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/(index|bin)\\.ts$" },
    },
    {
      name: "registry-entries-stand-alone",
      comment:
        "A registry's files never import each other, so that one can be added, read and removed on its own. What two of " +
        "them share belongs into a file beside the folder, with a name that says what it is.",
      severity: "error",
      from: { path: `^src/(${REGISTRIES.join("|")})/([^/]+)$`, pathNot: "/index\\.ts$" },
      to: { path: "^src/$1/", pathNot: "^src/$1/$2$" },
    },
    {
      name: "only-the-transport-speaks-http",
      comment:
        "The API key, redirects, proxies, certificates and time limits are handled in one file. A second importer of an " +
        "HTTP client would be a second place where a key could go to the wrong host. Write an endpoint instead.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(redash/transport\\.ts$|simulator/)" },
      to: { path: "(^|/)undici(/|$)|^(node:)?(http|https|http2|net|tls|dns)$" },
    },
    {
      name: "core-runs-anywhere",
      comment:
        "model/, graph/, drift/, analyze/ and page/ also run in a browser page: no Node builtins. Have the caller pass in what it needs.",
      severity: "error",
      from: { path: "^src/(model|graph|drift|analyze|page)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-the-command-line-touches-files",
      comment:
        "Files are read and written in src/cli/, where permissions, symlinks and half-written folders are taken care of. " +
        "The one exception is the loader of the page's own templates.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(cli/|report/templates\\.ts$)" },
      to: { path: "^(node:)?(fs|fs/promises|child_process|readline|readline/promises)$" },
    },
    {
      name: "the-client-runs-in-a-browser",
      comment:
        "templates/client/ is bundled into the page. It draws what src/page/ answers; from the other folders it takes only " +
        "what both sides must have in common.",
      severity: "error",
      from: { path: "^templates/" },
      to: { path: "^src/", pathNot: "^src/(model|graph|analyze|page|report/csv/people)" },
    },
    {
      name: "no-circles",
      comment: "Two files that import each other are one file, or lack a third that both import.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-tests-in-the-product",
      comment: "src/ is shipped, test/ and bench/ are not. Move what both need to src/.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|bench)/" },
    },
    {
      name: "no-development-packages-in-the-product",
      comment:
        "Whoever installs the package does not get devDependencies: it would fail at the first import.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-undeclared-packages",
      comment: "A package that is not in package.json works until somebody installs cleanly.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown", "undetermined"] },
    },
    {
      name: "no-unresolvable-imports",
      comment: "The import names a file that is not there.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
