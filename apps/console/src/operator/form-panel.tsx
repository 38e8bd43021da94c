import { Alert, Button, Group, Kbd, NativeSelect, Textarea, TextInput, Title } from '@mantine/core';
import { ClipboardPaste, FileText, Sparkles, X } from 'lucide-react';
import type { RefObject } from 'react';
import { useBoth, useText } from '../language/use-text.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Since } from '../time/times.tsx';
import { emptyForm, RELATIONS, type CallForm } from './call-form.ts';
import { CategoryField } from './category-field.tsx';
import css from './operator.module.css';
import { PlaceField } from './place-field.tsx';
import { Priority } from './priority.tsx';
import { Questions } from './questions.tsx';
import { errorOf } from './form-errors.ts';
import type { Desk } from './use-desk.ts';

/** Names on the keyboard, the same in every language. */
const KEYS = { chatLine: 'Alt+C', paper: 'Alt+P', log: 'Ctrl+Enter' } as const;

/** The form: phone, place, category, questions, note. The Tab order is the order on the page and never changes. */
export function FormPanel({ desk, first, onPaste }: { readonly desk: Desk; readonly first: RefObject<HTMLInputElement | null>; readonly onPaste: () => void }) {
  const t = useText();
  const { form, errors } = desk;
  // What a refusal says of fields that have no place of their own here.
  const homeless = Object.keys(errors).some((pointer) => !/^(person\/phone|reporter\/phone|caller\/phone|place|category|answers|note|contactAt|priorityReason)/.test(pointer));
  return (
    <section className={css['form']} data-desk data-medium={form.medium} aria-busy={desk.busy}>
      <div className={css['formHead']}>
        <Title order={1} size="h3">
          {t(TITLES[form.medium])}
        </Title>
        {form.begunAt !== undefined && (
          <span className={css['clock']}>
            <Since at={form.begunAt} />
          </span>
        )}
        <span className={css['spring']} />
        <Button size="compact-sm" variant="default" leftSection={<ClipboardPaste size={14} aria-hidden />} onClick={onPaste}>
          {t('operator.paste')}
          <Kbd className={css['kbd']}>{KEYS.chatLine}</Kbd>
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<FileText size={14} aria-hidden />}
          onClick={() => desk.reopen({ ...emptyForm('paper'), begunAt: new Date().toISOString() })}
        >
          {t('operator.paper')}
          <Kbd className={css['kbd']}>{KEYS.paper}</Kbd>
        </Button>
      </div>
      <Waiting desk={desk} />
      <div className={css['fields']}>
        <Guessed form={form} />
        {form.medium === 'paper' && (
          <TextInput
            type="datetime-local"
            name="paperAt"
            label={t('operator.paperAt')}
            description={t('operator.paperAt.what')}
            value={form.paperAt}
            error={errorOf(errors, 'paperAt')}
            onChange={(event) => desk.change({ paperAt: event.currentTarget.value })}
          />
        )}
        <div className={css['pair']}>
          <TextInput
            ref={first}
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="off"
            label={t('operator.phone')}
            value={form.phone}
            error={errorOf(errors, 'phone')}
            onChange={(event) => desk.change({ phone: event.currentTarget.value })}
          />
          <PlaceField desk={desk} />
        </div>
        <CategoryField desk={desk} />
        {form.category !== undefined && <Questions desk={desk} />}
        <Textarea
          name="note"
          label={desk.confidential ? t('operator.note.tip') : t('operator.note')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={4_000}
          value={form.note}
          error={errorOf(errors, 'note')}
          onChange={(event) => desk.change({ note: event.currentTarget.value })}
        />
        {desk.confidential && (
          <Textarea
            name="opensNote"
            label={t('operator.opensNote')}
            description={t('operator.opensNote.what')}
            autosize
            minRows={2}
            maxRows={4}
            maxLength={4_000}
            value={form.opensNote}
            onChange={(event) => desk.change({ opensNote: event.currentTarget.value })}
          />
        )}
        <div className={css['people']}>
          <TextInput
            name="name"
            label={t('operator.name')}
            autoComplete="off"
            value={form.name}
            onChange={(event) => desk.change({ name: event.currentTarget.value })}
            maxLength={100}
          />
          <NativeSelect
            name="relation"
            label={t('operator.relation')}
            value={form.relation}
            data={RELATIONS.map((value) => ({ value, label: t(`operator.relation.${value}`) }))}
            onChange={(event) => desk.change({ relation: event.currentTarget.value as CallForm['relation'] })}
          />
          {form.relation !== 'self' && (
            <>
              <TextInput
                name="personName"
                label={t('operator.personName')}
                autoComplete="off"
                value={form.personName}
                maxLength={100}
                onChange={(event) => desk.change({ personName: event.currentTarget.value })}
              />
              <TextInput
                name="personPhone"
                label={t('operator.personPhone')}
                type="tel"
                autoComplete="off"
                value={form.personPhone}
                onChange={(event) => desk.change({ personPhone: event.currentTarget.value })}
              />
            </>
          )}
          <TextInput
            name="age"
            label={t('operator.age')}
            inputMode="numeric"
            autoComplete="off"
            value={form.age}
            maxLength={3}
            onChange={(event) => desk.change({ age: event.currentTarget.value.replaceAll(/\D/g, '') })}
          />
        </div>
        <ProblemAlert problem={desk.problem} fields={homeless} />
      </div>
      <div className={css['formFoot']}>
        <Priority desk={desk} />
        <Group gap={8} wrap="nowrap" ml="auto">
          {form.begunAt !== undefined && (
            <Button variant="subtle" color="gray" leftSection={<X size={16} aria-hidden />} onClick={desk.discard}>
              {t('operator.discard')}
            </Button>
          )}
          <Button onClick={desk.log} loading={desk.busy} data-log>
            {t('operator.log')}
            <Kbd className={css['kbd']}>{KEYS.log}</Kbd>
          </Button>
        </Group>
      </div>
    </section>
  );
}

const TITLES = { phone: 'operator.title.phone', chat: 'operator.title.chat', paper: 'operator.title.paper' } as const;

/** Forms that wait beside the open one: put aside, or come back because they were refused. */
function Waiting({ desk }: { readonly desk: Desk }) {
  const t = useText();
  if (desk.refused.length === 0) return null;
  return (
    <div className={css['waiting']} role="status" data-waiting>
      <span>{t('operator.aside')}</span>
      {desk.refused.map((form) => (
        <Button key={form.key} size="compact-xs" variant="default" onClick={() => desk.reopen(form)}>
          {[form.phone, form.placeText, form.note].find((text) => text.trim() !== '')?.slice(0, 24) ?? t('operator.untitled')}
        </Button>
      ))}
    </div>
  );
}

/** Why a pasted line was taken for this. */
function Guessed({ form }: { readonly form: CallForm }) {
  const t = useText();
  const both = useBoth();
  if (form.medium !== 'chat' || form.guessed === undefined) return null;
  const reasons = form.guessed.map(both).filter((reason) => reason !== '');
  return (
    <Alert variant="light" icon={<Sparkles size={16} aria-hidden />} title={t('operator.guessed')} data-guessed>
      {reasons.length === 0 ? t('operator.guessed.nothing') : reasons.join(' · ')}
    </Alert>
  );
}
