import { LRUCache } from 'lru-cache';
import type { Account, Subject } from '../account/account.ts';
import type { AccessStore, StoredSession } from '../store/port.ts';
import type { Clock } from '#event-store';
import { isToken, newToken, tokenHash } from './token.ts';

/** A session ends this long after its last use, milliseconds (local: a pause for a meal, not a night). */
export const IDLE_LIFE = 60 * 60_000;
/** Used with less than this left, it is renewed: at most one write a quarter of an hour. */
const RENEW_BELOW = 45 * 60_000;
/** However much it is used, it ends after this (local: a 12-hour night post with its handover). */
export const TOTAL_LIFE = 16 * 60 * 60_000;

/** A session that was just made: the token is shown once. */
export interface NewSession {
  readonly token: string;
  readonly subject: Subject;
}

/** A token that was found good. */
export interface Verified {
  readonly subject: Subject;
  readonly kind: 'cookie' | 'bearer';
  /** True when it was just renewed: the cookie's age must be set again. */
  readonly renewed: boolean;
}

/** Which sessions lost or changed their rights: one, or all of an account. */
export type SessionsEnded = { readonly sessionId: string } | { readonly accountId: string };

/** A session this process has verified, and the revision its account had then. */
export interface InUse {
  readonly hash: string;
  readonly accountId: string;
  readonly revision: number;
}

interface Cached {
  readonly verified: Verified;
  /** It ends with its total life: no renewal is worth asking for. */
  readonly last: boolean;
}

/** Opaque tokens, stored hashed; verified from memory, revoked at once. */
export class Sessions {
  readonly #store: AccessStore;
  readonly #clock: Clock;
  readonly #cache: LRUCache<string, Cached>;
  readonly #listeners = new Set<(ended: SessionsEnded) => void>();
  /** Verified here and not ended since; kept apart from the cache, which any revocation clears, for as long as live streams may hang on them. */
  readonly #inUse: LRUCache<string, InUse>;
  /** Raised by every revocation: what was read before it is not cached after it. */
  #revocations = 0;

  constructor(store: AccessStore, clock: Clock, cacheSize = 10_000) {
    this.#store = store;
    this.#clock = clock;
    this.#cache = new LRUCache({ max: cacheSize });
    // What is not watched any more is not answered from memory either.
    this.#inUse = new LRUCache({ max: cacheSize, dispose: (_, hash) => this.#cache.delete(hash) });
  }

  /** Starts a session for an account that has just proved itself. */
  async start(account: Account, kind: 'cookie' | 'bearer'): Promise<NewSession> {
    const token = newToken();
    const now = this.#clock.now().getTime();
    const session: StoredSession = { hash: tokenHash(token), accountId: account.id, kind, createdAt: now, expiresAt: now + IDLE_LIFE };
    await this.#store.createSession(session);
    return { token, subject: subjectOf(account, session) };
  }

  /** Who holds this token; undefined = nobody (unknown, expired, revoked, disabled). Answers without a promise from memory: the hot path. */
  verify(token: string): Verified | undefined | Promise<Verified | undefined> {
    if (!isToken(token)) return undefined;
    const hash = tokenHash(token);
    const cached = this.#cache.get(hash);
    if (cached !== undefined) {
      const left = cached.verified.subject.expiresAt - this.#clock.now().getTime();
      if (left > RENEW_BELOW || (left > 0 && cached.last)) return cached.verified;
    }
    return this.#load(hash);
  }

  /** Ends the session of a token. */
  async end(token: string): Promise<void> {
    const hash = tokenHash(token);
    await this.#store.deleteSession(hash);
    this.#forget({ sessionId: sessionIdOf(hash) });
  }

  /** Ends every session of an account, but for the one with the token `exceptToken`. */
  async endAll(accountId: string, exceptToken?: string): Promise<void> {
    await this.#store.deleteSessionsOf(accountId, exceptToken === undefined ? undefined : tokenHash(exceptToken));
    this.#forget({ accountId });
  }

  /** The account changed: its sessions are read again, with its new rights, at their next use. */
  accountChanged(accountId: string): void {
    this.#forget({ accountId });
  }

  /** Calls back at once when sessions end or change rights, so that their live streams close (a client with a good token reconnects). Returns the unsubscribe function. */
  onEnded(listener: (ended: SessionsEnded) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What other processes may end or change. */
  inUse(): IterableIterator<InUse> {
    return this.#inUse.values();
  }

  /** Forgets those of `asked` that do not stand any more, or whose account has another revision than when they were verified here. */
  forgetEnded(asked: readonly InUse[], standing: ReadonlyMap<string, number>): void {
    for (const session of asked) {
      // Ended or verified anew here meanwhile.
      if (this.#inUse.peek(session.hash) !== session) continue;
      const revision = standing.get(session.hash);
      if (revision === undefined) this.#forget({ sessionId: sessionIdOf(session.hash) });
      else if (revision !== session.revision) this.#forget({ accountId: session.accountId });
    }
  }

  /** Deletes expired sessions and links; run it now and then. */
  async sweep(): Promise<void> {
    await this.#store.deleteExpired(this.#clock.now().getTime());
  }

  async #load(hash: string): Promise<Verified | undefined> {
    for (;;) {
      const revocations = this.#revocations;
      const session = await this.#store.session(hash);
      const account = session === undefined ? undefined : await this.#store.account(session.accountId);
      const now = this.#clock.now().getTime();
      if (session === undefined || account === undefined || account.disabled || session.expiresAt <= now) {
        this.#cache.delete(hash);
        this.#inUse.delete(hash);
        return undefined;
      }
      const renewedUntil = Math.min(now + IDLE_LIFE, session.createdAt + TOTAL_LIFE);
      const renewed = session.expiresAt - now <= RENEW_BELOW && renewedUntil > session.expiresAt;
      if (renewed && !(await this.#store.renewSession(hash, renewedUntil))) continue;
      if (revocations !== this.#revocations) continue;
      const subject = subjectOf(account, renewed ? { ...session, expiresAt: renewedUntil } : session);
      const verified: Verified = { subject, kind: session.kind, renewed: false };
      this.#inUse.set(hash, { hash, accountId: account.id, revision: account.revision });
      this.#cache.set(hash, { verified, last: subject.expiresAt >= session.createdAt + TOTAL_LIFE });
      return renewed ? { ...verified, renewed } : verified;
    }
  }

  /** Everything is forgotten, not only these: revocations are rare, and a cleared cache cannot be wrong. */
  #forget(ended: SessionsEnded): void {
    this.#revocations += 1;
    this.#cache.clear();
    for (const { hash, accountId } of this.#inUse.values())
      if ('accountId' in ended ? accountId === ended.accountId : sessionIdOf(hash) === ended.sessionId) this.#inUse.delete(hash);
    for (const listener of this.#listeners) listener(ended);
  }
}

/** The public handle of a session: part of a hash, useless as a token. */
function sessionIdOf(hash: string): string {
  return `session-${hash.slice(0, 22)}`;
}

function subjectOf(account: Account, session: StoredSession): Subject {
  return {
    accountId: account.id,
    name: account.name,
    displayName: account.displayName,
    ...(account.responderId === undefined ? {} : { responderId: account.responderId }),
    rights: account.rights,
    sessionId: sessionIdOf(session.hash),
    expiresAt: session.expiresAt,
  };
}
