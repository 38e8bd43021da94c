import { randomUUID } from 'node:crypto';
import { isDuplicateKey } from '#event-store';
import { type Account, isRootAdministrator } from '../account/account.ts';
import type { AccessCollections, AccountDocument } from './mongo-collections.ts';
import type { AccountConflict } from './port.ts';

type Accounts = AccessCollections['accounts'];

/** Saves accounts; names and responders are guarded by unique indexes, changes by the revision, the last root administrator by {@link MongoAccounts.#leave}. */
export class MongoAccounts {
  readonly #accounts: Accounts;
  /** Changes of this process take turns, so that two of them at once end as if one had come first. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  async find(filter: Partial<Pick<AccountDocument, '_id' | 'name'>>): Promise<Account | undefined> {
    const found = await this.#accounts.findOne(filter);
    return found === null ? undefined : accountOf(found);
  }

  async list(after: string, limit: number): Promise<readonly Account[]> {
    const found = this.#accounts
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit);
    return (await found.toArray()).map(accountOf);
  }

  async roots(): Promise<readonly Account[]> {
    return (await this.#accounts.find({ root: 1 }).sort({ _id: 1 }).toArray()).map(accountOf);
  }

  save(account: Account): Promise<'saved' | AccountConflict> {
    const saving = this.#turn.then(() => this.#save(account));
    this.#turn = saving.catch(() => undefined);
    return saving;
  }

  async #save(account: Account): Promise<'saved' | AccountConflict> {
    const old = await this.#accounts.findOne({ _id: account.id });
    if ((old?.revision ?? 0) !== account.revision - 1) return 'stale';
    const taken = await this.#taken(account);
    if (taken !== undefined) return taken;
    const document = documentOf(account);
    try {
      if (old === null) {
        await this.#accounts.insertOne(document);
        return 'saved';
      }
      if (old.root === 1 && document.root === 0) return await this.#leave(document);
      return await this.#replace(document, {});
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // Another process was first: with the name, with the responder, or with this very account.
      return (await this.#taken(account)) ?? 'stale';
    }
  }

  /**
   * An account stops being root administrator only while another one is and is not leaving too. Who leaves says so first and then looks; a mark that is
   * found is broken before its account counts, and whoever finds their own mark broken starts again. So two that leave at once never both succeed, and a
   * mark left by a process that died hinders nobody.
   */
  async #leave(document: Omit<AccountDocument, 'leaving'>): Promise<'saved' | AccountConflict> {
    const { _id, revision } = document;
    const leaving = randomUUID();
    const { matchedCount } = await this.#accounts.updateOne({ _id, revision: revision - 1 }, { $set: { leaving } });
    if (matchedCount === 0) return 'stale';
    for (;;) {
      const others = await this.#accounts.find({ root: 1, _id: { $ne: _id } }).toArray();
      if (others.length === 0) {
        await this.#accounts.updateOne({ _id, leaving }, { $unset: { leaving: '' } });
        return 'last-administrator';
      }
      if (others.some((other) => other.leaving === undefined)) return this.#replace(document, { leaving });
      for (const other of others) if (other.leaving !== undefined) await this.#accounts.updateOne({ _id: other._id, leaving: other.leaving }, { $unset: { leaving: '' } });
    }
  }

  async #replace({ _id, ...replacement }: Omit<AccountDocument, 'leaving'>, guard: Pick<AccountDocument, 'leaving'>): Promise<'saved' | 'stale'> {
    const { matchedCount } = await this.#accounts.replaceOne({ _id, revision: replacement.revision - 1, ...guard }, replacement);
    return matchedCount === 1 ? 'saved' : 'stale';
  }

  async #taken({ id, name, responderId }: Account): Promise<'name-taken' | 'responder-taken' | undefined> {
    if ((await this.#accounts.findOne({ name, _id: { $ne: id } })) !== null) return 'name-taken';
    if (responderId !== undefined && (await this.#accounts.findOne({ responder: responderId, _id: { $ne: id } })) !== null) return 'responder-taken';
    return undefined;
  }
}

/** An account as it lies in MongoDB. */
export function documentOf(account: Account): Omit<AccountDocument, 'leaving'> {
  const { id, name, responderId, revision, ...body } = account;
  return {
    _id: id,
    name,
    ...(responderId === undefined ? {} : { responder: responderId }),
    root: isRootAdministrator(account) ? 1 : 0,
    revision,
    body: JSON.stringify(body),
  };
}

function accountOf({ _id, name, responder, revision, body }: AccountDocument): Account {
  const rest = JSON.parse(body) as Omit<Account, 'id' | 'name' | 'responderId' | 'revision'>;
  return { ...rest, id: _id, name, revision, ...(responder === undefined ? {} : { responderId: responder }) };
}
