const keyOf = (accountId: string) => `arrowtower.first-steps.${accountId}`;

/** Whether this person has put the first steps away on this device. */
export function isPutAway(accountId: string): boolean {
  try {
    return localStorage.getItem(keyOf(accountId)) !== null;
  } catch {
    return false;
  }
}

/** Puts them away, or takes them out again. */
export function putAway(accountId: string, away: boolean): void {
  try {
    if (away) localStorage.setItem(keyOf(accountId), 'away');
    else localStorage.removeItem(keyOf(accountId));
  } catch {
    // Storage may be closed; the choice then lasts as long as the page.
  }
}
