import { type Role, ROLES } from '../account/account.ts';
import { covers } from '../area.ts';
import type { ActionTable, Scope } from './action.ts';
import { Policy } from './policy.ts';
import { POLICY_TABLES } from './tables.ts';

const AREA = 'city/district/street/community';
const PLACES = {
  same: AREA,
  child: `${AREA}/estate/building`,
  parent: 'city/district/street',
  sibling: 'city/district/street/community-2',
  elsewhere: 'other/district/street/community',
  everywhere: '',
} as const;
const INSIDE: readonly string[] = ['same', 'child'];
const ME = { accountId: 'account-1', responderId: 'responder-1' };

function subject(role: Role, area: string = AREA) {
  return { ...ME, rights: [{ role, area }] };
}

/** What a cell of the table must say, from the rule's words and nothing of the policy's code. */
function expected(scope: Scope | undefined, place: string, own: boolean): boolean {
  if (scope === undefined) return false;
  if (scope === 'anywhere') return true;
  return INSIDE.includes(place) && (scope === 'area' || own);
}

describe('the policy tables', () => {
  const policy = new Policy(POLICY_TABLES);
  const rows = [...policy.actions].flatMap(([action, rule]) => ROLES.map((role) => ({ action, role, scope: rule.roles[role] ?? 'no', rule })));

  it('have an action for each row, and each has somebody who may', () => {
    expect(rows.length).toBe(POLICY_TABLES.flatMap((table) => Object.keys(table)).length * ROLES.length);
    expect([...policy.actions].filter(([, rule]) => Object.keys(rule.roles).length === 0)).toEqual([]);
  });

  it('name each action <service>.<noun>.<verb>, or <service>.<verb>', () => {
    expect([...policy.actions.keys()].filter((action) => !/^(access|intake|dispatch|audit)(\.[a-z]+(-[a-z]+)*){1,3}$/.test(action))).toEqual([]);
  });

  it.each(rows)('$action · $role ($scope): in every place, own and not, open and confidential', ({ action, role, rule }) => {
    const scope = rule.roles[role];
    for (const [place, area] of Object.entries(PLACES))
      for (const own of [true, false]) {
        const resource = { area, responderIds: own ? ['responder-2', ME.responderId] : ['responder-2'] };
        const allowed = expected(scope, place, own);
        expect([place, own, policy.allow(subject(role), action, resource)]).toEqual([place, own, allowed ? { role, area: AREA } : undefined]);
        const confidential = allowed && (rule.confidential ?? ['supervisor']).includes(role);
        expect([place, own, policy.allow(subject(role), action, { ...resource, confidential: true })]).toEqual([place, own, confidential ? { role, area: AREA } : undefined]);
        const sights = Object.values(policy.sights(subject(role), action, resource));
        expect(sights.some((sight) => sight !== 'hidden') && !allowed).toBe(false);
      }
  });

  it('nothing is allowed to who has no rights, and no action that is not named', () => {
    for (const action of policy.actions.keys()) expect(policy.allow({ ...ME, rights: [] }, action, { area: AREA })).toBeUndefined();
    for (const role of ROLES) expect(policy.allow(subject(role, ''), 'intake.request.no-such-thing', { area: '' })).toBeUndefined();
  });
});

const tables: readonly ActionTable[] = [
  {
    'a.read': {
      roles: { operator: 'area', responder: 'own', supervisor: 'area' },
      fields: { operator: { notes: 'open', name: 'hidden' }, responder: { name: 'open', room: 'open' } },
    },
    'a.settings': { roles: { administrator: 'anywhere' } },
    'a.tip': { roles: { operator: 'area', supervisor: 'area' }, confidential: ['operator', 'supervisor'] },
  },
];

