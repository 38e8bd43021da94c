import { Button, NativeSelect, TextInput } from '@mantine/core';
import { ArrowLeftRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { CaseDetail } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import css from './responder.module.css';
import { Sheet } from './sheet.tsx';
import type { Report, Told } from './use-report.ts';

const HOLDERS = ['person', 'facility', 'neighbour', 'storage', 'other'] as const;
type Holder = (typeof HOLDERS)[number];

interface CustodyProps {
  readonly responderId: string;
  readonly assignments: CaseDetail['assignments'];
  readonly personId: string | undefined;
  readonly report: (what: Report, told?: Told) => void;
}

/** What is in one's hands, how many, and from whom to whom it goes. */
export function Custody({ responderId, assignments, personId, report }: CustodyProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [direction, setDirection] = useState<'take' | 'give'>('take');
  const [what, setWhat] = useState('');
  const [count, setCount] = useState('1');
  const [unit, setUnit] = useState('');
  const [holder, setHolder] = useState<Holder>('person');
  const held = heldBy(responderId, assignments);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const me = { kind: 'responder', id: responderId };
    const other = { kind: holder, ...(holder === 'person' && personId !== undefined ? { id: personId } : {}) };
    const item = { what: what.trim(), count: Number(count), ...(unit.trim() === '' ? {} : { unit: unit.trim() }) };
    setOpen(false);
    setWhat('');
    setCount('1');
    report('custody', { body: { item, ...(direction === 'take' ? { from: other, to: me } : { from: me, to: other }) } });
  };
  return (
    <section className={css['part']}>
      <h3>{t('responder.custody')}</h3>
      {held.length > 0 && (
        <ul className={css['list']}>
          {held.map(({ name, unit: of, left }) => (
            <li key={`${name} ${of}`} data-held={name}>
              <span>{name}</span>
              <span>{`${left} ${of}`}</span>
            </li>
          ))}
        </ul>
      )}
      <Button className={css['button']} variant="default" leftSection={<ArrowLeftRight size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('responder.custodyTell')}
      </Button>
      {open && (
        <Sheet title={t('responder.custodyTell')} onClose={() => setOpen(false)}>
          <form className={css['sheet']} onSubmit={submit}>
            <div className={css['pair']}>
              {(['take', 'give'] as const).map((one) => (
                <Button key={one} className={css['button']} variant={direction === one ? 'filled' : 'default'} aria-pressed={direction === one} onClick={() => setDirection(one)}>
                  {t(`responder.custody.${one}`)}
                </Button>
              ))}
            </div>
            <NativeSelect
              label={t(direction === 'take' ? 'responder.custody.from' : 'responder.custody.to')}
              value={holder}
              onChange={(event) => setHolder(event.currentTarget.value as Holder)}
              data={HOLDERS.map((value) => ({ value, label: t(`responder.holder.${value}`) }))}
            />
            <TextInput label={t('responder.custody.what')} value={what} onChange={(event) => setWhat(event.currentTarget.value)} required pattern=".*\S.*" maxLength={60} />
            <div className={css['pair']}>
              <TextInput
                label={t('responder.custody.count')}
                type="number"
                inputMode="decimal"
                min={0}
                max={100_000}
                step="any"
                value={count}
                onChange={(event) => setCount(event.currentTarget.value)}
                required
              />
              <TextInput label={t('responder.custody.unit')} value={unit} onChange={(event) => setUnit(event.currentTarget.value)} maxLength={20} />
            </div>
            <Button type="submit" className={css['button']}>
              {t('responder.tell')}
            </Button>
          </form>
        </Sheet>
      )}
    </section>
  );
}

interface Transfer {
  readonly item?: { readonly what: string; readonly count: number; readonly unit?: string };
  readonly from?: { readonly id?: string };
  readonly to?: { readonly id?: string };
}

/** What somebody holds after all transfers told on the case. */
function heldBy(responderId: string, assignments: CaseDetail['assignments']): readonly { readonly name: string; readonly unit: string; readonly left: number }[] {
  const counts = new Map<string, { name: string; unit: string; left: number }>();
  for (const { type, data } of assignments.flatMap(({ reports }) => reports)) {
    const { item, from, to } = data as Transfer;
    if (type !== 'CustodyTransferred' || item === undefined) continue;
    const unit = item.unit ?? '';
    const row = counts.get(`${item.what} ${unit}`) ?? { name: item.what, unit, left: 0 };
    counts.set(`${item.what} ${unit}`, row);
    if (to?.id === responderId) row.left += item.count;
    if (from?.id === responderId) row.left -= item.count;
  }
  return [...counts.values()].filter(({ left }) => left > 0);
}
