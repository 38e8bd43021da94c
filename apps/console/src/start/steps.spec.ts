import { accountOf, doneSteps, type Facts, STEPS } from './steps.ts';

const EMPTY: Facts = { hasPassword: false, buildings: 0, responders: 0, accounts: [], requests: [] };
const account = (role: string, more: Partial<Facts['accounts'][number]> = {}) => ({ id: role, displayName: role, disabled: false, rights: [{ role }], ...more });

describe('the first steps', () => {
  it('are none of them done on an empty system', () => {
    expect([...doneSteps(EMPTY)]).toEqual([]);
  });

  it('count places only with people in them, and an account only when its owner has signed in', () => {
    expect([...doneSteps({ ...EMPTY, buildings: 25 })]).toEqual([]);
    expect([...doneSteps({ ...EMPTY, buildings: 25, responders: 36 })]).toEqual(['community']);
    expect([...doneSteps({ ...EMPTY, accounts: [account('operator')] })]).toEqual([]);
    expect([...doneSteps({ ...EMPTY, accounts: [account('operator', { signedInAt: 'x' }), account('dispatcher', { signedInAt: 'x', disabled: true })] })]).toEqual(['operator']);
  });

  it('count a responder’s account only where it speaks for one, and a steward’s too', () => {
    expect(accountOf({ ...EMPTY, accounts: [account('responder')] }, 'responder')).toBeUndefined();
    expect([...doneSteps({ ...EMPTY, accounts: [account('steward', { responderId: 'responder-1', signedInAt: 'x' })] })]).toEqual(['responder']);
  });

  it('follow the request that has come furthest', () => {
    const after = (...requests: string[]) => [...doneSteps({ ...EMPTY, requests })];
    expect(after('draft', 'discarded')).toEqual([]);
    expect(after('triaged')).toEqual(['log']);
    expect(after('dispatched', 'triaged')).toEqual(['log', 'assign']);
    expect(after('resolved')).toEqual(['log', 'assign', 'help']);
    expect(after('triaged', 'closed')).toEqual(['log', 'assign', 'help', 'close']);
  });

  it('are all done in the end', () => {
    const accounts = [account('operator', { signedInAt: 'x' }), account('dispatcher', { signedInAt: 'x' }), account('responder', { signedInAt: 'x', responderId: 'r' })];
    expect([...doneSteps({ hasPassword: true, buildings: 1, responders: 1, accounts, requests: ['closed'] })]).toEqual([...STEPS]);
  });
});
