import { newId } from '#event-store';
import { AREA, account, ask, enrolled, isThen, opened, says, server, startDispatch, stopDispatch } from './dispatch-server.ts';

beforeAll(startDispatch);
afterAll(stopDispatch);

async function underWay(requestId: string): Promise<{ readonly responderId: string; readonly assignmentId: string }> {
  const responderId = await enrolled();
  await ask('POST', `/api/dispatch/cases/${requestId}/assignments`, { responderId });
  const assignmentId = `${requestId}.1`;
  expect((await ask('POST', `/api/dispatch/assignments/${assignmentId}/en-route`, { occurredAt: '2022-04-01T23:00:00Z' })).status).toBe(200);
  return { responderId, assignmentId };
}

const settled = () => server.platform.settle(5_000);

describe('what intake says while people are under way', () => {
  it('cancelled: an alarm; finishing is the dispatcher’s choice, and it is done all the same', async () => {
    const requestId = await opened();
    const { assignmentId } = await underWay(requestId);
    await says(requestId, { type: 'RequestCancelled', data: { by: 'person' } });
    const { json } = await ask('GET', `/api/dispatch/cases/${requestId}`);
    expect(json.alarms).toMatchObject([{ kind: 'withdrawn', because: 'cancelled', assignmentIds: [assignmentId] }]);
    const refused = await ask('POST', `/api/dispatch/cases/${requestId}/assignments`, { responderId: await enrolled() });
    expect([refused.status, refused.json.code]).toEqual([409, 'case-withdrawn']);
    expect((await ask('POST', `/api/dispatch/cases/${requestId}/settle-alarm`, { alarm: json.alarms[0]?.alarm, choice: 'finish' })).status).toBe(200);
    expect((await ask('POST', `/api/dispatch/assignments/${assignmentId}/clear`, { outcome: 'done' })).json).toMatchObject({ caseStatus: 'Done' });
  });

  it('merged: the assignment moves to the surviving case with its times, and the responder is held for that one', async () => {
    const [merged, surviving] = [await opened(), await opened('P1')];
    const { responderId, assignmentId } = await underWay(merged);
    await says(merged, { type: 'RequestMerged', data: { into: surviving, mergeId: newId() } });
    const moved = await ask('POST', `/api/dispatch/assignments/${assignmentId}/move`, {});
    expect(moved.json).toMatchObject({ caseStatus: 'StoodDown' });
    await settled();
    const { json } = await ask('GET', `/api/dispatch/cases/${surviving}`);
    expect(json.assignments).toMatchObject([{ responderId, status: 'en-route', times: { 'en-route': '2022-04-01T23:00:00.000Z' } }]);
    expect((await ask('GET', `/api/dispatch/responders/${responderId}`)).json.reservations).toMatchObject([{ requestId: surviving, priority: 'P1' }]);
  });

  it('held before anybody went: offers are stood down and the responder is free', async () => {
    const requestId = await opened();
    const responderId = await enrolled();
    await ask('POST', `/api/dispatch/cases/${requestId}/assignments`, { responderId });
    await says(requestId, { type: 'RequestHeld', data: { until: '2022-04-03T00:00:00.000Z', reason: 'asked-to-wait' } });
    await settled();
    expect((await ask('GET', `/api/dispatch/cases/${requestId}`)).json).toMatchObject({ status: 'Suspended', suspended: { until: '2022-04-03T00:00:00.000Z' } });
    expect((await ask('GET', `/api/dispatch/responders/${responderId}`)).json.status).toBe('Available');
  });
});

describe('a responder', () => {
  it('at night goes off to rest, cannot end it himself, and is not reserved before it is over', async () => {
    const responderId = await enrolled();
    const me = await account('responder', AREA, responderId);
    const off = await ask('POST', `/api/dispatch/responders/${responderId}/status`, { status: 'off', afterNightDuty: true }, me);
    expect(off.json.status).toBe('Resting');
    expect((await ask('POST', `/api/dispatch/responders/${responderId}/status`, { status: 'available' }, me)).json.code).toBe('rest-not-over');
    const refused = await ask('POST', `/api/dispatch/cases/${await opened()}/assignments`, { responderId });
    expect([refused.status, refused.json.code]).toEqual([409, 'responder-resting']);
  });

  it('of another area is not sent', async () => {
    const elsewhere = await account('dispatcher', 'hankou/jianghan/minyi/other');
    const made = await ask('POST', '/api/dispatch/responders', { nameZh: '赵', phone: '13811112222', area: 'hankou/jianghan/minyi/other' }, elsewhere);
    const refused = await ask('POST', `/api/dispatch/cases/${await opened()}/assignments`, { responderId: made.json.id });
    expect([refused.status, refused.json.code]).toEqual([409, 'responder-elsewhere']);
    expect((await ask('GET', `/api/dispatch/responders/${made.json.id}`)).status).toBe(404);
  });

  it('who was on duty all night goes to rest when he goes off, unless he is told not to have been', async () => {
    const [tired, idle] = [await enrolled(), await enrolled()];
    await isThen('2022-04-03T06:00:00+08:00');
    const off = (responderId: string, more: object = {}) => ask('POST', `/api/dispatch/responders/${responderId}/status`, { status: 'off', ...more });
    expect((await off(tired)).json.status).toBe('Resting');
    expect((await off(idle, { afterNightDuty: false })).json.status).toBe('Off');
    await isThen('2022-04-03T14:00:00+08:00');
    expect((await ask('GET', `/api/dispatch/responders/${tired}`)).json.status).toBe('Off');
  });
});
