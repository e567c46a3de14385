import { Problem } from "../../model/problem.js";
import { object, text } from "../formats/values.js";
import type { DirectoryReader, Sample } from "../reader.js";
import { listedNames, shortText } from "./listed-names.js";

/** The reader that reads a file, and what the user should know of how it was chosen. */
export interface Choice {
  readonly reader: DirectoryReader;
  readonly warning?: string;
}

/**
 * The one reader that recognises the file. `format` names the reader of files that none or several recognise; a file
 * that others alone recognise is theirs all the same, so that users and groups can be given together.
 *
 * @throws {Problem} directory_format_unknown, directory_format_ambiguous; directory_unreadable and directory_empty for
 * what is no export, or lacks what the reader says that it `refuses`.
 */
export function chooseReader(
  sample: Sample,
  readers: readonly DirectoryReader[],
  format: string | undefined,
): Choice {
  refuseErrorBody(sample);
  const named = format === undefined ? undefined : readerOf(format, readers);
  const candidates = readers.filter((reader) => reader.recognises(sample));
  const isNamed = named !== undefined && (candidates.length === 0 || candidates.includes(named));
  const choice = isNamed ? { reader: named } : choiceAmong(candidates, sample, readers);
  refuse(choice.reader, sample);
  if (named === undefined || isNamed) return choice;
  if (named.container === sample.container) refuse(named, sample);
  return { ...choice, warning: `Read as ${choice.reader.id}, which its content shows, not as ${named.id}.` };
}

/** @throws {Problem} directory_format_unknown */
export function readerOf(format: string, readers: readonly DirectoryReader[]): DirectoryReader {
  const reader = readers.find(({ id }) => id === format);
  if (reader !== undefined) return reader;
  throw new Problem("directory_format_unknown", `There is no format of the name ${JSON.stringify(format)}.`);
}

function choiceAmong(
  candidates: readonly DirectoryReader[],
  sample: Sample,
  readers: readonly DirectoryReader[],
): Choice {
  const takesOthers = readers.find((one) => one.takesOthers === true && one.container === sample.container);
  const [reader = takesOthers, second] = candidates;
  if (reader === undefined) throw unknownFormat(sample);
  if (second === undefined) return { reader };
  const ids = candidates.map(({ id }) => id).join(", ");
  throw new Problem("directory_format_ambiguous", `${sample.fileName} fits several formats: ${ids}.`, {
    place: sample.fileName,
    hint: `Say which it is: --format ${reader.id}, for example.`,
  });
}

function unknownFormat(sample: Sample): Problem {
  const { fileName } = sample;
  const hasList = sample.head === null || sample.lists.length > 0;
  if (sample.whole && sample.records.length === 0 && sample.container === "json" && hasList) {
    return new Problem("directory_empty", `${fileName} has no record.`, { place: fileName });
  }
  const message = `${fileName} is ${sample.container.toUpperCase()} of no known format: it has ${seen(sample)}.`;
  return new Problem("directory_format_unknown", message, { place: fileName });
}

function seen({ container, header, head, lists, records }: Sample): string {
  if (container === "csv") return `the columns ${listedNames(header)}`;
  const [first] = records;
  const fields =
    first === undefined ? "no record" : `records of ${listedNames(Object.keys(object(first.value) ?? {}))}`;
  const top = [...Object.keys(head ?? {}), ...lists.filter((list) => list !== "")];
  return top.length === 0 ? fields : `${listedNames(top)} at the top, and ${fields}`;
}

function refuse(reader: DirectoryReader, sample: Sample): void {
  const { fileName, container } = sample;
  if (reader.container !== container) {
    const message = `${fileName} is ${container.toUpperCase()}, and ${reader.id} reads ${reader.container.toUpperCase()}.`;
    throw new Problem("directory_format_unknown", message, { place: fileName });
  }
  const why = reader.refuses?.(sample);
  if (why === undefined) return;
  const reason = why.replace(/\.$/, "");
  throw new Problem(
    "directory_unreadable",
    `${fileName} is not used: ${reason[0]?.toLowerCase()}${reason.slice(1)}.`,
    {
      place: fileName,
      hint: `\`redash-access directory formats ${reader.id}\` says how to get the file that it reads.`,
    },
  );
}

/** An answer of a server that says why there is no export, in the ways in which the servers of the readers say it. */
function refuseErrorBody({ head, records, fileName }: Sample): void {
  if (head === null || records.length > 0) return;
  const error = object(head.error);
  const words =
    text(head.errorSummary) ??
    text(head.error_description) ??
    text(error?.message) ??
    text(head.error) ??
    text(head.message);
  if (words === undefined) return;
  const code = text(head.errorCode) ?? text(error?.code);
  throw new Problem(
    "directory_unreadable",
    `${fileName} is an error message of the server, not an export: ${shortText(words)}${code === undefined ? "" : ` (${shortText(code)})`}.`,
    { place: fileName, hint: "Export it again, with an account or token that may read the list." },
  );
}
