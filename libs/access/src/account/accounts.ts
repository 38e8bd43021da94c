import { type Clock, Refused } from '#event-store';
import { isArea } from '../area.ts';
import type { AccessLog } from '../access-log.ts';
import type { Sessions } from '../session/sessions.ts';
import { newToken, tokenHash } from '../session/token.ts';
import type { AccessStore } from '../store/port.ts';
import { type Account, type Right, ROLES } from './account.ts';

/** A sign-in link lives this long, milliseconds. */
export const LINK_LIFE = 24 * 60 * 60_000;
/** Concurrent changes of one account are decided again this often before they are refused. */
const ATTEMPTS = 5;

/** A single-use link that was just made: its token is shown once. */
export interface NewLink {
  readonly token: string;
  readonly accountId: string;
  readonly expiresAt: string;
}

/** What an administrator says of a new account. */
export interface NewAccount {
  /** `account-<uuid>` */
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly rights: readonly Right[];
  readonly responderId?: string;
  /** Fingerprint of the command, so that a repeated one finds its account. */
  readonly createdBy?: string;
}

/** Accounts: made, changed, disabled; every change ends or re-reads the sessions concerned and is logged with `by`. */
export class Accounts {
  readonly #store: AccessStore;
  readonly #sessions: Sessions;
  readonly #clock: Clock;
  readonly #log: AccessLog;

  constructor(store: AccessStore, sessions: Sessions, clock: Clock, log: AccessLog) {
    this.#store = store;
    this.#sessions = sessions;
    this.#clock = clock;
    this.#log = log;
  }

  /** @throws Refused `not-found` */
  async get(id: string): Promise<Account> {
    const account = await this.#store.account(id);
    if (account === undefined) throw new Refused('not-found', 'not-found');
    return account;
  }

  /** Up to `limit` accounts after the id `after`, by id. */
  list(after: string | undefined, limit: number): Promise<readonly Account[]> {
    return this.#store.accounts(after, limit);
  }

  /**
   * Makes an account; it signs in through a link. The same id and fingerprint again answers the account that was made.
   * @throws Refused `account-name-invalid` · `account-name-taken` · `responder-has-account` · `area-invalid` · `role-unknown` · `idempotency-key-reused`
   */
  async create(command: NewAccount, by: string): Promise<Account> {
    const existing = await this.#store.account(command.id);
    if (existing !== undefined) {
      if (existing.createdBy !== undefined && existing.createdBy === command.createdBy) return existing;
      throw new Refused('idempotency-key-reused', 'invalid');
    }
    const { id, displayName, responderId, createdBy } = command;
    const account: Account = {
      id,
      name: normalizeName(command.name),
      displayName,
      ...(responderId === undefined ? {} : { responderId }),
      rights: checkedRights(command.rights),
      disabled: false,
      createdAt: this.#clock.now().toISOString(),
      ...(createdBy === undefined ? {} : { createdBy }),
      revision: 1,
    };
    await this.#save(account);
    this.#log({ event: 'account-created', accountId: id, rights: account.rights, by });
    return account;
  }

  /** Changes rights and the responder the account speaks for; its sessions have the new rights at their next use. */
  async setRights(id: string, rights: readonly Right[], responderId: string | undefined, by: string): Promise<Account> {
    const checked = checkedRights(rights);
    const changed = await this.#change(id, ({ responderId: _old, ...account }) => ({ ...account, rights: checked, ...(responderId === undefined ? {} : { responderId }) }));
    this.#sessions.accountChanged(id);
    this.#log({ event: 'account-rights-changed', accountId: id, rights: checked, by });
    return changed;
  }

  /** Nobody signs in with it any more; its sessions end at once. */
  async disable(id: string, by: string): Promise<Account> {
    const changed = await this.#change(id, (account) => ({ ...account, disabled: true }));
    await this.#sessions.endAll(id);
    this.#log({ event: 'account-disabled', accountId: id, by });
    return changed;
  }

  /** Takes {@link disable} back. */
  async enable(id: string, by: string): Promise<Account> {
    const changed = await this.#change(id, (account) => ({ ...account, disabled: false }));
    this.#sessions.accountChanged(id);
    this.#log({ event: 'account-enabled', accountId: id, by });
    return changed;
  }

