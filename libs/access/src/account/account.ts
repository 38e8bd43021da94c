/** The roles of domain.md that sign in; residents see the public board only and have no account. */
export const ROLES = ['operator', 'dispatcher', 'responder', 'steward', 'supervisor', 'administrator'] as const;
/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** A role in an area path; it ends at that area. '' = everywhere. */
export interface Right {
  readonly role: Role;
  readonly area: string;
}

/** One person's account; never leaves this library with its password hash. */
export interface Account {
  /** `account-<uuid>` */
  readonly id: string;
  /** Sign-in name, normalized (NFKC, lower case), unique. */
  readonly name: string;
  readonly displayName: string;
  /** `responder-<uuid>`; at most one account per responder. */
  readonly responderId?: string;
  readonly rights: readonly Right[];
  /** PHC string; absent until a password is set. */
  readonly passwordHash?: string;
  readonly disabled: boolean;
  readonly createdAt: string;
  /** First sign-in of any kind. */
  readonly signedInAt?: string;
  /** 1, 2, 3 … raised by each change. */
  readonly revision: number;
  /** Fingerprint of the command that created it, so that a repeated one finds it. */
  readonly createdBy?: string;
}

/** Who is asking: what the guard puts on the request. */
export interface Subject {
  readonly accountId: string;
  readonly name: string;
  readonly displayName: string;
  readonly responderId?: string;
  readonly rights: readonly Right[];
  /** Public handle of the session; closes live streams when it ends. */
  readonly sessionId: string;
  readonly expiresAt: number;
}

/** Whether the account may administer everything. */
export function isRootAdministrator(account: Pick<Account, 'rights' | 'disabled'>): boolean {
  return !account.disabled && account.rights.some((right) => right.role === 'administrator' && right.area === '');
}
