import { z } from "zod";
import { serverId } from "./shapes.js";

/** `bare`: one array of all, whatever page was asked. `paged`: one page; `pageSize` is what the server used. */
export type ListAnswer<Row> =
  | { readonly kind: "bare"; readonly rows: Row[] }
  | {
      readonly kind: "paged";
      readonly count: number;
      readonly page: number;
      readonly pageSize: number;
      readonly rows: Row[];
    };

/** Which page of a list, and how much of it. */
export interface PageParams {
  /** From 1. */
  readonly page: number;
  /** 1 to 250. */
  readonly pageSize: number;
}

/** `?page=1&page_size=250` */
export function pageQuery({ page, pageSize }: PageParams): string {
  return `?page=${page}&page_size=${pageSize}`;
}

export function bareList<Row>(row: z.ZodType<Row>): z.ZodType<ListAnswer<Row>> {
  return z.array(row).transform((rows) => ({ kind: "bare", rows }));
}

export function pagedList<Row>(row: z.ZodType<Row>): z.ZodType<ListAnswer<Row>> {
  return z
    .object({ count: serverId, page: serverId, page_size: serverId, results: z.array(row) })
    .transform(({ count, page, page_size: pageSize, results: rows }) => {
      return { kind: "paged", count, page, pageSize, rows };
    });
}
