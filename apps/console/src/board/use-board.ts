import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ProblemError } from '../api/problem.ts';
import { read } from '../api/read.ts';

/** Milliseconds between two readings; the server makes a board anew every five seconds at most. */
const EVERY = 10_000;
const KEPT = 'arrowtower.board';

/** A name as places and kinds of help have it: Chinese is what people say. */
export interface Names {
  readonly zh: string;
  readonly en?: string;
}
/** A number, or that it is small. */
export type Count = { readonly count: number; readonly fewerThan?: never } | { readonly fewerThan: number; readonly count?: never };
/** What a kind of help or an estate stands for. */
export interface Share {
  readonly key?: string;
  readonly name?: Names;
  readonly requests: number;
}
/** Where a request on the board stands. */
export type Stage = 'waiting' | 'under-way' | 'later' | 'done';
/** One request, without whose it is. */
export interface Entry {
  readonly number: number;
  readonly stage: Stage;
  readonly category?: Names;
  readonly estate?: Names;
  readonly since: string;
}
/** What everybody may see of a community. */
export interface Board {
  readonly communityId: string;
  readonly name: Names;
  readonly asOf: string;
  readonly day: string;
  readonly figures: Readonly<Record<'asked' | 'helped' | 'underWay' | 'waiting' | 'helpedWithin7Days' | 'later', Count>>;
  readonly untilHelped?: { readonly measured: number; readonly p50Minutes: number; readonly p90Minutes: number };
  readonly categories: readonly Share[];
  readonly estates: readonly Share[];
  readonly entries: readonly Entry[];
}
/** A community whose board may be seen. */
export interface Published {
  readonly communityId: string;
  readonly name: Names;
}

/** Which communities publish theirs. */
export function useBoards() {
  return useQuery({
    queryKey: ['board', 'list'],
    queryFn: async ({ signal }) => (await read<{ boards: readonly Published[] }>('/api/intake/board', { signal })).boards,
    refetchInterval: 6 * EVERY,
  });
}

/** One board, read again and again; without network the last one stays, also over a restart of the browser. */
export function useBoard(communityId: string) {
  const found = useQuery({
    queryKey: ['board', communityId],
    queryFn: ({ signal }) => read<Board>(`/api/intake/board/${communityId}`, { signal }),
    refetchInterval: EVERY,
    refetchIntervalInBackground: true,
    retry: false,
    initialData: () => kept(communityId),
    initialDataUpdatedAt: 0,
  });
  const { data, error } = found;
  // Withdrawn means gone, also from this device.
  const withdrawn = error instanceof ProblemError && error.status === 404;
  useEffect(() => {
    if (withdrawn) keep(undefined);
    else if (data !== undefined) keep(data);
  }, [data, withdrawn]);
  return { board: withdrawn ? undefined : data, withdrawn, failed: found.isError, again: () => void found.refetch() };
}

function kept(communityId: string): Board | undefined {
  try {
    const board = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Board | null;
    return board?.communityId === communityId ? board : undefined;
  } catch {
    return undefined;
  }
}

function keep(board: Board | undefined): void {
  try {
    if (board === undefined) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, JSON.stringify(board));
  } catch {
    // Storage may be closed; then the picture lasts as long as the page.
  }
}

/** The community that was looked at last on this device, so that a wall comes back to it by itself. */
export function lastCommunity(): string | undefined {
  try {
    return (JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Board | null)?.communityId;
  } catch {
    return undefined;
  }
}
