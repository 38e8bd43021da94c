import type { DrillClock } from '../drive/drill-clock.ts';
import type { LiveMessage } from '../drive/live.ts';
import type { Session } from '../drive/session.ts';
import { settle } from '../drive/settle.ts';
import type { Calendar } from './calendar.ts';
import type { Checks } from './checks.ts';
import type { Scope } from './scope.ts';

/** One person's open live stream and what has come over it. */
export interface Watch {
  readonly messages: LiveMessage[];
  readonly stop: () => Promise<void>;
}

/** Everything a step needs: who is signed in, the clock, the names kept, and where checks go. */
export interface Stage {
  readonly people: ReadonlyMap<string, Session>;
  /** Somebody who may read everything in the community; waits on behalf of the runner and is in no scenario. */
  readonly observer: Session;
  readonly clock: DrillClock;
  readonly calendar: Calendar;
  /** What `@>` times mean on a clock that runs by itself, once said: two people who name the same hour must mean the same instant. */
  readonly ahead: Map<string, Date>;
  /** Live streams that are open, by their names. */
  readonly watches: Map<string, Watch>;
  /** Zone of the scenario, `+08:00`. */
  readonly offset: string;
  readonly scope: Scope;
  readonly tables: Readonly<Record<string, readonly Scope[]>>;
  readonly checks: Checks;
  /** Called with each thing that happens, for human readers. */
  readonly tell: (line: string) => void;
}

/** The session of somebody in the scenario. @throws Error listing who is there */
export function person(stage: Stage, name: string): Session {
  const session = stage.people.get(name);
  if (session === undefined) throw new Error(`nobody is called "${name}" here; there are: ${[...stage.people.keys()].join(', ')}`);
  return session;
}

const REQUEST = /request-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Waits until every service has heard what the others said of the requests named in these texts. Answers the `After` of all their streams. */
export async function settled(stage: Stage, ...texts: readonly string[]): Promise<string | undefined> {
  const requests = new Set(texts.flatMap((text) => text.match(REQUEST) ?? []));
  const versions = await Promise.all([...requests].map((id) => settle(stage.observer, id)));
  return versions.length === 0 ? undefined : versions.flat().join(',');
}
