import { fingerprint } from './fingerprint.ts';

const key = Buffer.from('key');
const of = (body: unknown, account = 'account-1', route = 'POST /a') => fingerprint(key, account, route, body);

describe('the fingerprint of a command', () => {
  it('does not change with the order of fields, nor with the time of sending', () => {
    expect(of({ a: 1, b: { c: 2, d: [3] }, sentAt: 'x' })).toBe(of({ b: { d: [3], c: 2 }, sentAt: 'y', a: 1 }));
  });

  it('changes with anything else', () => {
    const seen = [
      of({ a: 1 }),
      of({ a: '1' }),
      of({ a: [1] }),
      of({ a: 1, b: null }),
      of({ a: { sentAt: 'x' } }),
      of({ a: { sentAt: 'y' } }),
      of({ a: 1 }, 'account-2'),
      of({ a: 1 }, 'account-1', 'POST /b'),
      fingerprint(Buffer.from('other'), 'account-1', 'POST /a', { a: 1 }),
    ];
    expect(new Set(seen).size).toBe(seen.length);
  });
});
