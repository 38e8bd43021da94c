import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { PublicEvent } from '#contracts';
import { type EventStore, openLogFile, type StoredEvent } from '#event-store';
import { SERVICES, systemClock } from '#runtime';
import { playDay } from '../city/day.ts';
import { Dice } from '../city/dice.ts';
import { straight } from '../city/player.ts';
import { foundTown } from '../city/town.ts';
import { readiness, untilLevel } from '../drive/building.ts';
import { Connection } from '../drive/connection.ts';
import { spawnServer } from '../drive/server-process.ts';
import { redeem } from '../drive/sign-in.ts';

/** What a town's requests leave behind. */
export interface PlayedLogs {
  /** Intake's log. */
  readonly intake: readonly StoredEvent[];
  /** Every public event, in the order in which audit heard of it. */
  readonly told: readonly PublicEvent[];
}

const REQUESTS = 240;
/** Stories under way at once: so far apart lie the events of one. */
const AT_ONCE = 48;

/** Plays requests on one server and reads its logs. */
export async function playedLogs(): Promise<PlayedLogs> {
  const dataDir = mkdtempSync(join(tmpdir(), 'arrowtower-bench-'));
  const server = await spawnServer({ dataDir, env: { LOG_LEVEL: 'warn' } });
  try {
    const connection = new Connection(server.url, AT_ONCE);
    const administrator = await redeem(connection, await server.signInLink());
    const town = await foundTown(administrator, 'bench', { communities: 2, buildings: 25, responders: AT_ONCE * 4 }, new Dice(1), () => undefined);
    await playDay(town, { requests: REQUESTS, seed: 1, atOnce: AT_ONCE, sender: straight, heard: () => undefined, ended: () => undefined });
    await untilLevel(() => readiness([server.url]));
    await connection.close();
    await server.stop();
    const file = openLogFile(join(dataDir, 'log.sqlite'), { clock: systemClock, logs: SERVICES });
    const intake = await everything(file.log('intake'));
    const told = (await everything(file.log('audit'))).flatMap(({ data, rawData }) => (rawData === undefined ? [] : [data as PublicEvent]));
    await file.close();
    return { intake, told };
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function everything(log: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let batch = await log.readAll(0, 1_000); batch.length > 0; batch = await log.readAll(events.at(-1)?.position ?? 0, 1_000)) events.push(...batch);
  return events;
}

/** At least `count` events: these again and again, each time with other ids everywhere in them, and consecutive positions. */
export function multiplied<E extends { readonly position: number }>(events: readonly E[], count: number): readonly E[] {
  const many: E[] = [];
  while (many.length < count) {
    const others = new Map<string, string>();
    const other = (id: string) => others.get(id) ?? (others.set(id, v7()), others.get(id) ?? id);
    for (const event of events) {
      const renamed = JSON.parse(JSON.stringify(event).replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, other)) as E;
      many.push({ ...renamed, position: many.length + 1 });
    }
  }
  return many;
}
