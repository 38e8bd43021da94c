import { Community } from '../../../../test/drive/community.ts';
import type { Session } from '../../../../test/drive/session.ts';
import { settle } from '../../../../test/drive/settle.ts';

/** First level of every area path of the demo. */
export const CITY = 'demo';

/** One ready account, and what waits for it. */
export interface DemoAccount {
  readonly role: string;
  readonly name: string;
  readonly waiting: string;
}

/**
 * Makes one account per role and leaves work of this very hour for each: calls to return, an open queue, an offer, a visit that somebody has to confirm.
 * @param password of all of them; it lives as long as the throw-away store
 */
export async function leaveWork(administrator: Session, password: string): Promise<readonly DemoAccount[]> {
  const community = await Community.found(administrator, 'huaan', CITY, { zh: '华安社区', en: 'Huaan demo community' });
  await community.addEstate('east', '华安东区', [
    { building: '3', zh: '3号楼', floors: 7, lift: false, x: 0, y: 0, accessNote: '巷子太窄，车停东门，步行120米' },
    { building: '5', zh: '5号楼', floors: 18, lift: true, x: 80, y: 20 },
    { building: '8', zh: '8号楼', floors: 18, lift: true, x: 260, y: 90 },
  ]);
  const account = (role: string, zh: string, area: string) => community.makeAccount(zh, [role], { name: `demo.${role}`, password, area });
  const operator = (await account('operator', '话务员 林晓梅', CITY)).session;
  const dispatcher = (await account('dispatcher', '派单员 陈建国', CITY)).session;
  const supervisor = (await account('supervisor', '督办员 高敏', CITY)).session;
  await account('administrator', '管理员 石磊', '');
  const volunteer = await community.enrolWithAccount(
    { name: '丁一鸣', phone: '13900009101', skills: ['errand', 'carry'], roles: ['volunteer'], buildings: ['east/5'], canCarryKg: 40 },
    ['responder'],
    { name: 'demo.responder', password },
  );
  const steward = await community.enrolWithAccount(
    { name: '秦海燕', phone: '13900009102', skills: ['errand', 'grid-worker', 'steward'], roles: ['steward'], buildings: ['east/3'], canCarryKg: 15 },
    ['steward'],
    { name: 'demo.steward', password },
  );
  await community.assignSteward('east', '3', steward.responderId);

  const missed = (await operator.done<{ id: string }>('/api/intake/calls', { area: community.area, caller: { phone: '13900009201' } })).body.id;
  await operator.done(`/api/intake/calls/${missed}/miss`, { reason: 'no-operator' });
  await operator.done('/api/intake/requests', { draft: true, text: '华安东区5号楼有个独居老人没饭吃，送点吃的上去' });

  const log = async (building: string, category: string, note: string, person: object, answers: object) => {
    const place = { communityId: community.id, estate: 'east', building, unit: '1', floor: 4, room: '402' };
    return (await operator.done<{ id: string }>('/api/intake/requests', { place, category, note, person, answers, reporter: { relation: 'self' } })).body.id;
  };
  const offer = async (request: string, responderId: string) => {
    await settle(supervisor, request);
    return (await dispatcher.done<{ assignmentId: string }>(`/api/dispatch/cases/${request}/assignments`, { responderId })).body.assignmentId;
  };
  const report = (session: Session, assignment: string, command: string, body: object = {}) => session.done(`/api/dispatch/assignments/${assignment}/${command}`, body);

  await log('8', 'medicine-run', '降压药今天吃完', { name: '周秀英', phone: '13900009202', age: 76 }, { 'medicine-left-hours': 5 });
  await log('5', 'welfare-visit', '对门老人一天没出来', { name: '何大爷' }, { 'no-contact-hours': 20, alone: 'alone' });

  const gas = await log('3', 'gas-bottle', '煤气用完，四楼没电梯', { name: '郑桂芳', phone: '13900009203', age: 74 }, { 'can-cook': 'no' });
  await offer(gas, volunteer.responderId);

  const food = await log('3', 'supplies', '家里没菜了', { name: '吴婆婆', phone: '13900009204', age: 83 }, { 'food-days': 2 });
  const carried = await offer(food, steward.responderId);
  await report(steward.session, carried, 'acknowledge');
  await report(steward.session, carried, 'en-route');

  const parcel = await log('5', 'proxy-errand', '快递在东门', { name: '韩秋菊', phone: '13900009205' }, { 'deadline-today': 'yes' });
  const fetched = await offer(parcel, volunteer.responderId);
  for (const command of ['acknowledge', 'en-route', 'on-scene', 'with-person']) await report(volunteer.session, fetched, command);
  await report(volunteer.session, fetched, 'clear', { outcome: 'done' });
  await settle(supervisor, parcel);
  await supervisor.done(`/api/intake/communities/${community.id}/publish-board`, { published: true });

  return [
    { role: 'operator', name: 'demo.operator', waiting: 'a missed call to return, a draft from the chat, a request to confirm with the resident (GET /api/intake/work)' },
    { role: 'dispatcher', name: 'demo.dispatcher', waiting: 'two requests in the queue that nobody has been sent to (GET /api/dispatch/cases)' },
    { role: 'responder', name: 'demo.responder', waiting: 'an offer: a gas bottle to the fourth floor (GET /api/dispatch/responders/me)' },
    { role: 'steward', name: 'demo.steward', waiting: 'on the way with vegetables to her own building (GET /api/dispatch/responders/me)' },
    { role: 'supervisor', name: 'demo.supervisor', waiting: 'timelines and intervals of every scenario (GET /api/audit/reports/intervals)' },
    { role: 'administrator', name: 'demo.administrator', waiting: 'places, responders and accounts' },
  ];
}
