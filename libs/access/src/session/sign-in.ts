import type { AccessLog } from '../access-log.ts';
import type { Accounts } from '../account/accounts.ts';
import { hashPassword, isOutdated, SignInBusy, verifyPassword } from '../account/password.ts';
import { type AccessStore, isShared } from '../store/port.ts';
import type { Clock } from '#event-store';
import type { NewSession, Sessions } from './sessions.ts';
import { Throttle } from './throttle.ts';
import { isToken, tokenHash } from './token.ts';

/** Sign-in was tried too often, or too many try at once; HTTP answers 429 with Retry-After. */
export class TooManyTries extends Error {
  readonly code = 'too-many-tries';
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super('too many sign-in tries');
    this.name = 'TooManyTries';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Name or password is wrong, or the link is not good; HTTP answers 401 and never says which. */
export class SignInRefused extends Error {
  readonly code: 'sign-in-refused' | 'link-not-valid';
  constructor(code: 'sign-in-refused' | 'link-not-valid') {
    super(code);
    this.name = 'SignInRefused';
    this.code = code;
  }
}

/** The ways to prove who one is: a password or a single-use link. */
export class SignIn {
  readonly #store: AccessStore;
  readonly #accounts: Accounts;
  readonly #sessions: Sessions;
  readonly #clock: Clock;
  readonly #log: AccessLog;
  readonly #throttle: Throttle;

  constructor(store: AccessStore, accounts: Accounts, sessions: Sessions, clock: Clock, log: AccessLog) {
    this.#store = store;
    this.#accounts = accounts;
    this.#sessions = sessions;
    this.#clock = clock;
    this.#log = log;
    this.#throttle = isShared(store) ? new Throttle(clock, store.tries) : new Throttle(clock);
  }

  /** @throws SignInRefused · TooManyTries */
  async withPassword(typedName: string, password: string, kind: 'cookie' | 'bearer', address: string): Promise<NewSession> {
    const name = typedName.normalize('NFKC').trim().toLowerCase();
    await this.#count(name, address);
    const account = await this.#store.accountByName(name);
    const right = await this.#verified(password, account?.passwordHash);
    if (!right || account === undefined || account.disabled) {
      // Ids only: what was typed into the name field may well be a password.
      this.#log({ event: 'sign-in-refused', ...(account === undefined ? {} : { accountId: account.id }), address });
      throw new SignInRefused('sign-in-refused');
    }
    await this.#throttle.succeeded(name, address);
    if (account.passwordHash !== undefined && isOutdated(account.passwordHash)) {
      const passwordHash = await this.#hash(password, name);
      await this.#store.saveAccount({ ...account, passwordHash, revision: account.revision + 1 });
    }
    const session = await this.#sessions.start(await this.#accounts.signedIn(account), kind);
    this.#log({ event: 'account-signed-in', accountId: account.id, sessionId: session.subject.sessionId, with: 'password', address });
    return session;
  }

  /**
   * Uses a link up; with a password, sets it first (a refused password leaves the link good).
   * @throws SignInRefused `link-not-valid` · Refused `password-…`
   */
  async withLink(token: string, password: string | undefined, kind: 'cookie' | 'bearer', address: string): Promise<NewSession> {
    // Not throttled: 256 random bits are not guessed, and no costly work is done before the link is found good.
    const found = isToken(token) ? await this.#store.link(tokenHash(token)) : undefined;
    const account = found === undefined ? undefined : await this.#store.account(found.accountId);
    if (found === undefined || account === undefined || account.disabled || found.expiresAt <= this.#clock.now().getTime()) throw new SignInRefused('link-not-valid');
    const passwordHash = password === undefined ? undefined : await this.#hash(password, account.name);
    if ((await this.#store.takeLink(found.hash)) === undefined) throw new SignInRefused('link-not-valid');
    if (passwordHash !== undefined) await this.#accounts.setPasswordHash(account.id, passwordHash, account.id);
    const session = await this.#sessions.start(await this.#accounts.signedIn(await this.#accounts.get(account.id)), kind);
    this.#log({ event: 'account-signed-in', accountId: account.id, sessionId: session.subject.sessionId, with: 'link', address });
    return session;
  }

  /** Ends the session of this token. */
  async out(token: string, accountId: string): Promise<void> {
    await this.#sessions.end(token);
    this.#log({ event: 'account-signed-out', accountId });
  }

  /** Ends every session of the account. */
  async outEverywhere(accountId: string, by: string): Promise<void> {
    await this.#sessions.endAll(accountId);
    this.#log({ event: 'account-signed-out-everywhere', accountId, by });
  }

  /** Sets a new password for who knows the old one. @throws SignInRefused · TooManyTries · Refused `password-…` */
  async changePassword(accountId: string, current: string | undefined, next: string, keepToken: string, address: string): Promise<void> {
    const account = await this.#accounts.get(accountId);
    if (account.passwordHash !== undefined) {
      await this.#count(account.name, address);
      if (!(await this.#verified(current ?? '', account.passwordHash))) throw new SignInRefused('sign-in-refused');
      await this.#throttle.succeeded(account.name, address);
    }
    await this.#accounts.setPasswordHash(accountId, await this.#hash(next, account.name), accountId, keepToken);
  }

  async #count(name: string, address: string): Promise<void> {
    const wait = await this.#throttle.tries(name, address);
    if (wait === 0) return;
    this.#log({ event: 'sign-in-throttled', address, seconds: wait });
    throw new TooManyTries(wait);
  }

  #verified(password: string, hash: string | undefined): Promise<boolean> {
    return busyAsTooMany(() => verifyPassword(password, hash));
  }

  #hash(password: string, name: string): Promise<string> {
    return busyAsTooMany(() => hashPassword(password, name));
  }
}

async function busyAsTooMany<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SignInBusy) throw new TooManyTries(2);
    throw error;
  }
}
