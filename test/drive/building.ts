import { setTimeout as pause } from 'node:timers/promises';
import { spawnServer } from './server-process.ts';

/** A server, or several behind one address, that a driver starts and removes. */
export interface Building {
  readonly url: string;
  /** What it has printed, for failures. */
  readonly output: string;
  /** Its processes. */
  readonly pids: readonly number[];
  signInLink(): Promise<string>;
  /** How far each service's log is. */
  heads(): Promise<ReadonlyMap<string, number>>;
  /** Resolves with the seconds it took until every log has reached everybody and every view. @throws Error after `milliseconds` */
  level(milliseconds?: number): Promise<number>;
  remove(): Promise<void>;
}

/** Starts a building. @param environment for every process in it */
export type Build = (environment: Readonly<Record<string, string>>) => Promise<Building>;

/** All services in one process, on a throw-away folder. */
export const embedded: Build = async (env) => {
  const server = await spawnServer({ env });
  const answers = () => readiness([server.url]);
  return {
    url: server.url,
    get output() {
      return server.output;
    },
    pids: [server.pid],
    signInLink: () => server.signInLink(),
    heads: async () => headsOf(await answers()),
    level: (milliseconds) => untilLevel(answers, milliseconds),
    remove: () => server.remove(),
  };
};

/** What /readyz answers, as far as drivers read it. */
export interface Readiness {
  readonly services: readonly {
    readonly service: string;
    readonly head: number;
    readonly views: readonly { readonly position: number }[];
    readonly consumers: readonly { readonly cursor: number; readonly head: number }[];
  }[];
}

/** Asks every process. */
export function readiness(urls: readonly string[]): Promise<readonly Readiness[]> {
  return Promise.all(urls.map(async (url) => (await (await fetch(`${url}/readyz`)).json()) as Readiness));
}

/** The furthest head of each service. */
export function headsOf(answers: readonly Readiness[]): ReadonlyMap<string, number> {
  const heads = new Map<string, number>();
  for (const { services } of answers) for (const { service, head } of services) heads.set(service, Math.max(head, heads.get(service) ?? 0));
  return heads;
}

/** How often the same picture must be seen, and how far apart in milliseconds, where what is on its way between processes cannot be seen. */
const SAME = { times: 3, apart: 300 } as const;

/** Waits until every view is at its log's head and every consumer at its source's. Several processes must also stay there for a while. */
export async function untilLevel(ask: () => Promise<readonly Readiness[]>, milliseconds = 60_000): Promise<number> {
  const begun = performance.now();
  let before = '';
  let same = 0;
  let first = 0;
  for (;;) {
    const answers = await ask();
    const heads = headsOf(answers);
    const level = answers.every(({ services }) =>
      services.every(
        ({ service, views, consumers }) => views.every(({ position }) => position >= (heads.get(service) ?? 0)) && consumers.every(({ cursor, head }) => cursor >= head),
      ),
    );
    if (level && answers.length === 1) return (performance.now() - begun) / 1_000;
    const picture = level ? JSON.stringify([...heads]) : '';
    same = level && picture === before ? same + 1 : 0;
    if (same === 0) first = performance.now();
    before = picture;
    if (same >= SAME.times) return (first - begun) / 1_000;
    if (performance.now() - begun > milliseconds) throw new Error(`not level after ${milliseconds / 1_000} s: ${JSON.stringify([...heads])}`);
    if (level) await pause(SAME.apart);
    else await pause(answers.length === 1 ? 1 : 50);
  }
}
