import { Refused } from '#event-store';
import type { Actor } from '#event-store';
import type { Right, Subject } from '../account/account.ts';
import { covers, widest } from '../area.ts';
import { type ActionRule, type ActionTable, DEFAULT_SIGHTS, type FieldSights, PERSONAL_FIELDS, type PersonalField, type Resource, type Scope, type Sight } from './action.ts';

/** What a list query of one reader must be cut down to. */
export interface Reach {
  /** Area paths inside which everything may be listed; none covers another. */
  readonly areas: readonly string[];
  /** Area paths inside which only the reader's own may be listed. */
  readonly ownAreas: readonly string[];
  /** Whether confidential things are in the list, and inside which areas. */
  readonly confidentialAreas: readonly string[];
}

const SIGHT_ORDER: readonly Sight[] = ['hidden', 'masked', 'open'];
const CONFIDENTIAL_DEFAULT = ['supervisor'] as const;

/** The one place that decides who may do what; built from the services' tables, denies by default. */
export class Policy {
  readonly #rules: ReadonlyMap<string, ActionRule>;

  /** @throws Error when two tables name the same action */
  constructor(tables: readonly ActionTable[]) {
    const rules = new Map<string, ActionRule>();
    for (const table of tables)
      for (const [action, rule] of Object.entries(table)) {
        if (rules.has(action)) throw new Error(`the action "${action}" stands in two policy tables; name it once`);
        rules.set(action, rule);
      }
    this.#rules = rules;
  }

  /** All action names, for tests and the boot check. */
  get actions(): ReadonlyMap<string, ActionRule> {
    return this.#rules;
  }

  /** The right under which `subject` may do `action` to `resource` (the narrowest one), or undefined. */
  allow(subject: Pick<Subject, 'accountId' | 'responderId' | 'rights'>, action: string, resource: Resource): Right | undefined {
    const rule = this.#rules.get(action);
    if (rule === undefined) return undefined;
    let best: Right | undefined;
    for (const right of subject.rights) if (permits(rule, right, subject, resource) && (best === undefined || right.area.length > best.area.length)) best = right;
    return best;
  }

  /** Whether the subject's roles allow the action on anything at all; what the guard asks before a handler runs. */
  mayEver(subject: Pick<Subject, 'rights'>, action: string): boolean {
    const rule = this.#rules.get(action);
    return rule !== undefined && subject.rights.some((right) => rule.roles[right.role] !== undefined);
  }

  /**
   * The right under which the subject acts.
   * @throws Refused `forbidden` (403) when the role may not; `not-found` (404) when the resource is outside the subject's areas or confidential, so that its existence does not show
   */
  require(subject: Pick<Subject, 'accountId' | 'responderId' | 'rights'>, action: string, resource: Resource): Right {
    const right = this.allow(subject, action, resource);
    if (right !== undefined) return right;
    if (!this.mayEver(subject, action)) throw new Refused('forbidden', 'forbidden');
    const inside = subject.rights.some((held) => this.#rules.get(action)?.roles[held.role] !== undefined && covers(held.area, resource.area));
    if (inside && resource.confidential !== true) throw new Refused('forbidden', 'forbidden');
    throw new Refused('not-found', 'not-found');
  }

  /** Like {@link require}, as the actor of an event. */
  actor(subject: Pick<Subject, 'accountId' | 'responderId' | 'rights'>, action: string, resource: Resource): Actor {
    const right = this.require(subject, action, resource);
    return { id: subject.accountId, role: right.role, area: right.area };
  }

  /** How each personal field of the resource looks to the subject doing `action`; all hidden where not allowed. The most open of the subject's rights counts. */
  sights(subject: Pick<Subject, 'accountId' | 'responderId' | 'rights'>, action: string, resource: Resource): FieldSights {
    const rule = this.#rules.get(action);
    const sights: Record<PersonalField, Sight> = { name: 'hidden', phone: 'hidden', room: 'hidden', health: 'hidden', notes: 'hidden', reporter: 'hidden' };
    if (rule === undefined) return sights;
    for (const right of subject.rights) {
      if (!permits(rule, right, subject, resource)) continue;
      const own = rule.fields?.[right.role];
      for (const field of PERSONAL_FIELDS) {
        const sight = own?.[field] ?? DEFAULT_SIGHTS[field];
        if (SIGHT_ORDER.indexOf(sight) > SIGHT_ORDER.indexOf(sights[field])) sights[field] = sight;
      }
    }
    return sights;
  }

  /** Where the subject may do `action`: what a list or a live stream is filtered by. */
  reach(subject: Pick<Subject, 'rights'>, action: string): Reach {
    const rule = this.#rules.get(action);
    const of = (wanted: (scope: Scope, right: Right) => boolean) =>
      widest(
        subject.rights
          .filter((right) => {
            const scope = rule?.roles[right.role];
            return scope !== undefined && wanted(scope, right);
          })
          .map((right) => (rule?.roles[right.role] === 'anywhere' ? '' : right.area)),
      );
    return {
      areas: of((scope) => scope !== 'own'),
      ownAreas: of((scope) => scope === 'own'),
      confidentialAreas: of((scope, right) => scope !== 'own' && rule !== undefined && seesConfidential(rule, right)),
    };
  }
}

function seesConfidential(rule: ActionRule, right: Right): boolean {
  return (rule.confidential ?? CONFIDENTIAL_DEFAULT).some((role) => role === right.role);
}

function permits(rule: ActionRule, right: Right, subject: Pick<Subject, 'accountId' | 'responderId'>, resource: Resource): boolean {
  const scope = rule.roles[right.role];
  if (scope === undefined) return false;
  if (resource.confidential === true && !seesConfidential(rule, right)) return false;
  if (scope === 'anywhere') return true;
  if (!covers(right.area, resource.area)) return false;
  if (scope === 'area') return true;
  if (subject.responderId !== undefined && resource.responderIds?.includes(subject.responderId) === true) return true;
  return resource.accountId !== undefined && resource.accountId === subject.accountId;
}
