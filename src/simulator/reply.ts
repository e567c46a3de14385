import type { Answer } from "./answer.js";
import type { Asked } from "./route.js";

/** An answer together with how it travels. */
export interface Reply extends Answer {
  readonly retryAfter?: string;
  /** Milliseconds of silence before the first byte; `Infinity`: nothing ever comes. */
  readonly silence?: number;
  /** Milliseconds over which the body dribbles in. */
  readonly spread?: number;
  /** The connection breaks: before the first byte, or in the body, which was announced whole. */
  readonly breaks?: "before" | "in-body";
}

/**
 * One thing between the caller and the server, such as a failing proxy: it may change what is asked, ask or not
 * ask, and change what comes back.
 */
export type Layer = (asked: Asked, next: (asked: Asked) => Reply) => Reply;

/** The layers as one, the first one outermost. */
export function through(layers: readonly Layer[], server: (asked: Asked) => Reply): (asked: Asked) => Reply {
  return layers.reduceRight<(asked: Asked) => Reply>((next, layer) => (asked) => layer(asked, next), server);
}
