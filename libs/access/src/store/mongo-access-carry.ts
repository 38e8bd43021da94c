import type { Connection } from 'mongoose';
import { carriedTable, type CarriedTable, fromMongo } from '#event-store';
import { documentOf } from './mongo-accounts.ts';
import { accessCollections } from './mongo-collections.ts';
import type { AccessFile } from './sqlite-access-reader.ts';

/** What of a key store's file lies in which collection: accounts with their rights, sessions and links, keys and tombstones, phone look-up, which note names whom. */
export function accessTables(file: AccessFile, connection: Connection): readonly CarriedTable[] {
  const { accounts, sessions, links, keys, phones, names, meta } = accessCollections(connection);
  return [
    carriedTable('accounts', accounts, file.accounts, documentOf),
    carriedTable('sessions', sessions, file.sessions, ({ hash, accountId, kind, createdAt, expiresAt }) => ({
      _id: hash,
      account: accountId,
      kind,
      created: createdAt,
      expires: expiresAt,
    })),
    carriedTable('sign-in links', links, file.links, ({ accountId, hash, expiresAt }) => ({ _id: accountId, hash, expires: expiresAt })),
    carriedTable('personal keys', keys, file.keys, (key) => ('erased' in key ? { _id: key.id } : { _id: key.id, wrapped: key.wrapped })),
    carriedTable('phone look-up', phones, file.phones, ({ hash, person }) => ({ _id: hash, person })),
    carriedTable('names in notes', names, file.names, ({ person, note }) => ({ _id: `${person} ${note}`, person, note })),
    carriedTable('master key check', meta, file.meta, ({ name, value }) => ({ _id: name, value })),
  ];
}

/** What a cluster's key store holds already. @throws StoreUnavailable */
export async function usedAccess(connection: Connection): Promise<{ readonly signedIn: boolean; readonly masterKeyCheck: string | undefined }> {
  const { accounts, meta } = accessCollections(connection);
  return fromMongo('accounts and keys', async () => {
    let signedIn = false;
    for await (const { body } of accounts.find({})) signedIn ||= 'signedInAt' in (JSON.parse(body) as object);
    return { signedIn, masterKeyCheck: (await meta.findOne({ _id: 'master-key-check' }))?.value };
  });
}
