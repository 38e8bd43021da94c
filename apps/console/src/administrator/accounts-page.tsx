import { Button, Select, TextInput } from '@mantine/core';
import { Plus, Search, UserRoundX } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { AccountRow } from '../api/rows.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { useText } from '../language/use-text.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { type Column, VirtualTable } from '../parts/virtual-table.tsx';
import { useSession } from '../session/session.ts';
import { ROLES } from '../session/store.ts';
import { At } from '../time/times.tsx';
import { AccountBadge } from './account-badge.tsx';
import { AccountForm } from './account-form.tsx';
import css from './administrator.module.css';
import { LinkDialog, type MadeLink } from './link-dialog.tsx';
import { NewAccount } from './new-account.tsx';
import { useAccounts } from './use-accounts.ts';
import { useAreas } from './use-areas.ts';

const idOf = ({ id }: AccountRow) => id;

/** Who may sign in, as what, and where. */
export default function AccountsPage() {
  const t = useText();
  const { subject } = useSession();
  const areas = useAreas();
  const accounts = useAccounts();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const [role, setRole] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string>();
  const [adding, setAdding] = useState(false);
  const [link, setLink] = useState<MadeLink>();

  const rows = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    return (accounts.data ?? [])
      .filter(({ rights }) => role === null || rights.some((right) => right.role === role))
      .filter(({ name, displayName }) => `${name} ${displayName}`.toLowerCase().includes(wanted))
      .toSorted((one, other) => one.displayName.localeCompare(other.displayName, 'zh'));
  }, [accounts.data, words, role]);
  const columns = useMemo<readonly Column<AccountRow>[]>(
    () => [
      {
        key: 'name',
        head: t('administrator.name'),
        width: 'minmax(150px, 1fr)',
        cell: ({ id, displayName, name }) => (
          <span className={css['two']}>
            <strong>
              {displayName}
              {id === subject.accountId && ` (${t('administrator.you')})`}
            </strong>
            <span className={css['quiet']}>{name}</span>
          </span>
        ),
      },
      {
        key: 'rights',
        head: t('administrator.rights'),
        width: 'minmax(220px, 2.4fr)',
        cell: ({ rights }) => {
          const said = rights.map((right) => `${t(`role.${right.role}`)} · ${areas.nameOf(right.area)}`).join('；');
          return <span title={said}>{said || t('administrator.noRights')}</span>;
        },
      },
      { key: 'state', head: t('administrator.state'), width: '150px', cell: (row) => <AccountBadge account={row} /> },
      { key: 'password', head: t('administrator.password'), width: '90px', cell: ({ hasPassword }) => t(hasPassword ? 'administrator.yes' : 'administrator.no') },
      { key: 'made', head: t('administrator.made'), width: '110px', cell: ({ createdAt }) => <At at={createdAt} /> },
    ],
    [t, areas, subject.accountId],
  );
  const choose = useCallback((row: AccountRow) => setChosen(row.id), []);

  useShortcuts([
    { keys: '/', does: t('administrator.search'), run: () => field.current?.focus() },
    { keys: 'n', does: t('administrator.addAccount'), run: () => setAdding(true) },
  ]);

  if (accounts.data === undefined) return accounts.isError ? <Failed error={accounts.error} again={() => void accounts.refetch()} /> : <Loading />;
  const account = accounts.data.find(({ id }) => id === chosen);
  return (
    <div className={css['page']}>
      <div className={css['head']}>
        <h1>{t('screen.accounts')}</h1>
        <span className={css['quiet']} data-count={rows.length}>
          {t('administrator.accountCount', { count: rows.length })}
        </span>
        <div className={css['end']}>
          <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
            {t('administrator.addAccount')}
          </Button>
        </div>
      </div>
      <section className={css['list']} aria-label={t('screen.accounts')}>
        <div className={css['tools']}>
          <TextInput
            ref={field}
            aria-label={t('administrator.search')}
            placeholder={t('administrator.search')}
            leftSection={<Search size={14} aria-hidden />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Select
            aria-label={t('administrator.role')}
            placeholder={t('administrator.anyRole')}
            clearable
            clearButtonProps={{ 'aria-label': t('administrator.anyRole') }}
            data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            value={role}
            onChange={setRole}
          />
        </div>
        <VirtualTable
          label={t('screen.accounts')}
          rows={rows}
          columns={columns}
          idOf={idOf}
          rowHeight={44}
          chosen={chosen}
          onChoose={choose}
          empty={<Empty title={t('administrator.nothingFound')} icon={UserRoundX} />}
        />
      </section>
      <NewAccount opened={adding} areas={areas} onClose={() => setAdding(false)} onLink={setLink} />
      <AccountForm key={chosen ?? 'none'} account={account} areas={areas} onClose={() => setChosen(undefined)} onLink={setLink} />
      <LinkDialog link={link} onClose={() => setLink(undefined)} />
    </div>
  );
}
