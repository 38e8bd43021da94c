import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { DISPATCH_EVENTS, DISPATCH_EVENTS_BY_TOPIC, type DispatchEventType } from '#contracts';
import type { StoredEvent } from '#event-store';
import { dispatchCase } from '../case/case.ts';
import * as pastCases from '../case/past-events.ts';
import { place } from '../place/place.ts';
import * as pastPlaces from '../place/past-events.ts';
import * as pastResponders from '../responder/past-events.ts';
import { responder } from '../responder/responder.ts';
import { published, WIRE_TYPES } from './published.ts';

interface Folder {
  readonly name: string;
  readonly versions: Readonly<Record<string, number>>;
  readonly fold: (events: readonly StoredEvent[]) => unknown;
}

const folders: readonly Folder[] = [
  {
    name: 'case',
    versions: pastCases.EVENT_VERSIONS,
    fold: (events) => events.reduce((state, event) => dispatchCase.evolve(state, pastCases.current(event as never)), dispatchCase.initialState),
  },
  {
    name: 'responder',
    versions: pastResponders.EVENT_VERSIONS,
    fold: (events) => events.reduce((state, event) => responder.evolve(state, pastResponders.current(event as never)), responder.initialState),
  },
  {
    name: 'place',
    versions: pastPlaces.EVENT_VERSIONS,
    fold: (events) => events.reduce((state, event) => place.evolve(state, pastPlaces.current(event as never)), place.initialState),
  },
];

function golden(folder: string): readonly StoredEvent[] {
  const at = join(import.meta.dirname, '..', folder);
  return readdirSync(at)
    .filter((file) => /^past-events\.v\d+\.json$/.test(file))
    .flatMap((file) => JSON.parse(readFileSync(join(at, file), 'utf8')) as StoredEvent[]);
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const events = folders.flatMap(({ name }) => golden(name));

describe.each(folders)('events once stored in a $name stream', ({ name, versions, fold }) => {
  it('are kept as examples, each type in each version it ever had', () => {
    const kept = new Set(golden(name).map(({ type, schemaVersion }) => `${type} ${schemaVersion}`));
    const ever = Object.entries(versions).flatMap(([type, version]) => Array.from({ length: version }, (_, index) => `${type} ${index + 1}`));
    expect(ever.filter((one) => !kept.has(one))).toEqual([]);
  });

  it('still fold', () => {
    expect(fold(golden(name))).toBeDefined();
  });

  it('of a newer version than this program are not guessed at', () => {
    const newer = golden(name).map((event) => ({ ...event, schemaVersion: 99 }));
    expect(() => fold(newer)).toThrow(RangeError);
  });
});

describe('what goes out', () => {
  it.each(events.map((event) => [event.type, event] as const))('%s fits its public schema', (type, event) => {
    const wire: DispatchEventType = WIRE_TYPES[type as keyof typeof WIRE_TYPES];
    const validate = ajv.compile(DISPATCH_EVENTS[wire]);
    validate(published.data?.(event) ?? event.data);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('names every contract type once, on the topic of its stream', () => {
    const wires = Object.values<string>(WIRE_TYPES);
    expect(new Set(wires).size).toBe(wires.length);
    expect(wires.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(Object.keys(DISPATCH_EVENTS).toSorted((a, b) => (a < b ? -1 : 1)));
    for (const { type, stream } of events)
      expect(Object.keys(DISPATCH_EVENTS_BY_TOPIC[`dispatch.${stream.split('-')[0] ?? ''}` as 'dispatch.case'])).toContain(WIRE_TYPES[type as keyof typeof WIRE_TYPES]);
  });

  it('carries no ciphertext of persons again', () => {
    const noted = events.find(({ type }) => type === 'RequestNoted');
    expect(JSON.stringify(noted?.data)).toContain('s1.person');
    expect(JSON.stringify(noted === undefined ? '' : published.data?.(noted))).not.toContain('s1.');
  });
});
