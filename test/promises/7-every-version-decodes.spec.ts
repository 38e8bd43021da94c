import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import formats from 'ajv-formats';
import { disclosureDecider } from '#access';
import { mongoForSuite } from '#brokers';
import { AUDIT_EVENTS, DISPATCH_EVENTS, INTAKE_EVENTS } from '#contracts';
import { createMemoryEventStore, type Decider, type DomainEvent, type EventStore, type NewEvent, type StoredEvent } from '#event-store';
import { sharedLogs } from './logs.ts';
import { openLog } from './processes/open-log.ts';
import { clock, temporaryFolder } from './stores.ts';

/** Golden files (`past-events.v<N>.json` beside past-events.ts) hold events as they were stored once; they are added to, never edited. */
const root = join(import.meta.dirname, '../../apps');
/** A stream is a folder that says its events; one without golden files and `past-events.ts` fails below. */
const folders = readdirSync(root)
  .filter((app) => existsSync(join(root, app, 'src')))
  .flatMap((app) => readdirSync(join(root, app, 'src')).map((stream) => ({ app, stream, path: join(root, app, 'src', stream) })))
  .filter(({ path }) => existsSync(join(path, 'events.ts')) || existsSync(join(path, 'past-events.ts')));
const mongo = await mongoForSuite();
const DISCLOSURE = join(import.meta.dirname, 'disclosure');

interface PastEvents {
  readonly EVENT_VERSIONS: Readonly<Record<string, number>>;
  current(event: StoredEvent): StoredEvent;
}

type AnyDecider = Decider<unknown, unknown, DomainEvent>;

function pastEvents(path: string): Promise<PastEvents> {
  if (!existsSync(join(path, 'past-events.ts'))) throw new Error(`${path} has no past-events.ts: say there which version each event type has, and how an older one is read today`);
  return import(join(path, 'past-events.ts')) as Promise<PastEvents>;
}

function golden(path: string): readonly StoredEvent[] {
  return readdirSync(path)
    .filter((name) => /^past-events\.v\d+\.json$/.test(name))
    .flatMap((name) => JSON.parse(readFileSync(join(path, name), 'utf8')) as StoredEvent[]);
}

async function deciderOf(path: string, stream: string): Promise<AnyDecider> {
  const exported = Object.values((await import(join(path, `${stream}.ts`))) as Record<string, unknown>);
  const decider = exported.find((value) => typeof value === 'object' && value !== null && 'evolve' in value && 'decide' in value);
  if (decider === undefined) throw new Error(`${path}/${stream}.ts exports no decider`);
  return decider as AnyDecider;
}

interface Published {
  readonly WIRE_TYPES?: Readonly<Record<string, string>>;
  readonly published?: { readonly data?: (event: StoredEvent) => object };
}

async function publicationOf(app: string): Promise<Published> {
  const folder = join(root, app, 'src/publish');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const modules = await Promise.all(files.map(async (name) => (await import(join(folder, name))) as Published));
  return Object.assign({}, ...modules) as Published;
}

/** Stores the events as they were given and reads them back, each stream from its own start. */
async function throughTheStore(store: EventStore, events: readonly StoredEvent[], stream: string): Promise<readonly StoredEvent[]> {
  for (const [index, { id, type, schemaVersion, occurredAt, actor, channel, correlationId, data }] of events.entries()) {
    const written: NewEvent = { id, type, schemaVersion, occurredAt, actor, channel, correlationId, data };
    await store.append(stream, index, [written], `command-${index}`);
  }
  return store.readStream(stream);
}

