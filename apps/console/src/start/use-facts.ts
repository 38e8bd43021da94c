import { useQuery } from '@tanstack/react-query';
import { read } from '../api/read.ts';
import type { AccountRow, Page, RequestRow, ResponderRow } from '../api/rows.ts';
import { useSession } from '../session/session.ts';
import type { Facts } from './steps.ts';

/** While somebody works through the steps in other windows, they are looked at this often, milliseconds. */
const EVERY = 3_000;

interface Counted {
  readonly totals: { readonly buildings: number };
}

/** Key of the facts; whoever changes one of them reads them anew. */
export const FACTS = ['first-steps'] as const;

/** What is true on the servers now. @param watching read them again and again */
export function useFacts(watching: boolean) {
  const { subject } = useSession();
  return useQuery({
    queryKey: FACTS,
    refetchInterval: watching ? EVERY : false,
    staleTime: 0,
    queryFn: async ({ signal }): Promise<Facts> => {
      const [own, communities, responders, accounts, newest, closed] = await Promise.all([
        read<AccountRow>(`/api/access/accounts/${subject.accountId}`, { signal }),
        read<Page<Counted>>('/api/intake/communities', { signal }),
        read<Page<ResponderRow>>('/api/dispatch/responders?limit=1', { signal }),
        read<Page<AccountRow>>('/api/access/accounts?limit=200', { signal }),
        read<Page<RequestRow>>('/api/intake/requests?limit=20', { signal }),
        read<Page<RequestRow>>('/api/intake/requests?status=verified,closed&limit=1', { signal }),
      ]);
      return {
        hasPassword: own.hasPassword,
        buildings: communities.items.reduce((sum, { totals }) => sum + totals.buildings, 0),
        responders: responders.items.length,
        accounts: accounts.items,
        requests: [...newest.items, ...closed.items].map(({ status }) => status),
      };
    },
  });
}
