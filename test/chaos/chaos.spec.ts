import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openLogFile, type StoredEvent } from '#event-store';
import { anEvent } from '#event-store/testing';
import { SERVICES, systemClock } from '#runtime';
import { Dice } from '../city/dice.ts';
import { Connection } from '../drive/connection.ts';
import { Session } from '../drive/session.ts';
import { checkAnswers } from './after/answers.ts';
import { AuditLog } from './after/audit-log.ts';
import { missingIn } from './after/backups.ts';
import { checkTold, checkUnanswered, Commits } from './after/commits.ts';
import { compare, ImportedEvents } from './after/imported.ts';
import { Reservations } from './after/reservations.ts';
import { differences } from './after/views.ts';
import { Findings } from './findings.ts';
import { killPlan } from './inside.ts';
import { FAULTS } from './cluster/fault-names.ts';
import { faultPlan } from './cluster/faults.ts';
import { chaosOptions } from './options.ts';
import { type Attempt, PersistentSender } from './persistent-sender.ts';

let serial = 0;
const event = (more: Partial<StoredEvent>): StoredEvent => ({
  ...anEvent({ type: 'Written', data: {} }),
  id: `event-${(serial += 1)}`,
  stream: 'request-1',
  version: 1,
  position: 1,
  recordedAt: '2022-04-02T07:00:00.000Z',
  commandId: 'command-1',
  ...more,
});

/** Findings of a log of these events. */
function logOf(...events: readonly Partial<StoredEvent>[]): { commits: Commits; findings: Findings } {
  const findings = new Findings();
  const commits = new Commits(findings);
  for (const [index, one] of events.entries()) commits.add('intake', event({ position: index + 1, version: index + 1, ...one }));
  return { commits, findings };
}

describe('npm run chaos: the command line', () => {
  it('takes kills, seed and commands at once', () => {
    expect(chaosOptions(['--kills', '200', '--seed', '7', '--json'])).toEqual({ kills: 200, seed: 7, atOnce: 24, json: true, keep: false, cluster: false, outage: 30, nodes: 1 });
    expect(chaosOptions([], () => 0.5).seed).toBe(2 ** 30);
  });

  it.each([
    [['--kills', 'many'], '--kills must be a whole number from 1 to 10000, not many.'],
    [['--at-once', '4'], '--at-once must be a whole number from 18 to 64, not 4.'],
    [['--seed', '-1'], ''],
    [['--outage', '5'], '--outage is for --cluster'],
    [['--cluster', '--kafka-nodes', '2'], '--kafka-nodes must be 1 or 3, not 2.'],
    [['--cluster', '--faults', 'poison,fire'], 'There is no fault fire.'],
  ])('refuses %j', (args, sentence) => {
    expect(() => chaosOptions(args)).toThrow(sentence);
  });

  it('plans every fault of a cluster in every block, the same for the same seed; one of several nodes where there are several', () => {
    const plan = faultPlan(54, new Dice(3), 3);
    expect(plan).toEqual(faultPlan(54, new Dice(3), 3));
    for (let from = 0; from < plan.length; from += 18) expect(new Set(plan.slice(from, from + 18))).toEqual(new Set(FAULTS));
    expect(faultPlan(54, new Dice(3))).not.toContain('kafka-node-killed');
    expect(new Set(faultPlan(6, new Dice(3), 1, ['poison', 'told-again']))).toEqual(new Set(['poison', 'told-again']));
  });

  it('plans every kind of kill in every block of eight, the same for the same seed', () => {
    const plan = killPlan(200, new Dice(3));
    expect(plan).toEqual(killPlan(200, new Dice(3)));
    for (let from = 0; from < 200; from += 8)
      expect(
        plan
          .slice(from, from + 8)
          .filter((kind) => kind !== undefined)
          .toSorted(),
      ).toEqual(['backup', 'import', 'import', 'rebuild']);
    expect(killPlan(3, new Dice(1))).toEqual(['backup', 'rebuild', 'import']);
  });
});

