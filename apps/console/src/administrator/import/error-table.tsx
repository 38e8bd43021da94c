import { useBoth, useText } from '../../language/use-text.ts';
import css from '../administrator.module.css';
import type { WrongCell } from './use-import.ts';

/** Every wrong cell of a file, as a spreadsheet counts: row, column, what stands there, what to write. */
export function ErrorTable({ cells }: { readonly cells: readonly WrongCell[] }) {
  const t = useText();
  const both = useBoth();
  return (
    <div className={css['errors']} tabIndex={0} role="region" aria-label={t('administrator.errors')}>
      <table className={css['table']} data-errors={cells.length}>
        <thead>
          <tr>
            <th scope="col" className={css['figure']}>
              {t('administrator.row')}
            </th>
            <th scope="col">{t('administrator.column')}</th>
            <th scope="col">{t('administrator.found')}</th>
            <th scope="col">{t('administrator.mend')}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ row, column, found, what }) => (
            <tr key={`${row} ${column} ${both(what)}`}>
              <td className={css['figure']}>{row === 0 ? '' : row}</td>
              <td>
                <code>{column}</code>
              </td>
              <td className={css['wrongCell']}>{found === undefined || found === '' ? t('administrator.emptyCell') : found}</td>
              <td>{both(what)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
