import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { AssignmentRow, CaseRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { PlaceName } from '../parts/place-name.tsx';
import { At } from '../time/times.tsx';
import { serverNow } from '../time/server-clock.ts';
import css from './paper.module.css';
import { Legs } from './legs.tsx';
import { CategoryName } from './queue.tsx';

/** The open queue on paper, with empty columns for what happens while the machines are down; it is entered afterwards with its times. */
export function Paper({ rows, nameOf, onDone }: { readonly rows: readonly CaseRow[]; readonly nameOf: (one: AssignmentRow) => string; readonly onDone: () => void }) {
  const t = useText();
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
        {t('dispatcher.paper.as')} <At at={new Date(serverNow()).toISOString()} seconds /> · {t('dispatcher.count', { count: rows.length })}
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
            <th scope="col">{t('dispatcher.paper.times')}</th>
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
              </td>
              <td>
                <Legs row={row} nameOf={nameOf} wrap />
              </td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}
