import { TokenType } from "@streamparser/json";

type JsonObject = Record<string, unknown>;

/** Where the assembled values go. */
export interface JsonOutput {
  /** An object in a list; `index` counts from 1 within its list, `line` is where it begins. */
  record(list: string, index: number, value: JsonObject, line: number): void;
  /** The line of the token that is being taken. */
  line(): number;
  /** An error to throw: what cannot be read, at the token that is being taken. */
  flaw(what: string, hint?: string): Error;
}

/**
 * `top`: the object that the file is. `embedded`: its `_embedded`. `list`: a list whose objects are records: the file
 * itself, or one directly in the two before. `record`: such an object. `plain`: everything else, kept whole.
 */
type Role = "top" | "embedded" | "list" | "record" | "plain";

interface Frame {
  readonly role: Role;
  readonly container: JsonObject | unknown[];
  /** The list's path; only of role `list`. */
  readonly path: string;
  readonly line: number;
  /** The names met so far, where the members themselves are not all kept. */
  readonly names: Set<string> | null;
  /** Of an object: the name whose value comes. */
  name: string;
  /** Of a list: how many records it had so far. */
  records: number;
}

/** What has to come next, in the words of the message where something else comes. */
const VALUE = "a value";
const VALUE_OR_END = "a value or ]";
const NAME = "a name in double quotes";
const NAME_OR_END = "a name in double quotes or }";
const COLON = "a colon";
const COMMA_OR_END = "a comma or the end of the list or object";
const NOTHING = "nothing";

type Expected =
  | typeof VALUE
  | typeof VALUE_OR_END
  | typeof NAME
  | typeof NAME_OR_END
  | typeof COLON
  | typeof COMMA_OR_END
  | typeof NOTHING;

export interface JsonAssembly {
  readonly output: JsonOutput;
  readonly stack: Frame[];
  readonly lists: Set<string>;
  expected: Expected;
  /** null: the file is a list, or has not begun. */
  head: JsonObject | null;
  /** Where the record, or the value for the head, began that is being assembled. */
  unitStart: number;
  headSize: number;
}

/** Deeper than any export, and shallow enough for whoever walks through the values. */
const MAX_DEPTH = 64;

/** Of one record, and of all that the head keeps: a group with a million members is below it. */
export const MAX_SIZE = 128 * 1024 * 1024;

/** Of one string: pictures in base64 are below it. */
export const MAX_STRING = 4 * 1024 * 1024;

export const LONG_STRING = "more than 4 MiB in one text";

export function startAssembly(output: JsonOutput): JsonAssembly {
  return {
    output,
    stack: [],
    lists: new Set(),
    expected: VALUE,
    head: null,
    unitStart: 0,
    headSize: 0,
  };
}

/** Takes the next token of the file, which begins at `offset`, in bytes. */
export function takeToken(assembly: JsonAssembly, token: TokenType, value: unknown, offset: number): void {
  const { expected, output } = assembly;
  if (offset - assembly.unitStart > MAX_SIZE && isInUnit(assembly))
    throw output.flaw("more than 128 MiB in one value");
  if (token === TokenType.COMMA) takeComma(assembly);
  else if (token === TokenType.COLON) takeColon(assembly);
  else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET)
    close(assembly, token, offset);
  else if (token === TokenType.STRING && (expected === NAME || expected === NAME_OR_END)) {
    takeName(assembly, value as string);
  } else if (expected !== VALUE && expected !== VALUE_OR_END) throw unexpected(assembly, shown(token, value));
  else if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) open(assembly, token, offset);
  else takeScalar(assembly, value);
}

/** Whether a record, or the end of a list of them, is what usually comes next. */
export function isAtRecord({ stack, expected }: JsonAssembly): boolean {
  return stack.at(-1)?.role === "list" && (expected === VALUE || expected === VALUE_OR_END);
}

export function isBehindRecord({ stack, expected }: JsonAssembly): boolean {
  return stack.at(-1)?.role === "list" && expected === COMMA_OR_END;
}

/** Takes a record whole, where one may come, in the place of its tokens. */
export function takeRecord(assembly: JsonAssembly, value: JsonObject): void {
  const { stack, output } = assembly;
  const list = stack.at(-1) as Frame;
  openRecord(assembly, list);
  output.record(list.path, list.records, value, output.line());
  assembly.expected = COMMA_OR_END;
}

function takeComma(assembly: JsonAssembly): void {
  if (assembly.expected !== COMMA_OR_END) throw unexpected(assembly, "a comma");
  assembly.expected = Array.isArray(assembly.stack.at(-1)?.container) ? VALUE : NAME;
}

function takeColon(assembly: JsonAssembly): void {
  if (assembly.expected !== COLON) throw unexpected(assembly, "a colon");
  assembly.expected = VALUE;
}

function takeScalar(assembly: JsonAssembly, value: unknown): void {
  const { output, stack } = assembly;
  if (stack.length === 0) throw output.flaw("neither a list nor an object");
  const size = typeof value === "string" ? value.length : 8;
  if (size > MAX_STRING) throw output.flaw(LONG_STRING);
  complete(assembly, value, null, size);
}

function isInUnit({ stack }: JsonAssembly): boolean {
  const role = stack.at(-1)?.role;
  return role === "record" || role === "plain";
}

