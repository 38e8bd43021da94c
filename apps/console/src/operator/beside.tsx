import { Button, Kbd } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DoorOpen, Link2, PhoneIncoming, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { post, read } from '../api/read.ts';
import type { Both, CallerHistory, Page, RequestRow } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { PriorityBadge, RequestState } from '../look/badges.tsx';
import { Panel } from '../parts/page.tsx';
import { PlaceName, useCommunity } from '../parts/place-name.tsx';
import { Ago } from '../time/times.tsx';
import { looksLikePhone } from './call-form.ts';
import css from './operator.module.css';
import { useRested } from './place-field.tsx';
import type { Desk } from './use-desk.ts';

/** A request that this call may be about, and why. */
export interface Likely {
  readonly request: RequestRow;
  readonly reasons: readonly Both[];
}

/** What the phone tells of its owner. */
export function useCaller(phone: string): CallerHistory | undefined {
  const asked = useRested(phone.trim(), 200);
  return useQuery({
    queryKey: ['intake', 'caller', asked],
    queryFn: () => post<CallerHistory>('/api/intake/callers/lookup', { phone: asked }),
    enabled: looksLikePhone(asked) && asked.replaceAll(/\D/g, '').length >= 8,
    staleTime: 10_000,
    gcTime: 60_000,
    retry: false,
  }).data;
}

/** Requests that may be the same as the one being typed; first those that the place and the category say, then the caller's open ones. */
export function useLikely(desk: Desk, caller: CallerHistory | undefined): readonly Likely[] {
  const { place, category, request } = desk.form;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({
    communityId: place?.communityId,
    estate: place?.estate,
    building: place?.building,
    unit: place?.unit,
    room: place?.room,
    category,
    person: caller?.personId,
  })) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  const asked = useRested(query.toString(), 150);
  const own = request?.id;
  const { data } = useQuery({
    queryKey: ['intake', 'duplicates', asked],
    queryFn: ({ signal }) => read<Page<{ readonly reasons: readonly Both[]; readonly request: RequestRow }>>(`/api/intake/duplicates?${asked}`, { signal }),
    enabled: !desk.confidential && (asked.includes('building=') || asked.includes('person=')),
    staleTime: 5_000,
    retry: false,
  });
  const same = (place === undefined && caller?.personId === undefined ? [] : (data?.items ?? [])).filter((one) => one.request.status !== 'draft' && one.request.id !== own);
  const open = (caller?.open ?? []).filter((row) => row.status !== 'draft' && row.id !== own && same.every((one) => one.request.id !== row.id));
  return [...same, ...open.map((row) => ({ request: row, reasons: [] }))].slice(0, 9);
}

/** What stands beside the form while somebody talks: how to get in, what may be the same, what this caller asked before. */
export function Beside({ desk, caller, likely }: { readonly desk: Desk; readonly caller: CallerHistory | undefined; readonly likely: readonly Likely[] }) {
  const t = useText();
  const both = useBoth();
  const last = caller?.last ?? [];
  const known = caller !== undefined && caller.open.length + last.length + caller.calls.length > 0;
  return (
    <>
      <AccessNote desk={desk} />
      {likely.length > 0 && (
        <Panel title={t('operator.likely', { count: likely.length })} flush>
          <ul className={css['rows']} data-likely>
            {likely.map(({ request, reasons }, index) => (
              <Row key={request.id} row={request} why={reasons.length === 0 ? t('operator.likely.open') : reasons.map(both).join(' · ')}>
                <Button size="compact-sm" variant="default" leftSection={<Link2 size={14} aria-hidden />} onClick={() => desk.attach(request)}>
                  {t('operator.attach')}
                  <span className="for-readers-only">{` #${request.number}`}</span>
                  {index < 3 && <Kbd className={css['kbd']}>{`Alt+${index + 1}`}</Kbd>}
                </Button>
              </Row>
            ))}
          </ul>
        </Panel>
      )}
      {known && last.length > 0 && (
        <Panel title={t('operator.caller.last', { count: last.length })} flush>
          <ul className={css['rows']} data-last>
            {last.map((row) => (
              <Row key={row.id} row={row} why={<Ago at={row.contactAt ?? row.createdAt} />} />
            ))}
          </ul>
        </Panel>
      )}
      {looksLikePhone(desk.form.phone) && caller !== undefined && !known && (
        <p className={css['quiet']} data-caller="new">
          <PhoneIncoming size={14} aria-hidden /> {t('operator.caller.new')}
        </p>
      )}
    </>
  );
}

/** One request in two lines. */
export function Row({ row, why, children }: { readonly row: RequestRow; readonly why: ReactNode; readonly children?: ReactNode }) {
  const both = useBoth();
  const t = useText();
  const catalogue = useCatalogue();
  return (
    <li className={css['item']}>
      <div className={css['itemMain']}>
        <span className={css['itemHead']}>
          <b>#{row.number}</b>
          {row.priority !== undefined && <PriorityBadge priority={row.priority} />}
          <span className={css['cut']}>{row.category === undefined ? t('operator.noCategory') : both(catalogue.category(row.category)?.name)}</span>
          <RequestState status={row.status} />
        </span>
        <span className={css['itemSub']}>
          <span className={css['cut']}>
            <PlaceName place={row.place} area={row.area} />
            {row.person?.name !== undefined && ` · ${row.person.name}`}
          </span>
          <span>{why}</span>
        </span>
      </div>
      {children !== undefined && <div className={css['itemDo']}>{children}</div>}
    </li>
  );
}

function AccessNote({ desk }: { readonly desk: Desk }) {
  const t = useText();
  const both = useBoth();
  const { place } = desk.form;
  const community = useCommunity(place?.communityId);
  const building = community?.buildings.find((one) => one.estate === place?.estate && one.building === place?.building);
  if (building === undefined) return null;
  const note = both(building.note);
  const facts = [
    t('operator.floors', { count: building.floors }),
    building.lift ? t('operator.lift') : t('operator.noLift'),
    ...(building.state === 'open' ? [] : [building.state in STATES ? t(STATES[building.state as keyof typeof STATES]) : building.state]),
  ];
  return (
    <div className={css['access']} data-access role="note">
      {note === '' ? <DoorOpen size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
      <div>
        {note !== '' && <b>{note}</b>}
        <span>{facts.join(' · ')}</span>
      </div>
    </div>
  );
}

const STATES = { closed: 'operator.state.closed', controlled: 'operator.state.controlled', sealed: 'operator.state.sealed' } as const;
