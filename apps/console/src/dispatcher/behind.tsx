import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { read } from '../api/read.ts';
import type { Both } from '../api/rows.ts';
import { useBoth } from '../language/use-text.ts';

interface Status {
  readonly behind: readonly { readonly service: string; readonly of: string; readonly text: Both }[];
}

/** Says so when what operators enter does not reach this queue yet, or what is sent from here does not reach the others. */
export function Behind() {
  const both = useBoth();
  const { data } = useQuery({ queryKey: ['dispatch', 'status'], queryFn: ({ signal }) => read<Status>('/api/dispatch/status', { signal }), refetchInterval: 15_000, retry: false });
  const behind = data?.behind ?? [];
  if (behind.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" icon={<TriangleAlert size={18} aria-hidden />} role="status" data-behind py={6}>
      {behind.map(({ service, of, text }) => (
        <div key={`${service} ${of}`}>{both(text)}</div>
      ))}
    </Alert>
  );
}