  /** Sets the password's hash and ends every session but the one with `keepToken`. */
  async setPasswordHash(id: string, passwordHash: string, by: string, keepToken?: string): Promise<void> {
    await this.#change(id, (account) => ({ ...account, passwordHash }));
    await this.#sessions.endAll(id, keepToken);
    this.#log({ event: 'account-password-set', accountId: id, by });
  }

  /** A new single-use link, valid 24 h; an earlier one stops working. */
  async issueLink(id: string, by: string): Promise<NewLink> {
    const account = await this.get(id);
    if (account.disabled) throw new Refused('account-disabled', 'conflict');
    const token = newToken();
    const expiresAt = this.#clock.now().getTime() + LINK_LIFE;
    await this.#store.saveLink({ hash: tokenHash(token), accountId: id, expiresAt });
    this.#log({ event: 'account-link-issued', accountId: id, by });
    return { token, accountId: id, expiresAt: new Date(expiresAt).toISOString() };
  }

  /** Marks the first sign-in; answers the account as it is then. */
  async signedIn(account: Account): Promise<Account> {
    if (account.signedInAt !== undefined) return account;
    return this.#change(account.id, (current) => (current.signedInAt === undefined ? { ...current, signedInAt: this.#clock.now().toISOString() } : current));
  }

  /**
   * While no administrator of everything has ever signed in: makes that account if there is none and gives a new link for it.
   * Undefined once one has signed in.
   * @param newId makes `account-<uuid>`
   */
  async firstLink(newId: () => string): Promise<NewLink | undefined> {
    const administrators = await this.#store.rootAdministrators();
    if (administrators.some((account) => account.signedInAt !== undefined)) return undefined;
    const account = administrators[0] ?? (await this.#firstAdministrator(newId));
    const link = await this.issueLink(account.id, 'first-start');
    this.#log({ event: 'first-sign-in-link-issued', accountId: account.id, expiresAt: link.expiresAt });
    return link;
  }

  async #firstAdministrator(newId: () => string): Promise<Account> {
    try {
      return await this.create({ id: newId(), name: await this.#freeName(), displayName: 'Administrator', rights: [{ role: 'administrator', area: '' }] }, 'first-start');
    } catch (error) {
      // Another process has just made it.
      const [made] = await this.#store.rootAdministrators();
      if (made !== undefined && error instanceof Refused && error.code === 'account-name-taken') return made;
      throw error;
    }
  }

  /** `administrator`, unless a disabled account has that name. */
  async #freeName(): Promise<string> {
    for (let n = 1; ; n++) {
      const name = n === 1 ? 'administrator' : `administrator-${n}`;
      if ((await this.#store.accountByName(name)) === undefined) return name;
    }
  }

  async #change(id: string, change: (account: Account) => Account): Promise<Account> {
    for (let attempt = 1; ; attempt++) {
      const account = await this.get(id);
      const changed = change(account);
      if (changed === account) return account;
      const next = { ...changed, revision: account.revision + 1 };
      if ((await this.#save(next, attempt < ATTEMPTS)) === 'saved') return next;
    }
  }

  async #save(account: Account, mayBeStale = false): Promise<'saved' | 'stale'> {
    const result = await this.#store.saveAccount(account);
    switch (result) {
      case 'saved':
        return result;
      case 'stale':
        if (mayBeStale) return result;
        throw new Refused('account-changed-meanwhile', 'conflict');
      case 'name-taken':
        throw new Refused('account-name-taken', 'conflict', { name: account.name }, '/name');
      case 'responder-taken':
        throw new Refused('responder-has-account', 'conflict', {}, '/responderId');
      case 'last-administrator':
        throw new Refused('last-administrator', 'conflict');
      default:
        return result satisfies never;
    }
  }
}

/** The form in which names are compared and stored. @throws Refused `account-name-invalid` (422) */
export function normalizeName(typed: string): string {
  const name = typed.normalize('NFKC').trim().toLowerCase();
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}$/u.test(name)) throw new Refused('account-name-invalid', 'invalid', {}, '/name');
  return name;
}

function checkedRights(rights: readonly Right[]): readonly Right[] {
  for (const [index, { role, area }] of rights.entries()) {
    if (!ROLES.includes(role)) throw new Refused('role-unknown', 'invalid', { role }, `/rights/${index}/role`);
    if (!isArea(area)) throw new Refused('area-invalid', 'invalid', {}, `/rights/${index}/area`);
  }
  return rights.map(({ role, area }) => ({ role, area }));
}
