import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import type { WireEvent } from '../../libs/messaging/src/kafka-cloud-event.ts';
import { onTheWire, publishedToday, wireTypes } from './published.ts';

const FOLDER = join(projectRoot(), 'libs/contracts/golden');

/** The kept messages, by wire type; one file each, which is written once and never changed. */
export function goldenMessages(): ReadonlyMap<string, readonly WireEvent[]> {
  if (!existsSync(FOLDER)) return new Map();
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return new Map(files.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as WireEvent[]]));
}

/** Keeps messages of wire types that have none yet; answers their names. */
export function keepNewGolden(): readonly string[] {
  const kept = goldenMessages();
  const today = onTheWire(publishedToday());
  const fresh = wireTypes().flatMap(({ type }) => (kept.has(type) || !today.has(type) ? [] : [type]));
  mkdirSync(FOLDER, { recursive: true });
  for (const type of fresh) writeFileSync(join(FOLDER, `${type}.json`), `${JSON.stringify(today.get(type), null, 2)}\n`);
  return fresh;
}
