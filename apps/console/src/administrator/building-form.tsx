import { ActionIcon, Button, Drawer, NumberInput, SegmentedControl, Select, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Trash2, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '../api/problem.ts';
import { useBoth, useText } from '../language/use-text.ts';
import type { CommunityDetail } from '../parts/place-name.tsx';
import css from './administrator.module.css';
import { FormProblem } from './form-problem.tsx';
import { type BuildingFields, commandsFor, fieldsOf } from './building-fields.ts';
import { BUILDING_TONES, type BuildingRow, BuildingStateBadge } from './building-state.tsx';
import { Confirm } from './confirm.tsx';
import { useAsk } from './use-ask.ts';
import { useResponderNames, useResponderOptions } from './use-responders.ts';

const LABELS = {
  units: 'administrator.units',
  floors: 'administrator.floors',
  households: 'administrator.householdCount',
  people: 'administrator.peopleCount',
  x: 'administrator.x',
  y: 'administrator.y',
} as const;

/** Pointers whose sentences stand at their fields. */
const SHOWN = ['building', 'name', 'aliases', 'units', 'floors', 'households', 'people', 'x', 'y', 'zh', 'en'];

interface BuildingFormProps {
  readonly communityId: string;
  readonly estates: CommunityDetail['estates'];
  /** The building that is changed; without it a new one. */
  readonly building: BuildingRow | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A building: what it is, how to get in, whether one may, and who answers for it. Only what was changed is sent. */
export function BuildingForm(props: BuildingFormProps) {
  const t = useText();
  const both = useBoth();
  return (
    <Drawer
      opened={props.opened}
      onClose={props.onClose}
      position="right"
      size={520}
      title={props.building === undefined ? t('administrator.addBuilding') : both(props.building.name)}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {props.opened && <Form {...props} />}
    </Drawer>
  );
}

function Form({ communityId, estates, building, onClose }: BuildingFormProps) {
  const t = useText();
  const both = useBoth();
  const queries = useQueryClient();
  const ask = useAsk();
  const names = useResponderNames();
  const people = useResponderOptions();
  const [fields, setFields] = useState<BuildingFields>(() => fieldsOf(building, estates[0]?.estate ?? ''));
  const [removing, setRemoving] = useState(false);
  const set = (change: Partial<BuildingFields>) => setFields((before) => ({ ...before, ...change }));
  const wrong = fieldErrors(ask.problem);
  const path = `/api/intake/communities/${communityId}`;
  const after = async (done: boolean) => {
    await Promise.all([queries.invalidateQueries({ queryKey: ['intake', 'community', communityId] }), queries.invalidateQueries({ queryKey: ['intake', 'communities'] })]);
    if (done) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask
      .run(async (give) => {
        for (const { name, body } of commandsFor(building, fields)) await give(`${path}/${name}`, body);
      })
      .then(after);
  };
  const whole = (key: keyof typeof LABELS) => ({
    label: t(LABELS[key]),
    value: fields[key],
    error: wrong[key],
    onChange: (value: string | number) => set({ [key]: value === '' ? '' : Number(value) }),
  });
  return (
    <form onSubmit={submit} data-building={building === undefined ? 'new' : `${building.estate}/${building.building}`}>
      <div className={css['fields']}>
        {building === undefined ? (
          <>
            <Select
              label={t('administrator.estate')}
              description={t('administrator.estateOf')}
              data={estates.map(({ estate, name }) => ({ value: estate, label: both(name) }))}
              value={fields.estate}
              onChange={(estate) => set({ estate: estate ?? fields.estate })}
              allowDeselect={false}
            />
            <TextInput
              label={t('administrator.slug')}
              description={t('administrator.slugWhat')}
              name="building"
              value={fields.building}
              error={wrong['building']}
              onChange={(event) => set({ building: event.currentTarget.value.trim() })}
              required
              data-autofocus
            />
          </>
        ) : (
          <Text className={css['wide'] ?? ''} size="sm" c="dimmed">
            {both(estates.find(({ estate }) => estate === building.estate)?.name)} · {building.estate}/{building.building}
          </Text>
        )}
        <TextInput
          label={t('administrator.nameZh')}
          name="nameZh"
          value={fields.nameZh}
          error={wrong['name/zh']}
          onChange={(event) => set({ nameZh: event.currentTarget.value })}
          required
        />
        <TextInput
          label={t('administrator.nameEn')}
          name="nameEn"
          value={fields.nameEn}
          error={wrong['name/en']}
          onChange={(event) => set({ nameEn: event.currentTarget.value })}
        />
        <TextInput
          className={css['wide'] ?? ''}
          label={t('administrator.aliases')}
          description={t('administrator.aliasesWhat')}
          value={fields.aliases}
          error={wrong['aliases']}
          onChange={(event) => set({ aliases: event.currentTarget.value })}
        />
        <NumberInput {...whole('units')} min={1} max={50} allowDecimal={false} required />
        <NumberInput {...whole('floors')} min={1} max={200} allowDecimal={false} required />
        <NumberInput {...whole('households')} min={0} allowDecimal={false} />
        <NumberInput {...whole('people')} min={0} allowDecimal={false} />
        <NumberInput {...whole('x')} description={t('administrator.planWhat')} required />
        <NumberInput {...whole('y')} description={t('administrator.planWhat')} required />
        <Switch className={css['wide'] ?? ''} label={t('administrator.hasLift')} checked={fields.lift} onChange={(event) => set({ lift: event.currentTarget.checked })} />
      </div>
      <div className={css['section']}>
        <h3>{t('administrator.state')}</h3>
        <SegmentedControl
          fullWidth
          aria-label={t('administrator.state')}
          data={Object.keys(BUILDING_TONES).map((state) => ({ value: state, label: <BuildingStateBadge state={state} /> }))}
          value={fields.state}
          onChange={(state) => set({ state })}
        />
      </div>
      <div className={css['section']}>
        <h3>{t('administrator.accessNote')}</h3>
        <div className={css['fields']}>
          <Textarea
            className={css['wide'] ?? ''}
            label={t('administrator.inChinese')}
            description={t('administrator.accessNoteWhat')}
            name="noteZh"
            autosize
            minRows={2}
            maxLength={500}
            value={fields.noteZh}
            error={wrong['zh']}
            onChange={(event) => set({ noteZh: event.currentTarget.value })}
          />
          <Textarea
            className={css['wide'] ?? ''}
            label={t('administrator.inEnglish')}
            name="noteEn"
            autosize
            minRows={2}
            maxLength={500}
            value={fields.noteEn}
            error={wrong['en']}
            onChange={(event) => set({ noteEn: event.currentTarget.value })}
          />
        </div>
      </div>
      <div className={css['section']}>
        <h3>{t('administrator.stewards')}</h3>
        {fields.stewards.length > 0 && (
          <ul className={css['chips']}>
            {fields.stewards.map((id) => (
              <li key={id} className={css['chip']}>
                {names.get(id) ?? t('administrator.somebody')}
                <ActionIcon
                  variant="subtle"
                  size="sm"
                  aria-label={t('administrator.removeSteward', { name: names.get(id) ?? t('administrator.somebody') })}
                  onClick={() => set({ stewards: fields.stewards.filter((one) => one !== id) })}
                >
                  <X size={13} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        <Select
          aria-label={t('administrator.addSteward')}
          placeholder={t('administrator.addSteward')}
          searchable
          nothingFoundMessage={t('administrator.nothingFound')}
          data={people.filter(({ value }) => !fields.stewards.includes(value))}
          value={null}
          onChange={(id) => {
            if (id !== null) set({ stewards: [...fields.stewards, id] });
          }}
        />
      </div>
      <FormProblem problem={ask.problem} at={SHOWN} />
      <div className={css['foot']}>
        {building !== undefined && (
          <Button className={css['start'] ?? ''} variant="subtle" color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={() => setRemoving(true)}>
            {t('administrator.removeBuilding')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={ask.busy}>
          {t('administrator.save')}
        </Button>
      </div>
      {building !== undefined && (
        <Confirm
          opened={removing}
          title={t('administrator.removeBuilding')}
          what={t('administrator.removeBuildingWhat', { name: both(building.name) })}
          does={t('administrator.removeBuilding')}
          onClose={() => setRemoving(false)}
          run={(give) => give(`${path}/remove-building`, { estate: building.estate, building: building.building })}
          onDone={() => void after(true)}
        />
      )}
    </form>
  );
}
