import { Refused } from '#event-store';
import { covers } from '../area.ts';
import type { Policy } from '../policy/policy.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Account, Right, Subject } from './account.ts';
import type { Accounts, NewAccount, NewLink } from './accounts.ts';

/** A page of accounts; `next` is the cursor to go on from. */
export interface AccountList {
  readonly items: readonly Account[];
  readonly next?: string;
}

/** What an administrator may do to accounts: only to those whose every right lies inside their own area, and only with rights inside it. */
export class AccountAdministration {
  readonly #accounts: Accounts;
  readonly #sessions: Sessions;
  readonly #policy: Policy;

  constructor(accounts: Accounts, sessions: Sessions, policy: Policy) {
    this.#accounts = accounts;
    this.#sessions = sessions;
    this.#policy = policy;
  }

  /** @throws Refused `rights-outside-area` (403) and those of {@link Accounts.create} */
  async create(subject: Subject, command: NewAccount): Promise<{ readonly account: Account; readonly link?: NewLink }> {
    this.#requireRights(subject, 'access.account.create', command.rights);
    const account = await this.#accounts.create(command, subject.accountId);
    // A repeated command gives a new link, for the first one's token is not kept; but none any more to an account in use.
    return account.signedInAt === undefined && !account.disabled ? { account, link: await this.#accounts.issueLink(account.id, subject.accountId) } : { account };
  }

  /** Accounts inside the subject's areas, by id. */
  async list(subject: Subject, after: string | undefined, limit: number): Promise<AccountList> {
    const items: Account[] = [];
    for (let cursor = after; ; ) {
      const batch = await this.#accounts.list(cursor, 500);
      for (const account of batch) {
        if (!this.#inside(subject, 'access.account.read', account)) continue;
        if (items.length === limit) return { items, next: items.at(-1)?.id ?? '' };
        items.push(account);
      }
      cursor = batch.at(-1)?.id;
      if (batch.length < 500) return { items };
    }
  }

  /** @throws Refused `not-found` also for accounts outside the subject's areas */
  async get(subject: Subject, action: string, id: string): Promise<Account> {
    const account = await this.#accounts.get(id);
    if (!this.#inside(subject, action, account)) throw new Refused('not-found', 'not-found');
    return account;
  }

  async setRights(subject: Subject, id: string, rights: readonly Right[], responderId: string | undefined): Promise<Account> {
    await this.get(subject, 'access.account.change', id);
    this.#requireRights(subject, 'access.account.change', rights);
    return this.#accounts.setRights(id, rights, responderId, subject.accountId);
  }

  async disable(subject: Subject, id: string): Promise<Account> {
    await this.get(subject, 'access.account.change', id);
    return this.#accounts.disable(id, subject.accountId);
  }

  async enable(subject: Subject, id: string): Promise<Account> {
    await this.get(subject, 'access.account.change', id);
    return this.#accounts.enable(id, subject.accountId);
  }

  async issueLink(subject: Subject, id: string): Promise<NewLink> {
    await this.get(subject, 'access.account.change', id);
    return this.#accounts.issueLink(id, subject.accountId);
  }

  async signOutEverywhere(subject: Subject, id: string): Promise<void> {
    await this.get(subject, 'access.account.change', id);
    await this.#sessions.endAll(id);
  }

  /** An account without rights belongs to nobody's area but the root administrators'. */
  #inside(subject: Subject, action: string, account: Account): boolean {
    const { areas } = this.#policy.reach(subject, action);
    return areas.includes('') || (account.rights.length > 0 && account.rights.every((right) => areas.some((area) => covers(area, right.area))));
  }

  #requireRights(subject: Subject, action: string, rights: readonly Right[]): void {
    const { areas } = this.#policy.reach(subject, action);
    const outside = rights.findIndex((right) => !areas.some((area) => covers(area, right.area)));
    if (outside >= 0) throw new Refused('rights-outside-area', 'forbidden', {}, `/rights/${outside}/area`);
    if (rights.length === 0 && !areas.includes('')) throw new Refused('rights-outside-area', 'forbidden', {}, '/rights');
  }
}
