import type { Connection } from 'mongoose';
import { fromMongo, isDuplicateKey } from '#event-store';
import type { Account } from '../account/account.ts';
import { MongoAccounts } from './mongo-accounts.ts';
import { type AccessCollections, accessCollections, checkAccessIndexes, type LinkDocument, type SessionDocument } from './mongo-collections.ts';
import { MongoErasures } from './mongo-erasures.ts';
import { MongoKeys } from './mongo-keys.ts';
import { MongoPages } from './mongo-pages.ts';
import { MongoTries } from './mongo-tries.ts';
import type { OpenPages } from '../presence/presence.ts';
import type { AccountConflict, Erasures, KeyCreation, SharedAccessStore, StoredKey, StoredLink, StoredSession, TryCounts } from './port.ts';

export { checkAccessIndexes, ensureAccessIndexes } from './mongo-collections.ts';

/** Milliseconds after which nobody asks when a page was last open. */
const A_DAY = 24 * 3_600_000;

/** For tests. */
export interface MongoAccessOptions {
  /** Milliseconds after which an erasure that was only begun is finished by another process; default 10,000. */
  readonly halfDone?: number;
}

/**
 * The access store in a database that several processes share. The connection is the caller's.
 * @throws MissingIndexes when deployment has not made its indexes
 */
export async function openMongoAccessStore(connection: Connection, options: MongoAccessOptions = {}): Promise<SharedAccessStore> {
  await checkAccessIndexes(connection);
  return new MongoAccessStore(accessCollections(connection), options);
}

class MongoAccessStore implements SharedAccessStore {
  readonly #collections: AccessCollections;
  readonly #accounts: MongoAccounts;
  readonly #keys: MongoKeys;
  readonly #erasures: MongoErasures;
  readonly tries: TryCounts;
  readonly pages: OpenPages;

  constructor(collections: AccessCollections, { halfDone }: MongoAccessOptions) {
    this.#collections = collections;
    this.#accounts = new MongoAccounts(collections.accounts);
    this.#keys = new MongoKeys(collections);
    const tries = new MongoTries(collections.tries);
    this.tries = {
      count: (key, limit, now, until) => away(() => tries.count(key, limit, now, until)),
      takeBack: (key, count) => away(() => tries.takeBack(key, count)),
    };
    const pages = new MongoPages(collections.pages);
    this.pages = { put: (page) => away(() => pages.put(page)), since: (since) => away(() => pages.since(since)) };
    this.#erasures = new MongoErasures(collections.erasures, this.#keys, halfDone);
  }

