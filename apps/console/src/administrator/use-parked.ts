import { useQueries } from '@tanstack/react-query';
import type { components as Dispatch } from '../api/generated/dispatch.ts';
import { read } from '../api/read.ts';
import { SERVICES } from '../live/message.ts';
import { useSession } from '../session/session.ts';

type Parked = Dispatch['schemas']['ParkedAnswer'];
/** One stream that waits. */
export type ParkedKey = Dispatch['schemas']['ParkedKeyAnswer'];
/** What came of a release. */
export type Released = Dispatch['schemas']['ReleasedAnswer'];

/** Messages have no live stream of their own. */
const EVERY = 15_000;

/** What waits at each service, in the order of SERVICES; only who administers everything may know. */
export function useParked() {
  const { areas } = useSession();
  return useQueries({
    queries: SERVICES.map((service) => ({
      queryKey: ['parked', service],
      queryFn: ({ signal }: { signal: AbortSignal }) => read<Parked>(`/api/${service}/parked`, { signal }),
      enabled: areas.includes(''),
      refetchInterval: EVERY,
      staleTime: 5_000,
    })),
  });
}
