import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openAccess } from '#access';
import { deriveUuid, newId, type NewEvent, openLogFile } from '#event-store';
import { openSqliteConsumerState } from '#messaging';
import { SERVICES, systemClock } from '#runtime';
import { KEY_FILE, LOG_FILE, MASTER_KEY_FILE } from '../../apps/all-in-one/src/data-folder/files.ts';

/** A data folder as a server leaves it that was killed: dispatch has applied eight of ten requests and kept the ninth, audit has applied nine. */
export async function killedFolder(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = openLogFile(join(folder, LOG_FILE), { clock: systemClock, logs: SERVICES });
  const intake = file.log('intake');
  for (let n = 1; n <= 10; n += 1) {
    const stream = `request-${String(n).padStart(4, '0')}`;
    await intake.append(stream, 0, [own('RequestDrafted', { n }), own('RequestLogged', { n, note: '面包' })], newId());
  }
  await intake.append('call-0001', 0, [own('CallReceived', { medium: 'phone' })], newId());
  const raw = '{"type":"intake.request.logged.v1",  "version":1.0}';
  const audit = file.log('audit');
  for (let n = 1; n <= 9; n += 1) {
    const stream = `request-${String(n).padStart(4, '0')}`;
    for (const version of [1, 2])
      await audit.append(stream, version - 1, [{ ...own('intake.request.logged.v1', JSON.parse(raw) as object), rawData: raw }], deriveUuid(newId(), 'audit', version));
  }
  await audit.append('disclosure-0001', 0, [own('DisclosureMade', { fields: ['phone'] })], newId());

  const seenBy = async (consumer: string, last: number, position: number) => {
    const state = await openSqliteConsumerState(file, consumer);
    const seen = Array.from({ length: last }, (_, n) => [`request-${String(n + 1).padStart(4, '0')}`, 2] as const);
    await state.save({ seen: new Map(seen), cursors: new Map([['intake', position]]) });
    return state;
  };
  // A cursor may lie behind what is applied: it is saved after.
  const dispatch = await seenBy('dispatch', 8, 14);
  await seenBy('audit', 9, 10);
  const key = { key: 'request-0009', topic: 'intake.request', kind: 'failed', reason: 'a handler failed', waitsFor: 1, since: '2026-11-22T08:00:00.000Z' } as const;
  const message = (version: number, bytes: string | Uint8Array, headers?: Record<string, string>) => ({
    topic: 'intake.request',
    version,
    undecodable: typeof bytes !== 'string',
    bytes,
    ...(headers === undefined ? {} : { headers }),
  });
  await dispatch.park(key, [message(1, raw), message(2, new Uint8Array([0, 255, 7]), { ce_id: '一' })], 0);
  await (await openSqliteConsumerState(file, 'dispatch/finish-moves')).save({ seen: new Map(), cursors: new Map([['dispatch', 3]]) });
  await file.close();

  const access = await openAccess({ dataDir: folder });
  const account = await access.accounts.create({ id: `account-${newId()}`, name: 'pu.wanzhao', displayName: '蒲晚照', rights: [{ role: 'administrator', area: '' }] }, 'test');
  await access.sessions.start(account, 'bearer');
  await access.accounts.create({ id: `account-${newId()}`, name: 'wen', displayName: '温守拙', rights: [{ role: 'operator', area: 'a/b' }] }, 'test');
  const person = `person-${newId()}`;
  await access.keys.ensure([
    { id: person, phone: '13900000777' },
    { id: `note-${newId()}`, names: [person] },
  ]);
  const gone = `person-${newId()}`;
  await access.keys.ensure([{ id: gone, phone: '13900000778' }]);
  await access.keys.erase(gone);
  await access.close();
  return folder;
}

/** Files of a data folder. */
export const FILES = { logs: LOG_FILE, keys: KEY_FILE, masterKey: MASTER_KEY_FILE } as const;

/** An event as an app writes it. */
export function own(type: string, data: object): NewEvent {
  return {
    id: newId(),
    type,
    schemaVersion: 1,
    occurredAt: '2026-11-22T08:00:00.000Z',
    actor: { id: 'account-1', role: 'operator', area: 'a/b' },
    channel: 'phone',
    correlationId: 'request-0001',
    fingerprint: 'abc',
    data,
  };
}
