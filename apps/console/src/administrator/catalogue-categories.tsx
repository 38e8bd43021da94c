import { Button, UnstyledButton } from '@mantine/core';
import { ArrowLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { Question, Weight } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { PriorityBadge } from '../look/badges.tsx';
import { Panel } from '../parts/page.tsx';
import css from './administrator.module.css';
import { spanText } from './spans.ts';
import { type Crew, skillNames, type WholeCatalogue, type WholeCategory } from './whole-catalogue.ts';

/** All categories: name in both languages, what they begin with, whom they need, by when. */
export function Categories({ catalogue, onChoose }: { readonly catalogue: WholeCatalogue; readonly onChoose: (key: string) => void }) {
  const t = useText();
  const intl = useIntl();
  const both = useBoth();
  return (
    <Panel flush>
      <table className={css['table']} data-categories={catalogue.categories.length}>
        <thead>
          <tr>
            <th scope="col">{t('administrator.category')}</th>
            <th scope="col">{t('administrator.otherLanguage')}</th>
            <th scope="col">{t('administrator.beginsWith')}</th>
            <th scope="col" className={css['figure']}>
              {t('administrator.seats')}
            </th>
            <th scope="col" className={css['figure']}>
              {t('administrator.questions')}
            </th>
            <th scope="col" className={css['figure']}>
              {t('administrator.doneWithin')}
            </th>
            <th scope="col" className={css['figure']}>
              {t('administrator.followUpWithin')}
            </th>
          </tr>
        </thead>
        <tbody>
          {catalogue.categories
            .toSorted((left, right) => left.order - right.order)
            .map((category) => (
              <tr key={category.key}>
                <th scope="row">
                  <UnstyledButton className={css['inTable'] ?? ''} onClick={() => onChoose(category.key)} data-category={category.key}>
                    {both(category.name)}
                    <ChevronRight size={14} aria-hidden />
                  </UnstyledButton>
                </th>
                <td>{other(category.name, both)}</td>
                <td>
                  <PriorityBadge priority={category.defaultPriority} />
                </td>
                <td className={css['figure']}>{category.dispatched ? category.crew.seats.length : '–'}</td>
                <td className={css['figure']}>{category.questions.length}</td>
                <td className={css['figure']}>{spanText(intl, category.deadlines.resolveWithinMinutes * 60)}</td>
                <td className={css['figure']}>{spanText(intl, category.deadlines.followUpWithinHours * 3_600)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Panel>
  );
}

function other(
  name: { readonly zh?: string | undefined; readonly en?: string | undefined },
  both: (texts: { readonly zh?: string | undefined; readonly en?: string | undefined }) => string,
): string {
  return both(name) === name.zh ? (name.en ?? '') : (name.zh ?? '');
}

/** One category whole. */
export function CategoryDetail({ catalogue, category, onBack }: { readonly catalogue: WholeCatalogue; readonly category: WholeCategory; readonly onBack: () => void }) {
  const t = useText();
  const both = useBoth();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const yes = (value: boolean) => t(value ? 'administrator.yes' : 'administrator.no');
  return (
    <div className={css['stack']} data-category-detail={category.key}>
      <div className={css['head']}>
        <Button ref={back} variant="default" leftSection={<ArrowLeft size={15} aria-hidden />} onClick={onBack}>
          {t('administrator.categories')}
        </Button>
        <h2>
          {both(category.name)} <span className={css['quiet']}>{other(category.name, both)}</span>
        </h2>
        <PriorityBadge priority={category.defaultPriority} withWord />
      </div>
      <Panel flush>
        <table className={css['table']}>
          <tbody>
            <Fact name={t('administrator.words')} value={[...category.words.zh, ...category.words.en].join(' · ')} />
            <Fact name={t('administrator.sent')} value={yes(category.dispatched)} />
            <Fact name={t('administrator.confidential')} value={yes(category.confidential === true)} />
            <Fact name={t('administrator.floorMatters')} value={yes(category.floorMatters)} />
            {category.weightKg !== undefined && <Fact name={t('administrator.weight')} value={String(category.weightKg)} />}
            <Fact name={t('administrator.confirmedBy')} value={category.confirms.map((who) => t(`administrator.confirms.${who as 'person'}`)).join(' · ')} />
            <Fact name={t('administrator.closes')} value={yes(category.closeOnVerify)} />
          </tbody>
        </table>
      </Panel>
      {category.dispatched && <Crews catalogue={catalogue} category={category} />}
      {category.stages !== undefined && (
        <Panel title={t('administrator.stages')} flush>
          <table className={css['table']}>
            <tbody>
              {category.stages.map(({ kind, name }, index) => (
                <tr key={kind}>
                  <td className={css['figure']}>{index + 1}</td>
                  <td>{both(name)}</td>
                  <td className={css['quiet']}>{other(name, both)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      <Panel title={t('administrator.questions')} flush>
        {category.questions.map((id) => (
          <QuestionTable key={id} question={catalogue.questions.find((one) => one.id === id)} />
        ))}
      </Panel>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value}</td>
    </tr>
  );
}

function Crews({ catalogue, category }: { readonly catalogue: WholeCatalogue; readonly category: WholeCategory }) {
  const t = useText();
  const both = useBoth();
  const skills = skillNames(catalogue, both);
  const crews: readonly (readonly [string, Crew])[] = [['', category.crew], ...Object.entries(category.crewByPriority ?? {})];
  return (
    <Panel title={t('administrator.seats')} flush>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{t('administrator.when')}</th>
            <th scope="col" className={css['figure']}>
              {t('administrator.seat')}
            </th>
            <th scope="col">{t('administrator.skills')}</th>
            <th scope="col" className={css['figure']}>
              {t('administrator.canCarryKg')}
            </th>
            <th scope="col" className={css['figure']}>
              {t('administrator.minimum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {crews.flatMap(([priority, { seats, minimum }]) =>
            seats.map(({ seat, skills: needed, canCarryKg }, index) => (
              <tr key={`${priority} ${seat}`}>
                <td>{index === 0 && (priority === '' ? t('administrator.otherwise') : <PriorityBadge priority={priority} />)}</td>
                <td className={css['figure']}>{seat}</td>
                <td>{skills(needed) || t('administrator.anybody')}</td>
                <td className={css['figure']}>{canCarryKg ?? '–'}</td>
                <td className={css['figure']}>{index === 0 && minimum}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </Panel>
  );
}

function QuestionTable({ question }: { readonly question: Question | undefined }) {
  const t = useText();
  const both = useBoth();
  if (question === undefined) return null;
  const answers: readonly (Weight & { readonly key: string; readonly text: string })[] =
    question.kind === 'choice'
      ? question.options.map((option) => ({ ...option, key: option.value, text: `${both(option.text)} · ${other(option.text, both)}` }))
      : question.bands.map((band) => ({
          ...band,
          key: String(band.below),
          text: band.below === undefined ? t('administrator.more') : t('administrator.below', { value: band.below, unit: question.unit }),
        }));
  return (
    <table className={css['table']} data-question={question.id}>
      <thead>
        <tr>
          <th scope="col">{both(question.text)}</th>
          <th scope="col" className={css['figure']}>
            {t('administrator.points')}
          </th>
          <th scope="col">{t('administrator.atLeast')}</th>
          <th scope="col">{t('administrator.why')}</th>
        </tr>
      </thead>
      <tbody>
        {answers.map(({ key, text, weight, atLeast, reason }) => (
          <tr key={key}>
            <td>{text}</td>
            <td className={css['figure']}>{weight > 0 ? `+${weight}` : weight}</td>
            <td>{atLeast === undefined ? '–' : <PriorityBadge priority={atLeast} />}</td>
            <td>{both(reason)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
