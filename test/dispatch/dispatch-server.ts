import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#event-store';
import { DispatchModule } from '#dispatch';
import { Module } from '@nestjs/common';
import { loadConfig, ManualClock, moveClock, ServiceModule } from '#runtime';
import { type RunningServer, serve } from '../../apps/all-in-one/src/serve.ts';

/** Stands for intake: a log whose events go out as intake's. */
@Module({
  imports: [
    ServiceModule.forService({
      service: 'intake',
      publish: {
        types: {
          RequestDrafted: 'intake.request.drafted.v1',
          RequestLogged: 'intake.request.logged.v1',
          PrioritySet: 'intake.request.priority-set.v1',
          RequestCancelled: 'intake.request.cancelled.v1',
          RequestMerged: 'intake.request.merged.v1',
          RequestHeld: 'intake.request.held.v1',
          CommunityFounded: 'intake.community.founded.v1',
          BuildingAdded: 'intake.community.building-added.v1',
        },
      },
      projections: [],
      refusals: {},
    }),
  ],
})
class IntakeTalk {}

/** The community of these tests. */
export const AREA = 'hankou/jianghan/minyi/huaan';
const PASSWORD = 'correct horse battery staple';
const dataDir = mkdtempSync(join(tmpdir(), 'arrowtower-'));
const config = { ...loadConfig({ CLOCK: 'manual', CLOCK_START: '2022-04-02T07:00:00+08:00' }), dataDir, port: 0, metricsPort: undefined, logLevel: 'silent' as const };
/** The server under test. */
export let server: RunningServer;
/** Token of the administrator. */
export let admin = '';
/** Token of the dispatcher. */
export let dispatcher = '';

/** Members of the answers that these tests look at. */
export interface Json {
  readonly items: readonly Json[];
  readonly assignments: readonly Json[];
  readonly reports: readonly Json[];
  readonly alarms: readonly Json[];
  readonly reservations: readonly Json[];
  readonly errors: readonly Json[];
  readonly link: { readonly path: string };
  readonly person: Json;
  readonly paths: object;
  readonly version: number;
  readonly id: string;
  readonly alarm: string;
  readonly name: string;
  readonly next: string;
  readonly token: string;
  readonly code: string;
  readonly detail: string;
  readonly pointer: string;
  readonly type: string;
  readonly status: string;
  readonly priority: string;
  readonly requestId: string;
  readonly responderId: string;
  readonly eventId: string;
}

/** One request and its answer. */
export async function ask(method: string, path: string, body?: object | string, token = dispatcher, headers: Record<string, string> = {}) {
  const answer = await fetch(server.url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' }),
      'idempotency-key': randomUUID(),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, json: (text === '' ? {} : JSON.parse(text)) as Json, headers: answer.headers };
}

const names = new Map<string, string>();
/** A signed-in account of a role; answers its token. */
export async function account(role: string, area: string, responderId?: string): Promise<string> {
  const name = `a${randomUUID().slice(0, 12)}`;
  const made = await ask('POST', '/api/access/accounts', { name, displayName: 'Test', rights: [{ role, area }], ...(responderId === undefined ? {} : { responderId }) }, admin);
  expect(made.status).toBe(201);
  const redeemed = await ask('POST', made.json.link.path, { password: PASSWORD });
  names.set(redeemed.json.token, name);
  return redeemed.json.token;
}

/** It is then; the dispatcher, whose session is over by then, signs in again. */
export async function isThen(instant: string): Promise<void> {
  const { clock, scheduler } = server.platform;
  if (!(clock instanceof ManualClock)) throw new Error('the clock is not manual');
  await moveClock(clock, new Date(instant), scheduler, () => server.platform.settle(5_000));
  const signedIn = await ask('POST', '/api/access/sign-in', { name: names.get(dispatcher), password: PASSWORD });
  expect(signedIn.status).toBe(200);
  names.set(signedIn.json.token, names.get(dispatcher) ?? '');
  dispatcher = signedIn.json.token;
}

/** One of the services that run. */
export function service(name: string) {
  const found = server.platform.services.find((one) => one.service === name);
  if (found === undefined) throw new Error(`no service ${name}`);
  return found;
}

const written = new Map<string, number>();
/** Intake says so: what follows crosses the bus like the real thing. */
export async function says(stream: string, ...events: readonly { readonly type: string; readonly data: object }[]) {
  const version = written.get(stream) ?? 0;
  written.set(stream, version + events.length);
  const occurredAt = service('intake').clock.now().toISOString();
  const envelopes = events.map(({ type, data }) => ({
    id: newId(),
    type,
    schemaVersion: 1,
    occurredAt,
    actor: { id: 'account-o', role: 'operator', area: '' },
    channel: 'phone' as const,
    correlationId: stream,
    data,
  }));
  await service('intake').store.append(stream, version, envelopes, newId());
  expect(await service('dispatch').waitFor(stream, version + events.length, 2_000)).toBe(true);
}

/** Its id. */
export const COMMUNITY = `community-${newId()}`;
/** Building 3, 4th floor. */
export const place = { area: `${AREA}/east/3`, communityId: COMMUNITY, estate: 'east', building: '3', floor: 4 };

/** A request that was logged and triaged; its case is open. */
export async function opened(priority = 'P3', category = 'medicine-run'): Promise<string> {
  const requestId = `request-${newId()}`;
  await says(requestId, { type: 'RequestLogged', data: { area: place.area, place } }, { type: 'PrioritySet', data: { priority, category, basis: 'person', triages: true } });
  return requestId;
}

let phones = 13_900_000_000;
/** A responder, available. */
export async function enrolled(skills = ['errand'], buildings: string[] = []): Promise<string> {
  const made = await ask('POST', '/api/dispatch/responders', {
    nameZh: '王力',
    nameEn: 'Wang Li',
    phone: String(phones++),
    area: AREA,
    roles: ['volunteer'],
    skills,
    buildings,
    canCarryKg: 30,
  });
  expect(made.status).toBe(201);
  return made.json.id;
}

/** Starts the server with one community, an administrator and a dispatcher. */
export async function startDispatch(): Promise<void> {
  server = await serve(config, { services: [IntakeTalk, DispatchModule], apis: [{ service: 'dispatch', title: 'Dispatch', modules: [DispatchModule] }] });
  const redeemed = await fetch(server.adminLink?.url ?? '', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ password: PASSWORD }) });
  admin = ((await redeemed.json()) as Json).token;
  dispatcher = await account('dispatcher', AREA);
  await says(
    COMMUNITY,
    { type: 'CommunityFounded', data: { area: AREA, name: { zh: '华安' }, levels: [] } },
    ...['1', '2', '3'].map((building, index) => ({
      type: 'BuildingAdded',
      data: { estate: 'east', building, name: { zh: `${building}栋` }, units: 1, floors: 7, lift: false, x: index * 30, y: 0 },
    })),
  );
}

/** Stops it and leaves nothing. */
export async function stopDispatch(): Promise<void> {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
}
