import type { Connection, mongo } from 'mongoose';
import type { OpenPage } from '../presence/presence.ts';
import { checkIndexes, ensureIndexes, StoreUnavailable } from '#event-store';

/** An account: what is searched or guarded stands apart, the rest is JSON. */
export interface AccountDocument {
  readonly _id: string;
  readonly name: string;
  readonly responder?: string;
  /** 1: administers everything and is enabled. */
  readonly root: 0 | 1;
  readonly revision: number;
  readonly body: string;
  /** Set while it is found out whether another root administrator stays. */
  readonly leaving?: string;
}

/** A session; `_id` is the hash of its token. Times are milliseconds since 1970. */
export interface SessionDocument {
  readonly _id: string;
  readonly account: string;
  readonly kind: 'cookie' | 'bearer';
  readonly created: number;
  readonly expires: number;
}

/** A sign-in link; `_id` is its account. */
export interface LinkDocument {
  readonly _id: string;
  readonly hash: string;
  readonly expires: number;
}

/** A key; one without `wrapped` is a tombstone: the id is used up for ever. */
export interface KeyDocument {
  readonly _id: string;
  readonly wrapped?: Uint8Array;
}

/** Whose a phone is; `_id` is its keyed hash. */
export interface PhoneDocument {
  readonly _id: string;
  readonly person: string;
}

/** That a note names a person; `_id` is both. */
export interface NameDocument {
  readonly _id: string;
  readonly person: string;
  readonly note: string;
}

/** One erasure; `_id` is its number 1, 2, 3 … in twelve digits. Those who follow wait for one that has only begun. */
export interface ErasureDocument {
  readonly _id: string;
  readonly key: string;
  readonly state: 'begun' | 'done';
  readonly ids: readonly string[];
}

/** Tries in a window of time that ends at `until`. */
export interface TryDocument {
  readonly _id: string;
  readonly tries: number;
  readonly until: number;
}

/** A page that is or was open; `_id` is its account and its own name. */
export interface PageDocument extends OpenPage {
  readonly _id: string;
}

/** A value about the store itself. */
export interface MetaDocument {
  readonly _id: string;
  readonly value: string;
}

/** The collections of the access store. */
export interface AccessCollections {
  readonly accounts: mongo.Collection<AccountDocument>;
  readonly sessions: mongo.Collection<SessionDocument>;
  readonly links: mongo.Collection<LinkDocument>;
  readonly keys: mongo.Collection<KeyDocument>;
  readonly phones: mongo.Collection<PhoneDocument>;
  readonly names: mongo.Collection<NameDocument>;
  readonly erasures: mongo.Collection<ErasureDocument>;
  readonly tries: mongo.Collection<TryDocument>;
  readonly pages: mongo.Collection<PageDocument>;
  readonly meta: mongo.Collection<MetaDocument>;
}

/** Everything here is acknowledged by a majority and journaled, whatever the connection says: a key must be durable before what is sealed under it. */
const DURABLE = { writeConcern: { w: 'majority', j: true }, readConcern: { level: 'majority' } } as const;

/** The collections of a connection's database. */
export function accessCollections({ db }: Connection): AccessCollections {
  if (db === undefined) throw new StoreUnavailable('the connection to MongoDB is not open');
  return {
    accounts: db.collection('access_accounts', DURABLE),
    sessions: db.collection('access_sessions', DURABLE),
    links: db.collection('access_links', DURABLE),
    keys: db.collection('access_keys', { ...DURABLE, promoteBuffers: true }),
    phones: db.collection('access_phones', DURABLE),
    names: db.collection('access_names', DURABLE),
    erasures: db.collection('access_erasures', DURABLE),
    tries: db.collection('access_tries', DURABLE),
    // Gone in a minute anyway: not worth waiting for a disk.
    pages: db.collection('access_pages', { writeConcern: { w: 1, j: false } }),
    meta: db.collection('access_meta', DURABLE),
  };
}

const INDEXES = {
  accounts: [
    { key: { name: 1 }, name: 'name', unique: true },
    { key: { responder: 1 }, name: 'responder', unique: true, sparse: true },
  ],
  sessions: [
    { key: { account: 1 }, name: 'account' },
    { key: { expires: 1 }, name: 'expires' },
  ],
  links: [{ key: { hash: 1 }, name: 'hash', unique: true }],
  phones: [{ key: { person: 1 }, name: 'person' }],
  names: [{ key: { person: 1 }, name: 'person' }],
  tries: [{ key: { until: 1 }, name: 'until' }],
  pages: [{ key: { seenAt: 1 }, name: 'seenAt' }],
} as const;

const indexed = Object.entries(INDEXES).map(([name, indexes]) => ({ name: name as keyof typeof INDEXES, indexes: indexes as readonly mongo.IndexDescription[] }));

/**
 * Creates the indexes of the access store, where they are missing; part of deployment.
 * @throws StoreUnavailable
 */
export async function ensureAccessIndexes(connection: Connection): Promise<void> {
  const collections = accessCollections(connection);
  for (const { name, indexes } of indexed) await ensureIndexes(collections[name], indexes);
}

/**
 * For boot: without these indexes two accounts could take the same name.
 * @throws MissingIndexes naming what is not there
 * @throws StoreUnavailable
 */
export async function checkAccessIndexes(connection: Connection): Promise<void> {
  const collections = accessCollections(connection);
  for (const { name, indexes } of indexed) await checkIndexes(collections[name], indexes);
}
