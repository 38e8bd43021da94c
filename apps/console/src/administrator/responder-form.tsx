import { Button, Drawer, MultiSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '../api/problem.ts';
import type { ResponderRow } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { Masked } from '../parts/masked.tsx';
import css from './administrator.module.css';
import { FormProblem } from './form-problem.tsx';
import { AreaSelect } from './area-select.tsx';
import type { Areas } from './use-areas.ts';
import { useAsk } from './use-ask.ts';
import { DUTIES, useDuty } from './use-duties.ts';

/** Pointers whose sentences stand at their fields. */
const SHOWN = ['nameZh', 'nameEn', 'phone', 'area', 'roles', 'skills', 'buildings', 'canCarryKg'];

interface ResponderFormProps {
  readonly opened: boolean;
  /** Who is changed; without it somebody new. */
  readonly responder: ResponderRow | undefined;
  readonly areas: Areas;
  /** Everybody, whose duties are offered. */
  readonly known: readonly ResponderRow[];
  readonly onClose: () => void;
}

/** A responder: name, phone, where he answers, what he can. Only what was changed is sent. */
export function ResponderForm(props: ResponderFormProps) {
  const t = useText();
  const { responder, opened, onClose } = props;
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={480}
      title={responder === undefined ? t('administrator.addResponder') : (responder.name ?? responder.nameEn ?? t('administrator.somebody'))}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened && <Form {...props} />}
    </Drawer>
  );
}

function Form({ responder, areas, known, onClose }: ResponderFormProps) {
  const t = useText();
  const both = useBoth();
  const duty = useDuty();
  const catalogue = useCatalogue();
  const queries = useQueryClient();
  const ask = useAsk();
  const [nameZh, setNameZh] = useState(responder?.name ?? '');
  const [nameEn, setNameEn] = useState(responder?.nameEn ?? '');
  const [phone, setPhone] = useState('');
  const [area, setArea] = useState<string | undefined>(responder?.area ?? areas.communities[0]?.area);
  const [roles, setRoles] = useState<string[]>([...(responder?.roles ?? ['volunteer'])]);
  const [skills, setSkills] = useState<string[]>([...(responder?.skills ?? [])]);
  const [buildings, setBuildings] = useState<string[]>([...(responder?.buildings ?? [])]);
  const [canCarryKg, setCanCarryKg] = useState<number | ''>(responder?.canCarryKg ?? 0);
  const wrong = fieldErrors(ask.problem);
  const inside = (area ?? '').split('/').slice(0, 4).join('/');
  const choices = areas.buildingsIn(inside);
  const duties = [...new Set([...Object.keys(DUTIES), ...known.flatMap((one) => one.roles)])];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = {
      nameZh: nameZh.trim(),
      ...(nameEn.trim() === '' ? {} : { nameEn: nameEn.trim() }),
      area: area ?? '',
      roles,
      skills,
      buildings,
      canCarryKg: canCarryKg === '' ? 0 : canCarryKg,
    };
    void ask
      .run(async (give) => {
        if (responder === undefined) await give('/api/dispatch/responders', { ...wanted, phone: phone.trim() });
        else await give(`/api/dispatch/responders/${responder.responderId}/change`, { ...changed(wanted, responder), ...(phone.trim() === '' ? {} : { phone: phone.trim() }) });
        await queries.invalidateQueries({ queryKey: ['dispatch'] });
      })
      .then((done) => {
        if (done) onClose();
      });
  };
  return (
    <form onSubmit={submit} data-responder={responder?.responderId ?? 'new'}>
      <div className={css['fields']}>
        <TextInput
          label={t('administrator.personZh')}
          name="nameZh"
          value={nameZh}
          error={wrong['nameZh']}
          maxLength={60}
          required
          onChange={(event) => setNameZh(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('administrator.personEn')}
          name="nameEn"
          value={nameEn}
          error={wrong['nameEn']}
          maxLength={60}
          onChange={(event) => setNameEn(event.currentTarget.value)}
        />
        {responder !== undefined && (
          <div className={css['wide']}>
            <Text size="sm" fw={500}>
              {t('administrator.phone')}
            </Text>
            <Masked
              masked={responder.phone}
              label={t('administrator.phone')}
              path={`/api/dispatch/responders/${responder.responderId}/reveal`}
              body={{ fields: ['phone'] }}
              pick={(answer) => (typeof answer['phone'] === 'string' ? answer['phone'] : undefined)}
            />
          </div>
        )}
        <TextInput
          className={css['wide'] ?? ''}
          label={t(responder === undefined ? 'administrator.phone' : 'administrator.newPhone')}
          description={responder === undefined ? undefined : t('administrator.newPhoneWhat')}
          name="phone"
          inputMode="tel"
          value={phone}
          error={wrong['phone']}
          maxLength={40}
          required={responder === undefined}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <AreaSelect
          className={css['wide'] ?? ''}
          label={t('administrator.area')}
          description={t('administrator.responderArea')}
          areas={areas}
          value={area}
          error={wrong['area']}
          everywhere={false}
          required
          onChange={setArea}
        />
        <MultiSelect
          className={css['wide'] ?? ''}
          label={t('administrator.duties')}
          data={duties.map((key) => ({ value: key, label: duty(key) }))}
          value={roles}
          onChange={setRoles}
          error={wrong['roles']}
          maxValues={10}
          searchable
          nothingFoundMessage={t('administrator.nothingFound')}
        />
        <MultiSelect
          className={css['wide'] ?? ''}
          label={t('administrator.skills')}
          data={(catalogue.all?.skills ?? []).map(({ key, name }) => ({ value: key, label: both(name) }))}
          value={skills}
          onChange={setSkills}
          error={wrong['skills']}
          searchable
          nothingFoundMessage={t('administrator.nothingFound')}
        />
        <MultiSelect
          className={css['wide'] ?? ''}
          label={t('administrator.startsFrom')}
          description={t('administrator.startsFromWhat')}
          data={[...choices, ...buildings.filter((path) => !choices.some(({ value }) => value === path)).map((path) => ({ value: path, label: areas.nameOf(path) }))]}
          value={buildings}
          onChange={setBuildings}
          error={wrong['buildings']}
          searchable
          nothingFoundMessage={t('administrator.nothingFound')}
        />
        <NumberInput
          label={t('administrator.canCarryKg')}
          value={canCarryKg}
          min={0}
          max={200}
          error={wrong['canCarryKg']}
          onChange={(value) => setCanCarryKg(value === '' ? '' : Number(value))}
        />
      </div>
      <FormProblem problem={ask.problem} at={SHOWN} />
      <div className={css['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={ask.busy}>
          {t('administrator.save')}
        </Button>
      </div>
    </form>
  );
}

/** The fields that say something else than before. */
function changed(wanted: Readonly<Record<string, unknown>>, responder: ResponderRow): Readonly<Record<string, unknown>> {
  const { name: nameZh, nameEn, area, roles, skills, buildings, canCarryKg = 0 } = responder;
  const was: Readonly<Record<string, unknown>> = { nameZh, nameEn, area, roles, skills, buildings, canCarryKg };
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key])));
}
