import { loadScenarios } from '../scenarios/load.ts';
import { personalOf } from './personal.ts';
import { type RawMessage, searchPlainText } from './plain-text.ts';

const personal = personalOf({
  people: { wei: { role: 'responder', name: '韦志强', phone: '13900000101' } },
  tables: { errands: [{ name: '赵国庆', room: '402' }] },
  steps: [
    { who: 'lin', post: 'intake/requests', body: { note: '止痛药吃完了', person: { name: '王秀兰', health: '肺癌晚期' }, reason: 'abandoned' } },
    { each: 'errands', do: [{ who: 'lin', post: 'dispatch/cases', body: { reason: '他就在楼下，顺路', name: '${name}' } }] },
  ],
});
const message = (data: object, over: Partial<RawMessage> = {}): RawMessage => ({
  topic: 'intake.request',
  key: 'request-0190b6a0-1391-7402-8390-139000001010',
  headers: { ce_time: '2022-04-02T07:00:00.402Z', ce_logposition: '402', ce_actorarea: 'city/huaan' },
  value: JSON.stringify(data),
  ...over,
});
const found = async (one: RawMessage) => (await searchPlainText([one], personal)).findings;

describe('the search for plain text', () => {
  it('knows everything personal that a scenario says, and no vocabulary', () => {
    expect(personal.map(({ what, value }) => `${what} ${value}`).toSorted()).toEqual(
      ['name 韦志强', 'name 赵国庆', 'name 王秀兰', 'phone 13900000101', 'room 402', 'free text 止痛药吃完了', 'free text 肺癌晚期', 'free text 他就在楼下，顺路'].toSorted(),
    );
    const all = loadScenarios().flatMap((scenario) => personalOf(scenario));
    expect(new Set(all.map(({ what, value }) => `${what} ${value}`)).size).toBeGreaterThan(200);
  });

  it('lets through ciphertext, ids, times, places and counters', async () => {
    const data = {
      person: { personId: 'person-0190b6a0-1391-7402-8390-139000001010', details: 's1.person-1.MTM5MDAwMDAxMDEtNDAy' },
      area: 'hankou/huaan/yema/4',
      floor: 4,
      number: 402,
      at: '2022-04-02T13:40:20.402Z',
      note: { noteId: 'note-1', details: 's1.note-1.QUJD' },
      count: 13_900_000_101,
    };
    expect(await found(message({ ...data, count: 4 }))).toEqual([]);
  });

  it.each<[string, Partial<RawMessage> | object]>([
    ['a name', { who: '王秀兰' }],
    ['a name that JSON escapes', { value: '{"who":"\\u738b\\u79c0\\u5170"}' }],
    ['a name in a header', { headers: { ce_actorid: '韦志强' } }],
    ['a key made of a number', { key: '13912340101' }],
    ['free text', { why: '家里说：止痛药吃完了。' }],
    ['a health fact', { because: '肺癌晚期' }],
    ['a number with this run’s digits', { tel: '13955550101' }],
    ['a number written apart', { tel: '+86 139-0000-0101' }],
    ['a masked number', { tel: '139****0101' }],
    ['a number of nobody in the files', { tel: '15812345678' }],
    ['a room', { door: '402' }],
    ['a room in words', { door: '3-2-402室' }],
    ['a field for it', { phone: 'x' }],
    ['an age', { age: 67 }],
    ['bytes instead of text', { value: Buffer.from('{"who":"赵国庆"}') }],
  ])('finds %s', async (_what, planted) => {
    const whole = 'value' in planted || 'headers' in planted || 'key' in planted;
    expect(await found(whole ? message({}, planted) : message(planted))).not.toEqual([]);
  });
});
