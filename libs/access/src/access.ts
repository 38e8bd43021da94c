import { createHmac } from 'node:crypto';
import type { Clock } from '#event-store';
import type { AccessLog } from './access-log.ts';
import { Accounts } from './account/accounts.ts';
import type { MasterKey } from './keys/master-key.ts';
import { PersonalKeys } from './keys/personal-keys.ts';
import type { ActionTable } from './policy/action.ts';
import { Policy } from './policy/policy.ts';
import { POLICY_TABLES } from './policy/tables.ts';
import { Presence } from './presence/presence.ts';
import { Sessions } from './session/sessions.ts';
import { SignIn } from './session/sign-in.ts';
import { ElsewhereWatch } from './elsewhere.ts';
import { type AccessStore, isShared } from './store/port.ts';

const wallClock: Clock = { now: () => new Date() };

/** What an {@link Access} is built from. */
export interface AccessParts {
  readonly store: AccessStore;
  readonly masterKey: MasterKey;
  /** Real time (default), never a drill's clock. */
  readonly clock?: Clock;
  /** Audit-worthy changes; default: dropped. */
  readonly log?: AccessLog;
  /** Default: the tables of all services. */
  readonly tables?: readonly ActionTable[];
}

/** Identity provider, policy and key service of all three services: inject this class. */
export class Access {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly policy: Policy;
  readonly keys: PersonalKeys;
  /** Who has a page open. */
  readonly presence: Presence;
  readonly #store: AccessStore;
  /** Key of the HMAC that tells a repeated command from a reused key. */
  readonly fingerprintKey: Buffer;
  readonly #log: AccessLog;
  readonly #elsewhere: ElsewhereWatch | undefined;

  constructor(parts: AccessParts) {
    const { store, masterKey, clock = wallClock, log = () => {}, tables = POLICY_TABLES } = parts;
    this.#store = store;
    this.#log = log;
    this.fingerprintKey = masterKey.fingerprints;
    this.policy = new Policy(tables);
    this.sessions = new Sessions(store, clock);
    this.accounts = new Accounts(store, this.sessions, clock, log);
    this.signIn = new SignIn(store, this.accounts, this.sessions, clock, log);
    this.keys = new PersonalKeys(store, masterKey, log);
    this.presence = isShared(store) ? new Presence(store.pages) : new Presence();
    this.#elsewhere = isShared(store) ? new ElsewhereWatch(store, { sessions: this.sessions, keys: this.keys }) : undefined;
  }

  /** Where several processes share the store: from now on what another one ends, changes or erases is ended, read again or forgotten here within a second. */
  async start(): Promise<void> {
    await this.#elsewhere?.start();
  }

  /** Keyed hash of a text, e.g. a command's body: tells a repeated command from a reused key without keeping what it said. 128 bits, base64url. */
  fingerprint(text: string): string {
    return createHmac('sha256', this.fingerprintKey).update(text).digest('base64url').slice(0, 22);
  }

  /**
   * Erases a person: their key, the keys of notes that name them, their phones. What was sealed opens as erased from then on.
   * Answers every key id erased.
   */
  async erasePerson(personId: string): Promise<readonly string[]> {
    const erased = await this.keys.erase(personId);
    this.#log({ event: 'person-erased', personId, keys: erased.length });
    return erased;
  }

  /** Closes the store; last of all, after every service. */
  async close(): Promise<void> {
    await this.#elsewhere?.close();
    await this.#store.close();
  }
}