/** The kind of the refusal that `run` throws. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error && 'kind' in error ? String(error.kind) : 'other';
  }
  return 'none';
}

describe('the policy', () => {
  const policy = new Policy(tables);
  it('acts under the narrowest right that allows it', () => {
    const rights = [
      { role: 'operator', area: '' },
      { role: 'operator', area: AREA },
      { role: 'dispatcher', area: `${AREA}/estate` },
    ] as const;
    expect(policy.actor({ ...ME, rights }, 'a.read', { area: PLACES.child })).toEqual({ id: 'account-1', role: 'operator', area: AREA });
  });

  it('says forbidden for a role that may not, not-found for what lies outside or is confidential', () => {
    expect(refusal(() => policy.require(subject('dispatcher'), 'a.read', { area: AREA }))).toBe('forbidden');
    expect(refusal(() => policy.require(subject('dispatcher'), 'a.read', { area: 'elsewhere' }))).toBe('forbidden');
    expect(refusal(() => policy.require(subject('operator'), 'a.read', { area: 'elsewhere' }))).toBe('not-found');
    expect(refusal(() => policy.require(subject('operator'), 'a.read', { area: AREA, confidential: true }))).toBe('not-found');
    expect(refusal(() => policy.require(subject('responder'), 'a.read', { area: AREA, responderIds: [] }))).toBe('forbidden');
    expect(refusal(() => policy.require(subject('responder'), 'a.read', { area: 'elsewhere', responderIds: ['responder-1'] }))).toBe('not-found');
    expect(refusal(() => policy.require(subject('operator'), 'a.unknown', { area: AREA }))).toBe('forbidden');
  });

  it('own also means the account itself, and never two people without a responder', () => {
    const mine = { area: AREA, accountId: ME.accountId };
    expect(policy.allow(subject('responder'), 'a.read', mine)).toBeDefined();
    expect(policy.allow({ accountId: 'account-2', rights: [{ role: 'responder', area: AREA }] }, 'a.read', { area: AREA })).toBeUndefined();
  });

  it('lets a table widen who sees the confidential', () => {
    expect(policy.allow(subject('operator'), 'a.tip', { area: AREA, confidential: true })).toBeDefined();
  });

  it('shows fields by the most open of the rights that allow the action here', () => {
    const both = { ...ME, rights: [subject('operator').rights[0], subject('responder').rights[0]].filter((right) => right !== undefined) };
    expect(policy.sights(subject('operator'), 'a.read', { area: AREA })).toEqual({
      name: 'hidden',
      phone: 'masked',
      room: 'masked',
      health: 'hidden',
      notes: 'open',
      reporter: 'masked',
    });
    expect(policy.sights(both, 'a.read', { area: AREA, responderIds: ['responder-1'] })).toMatchObject({ name: 'open', room: 'open', notes: 'open' });
    expect(policy.sights(both, 'a.read', { area: AREA, responderIds: [] })).toMatchObject({ name: 'hidden', room: 'masked' });
    expect(new Set(Object.values(policy.sights(both, 'a.read', { area: 'elsewhere' })))).toEqual(new Set(['hidden']));
  });

  it('cuts a list down to where one may read', () => {
    const rights = [
      { role: 'operator', area: AREA },
      { role: 'operator', area: PLACES.child },
      { role: 'supervisor', area: 'x' },
      { role: 'responder', area: 'y' },
      { role: 'dispatcher', area: 'z' },
    ] as const;
    expect(policy.reach({ rights }, 'a.read')).toEqual({ areas: [AREA, 'x'], ownAreas: ['y'], confidentialAreas: ['x'] });
    expect(policy.reach({ rights: [{ role: 'administrator', area: 'x' }] }, 'a.settings')).toEqual({ areas: [''], ownAreas: [], confidentialAreas: [] });
    expect(policy.reach({ rights }, 'a.unknown')).toEqual({ areas: [], ownAreas: [], confidentialAreas: [] });
  });

  it('a list and the single thing agree: what reach covers is what allow allows', () => {
    for (const action of Object.keys(tables[0] ?? {}))
      for (const role of ROLES)
        for (const area of Object.values(PLACES)) {
          const { areas } = policy.reach(subject(role), action);
          const listed = areas.some((reached) => covers(reached, area));
          expect([action, role, area, listed]).toEqual([action, role, area, policy.allow(subject(role), action, { area }) !== undefined]);
        }
  });

  it('refuses two tables that name the same action', () => {
    expect(() => new Policy([...tables, ...tables])).toThrow('stands in two policy tables');
  });
});