function takeName(assembly: JsonAssembly, name: string): void {
  const frame = assembly.stack.at(-1);
  if (frame === undefined) return;
  const isThere = frame.names === null ? Object.hasOwn(frame.container, name) : frame.names.has(name);
  if (isThere) {
    throw assembly.output.flaw(
      `${JSON.stringify(name)} twice in one object, and nothing tells which of the two holds`,
      "Export it again. Where two answers were put together by hand, give each as a file of its own.",
    );
  }
  frame.names?.add(name);
  frame.name = name;
  assembly.expected = COLON;
}

function open(assembly: JsonAssembly, token: TokenType, offset: number): void {
  const { stack, output } = assembly;
  if (stack.length >= MAX_DEPTH) throw output.flaw(`values nested more than ${MAX_DEPTH} deep`);
  const parent = stack.at(-1);
  const array = token === TokenType.LEFT_BRACKET;
  const role = roleOf(parent, array);
  if (parent?.path === "" && parent.role === "list" && array) throw output.flaw("a list of lists");
  if (role === "record") openRecord(assembly, parent);
  if (role === "record" || (role === "plain" && !isInUnit(assembly))) assembly.unitStart = offset;
  const path = role !== "list" || parent === undefined ? "" : pathOf(parent);
  const container = array ? [] : {};
  const names = role === "top" || role === "embedded" ? new Set<string>() : null;
  stack.push({ role, container, path, line: output.line(), names, name: "", records: 0 });
  if (role === "top") assembly.head = container as JsonObject;
  if (role === "list" && parent === undefined) assembly.lists.add("");
  assembly.expected = array ? VALUE_OR_END : NAME_OR_END;
}

function roleOf(parent: Frame | undefined, array: boolean): Role {
  if (parent === undefined) return array ? "list" : "top";
  if (parent.role === "list") return array ? "plain" : "record";
  if (parent.role !== "top" && parent.role !== "embedded") return "plain";
  if (array) return "list";
  return parent.role === "top" && parent.name === "_embedded" ? "embedded" : "plain";
}

function pathOf({ role, name }: Frame): string {
  return role === "embedded" ? `_embedded.${name}` : name;
}

function openRecord({ lists, output }: JsonAssembly, list: Frame | undefined): void {
  if (list === undefined) return;
  if ((list.container as unknown[]).length > 0) throw output.flaw("a list of objects and of other values");
  list.records += 1;
  lists.add(list.path);
}

function close(assembly: JsonAssembly, token: TokenType, offset: number): void {
  const { stack, expected, lists } = assembly;
  const array = token === TokenType.RIGHT_BRACKET;
  const ends = expected === COMMA_OR_END || expected === (array ? VALUE_OR_END : NAME_OR_END);
  const frame = stack.at(-1);
  if (!ends || frame === undefined || Array.isArray(frame.container) !== array) {
    throw unexpected(assembly, array ? "]" : "}");
  }
  stack.pop();
  if (frame.role === "list" && (frame.container as unknown[]).length === 0) lists.add(frame.path);
  if (stack.length === 0) {
    assembly.expected = NOTHING;
    return;
  }
  complete(assembly, frame.container, frame, frame.role === "plain" ? offset - assembly.unitStart : 0);
}

/** Puts a value where it belongs: `frame` is what it was, if it was more than a plain value. */
function complete(assembly: JsonAssembly, value: unknown, frame: Frame | null, size: number): void {
  const { stack, output } = assembly;
  assembly.expected = COMMA_OR_END;
  const parent = stack.at(-1);
  if (parent === undefined) return;
  if (frame?.role === "record") {
    output.record(parent.path, parent.records, frame.container as JsonObject, frame.line);
    return;
  }
  if (parent.role === "list") {
    if (parent.path === "") throw output.flaw("a list of plain values instead of objects");
    if (parent.records > 0) throw output.flaw("a list of objects and of other values");
  }
  if (frame !== null && isEmptyOfItself(frame)) return;
  if (parent.role !== "record" && parent.role !== "plain") {
    assembly.headSize += size;
    if (assembly.headSize > MAX_SIZE) throw output.flaw("more than 128 MiB outside of the lists of records");
  }
  put(parent, value);
}

/** A list of records, or `_embedded`, that keeps nothing besides them. */
function isEmptyOfItself({ role, container }: Frame): boolean {
  return (role === "list" || role === "embedded") && Object.keys(container).length === 0;
}

function put({ container, name }: Frame, value: unknown): void {
  if (Array.isArray(container)) container.push(value);
  // As plain an assignment as the others would set the prototype.
  else if (name === "__proto__") Object.defineProperty(container, name, { value, enumerable: true });
  else container[name] = value;
}

function unexpected({ output, expected, head }: JsonAssembly, found: string): Error {
  if (expected !== NOTHING) return output.flaw(`${found} where ${expected} should stand`);
  // `add` would keep the last page alone of answers that are objects.
  const together =
    head === null
      ? "Of lists, `jq -s add FILE` makes one"
      : "Where each line is a record, `jq -s . FILE` makes a list of them";
  return output.flaw(
    "something after the end of its JSON: a second answer",
    `Give each answer as a file of its own. ${together}.`,
  );
}

function shown(token: TokenType, value: unknown): string {
  if (token === TokenType.STRING) return "a text";
  return String(value);
}

/** Whether everything that was opened is closed. */
export const isComplete = ({ expected }: JsonAssembly): boolean => expected === NOTHING;
