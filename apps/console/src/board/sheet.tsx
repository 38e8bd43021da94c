import { Button } from '@mantine/core';
import { Monitor, Printer } from 'lucide-react';
import { Shape, type Tone } from '../look/shape.tsx';
import { Age } from './age.tsx';
import css from './board.module.css';
import { Figure, Figures } from './figures.tsx';
import { Both, IN, inOneLine, Said } from './said.tsx';
import type { Board, Entry, Share, Stage } from './use-board.ts';

const TONES: Readonly<Record<Stage, Tone>> = { waiting: 'serious', 'under-way': 'standby', later: 'off', done: 'normal' };
const HOUR = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY = { month: 'numeric', day: 'numeric', ...HOUR } as const;

/** The board to read and to print: the five numbers, what was needed, where, and each request by the number its caller knows. */
export function Sheet({ board, failed, onWall }: { readonly board: Board; readonly failed: boolean; readonly onWall: () => void }) {
  const { figures, untilHelped: until } = board;
  const day = new Date(`${board.day}T12:00:00`);
  const date = (language: 'zh-CN' | 'en') => IN[language].formatDate(day, { dateStyle: 'full' });
  return (
    <article className={css['sheet']}>
      <header className={css['head']}>
        <div>
          <h1>
            <Both zh={board.name.zh} en={board.name.en} />
          </h1>
          <p className={css['sub']}>
            <Said id="board.title" /> <span aria-hidden>·</span> <Both zh={date('zh-CN')} en={date('en')} />
          </p>
        </div>
        <div className={css['tools']} data-print="no">
          <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()} aria-label={inOneLine('board.print')}>
            <Said id="board.print" />
          </Button>
          <Button variant="default" leftSection={<Monitor size={16} aria-hidden />} onClick={onWall} aria-label={inOneLine('board.wall')}>
            <Said id="board.wall" />
          </Button>
        </div>
      </header>
      <Figures figures={figures} />
      <p className={css['line']}>
        <span data-print="no">
          <Age asOf={board.asOf} failed={failed} />
        </span>
        <span className={css['onPaper']}>
          <Said id="board.asOf" values={{ at: IN['zh-CN'].formatDate(board.asOf, { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }) }} />
        </span>
        {figures.later.count !== 0 && (
          <span data-figure="later">
            <Said id="board.later" /> <Figure of={figures.later} />
          </span>
        )}
        {until !== undefined && <Said id="board.until" values={{ p50: spoken(until.p50Minutes), p90: spoken(until.p90Minutes), measured: until.measured }} />}
      </p>
      <div className={css['tables']}>
        <Shares heading="board.categories" rest="board.otherKinds" of={board.categories} />
        <Shares heading="board.estates" rest="board.otherPlaces" of={board.estates} />
      </div>
      <section>
        <h2>
          <Said id="board.entries" />
        </h2>
        {board.entries.length === 0 ? (
          <p className={css['none']}>
            <Said id="board.noEntries" />
          </p>
        ) : (
          <ul className={css['entries']}>
            {board.entries.map((entry) => (
              <Row key={entry.number} entry={entry} />
            ))}
          </ul>
        )}
      </section>
      <footer className={css['rule']}>
        <Said id="board.rule" />
      </footer>
    </article>
  );
}

function Shares({
  heading,
  rest,
  of,
}: {
  readonly heading: 'board.categories' | 'board.estates';
  readonly rest: 'board.otherKinds' | 'board.otherPlaces';
  readonly of: readonly Share[];
}) {
  const most = Math.max(1, ...of.map(({ requests }) => requests));
  return (
    <section>
      <h2>
        <Said id={heading} />
      </h2>
      {of.length === 0 ? (
        <p className={css['none']}>
          <Said id="board.nothingYet" />
        </p>
      ) : (
        <table className={css['shares']}>
          <tbody>
            {of.map(({ key, name, requests }) => (
              <tr key={key ?? ''} data-share={key ?? 'rest'}>
                <th scope="row">{name === undefined ? <Said id={rest} /> : <Both zh={name.zh} en={name.en} />}</th>
                <td className={css['bar']} aria-hidden>
                  <span style={{ width: `${(100 * requests) / most}%` }} />
                </td>
                <td>{requests}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ entry: { number, stage, category, estate, since } }: { readonly entry: Entry }) {
  return (
    <li data-entry={number}>
      <strong>{number}</strong>
      <span className={css['stage']} data-stage={stage}>
        <Shape tone={TONES[stage]} size={12} />
        <Said id={`board.stage.${stage}`} />
      </span>
      <span className={css['what']}>
        {category === undefined ? <Said id="board.unnamed" /> : <Both zh={category.zh} en={category.en} />}
        {estate !== undefined && (
          <span className={css['where']}>
            <Both zh={estate.zh} en={estate.en} />
          </span>
        )}
      </span>
      <time dateTime={since}>{IN['zh-CN'].formatDate(since, new Date(since).toDateString() === new Date().toDateString() ? HOUR : DAY)}</time>
    </li>
  );
}

/** 95 minutes as `1:35`: the same in both languages. */
function spoken(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
