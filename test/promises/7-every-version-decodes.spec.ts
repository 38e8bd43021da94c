import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { DISPATCH_EVENTS, INTAKE_EVENTS } from '#contracts';
import type { Decider, DomainEvent, StoredEvent } from '#event-store';

/** Golden files (`past-events.v<N>.json` beside past-events.ts) hold events as they were stored once; they are added to, never edited. */
const root = join(import.meta.dirname, '../../apps');
const folders = readdirSync(root)
  .filter((app) => existsSync(join(root, app, 'src')))
  .flatMap((app) => readdirSync(join(root, app, 'src')).map((stream) => ({ app, stream, path: join(root, app, 'src', stream) })))
  .filter(({ path }) => existsSync(join(path, 'past-events.ts')));

interface PastEvents {
  readonly EVENT_VERSIONS: Readonly<Record<string, number>>;
  readonly current: (event: StoredEvent) => StoredEvent;
}

function golden(path: string): readonly StoredEvent[] {
  return readdirSync(path)
    .filter((name) => /^past-events\.v\d+\.json$/.test(name))
    .flatMap((name) => JSON.parse(readFileSync(join(path, name), 'utf8')) as StoredEvent[]);
}

async function deciderOf(path: string, stream: string): Promise<Decider<unknown, unknown, DomainEvent>> {
  const exported = Object.values((await import(join(path, `${stream}.ts`))) as Record<string, unknown>);
  const decider = exported.find((value) => typeof value === 'object' && value !== null && 'evolve' in value && 'decide' in value);
  if (decider === undefined) throw new Error(`${path}/${stream}.ts exports no decider`);
  return decider as Decider<unknown, unknown, DomainEvent>;
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

describe('promise 7: every event version ever stored still decodes', () => {
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  const schemas: Readonly<Record<string, object>> = { ...Object.assign({}, ...Object.values(INTAKE_EVENTS)), ...DISPATCH_EVENTS };

  it('looks at every stream of every service', () => {
    expect(folders.map(({ app, stream }) => `${app}/${stream}`)).toEqual(
      expect.arrayContaining(['intake/call', 'intake/community', 'intake/request', 'dispatch/case', 'dispatch/responder']),
    );
  });

  describe.each(folders)('$app/$stream', ({ app, stream, path }) => {
    const events = golden(path);

    it('has a golden event of every version of every type', async () => {
      const { EVENT_VERSIONS } = (await import(join(path, 'past-events.ts'))) as PastEvents;
      const wanted = Object.entries(EVENT_VERSIONS).flatMap(([type, last]) => Array.from({ length: last }, (_, index) => `${type} version ${index + 1}`));
      const there = new Set(events.map(({ type, schemaVersion }) => `${type} version ${schemaVersion}`));
      expect(wanted.filter((one) => !there.has(one))).toEqual([]);
    });

    it('decodes and folds them all', async () => {
      const { current } = (await import(join(path, 'past-events.ts'))) as PastEvents;
      const decider = await deciderOf(path, stream);
      expect(events.length).toBeGreaterThan(0);
      const state = events.reduce((folded, event) => decider.evolve(folded, current(event)), decider.initialState);
      expect(state).not.toEqual(decider.initialState);
    });

    it('decodes them to what is published today', async () => {
      const { current } = (await import(join(path, 'past-events.ts'))) as PastEvents;
      const { WIRE_TYPES = {}, published } = await publicationOf(app);
      const wrong = events.flatMap((event) => {
        const now = current(event);
        const type = WIRE_TYPES[now.type] ?? `no wire type for ${now.type}`;
        const schema = schemas[type];
        if (schema === undefined) return [`${now.type}: no schema for ${type}`];
        const validate = ajv.compile(schema);
        const data = published?.data?.(now) ?? now.data;
        return validate(data) ? [] : [`${now.type}: ${ajv.errorsText(validate.errors)}`];
      });
      expect(wrong).toEqual([]);
    });

    it('refuses a version from the future instead of misreading it', async () => {
      const { current } = (await import(join(path, 'past-events.ts'))) as PastEvents;
      const [event] = events;
      if (event === undefined) throw new Error('no golden event');
      expect(() => current({ ...event, schemaVersion: 1_000 })).toThrow(RangeError);
    });
  });
});
