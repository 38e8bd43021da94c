import { Alert, Button, Drawer, Group, Select, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { KeyRound, LogOut, TriangleAlert, UserRoundCheck, UserRoundX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '../api/problem.ts';
import type { AccountRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { useSession } from '../session/session.ts';
import { At } from '../time/times.tsx';
import { AccountBadge } from './account-badge.tsx';
import css from './administrator.module.css';
import { FormProblem } from './form-problem.tsx';
import { Confirm } from './confirm.tsx';
import type { MadeLink } from './link-dialog.tsx';
import { SPEAKS_FOR_A_RESPONDER } from './new-account.tsx';
import { type RightField, RightsField } from './rights-field.tsx';
import { ACCOUNTS } from './use-accounts.ts';
import type { Areas } from './use-areas.ts';
import { useAsk } from './use-ask.ts';
import { useResponderOptions } from './use-responders.ts';

/** Pointers whose sentences stand at their fields. */
const SHOWN = ['rights', 'responderId'];

interface AccountFormProps {
  readonly account: AccountRow | undefined;
  readonly areas: Areas;
  readonly onClose: () => void;
  readonly onLink: (link: MadeLink) => void;
}

/** An account that is there: its rights, a new link, out everywhere, off and on again. */
export function AccountForm(props: AccountFormProps) {
  const t = useText();
  const { account, onClose } = props;
  return (
    <Drawer opened={account !== undefined} onClose={onClose} position="right" size={520} title={account?.displayName ?? ''} closeButtonProps={{ 'aria-label': t('close') }}>
      {account !== undefined && <Form {...props} account={account} />}
    </Drawer>
  );
}

type Asked = 'disable' | 'sign-out' | 'rights' | 'link';

function Form({ account, areas, onClose, onLink }: AccountFormProps & { readonly account: AccountRow }) {
  const t = useText();
  const { subject } = useSession();
  const queries = useQueryClient();
  const ask = useAsk();
  const people = useResponderOptions();
  const [rights, setRights] = useState<readonly RightField[]>(account.rights);
  const [responderId, setResponderId] = useState<string | null>(account.responderId ?? null);
  const [asked, setAsked] = useState<Asked>();
  const own = account.id === subject.accountId;
  const path = `/api/access/accounts/${account.id}`;
  const wrong = fieldErrors(ask.problem);
  const speaks = rights.some((right) => SPEAKS_FOR_A_RESPONDER.includes(right.role));
  const keepsAdministrator =
    rights.some((right) => right.role === 'administrator' && right.area === '') || !account.rights.some((right) => right.role === 'administrator' && right.area === '');
  const changed = JSON.stringify(rights) !== JSON.stringify(account.rights) || (responderId ?? undefined) !== account.responderId;
  const refresh = () => queries.invalidateQueries({ queryKey: ACCOUNTS });

  const save = async () => {
    const done = await ask.run(async (give) => {
      await give(`${path}/set-rights`, { rights: rights.map((right) => ({ role: right.role, area: right.area ?? '' })), ...(responderId === null ? {} : { responderId }) });
      if (responderId !== null && responderId !== account.responderId) await give(`/api/dispatch/responders/${responderId}/change`, { accountId: account.id });
      await refresh();
    });
    if (done) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // '' is everywhere: never by leaving something out.
    if (rights.some((right) => right.area === undefined)) return;
    // Nobody takes the keys out of his own hand without being told.
    if (own && !keepsAdministrator) setAsked('rights');
    else void save();
  };
  const enable = () =>
    void ask.run(async (give) => {
      await give(`${path}/enable`);
      await refresh();
    });
  const close = () => setAsked(undefined);
  return (
    <form onSubmit={submit} data-account={account.name}>
      <div className={css['facts']}>
        <AccountBadge account={account} />
        <span className={css['quiet']}>{account.name}</span>
        <span className={css['quiet']}>
          {t('administrator.made')} <At at={account.createdAt} />
        </span>
        <span className={css['quiet']}>{t(account.hasPassword ? 'administrator.passwordSet' : 'administrator.passwordNone')}</span>
      </div>
      {own && (
        <Alert mt="md" variant="light" color="yellow" icon={<TriangleAlert size={18} aria-hidden />} data-own>
          {t('administrator.ownAccount')}
        </Alert>
      )}
      <div className={css['section']}>
        <h3>{t('administrator.rights')}</h3>
        <RightsField rights={rights} areas={areas} wrong={wrong} onChange={setRights} />
      </div>
      {(speaks || account.responderId !== undefined) && (
        <div className={css['section']}>
          <Select
            label={t('administrator.speaksFor')}
            description={t('administrator.speaksForWhat')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('administrator.speaksForNobody') }}
            data={people}
            value={responderId}
            error={wrong['responderId']}
            onChange={setResponderId}
            nothingFoundMessage={t('administrator.nothingFound')}
          />
        </div>
      )}
      <div className={css['section']}>
        <h3>{t('administrator.signingIn')}</h3>
        <Group gap="xs">
          <Button variant="default" leftSection={<KeyRound size={15} aria-hidden />} disabled={account.disabled} onClick={() => setAsked('link')}>
            {t('administrator.newLink')}
          </Button>
          <Button variant="default" leftSection={<LogOut size={15} aria-hidden />} onClick={() => setAsked('sign-out')}>
            {t('session.signOutEverywhere')}
          </Button>
          {account.disabled ? (
            <Button variant="default" leftSection={<UserRoundCheck size={15} aria-hidden />} onClick={enable} loading={ask.busy}>
              {t('administrator.enable')}
            </Button>
          ) : (
            <Button variant="default" color="red" leftSection={<UserRoundX size={15} aria-hidden />} onClick={() => setAsked('disable')}>
              {t('administrator.disable')}
            </Button>
          )}
        </Group>
        {account.disabled && (
          <Text size="xs" c="dimmed" mt="xs">
            {t('administrator.disabledWhat')}
          </Text>
        )}
      </div>
      <FormProblem problem={ask.problem} at={SHOWN} />
      <div className={css['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        <Button type="submit" loading={ask.busy} disabled={!changed}>
          {t('administrator.save')}
        </Button>
      </div>
      <Confirm
        opened={asked === 'link'}
        title={t('administrator.newLink')}
        what={t('administrator.newLinkWhat')}
        does={t('administrator.newLink')}
        danger={false}
        onClose={close}
        run={async (give) => {
          const link = await give<{ token: string; expiresAt: string }>(`${path}/issue-link`);
          onLink({ name: account.displayName, token: link.token, expiresAt: link.expiresAt });
        }}
        onDone={onClose}
      />
      <Confirm
        opened={asked === 'sign-out'}
        title={t('session.signOutEverywhere')}
        what={t(own ? 'administrator.signOutSelf' : 'administrator.signOutWhat', { name: account.displayName })}
        does={t('session.signOutEverywhere')}
        onClose={close}
        run={(give) => give(`${path}/sign-out-everywhere`)}
      />
      <Confirm
        opened={asked === 'disable'}
        title={t('administrator.disable')}
        what={t(own ? 'administrator.disableSelf' : 'administrator.disableWhat', { name: account.displayName })}
        does={t('administrator.disable')}
        onClose={close}
        run={(give) => give(`${path}/disable`)}
        onDone={() => void refresh()}
      />
      <Confirm opened={asked === 'rights'} title={t('administrator.ownRights')} what={t('administrator.ownRightsWhat')} does={t('administrator.save')} onClose={close} run={save} />
    </form>
  );
}
