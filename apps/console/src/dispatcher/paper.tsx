import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useIntl } from 'react-intl';
import type { AssignmentRow, CaseRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { PlaceName } from '../parts/place-name.tsx';
import { At } from '../time/times.tsx';
import { serverNow } from '../time/server-clock.ts';
import css from './paper.module.css';
import { alive } from './heat.ts';
import { Legs } from './legs.tsx';
import type { Opened } from './open-for-paper.ts';
import { PAPER_STEPS, type PaperStep } from './paper-times.ts';
import { CategoryName } from './queue.tsx';

/** What is asked on the phone, in its order. */
const BLANK = ['call', 'phone', 'where', 'need', 'who'] as const;
/** Lines for calls that come while the machines are down. */
const BLANK_ROWS = 8;

/** Whom to ask for, at which door; masked unless it was opened. */
function Whom({ row, opened }: { readonly row: CaseRow; readonly opened: Opened | undefined }) {
  const line = [opened?.room, opened?.name ?? row.person?.name, opened?.phone].filter((part) => part !== undefined).join(' · ');
  return line === '' ? null : (
    <>
      <br />
      <strong data-whom>{line}</strong>
    </>
  );
}

/** When it happened, where it is known already: the column is then filled. */
function timeOf(row: CaseRow, step: PaperStep) {
  const at = step === 'cleared' ? undefined : alive(row)[0]?.times[step];
  return at === undefined ? null : <At at={at} />;
}

interface PaperProps {
  readonly rows: readonly CaseRow[];
  /** Names, phones and rooms, by request, where they have been opened for it. */
  readonly opened?: ReadonlyMap<string, Opened> | undefined;
  readonly nameOf: (one: AssignmentRow) => string;
  readonly onDone: () => void;
}

/** The open queue on paper, with empty columns for what happens while the machines are down; it is entered afterwards with its times. */
export function Paper({ rows, opened, nameOf, onDone }: PaperProps) {
  const t = useText();
  const intl = useIntl();
  useEffect(() => {
    addEventListener('afterprint', onDone);
    const timer = setTimeout(() => print(), 50);
    return () => {
      clearTimeout(timer);
      removeEventListener('afterprint', onDone);
    };
  }, [onDone]);
  return createPortal(
    <div className={css['paper']} data-paper>
      <h1>{t('dispatcher.paper.title')}</h1>
      <p>
        {t('dispatcher.paper.as')} {intl.formatDate(serverNow(), { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' })} · {t('dispatcher.count', { count: rows.length })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('dispatcher.column.number')}</th>
            <th scope="col">{t('dispatcher.column.priority')}</th>
            <th scope="col">{t('dispatcher.paper.since')}</th>
            <th scope="col">{t('dispatcher.column.what')}</th>
            <th scope="col">{t('dispatcher.column.legs')}</th>
            <th scope="col">{t('dispatcher.paper.who')}</th>
            {PAPER_STEPS.map((step) => (
              <th key={step} scope="col" className={css['time']}>
                {t(`assignment.${step}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.requestId}>
              <td>{row.number}</td>
              <td>{row.priority}</td>
              <td>
                <At at={row.queuedAt} />
              </td>
              <td>
                <CategoryName category={row.category} />
                <br />
                <PlaceName place={row.place} area={row.area} />
                <Whom row={row} opened={opened?.get(row.requestId)} />
              </td>
              <td>
                <Legs row={row} nameOf={nameOf} wrap />
              </td>
              <td />
              {PAPER_STEPS.map((step) => (
                <td key={step}>{timeOf(row, step)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('dispatcher.paper.new')}</h2>
      <table className={css['blank']}>
        <thead>
          <tr>
            {BLANK.map((column) => (
              <th key={column} scope="col">
                {t(`dispatcher.paper.${column}`)}
              </th>
            ))}
            {PAPER_STEPS.map((step) => (
              <th key={step} scope="col" className={css['time']}>
                {t(`assignment.${step}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: BLANK_ROWS }, (_, index) => (
            <tr key={index}>
              {[...BLANK, ...PAPER_STEPS].map((column) => (
                <td key={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('dispatcher.paper.after')}</p>
    </div>,
    document.body,
  );
}
