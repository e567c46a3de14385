import type { Cell } from "../model/table.js";
import type { Page } from "./page.js";
import { plainText } from "./plain-text.js";
import type { ListId } from "./view-state.js";
import { visible } from "./visible.js";

/** Whether an item is found, by its place. */
type Found = (place: number) => boolean;

export interface Search {
  /** Makes the text that is looked through, which the first question does otherwise. */
  prepare(): void;
  /**
   * An item fits when it holds every word of the question, without regard to case and accents; `#12` is the id 12
   * alone. null: the question is empty.
   */
  find(question: string): Readonly<Record<ListId, Found>> | null;
}

/** What finds people, groups and data sources. */
export function searchIn(page: Page): Search {
  let made: Readonly<Record<ListId, readonly string[]>> | null = null;
  const texts = () => {
    made ??= textsOf(page);
    return made;
  };
  return {
    prepare: texts,
    find(question) {
      const words = wordsOf(question);
      if (words.length === 0) return null;
      const found = (id: ListId): Found => {
        const list = texts()[id];
        return (place) => words.every((word) => list[place]?.includes(word));
      };
      return { people: found("people"), groups: found("groups"), "data-sources": found("data-sources") };
    },
  };
}

function wordsOf(question: string): string[] {
  const words = question.split(/[ \t\r\n]+/).filter((word) => word !== "");
  return words.map((word) => (/^#\d+$/.test(word) ? `\n${word}\n` : plainText(visible(word))));
}

function textsOf({ users, groups, sources }: Page): Readonly<Record<ListId, readonly string[]>> {
  const text = (id: Cell | undefined, ...cells: (Cell | undefined)[]) => {
    const parts = cells.filter((cell) => cell !== null && cell !== undefined);
    return `\n#${id}\n${plainText(parts.map((cell) => visible(String(cell))).join("\n"))}`;
  };
  return {
    people: users.user_id.map((id, place) =>
      text(
        id,
        users.user_name[place],
        users.user_email[place],
        users.user_status[place],
        ADMIN_WORDS[String(users.admin[place])],
        users.job_title[place],
        users.department[place],
        users.worker_type[place],
        users.manager[place],
        ...(users.drift[place] as readonly string[]),
      ),
    ),
    groups: groups.group_id.map((id, place) => text(id, groups.group_name[place], groups.group_type[place])),
    "data-sources": sources.data_source_id.map((id, place) =>
      text(id, sources.data_source_name[place], sources.data_source_type[place]),
    ),
  };
}

/** As the mark beside the name has it. */
const ADMIN_WORDS: Readonly<Record<string, string>> = { yes: "admin", unknown: "perhaps admin" };