describe('what chaos must find', () => {
  it('in a log: a position or version that is missing, an event that stands twice, a command that was taken twice', () => {
    expect(logOf({}, {}, { commandId: 'command-2' }).findings.isEmpty).toBe(true);
    expect(logOf({}, { position: 3 }).findings.count('lost')).toBe(1);
    expect(logOf({}, { version: 3 }).findings.count('lost')).toBe(1);
    expect(logOf({ id: 'same' }, { id: 'same' }).findings.count('duplicated')).toBe(1);
    expect(logOf({}, { commandId: 'command-2' }, {}).findings.count('duplicated')).toBe(1);
    expect(logOf({}, { recordedAt: '2022-04-02T07:00:01.000Z' }).findings.count('duplicated')).toBe(1);
  });

  const wire = { intake: { Logged: 'logged.v1', Set: 'set.v1' } };
  const told = { commandId: 'command-1', path: '/requests', stream: 'request-1', version: 2, makes: ['logged.v1', 'set.v1'], occurredAt: '' };
  it.each([
    ['lost', [{ type: 'Logged', commandId: 'command-0' }]],
    ['partial', [{ type: 'Logged' }]],
    ['duplicated', [{ type: 'Logged' }, { type: 'Set' }, { type: 'Set' }]],
    ['wrong', [{ type: 'Other', commandId: 'command-0' }, { type: 'Logged' }, { type: 'Set' }]],
  ] as const)('what was acknowledged is %s', (kind, events) => {
    const { commits, findings } = logOf(...events);
    checkTold([told], commits, wire, findings);
    expect(findings.count(kind)).toBeGreaterThan(0);
    const right = logOf({ type: 'Logged' }, { type: 'Set' });
    checkTold([told], right.commits, wire, right.findings);
    expect(right.findings.isEmpty).toBe(true);
  });

  it('what was never answered is there in part, or twice; whole or absent is fine', () => {
    const unanswered = [{ key: 'command-1', path: '/requests', makes: ['Logged', 'Set'] }];
    const check = (...events: readonly Partial<StoredEvent>[]) => {
      const { commits, findings } = logOf(...events);
      return { there: checkUnanswered(unanswered, commits, findings), partial: findings.count('partial'), duplicated: findings.count('duplicated') };
    };
    expect(check()).toEqual({ there: 0, partial: 0, duplicated: 0 });
    expect(check({ type: 'Logged' }, { type: 'Set' })).toEqual({ there: 1, partial: 0, duplicated: 0 });
    expect(check({ type: 'Logged' })).toMatchObject({ partial: 1 });
    expect(check({ type: 'Logged' }, { type: 'Set' }, { type: 'Set' })).toMatchObject({ duplicated: 1 });
  });

  it('a responder who is held for nothing', () => {
    const check = (...events: readonly Partial<StoredEvent>[]) => {
      const [reservations, findings] = [new Reservations(), new Findings()];
      for (const [index, one] of events.entries()) reservations.add(event({ stream: 'responder-1', version: index + 1, ...one }));
      return { held: reservations.check(findings), astray: findings.count('reservations_astray') };
    };
    const reserved = { type: 'ResponderReserved', data: { reservationId: 'reservation-1', requestId: 'request-1', priority: 'P3', day: '2022-04-02' } };
    expect(check(reserved)).toEqual({ held: 1, astray: 1 });
    expect(check(reserved, { type: 'ResponderReleased', data: { reservationId: 'reservation-1', counts: false } })).toEqual({ held: 0, astray: 0 });
  });

  it('a view row that differs from its rebuild, is missing or is too many', () => {
    const rows = (...entries: readonly (readonly [string, number])[]) => new Map(entries.map(([id, position]) => [id, { id, position }]));
    const view = { service: 'intake', view: 'requests' };
    expect(differences(view, rows(['a', 1]), rows(['a', 1]))).toEqual([]);
    expect(differences(view, rows(['a', 1]), rows(['a', 2]))).toHaveLength(1);
    expect(differences(view, rows(['a', 1]), rows())).toHaveLength(1);
    expect(differences(view, rows(), rows(['a', 1]))).toHaveLength(1);
  });

  it('a file that was imported in part, twice, or with lines of another', () => {
    const check = (wanted: readonly string[], found: readonly string[]) => {
      const findings = new Findings();
      compare('file', wanted, found, findings);
      return [findings.count('partial'), findings.count('duplicated'), findings.count('wrong')];
    };
    expect(check(['a', 'b'], ['b', 'a'])).toEqual([0, 0, 0]);
    expect(check(['a', 'b'], ['a'])).toEqual([1, 0, 0]);
    expect(check(['a'], ['a', 'a'])).toEqual([0, 1, 0]);
    expect(check(['a'], ['a', 'c'])).toEqual([0, 0, 1]);

    const findings = new Findings();
    const imported = new ImportedEvents([{ kind: 'places', area: 'a/b/c/d', rows: [], accounts: false, sent: 2, answered: true }], findings);
    for (const type of ['CommunityFounded', 'BuildingAdded', 'BuildingAdded', 'BuildingChanged'])
      imported.add(event({ stream: 'community-1', type, data: { area: 'a/b/c/d', building: '1' } }));
    expect(findings.count('duplicated')).toBe(2);
  });
});