describe('7: every event version ever stored still decodes', () => {
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  const schemas: Readonly<Record<string, AnySchema>> = { ...Object.assign({}, ...Object.values(INTAKE_EVENTS)), ...DISPATCH_EVENTS, ...AUDIT_EVENTS };
  const folder = temporaryFolder();
  const shared = sharedLogs(folder, mongo).filter(({ name }) => name !== 'mongo' || mongo.server !== undefined);
  let addresses: readonly string[] = [];
  beforeAll(async () => {
    addresses = await Promise.all(shared.map(({ make }) => make('golden')));
  });

  /** What is wrong with an event as it would go out today under this wire type. */
  function misfit(event: StoredEvent, type: string | undefined, data: object): readonly string[] {
    const schema = schemas[type ?? ''];
    if (schema === undefined) return [`${event.type}: no schema for ${type ?? 'it: it has no wire type'}`];
    const validate = ajv.compile(schema);
    return validate(data) ? [] : [`${event.type}: ${ajv.errorsText(validate.errors)}`];
  }

  /** From a log in memory, and from every other that was closed and opened again. */
  async function stored(events: readonly StoredEvent[], stream: string): Promise<readonly (readonly StoredEvent[])[]> {
    const all = [await throughTheStore(createMemoryEventStore({ clock }), events, stream)];
    for (const address of addresses) {
      const written = await openLog(address, clock);
      await throughTheStore(written.log, events, stream);
      await written.close();
      const again = await openLog(address, clock);
      all.push(await again.log.readStream(stream));
      await again.close();
    }
    return all;
  }

  it('looks at every stream of every service', () => {
    expect(folders.map(({ app, stream }) => `${app}/${stream}`)).toEqual(
      expect.arrayContaining(['intake/call', 'intake/community', 'intake/request', 'dispatch/case', 'dispatch/place', 'dispatch/responder']),
    );
  });

  describe.each(folders)('$app/$stream', ({ app, stream, path }) => {
    const events = golden(path);

    it('has a golden event of every version of every type', async () => {
      const { EVENT_VERSIONS } = await pastEvents(path);
      const wanted = Object.entries(EVENT_VERSIONS).flatMap(([type, last]) => Array.from({ length: last }, (_, index) => `${type} version ${index + 1}`));
      const there = new Set(events.map(({ type, schemaVersion }) => `${type} version ${schemaVersion}`));
      expect(wanted.filter((one) => !there.has(one))).toEqual([]);
    });

    it('comes back from every log as it was, and folds, each event alone and all in a row', async () => {
      const { current } = await pastEvents(path);
      const { evolve, initialState } = await deciderOf(path, stream);
      expect(events.length).toBeGreaterThan(0);
      for (const read of await stored(events, `${stream}-golden`)) {
        const plain = ({ id, type, schemaVersion, data, actor, occurredAt, channel }: StoredEvent) => ({ id, type, schemaVersion, data, actor, occurredAt, channel });
        expect(read.map(plain)).toEqual(events.map(plain));
        for (const event of read) expect(evolve(initialState, event)).toBeDefined();
        expect(read.reduce((folded, event) => evolve(folded, event), initialState)).toEqual(read.reduce((folded, event) => evolve(folded, current(event)), initialState));
        expect(read.reduce((folded, event) => evolve(folded, event), initialState)).not.toEqual(initialState);
      }
    });

    it('goes out today as its public schema says', async () => {
      const { current } = await pastEvents(path);
      const { WIRE_TYPES = {}, published } = await publicationOf(app);
      const wrong = events.map(current).flatMap((event) => misfit(event, WIRE_TYPES[event.type], published?.data?.(event) ?? event.data));
      expect(wrong).toEqual([]);
    });

    it('is refused in a version from the future instead of misread', async () => {
      const { current } = await pastEvents(path);
      const { evolve, initialState } = await deciderOf(path, stream);
      for (const event of events) {
        expect(() => current({ ...event, schemaVersion: 1_000 })).toThrow(RangeError);
        expect(() => evolve(initialState, { ...event, schemaVersion: 1_000 })).toThrow(RangeError);
      }
    });
  });

  it('disclosures: of every service', async () => {
    const events = golden(DISCLOSURE);
    expect(events.length).toBeGreaterThan(0);
    for (const read of await stored(events, 'disclosure-golden')) {
      expect(read.map(({ data }) => data)).toEqual(events.map(({ data }) => data));
      expect(read.reduce((folded, event) => disclosureDecider.evolve(folded, event as never), disclosureDecider.initialState)).toEqual({ count: events.length });
    }
    for (const app of ['intake', 'dispatch', 'audit']) {
      const { WIRE_TYPES = {}, published } = await publicationOf(app);
      expect(events.flatMap((event) => misfit(event, WIRE_TYPES[event.type], published?.data?.(event) ?? event.data))).toEqual([]);
    }
  });
});
