/** Roles that a first request passes through. */
export const WORKERS = ['operator', 'dispatcher', 'responder'] as const;
/** One of {@link WORKERS}. */
export type Worker = (typeof WORKERS)[number];

/** What the servers say about a new system. */
export interface Facts {
  readonly hasPassword: boolean;
  readonly buildings: number;
  readonly responders: number;
  readonly accounts: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly disabled: boolean;
    readonly signedInAt?: string | undefined;
    readonly responderId?: string | undefined;
    readonly rights: readonly { readonly role: string }[];
  }[];
  /** Status words of requests. */
  readonly requests: readonly string[];
}

/** The way to a first closed request. */
export const STEPS = ['password', 'community', 'operator', 'dispatcher', 'responder', 'log', 'assign', 'help', 'close'] as const;
/** One of {@link STEPS}. */
export type StepId = (typeof STEPS)[number];

/** How far a request has come at least, in the order of its course. */
const COURSE: Readonly<Record<string, number>> = { logged: 1, triaged: 1, dispatched: 2, 'on-hold': 1, 'in-progress': 2, resolved: 3, verified: 4, closed: 4 };

/** The account that does a role's part: one that is in use before one that waits for its first sign-in; a responder's only where it speaks for somebody. */
export function accountOf(facts: Facts, role: Worker): Facts['accounts'][number] | undefined {
  const fit = facts.accounts.filter(
    ({ disabled, rights, responderId }) =>
      !disabled && rights.some((right) => right.role === role || (role === 'responder' && right.role === 'steward')) && (role !== 'responder' || responderId !== undefined),
  );
  return fit.find(({ signedInAt }) => signedInAt !== undefined) ?? fit[0];
}

/** Which steps are done, from what is true on the servers and nothing else. */
export function doneSteps(facts: Facts): ReadonlySet<StepId> {
  const far = Math.max(0, ...facts.requests.map((status) => COURSE[status] ?? 0));
  const signedIn = (role: Worker) => accountOf(facts, role)?.signedInAt !== undefined;
  const is: Readonly<Record<StepId, boolean>> = {
    password: facts.hasPassword,
    community: facts.buildings > 0 && facts.responders > 0,
    operator: signedIn('operator'),
    dispatcher: signedIn('dispatcher'),
    responder: signedIn('responder'),
    log: far >= 1,
    assign: far >= 2,
    help: far >= 3,
    close: far >= 4,
  };
  return new Set(STEPS.filter((step) => is[step]));
}
