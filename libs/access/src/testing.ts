import { type Clock, newId } from '#event-store';
import { Access, type AccessParts } from './access.ts';
import type { Right, Subject } from './account/account.ts';
import { derive } from './keys/master-key.ts';
import { MemoryAccessStore } from './store/memory.ts';

export * from './store/contract.ts';
export * from './store/memory.ts';

/** The master key of tests: 32 bytes of 7. */
export const testMasterKey = derive(new Uint8Array(32).fill(7));

/** An {@link Access} on a store in memory; give `tables` to test a policy of one's own. */
export function memoryAccess(parts: Partial<AccessParts> = {}): Access {
  return new Access({ store: new MemoryAccessStore(), masterKey: testMasterKey, ...parts });
}

/** A new account with these rights, signed in: its subject, bearer token and the header to send. */
export async function signedIn(
  access: Access,
  rights: readonly Right[],
  responderId?: string,
): Promise<{ readonly subject: Subject; readonly token: string; readonly headers: { readonly authorization: string } }> {
  const id = `account-${newId()}`;
  const account = await access.accounts.create({ id, name: id, displayName: 'Test', rights, ...(responderId === undefined ? {} : { responderId }) }, 'test');
  const { token, subject } = await access.sessions.start(account, 'bearer');
  return { subject, token, headers: { authorization: `Bearer ${token}` } };
}

/** A clock that stands until it is moved. */
export class StandingClock implements Clock {
  #time = Date.parse('2022-04-02T07:00:00.000Z');
  now(): Date {
    return new Date(this.#time);
  }
  /** Moves it on by milliseconds. */
  pass(milliseconds: number): void {
    this.#time += milliseconds;
  }
}
