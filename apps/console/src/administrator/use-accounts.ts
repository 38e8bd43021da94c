import { useQuery } from '@tanstack/react-query';
import type { AccountRow } from '../api/rows.ts';
import { readAll } from './read-all.ts';

/** Key of the accounts; they have no live stream. */
export const ACCOUNTS = ['access', 'accounts'] as const;

/** The accounts inside the administrator's areas. @param every milliseconds after which they are read again while the page is open */
export function useAccounts(every = 30_000) {
  return useQuery({ queryKey: ACCOUNTS, queryFn: ({ signal }) => readAll<AccountRow>('/api/access/accounts', signal), refetchInterval: every, staleTime: 5_000 });
}