  account(id: string): Promise<Account | undefined> {
    return away(() => this.#accounts.find({ _id: id }));
  }

  accountByName(name: string): Promise<Account | undefined> {
    return away(() => this.#accounts.find({ name }));
  }

  accounts(after: string | undefined, limit: number): Promise<readonly Account[]> {
    return away(() => this.#accounts.list(after ?? '', limit));
  }

  rootAdministrators(): Promise<readonly Account[]> {
    return away(() => this.#accounts.roots());
  }

  saveAccount(account: Account): Promise<'saved' | AccountConflict> {
    return away(() => this.#accounts.save(account));
  }

  session(hash: string): Promise<StoredSession | undefined> {
    return away(async () => {
      const found = await this.#collections.sessions.findOne({ _id: hash });
      return found === null ? undefined : sessionOf(found);
    });
  }

  createSession({ hash, accountId, kind, createdAt, expiresAt }: StoredSession): Promise<void> {
    return away(async () => {
      await this.#collections.sessions.insertOne({ _id: hash, account: accountId, kind, created: createdAt, expires: expiresAt });
    });
  }

  renewSession(hash: string, expiresAt: number): Promise<boolean> {
    return away(async () => (await this.#collections.sessions.updateOne({ _id: hash }, { $set: { expires: expiresAt } })).matchedCount === 1);
  }

  deleteSession(hash: string): Promise<void> {
    return away(async () => {
      await this.#collections.sessions.deleteOne({ _id: hash });
    });
  }

  deleteSessionsOf(accountId: string, except = ''): Promise<void> {
    return away(async () => {
      await this.#collections.sessions.deleteMany({ account: accountId, _id: { $ne: except } });
    });
  }

  deleteExpired(now: number): Promise<void> {
    return away(async () => {
      await this.#collections.sessions.deleteMany({ expires: { $lte: now } });
      await this.#collections.links.deleteMany({ expires: { $lte: now } });
      await this.#collections.tries.deleteMany({ until: { $lte: now } });
      await this.#collections.pages.deleteMany({ seenAt: { $lte: now - A_DAY } });
    });
  }

  saveLink({ accountId, hash, expiresAt }: StoredLink): Promise<void> {
    return away(async () => {
      const update = () => this.#collections.links.updateOne({ _id: accountId }, { $set: { hash, expires: expiresAt } }, { upsert: true });
      try {
        await update();
      } catch (error) {
        // Two that made the account's first link at once: the later one replaces.
        if (!isDuplicateKey(error)) throw error;
        await update();
      }
    });
  }

  link(hash: string): Promise<StoredLink | undefined> {
    return away(async () => linkOf(await this.#collections.links.findOne({ hash })));
  }

  takeLink(hash: string): Promise<StoredLink | undefined> {
    return away(async () => linkOf(await this.#collections.links.findOneAndDelete({ hash })));
  }

  ensureKeys(creations: readonly KeyCreation[]): Promise<readonly StoredKey[]> {
    return away(() => this.#keys.ensure(creations));
  }

  async keys(ids: readonly string[]): Promise<readonly StoredKey[]> {
    const found = await away(() => this.#keys.find(ids));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  personOfPhone(phone: string): Promise<string | undefined> {
    return away(() => this.#keys.personOfPhone(phone));
  }

  eraseKey(id: string): Promise<readonly string[]> {
    return away(() => this.#erasures.erase(id));
  }

  meta(key: string): Promise<string | undefined> {
    return away(async () => (await this.#collections.meta.findOne({ _id: key }))?.value);
  }

  setMeta(key: string, value: string): Promise<void> {
    return away(async () => {
      await this.#collections.meta.updateOne({ _id: key }, { $set: { value } }, { upsert: true });
    });
  }

  metaOnce(key: string, value: string): Promise<string> {
    return away(async () => {
      try {
        await this.#collections.meta.insertOne({ _id: key, value });
        return value;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return (await this.#collections.meta.findOne({ _id: key }))?.value ?? value;
      }
    });
  }

  standing(hashes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return away(async () => {
      const sessions = await this.#collections.sessions.find({ _id: { $in: [...hashes] } }, { projection: { account: 1 } }).toArray();
      const ids = [...new Set(sessions.map(({ account }) => account))];
      const accounts = await this.#collections.accounts.find({ _id: { $in: ids } }, { projection: { revision: 1 } }).toArray();
      const revisions = new Map(accounts.map(({ _id, revision }) => [_id, revision]));
      return new Map(sessions.map(({ _id, account }) => [_id, revisions.get(account) ?? 0]));
    });
  }

  erasures(after: number | undefined): Promise<Erasures> {
    return away(() => this.#erasures.after(after));
  }

  /** Finishes what is being written; the connection stays the caller's to close. */
  async close(): Promise<void> {
    await this.#keys.idle();
  }
}

function away<T>(work: () => Promise<T>): Promise<T> {
  return fromMongo('accounts and keys', work);
}

function sessionOf({ _id, account, kind, created, expires }: SessionDocument): StoredSession {
  return { hash: _id, accountId: account, kind, createdAt: created, expiresAt: expires };
}

function linkOf(found: LinkDocument | null): StoredLink | undefined {
  return found === null ? undefined : { hash: found.hash, accountId: found._id, expiresAt: found.expires };
}
