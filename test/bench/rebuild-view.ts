import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type NewEvent, openLogFile, type Sealed } from '#event-store';
import { createProjectionRunner, openViewFile } from '#views';
import { v7 } from 'uuid';
import type { RequestEvent } from '../../apps/intake/src/request/events.ts';
import { requestList } from '../../apps/intake/src/views/requests/projection.ts';
import { type Benchmark, bestOf, ratioOf, seconds } from './benchmark.ts';

const REQUESTS = 40_000;
const clock = { now: () => new Date() };
const sealed = `note-01956f2e-0000-7000-8000-000000000001.${'A'.repeat(180)}` as Sealed;

/** What one errand leaves in intake's log. */
function errand(n: number): readonly Pick<RequestEvent, 'type' | 'data'>[] {
  const area = `jiangcheng/donghu/minyi/community-${n % 40}/east/${n % 25}`;
  const place = { area, communityId: 'community-01956f2e-0000-7000-8000-000000000001', estate: 'east', building: String(n % 25), unit: '2', floor: 7 };
  const person = { personId: `person-${v7()}`, details: sealed };
  const responderId = `responder-${v7()}`;
  const assignmentId = `request-${n}.1`;
  return [
    {
      type: 'RequestLogged',
      data: {
        area,
        place,
        person,
        reporter: { personId: person.personId, relation: 'self' },
        note: { noteId: `note-${v7()}`, details: sealed },
        contactAt: clock.now().toISOString(),
      },
    },
    { type: 'CategorySet', data: { category: 'supplies' } },
    { type: 'PrioritySet', data: { priority: 'P3', category: 'supplies', basis: 'default', triages: true } },
    { type: 'RequestDispatched', data: { assignmentId, responderId, cause: v7() } },
    { type: 'ResponderJoined', data: { assignmentId, responderId, cause: v7() } },
    { type: 'RequestStarted', data: { assignmentId, responderId, cause: v7() } },
    { type: 'RequestResolved', data: { basis: 'case-done', cause: v7() } },
    { type: 'FollowUpRecorded', data: { outcome: 'solved', asked: 'person', day: '2022-04-02', rating: 5 } },
    { type: 'RequestClosed', data: { basis: 'verified' } },
  ];
}

/** Logging is one commit of three events, all others come one by one. */
const COMMITS = [3, 1, 1, 1, 1, 1, 1];

function envelope(stream: string, fact: Pick<RequestEvent, 'type' | 'data'>): NewEvent {
  const actor = { id: 'account-01956f2e-0000-7000-8000-000000000001', role: 'operator', area: 'jiangcheng' };
  return { id: v7(), ...fact, schemaVersion: 1, occurredAt: clock.now().toISOString(), actor, channel: 'app', correlationId: stream };
}

async function fill(path: string): Promise<number> {
  const file = openLogFile(path, { clock, logs: ['intake'] });
  const log = file.log('intake');
  let events = 0;
  // 500 requests are under way at once, so the events of one lie as far apart in the log as they do on a busy day.
  for (let first = 0; first < REQUESTS; first += 500) {
    const open = Array.from({ length: 500 }, (_, offset) => ({ stream: `request-${v7()}`, facts: errand(first + offset), version: 0 }));
    for (const commit of COMMITS) {
      await Promise.all(
        open.map(async (request) => {
          const facts = request.facts.slice(request.version, request.version + commit).map((fact) => envelope(request.stream, fact));
          events += facts.length;
          ({ version: request.version } = await log.append(request.stream, request.version, facts, v7()));
        }),
      );
    }
  }
  await file.close();
  return events;
}

async function ours(folder: string, events: number): Promise<number> {
  const file = openLogFile(join(folder, 'log.sqlite'), { clock, logs: ['intake'] });
  const views = openViewFile(join(folder, 'views.sqlite'));
  const runner = createProjectionRunner({ store: file.log('intake'), views, projections: [requestList] });
  const spent = await seconds(async () => {
    await runner.start();
    await runner.catchUp();
  });
  if (runner.position() !== events) throw new Error(`the view stands at ${runner.position()}, the log at ${events}`);
  await runner.stop();
  await views.close();
  await file.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `views.sqlite${suffix}`), { force: true });
  return events / spent;
}

/** Read, parse, put: what no view can do without. */
function raw(folder: string, events: number): number {
  const log = new DatabaseSync(join(folder, 'log.sqlite'));
  const out = new DatabaseSync(join(folder, 'raw.sqlite'));
  out.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE documents (id TEXT PRIMARY KEY, document TEXT)');
  const read = log.prepare('SELECT stream, meta, data FROM intake_events WHERE position > ? ORDER BY position LIMIT 1000');
  const put = out.prepare('INSERT INTO documents VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document');
  const begun = performance.now();
  for (let position = 0; position < events; position += 1_000) {
    out.exec('BEGIN');
    for (const row of read.all(position)) {
      const meta = JSON.parse(String(row['meta'])) as object;
      put.run(String(row['stream']), JSON.stringify({ ...meta, ...(JSON.parse(String(row['data'])) as object) }));
    }
    out.exec('COMMIT');
  }
  const spent = (performance.now() - begun) / 1_000;
  log.close();
  out.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `raw.sqlite${suffix}`), { force: true });
  return events / spent;
}

/** The request list made from position 0, beside a loop that only reads, parses and puts. */
export const rebuildView: Benchmark = {
  name: 'rebuild-view',
  what: 'events/s into the request list view from position 0 ÷ a bare read, parse and put loop over the same events',
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), 'arrowtower-bench-'));
    const events = await fill(join(folder, 'log.sqlite'));
    progress(`${events} events of ${REQUESTS} requests`);
    const best = await bestOf(3, async () => ({ raw: raw(folder, events), ours: await ours(folder, events) }));
    rmSync(folder, { recursive: true });
    return ratioOf('rebuild-view', 'events/s', best, 0.5);
  },
};
