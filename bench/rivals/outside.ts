import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

const LOOK_EVERY_MS = 20;

/** What one run of a program cost: the whole process, from its start to its end. */
export interface Cost {
  readonly ms: number;
  /** What the processors spent on it. null: this system does not tell. */
  readonly cpuMs: number | null;
  /** null: this system does not tell. */
  readonly peakMb: number | null;
}

/** Whether a program can be started here. */
export function canRun(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/**
 * Runs a program to its end.
 * @param others processes besides that count with it, asked for again and again
 * @throws Error where it ends with anything but 0
 */
export async function timedProgram(
  command: string,
  args: readonly string[],
  input: string,
  others: () => readonly number[] = () => [],
): Promise<Cost> {
  const before = performance.now();
  const child = spawn(command, args, { stdio: ["pipe", "inherit", "inherit"] });
  const seen = new Map<number, Seen>();
  const look = setInterval(() => {
    for (const pid of [child.pid ?? 0, ...others()]) seen.set(pid, seenOf(pid) ?? seen.get(pid) ?? NOTHING);
  }, LOOK_EVERY_MS);
  child.stdin.end(input);
  await ended(child, command);
  const ms = performance.now() - before;
  clearInterval(look);
  const sum = (part: keyof Seen) => [...seen.values()].reduce((total, one) => total + one[part], 0);
  const isTold = sum("peakMb") > 0;
  return { ms, cpuMs: isTold ? sum("cpuMs") : null, peakMb: isTold ? sum("peakMb") : null };
}

/** Runs a program that is not measured, and gives nothing but what goes wrong. */
export async function program(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<void> {
  await ended(spawn(command, args, { stdio: ["ignore", "ignore", "inherit"], ...options }), command);
}

async function ended(child: ChildProcess, command: string): Promise<void> {
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
}

/** What Linux tells of a process while it is there: its most memory, and its time on the processors. */
interface Seen {
  readonly peakMb: number;
  readonly cpuMs: number;
}

const NOTHING: Seen = { peakMb: 0, cpuMs: 0 };
/** A tick of /proc, on every Linux. */
const TICK_MS = 10;

/** null: it has ended, or the system does not tell. */
function seenOf(pid: number): Seen | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const peakKb = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
    // After the name, which may hold blanks: state is the first, user and system time are the 12th and 13th.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return peakKb === 0 ? null : { peakMb: peakKb / 2 ** 10, cpuMs: ticks * TICK_MS };
  } catch {
    return null;
  }
}

/** The processes that one has started, as Linux tells it. */
export function childrenOf(pid: number): number[] {
  try {
    const line = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return line.split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