describe('what chaos must find in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'arrowtower-chaos-spec-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('an event that audit lacks, has with other bytes, or has made up', async () => {
    const file = openLogFile(join(folder, 'log.sqlite'), { clock: systemClock, logs: SERVICES });
    const toPublic = (stored: StoredEvent) => ({ ...stored, service: 'intake' as const });
    const owned = [1, 2, 3].map((version) => event({ version }));
    const bytes = (stored: StoredEvent | undefined) => JSON.stringify(stored === undefined ? {} : toPublic(stored));
    const audit = file.log('audit');
    await audit.append('request-1', 0, [{ ...anEvent({ type: 'written.v1', data: {} }), rawData: bytes(owned[0]) }], 'a');
    await audit.append('request-1', 1, [{ ...anEvent({ type: 'written.v1', data: {} }), rawData: `${bytes(owned[1])} ` }], 'b');
    await audit.append('request-9', 0, [{ ...anEvent({ type: 'written.v1', data: {} }), rawData: '{}' }], 'c');
    await file.close();
    const counted = (events: readonly StoredEvent[]) => {
      const findings = new Findings();
      const log = new AuditLog(folder, findings);
      for (const one of events) log.check(one, toPublic);
      log.close();
      return findings.examples.map((line) => line.slice(0, 70));
    };
    expect(counted(owned)).toEqual(
      ["audit_differing: request-1@2 (Written) has other bytes in audit's log: {", "audit_differing: request-1@3 (Written) is not in audit's log"].map((line) =>
        expect.stringContaining(line.slice(0, 60)),
      ),
    );
    expect(counted(owned.slice(0, 1))).toHaveLength(1);
  });

  it('an acknowledged command that a backup lacks, and a person without a key', async () => {
    const restored = join(folder, 'restored');
    mkdirSync(restored);
    const file = openLogFile(join(restored, 'log.sqlite'), { clock: systemClock, logs: SERVICES });
    const person = 'person-018f0000-0000-7000-8000-000000000001';
    await file.log('intake').append('request-1', 0, [anEvent({ type: 'Written', data: { personId: person } })], 'key-1');
    await file.close();
    const keys = new DatabaseSync(join(restored, 'keys.sqlite'));
    keys.exec('CREATE TABLE keys (id TEXT PRIMARY KEY)');
    const said = (key: string, version: number) => ({ path: '/api/intake/requests', options: { key }, answer: { id: 'request-1', version } });
    expect(missingIn(restored, [said('key-1', 1), said('key-2', 2)])).toEqual([`${restored} has no request-1@2 of /api/intake/requests`, `${restored} has no key of ${person}`]);
    keys.prepare('INSERT INTO keys (id) VALUES (?)').run(person);
    keys.close();
    expect(missingIn(restored, [said('key-1', 1)])).toEqual([]);
  });
});

describe('a client that does not give up', () => {
  let server: HttpServer;
  let connection: Connection;
  const keys: (string | string[] | undefined)[] = [];
  const script: (number | 'break')[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      keys.push(request.headers['idempotency-key']);
      const next = script.shift() ?? 200;
      if (next === 'break') request.socket.destroy();
      else
        response
          .writeHead(next, { 'content-type': 'application/json' })
          .end(JSON.stringify(next === 409 ? { code: 'command-in-flight' } : { id: 'request-1', version: keys.length }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    connection = new Connection(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterAll(async () => {
    await connection.close();
    server.close();
  });

  it('sends the same command with the same key until it is answered, and takes one answer as one', async () => {
    const attempts: Attempt[] = [];
    const sender = new PersistentSender({ up: Promise.resolve() }, new Dice(1), undefined, (attempt) => attempts.push(attempt));
    script.push('break', 503, 409, 'break', 201);
    const answer = await sender.send(new Session(connection, 'token'), '/requests', {}, { key: 'key-1' });
    expect(answer.status).toBe(201);
    expect(keys).toEqual(['key-1', 'key-1', 'key-1', 'key-1', 'key-1']);
    expect(sender.acknowledged).toHaveLength(1);
    expect(sender.acknowledged[0]).toMatchObject({ repeats: 4, status: 201 });
    expect(sender.repeated).toBe(2);
    expect(attempts.map(({ repeats, status }) => [repeats, status])).toEqual([undefined, 503, 409, undefined, 201].map((status, repeats) => [repeats, status]));
  });

  it('finds a server that answers a repeated command otherwise', async () => {
    const sender = new PersistentSender({ up: Promise.resolve() }, new Dice(1));
    await sender.send(new Session(connection, 'token'), '/requests', {}, { key: 'key-2' });
    const findings = new Findings();
    await checkAnswers(sender, [...sender.acknowledged], findings);
    expect(findings.count('answers_differing')).toBe(1);
  });
});
