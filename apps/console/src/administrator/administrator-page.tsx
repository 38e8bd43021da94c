import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import { read } from '../api/read.ts';
import type { AccountRow, CommunityRow, Page as PageOf } from '../api/rows.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { useLive } from '../live/use-live.ts';
import { Page, Panel } from '../parts/page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';

/** Places and accounts. */
export default function AdministratorPage() {
  const t = useText();
  const both = useBoth();
  const communities = useQuery({ queryKey: ['intake', 'communities'], queryFn: ({ signal }) => read<PageOf<CommunityRow>>('/api/intake/communities', { signal }) });
  const accounts = useQuery({ queryKey: ['access', 'accounts'], queryFn: ({ signal }) => read<PageOf<AccountRow>>('/api/access/accounts?limit=100', { signal }) });
  useLive('intake', (messages, queries) => {
    if (messages.some(({ stream }) => stream.startsWith('community-'))) void queries.invalidateQueries({ queryKey: ['intake', 'communities'] });
  });
  if (communities.isPending || accounts.isPending) return <Loading />;
  if (communities.isError || accounts.isError)
    return <Failed error={communities.error ?? accounts.error} again={() => void Promise.all([communities.refetch(), accounts.refetch()])} />;
  return (
    <Page title={t('screen.administrator')}>
      <Panel title={t('administrator.communities')}>
        {communities.data.items.length === 0 && <Empty title={t('administrator.none')} what={t('administrator.noneWhat')} icon={Building2} />}
        {communities.data.items.map(({ id, name, area }) => (
          <Text key={id} size="sm">
            {both(name)} · {area}
          </Text>
        ))}
      </Panel>
      <Panel title={t('administrator.accounts')} flush>
        <Table>
          <Table.Tbody>
            {accounts.data.items.map((account) => (
              <Table.Tr key={account.id}>
                <Table.Td>{account.displayName}</Table.Td>
                <Table.Td>{account.name}</Table.Td>
                <Table.Td>{account.rights.map(({ role, area }) => `${t(`role.${role}`)} ${area}`).join(' · ')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Panel>
    </Page>
  );
}
