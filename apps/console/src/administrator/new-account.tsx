import { Button, Drawer, Select, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '../api/problem.ts';
import type { AccountRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import type { Role } from '../session/store.ts';
import css from './administrator.module.css';
import { FormProblem } from './form-problem.tsx';
import type { MadeLink } from './link-dialog.tsx';
import { type RightField, RightsField } from './rights-field.tsx';
import { ACCOUNTS } from './use-accounts.ts';
import type { Areas } from './use-areas.ts';
import { useAsk } from './use-ask.ts';
import { useEverybody, useResponderOptions } from './use-responders.ts';

/** Roles whose screen shows the tasks of one responder. */
export const SPEAKS_FOR_A_RESPONDER: readonly string[] = ['responder', 'steward'] satisfies readonly Role[];

/** Pointers whose sentences stand at their fields. */
const SHOWN = ['name', 'displayName', 'rights', 'responderId'];

interface NewAccountProps {
  readonly opened: boolean;
  readonly areas: Areas;
  /** What it begins with. */
  readonly role?: Role;
  readonly onClose: () => void;
  /** The link that the new account signs in with. */
  readonly onLink: (link: MadeLink) => void;
}

/** A new account: who, as what, where, and for which responder it speaks. */
export function NewAccount(props: NewAccountProps) {
  const t = useText();
  return (
    <Drawer opened={props.opened} onClose={props.onClose} position="right" size={520} title={t('administrator.addAccount')} closeButtonProps={{ 'aria-label': t('close') }}>
      {props.opened && <Form {...props} />}
    </Drawer>
  );
}

function Form({ areas, role = 'operator', onClose, onLink }: NewAccountProps) {
  const t = useText();
  const queries = useQueryClient();
  const ask = useAsk();
  const people = useResponderOptions();
  const everybody = useEverybody();
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [rights, setRights] = useState<readonly RightField[]>(() => [{ role, area: areas.communities[0]?.area }]);
  const [responderId, setResponderId] = useState<string | null>(null);
  const wrong = fieldErrors(ask.problem);
  const speaks = rights.some((right) => SPEAKS_FOR_A_RESPONDER.includes(right.role));

  const choose = (id: string | null) => {
    setResponderId(id);
    const chosen = everybody.data?.find((one) => one.responderId === id);
    if (displayName.trim() === '') setDisplayName(chosen?.name ?? chosen?.nameEn ?? '');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // '' is everywhere: never by leaving something out.
    if (rights.some((right) => right.area === undefined)) return;
    void ask
      .run(async (give) => {
        const link = responderId === null || !speaks ? {} : { responderId };
        const body = { name: name.trim(), displayName: displayName.trim(), rights: rights.map((right) => ({ role: right.role, area: right.area ?? '' })), ...link };
        const made = await give<AccountRow>('/api/access/accounts', body);
        if ('responderId' in link) await give(`/api/dispatch/responders/${link.responderId}/change`, { accountId: made.id });
        await queries.invalidateQueries({ queryKey: ACCOUNTS });
        if (made.link !== undefined) onLink({ name: made.displayName, token: made.link.token, expiresAt: made.link.expiresAt });
      })
      .then((done) => {
        if (done) onClose();
      });
  };
  return (
    <form onSubmit={submit} data-account="new">
      <div className={css['fields']}>
        <TextInput
          label={t('administrator.signInName')}
          description={t('administrator.signInNameWhat')}
          name="account-name"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={name}
          error={wrong['name']}
          minLength={2}
          maxLength={64}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('administrator.displayName')}
          description={t('administrator.displayNameWhat')}
          name="display-name"
          autoComplete="off"
          value={displayName}
          error={wrong['displayName']}
          maxLength={80}
          required
          onChange={(event) => setDisplayName(event.currentTarget.value)}
        />
      </div>
      <div className={css['section']}>
        <h3>{t('administrator.rights')}</h3>
        <RightsField rights={rights} areas={areas} wrong={wrong} onChange={setRights} />
      </div>
      {speaks && (
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
            onChange={choose}
            nothingFoundMessage={t('administrator.nothingFound')}
          />
        </div>
      )}
      <FormProblem problem={ask.problem} at={SHOWN} />
      <Text size="xs" c="dimmed" mt="md">
        {t('administrator.linkFollows')}
      </Text>
      <div className={css['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={ask.busy}>
          {t('administrator.makeAccount')}
        </Button>
      </div>
    </form>
  );
}
