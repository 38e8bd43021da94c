import { Presence } from './presence.ts';

const WANG = { accountId: 'account-wang', name: '王姐', areas: ['c'] };
const LI = { accountId: 'account-li', name: '李工', responderId: 'responder-li', areas: ['c/d'] };

describe('presence', () => {
  let now = 0;
  let presence: Presence;
  beforeEach(() => {
    now = Date.parse('2022-04-02T00:00:00.000Z');
    presence = new Presence(undefined, () => now);
  });

  it('a page is open until it says that it is not, or says nothing for 45 seconds; when it was last seen stays known for a day', async () => {
    await presence.tell({ ...LI, page: 'a' });
    now += 44_000;
    expect(await presence.all()).toMatchObject([{ accountId: LI.accountId, responderId: LI.responderId, open: true, seenAt: '2022-04-02T00:00:00.000Z' }]);
    now += 2_000;
    expect(await presence.all()).toMatchObject([{ open: false, seenAt: '2022-04-02T00:00:00.000Z' }]);
    await presence.tell({ ...LI, page: 'a' });
    await presence.leave({ ...LI, page: 'a' });
    expect(await presence.all()).toMatchObject([{ open: false, seenAt: '2022-04-02T00:00:46.000Z' }]);
    now += 24 * 3_600_000 + 1;
    expect(await presence.all()).toEqual([]);
  });

  it('somebody with two pages is here as long as one is open, and looks at what each shows', async () => {
    await presence.tell({ ...WANG, page: 'a', looksAt: 'request-1' });
    await presence.tell({ ...WANG, page: 'b', looksAt: 'request-2', areas: ['c', 'x/y'] });
    expect(await presence.all()).toMatchObject([{ looksAt: ['request-1', 'request-2'], areas: ['c', 'x/y'] }]);
    await presence.leave({ ...WANG, page: 'b' });
    expect(await presence.all()).toMatchObject([{ open: true, looksAt: ['request-1'], areas: ['c'] }]);
  });
});
