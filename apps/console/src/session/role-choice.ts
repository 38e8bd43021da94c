import { type Role, ROLES, type Subject } from './store.ts';

/** The roles of an account in the order of their screens. */
export function rolesOf(subject: Pick<Subject, 'rights'>): readonly Role[] {
  return ROLES.filter((role) => subject.rights.some((right) => right.role === role));
}

const keyOf = (accountId: string) => `arrowtower.role.${accountId}`;

/** The role last used on this device, else the first. */
export function roleToShow(subject: Subject): Role | undefined {
  const roles = rolesOf(subject);
  try {
    const kept = localStorage.getItem(keyOf(subject.accountId));
    return roles.find((role) => role === kept) ?? roles[0];
  } catch {
    return roles[0];
  }
}

/** Remembers it. */
export function keepRole(subject: Subject, role: Role): void {
  try {
    localStorage.setItem(keyOf(subject.accountId), role);
  } catch {
    // Storage may be closed; the choice then lasts as long as the page.
  }
}
