import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Check, MapPin } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { read } from '../api/read.ts';
import type { FoundPlace, Page } from '../api/rows.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { Choose } from './choose.tsx';
import { errorOf } from './form-errors.ts';
import type { Desk } from './use-desk.ts';
import { textOfPlace } from './open-form.ts';
import css from './operator.module.css';

const LIMIT = 7;

/** The one place field: `3-2-1404`, `3#1404`, Chinese, or pinyin initials. */
export function PlaceField({ desk }: { readonly desk: Desk }) {
  const t = useText();
  const both = useBoth();
  const { placeText, place } = desk.form;
  const query = useRested(useDeferredValue(placeText.trim()), 90);
  const chosen = place !== undefined;
  const found = useQuery({
    queryKey: ['intake', 'places', query],
    queryFn: ({ signal }) => read<Page<FoundPlace>>(`/api/intake/places?limit=${LIMIT}&q=${encodeURIComponent(query)}`, { signal }),
    enabled: query !== '' && !chosen,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const settled = query === placeText.trim() && found.isSuccess && !found.isPlaceholderData;
  const options = chosen || query === '' ? [] : (found.data?.items ?? []);
  const best = options[0];
  // What was typed fits one place better than every other: that is it, without choosing.
  useEffect(() => {
    if (settled && !chosen && best !== undefined && document.activeElement?.getAttribute('name') !== 'place' && isClear(options)) {
      desk.change({ place: best, placeText: textOfPlace(best) });
    }
  });
  const unknown = settled && !chosen && options.length === 0;
  const hint = chosen ? undefined : found.isError ? t('operator.place.later') : unknown ? t('operator.place.unknown') : undefined;
  return (
    <Choose
      name="place"
      label={t('operator.place')}
      listLabel={t('operator.place.list')}
      placeholder={t('operator.place.example')}
      text={placeText}
      options={options}
      keyOf={({ area, unit, room }) => `${area} ${unit} ${room}`}
      chosen={chosen}
      ready={settled}
      hint={hint}
      error={errorOf(desk.errors, 'place')}
      right={chosen ? <Check size={16} aria-hidden data-place-found /> : undefined}
      onText={(text) => desk.change({ placeText: text, place: undefined })}
      onChoose={(one) => desk.change({ place: one, placeText: textOfPlace(one) })}
      draw={(one) => (
        <>
          <MapPin size={14} aria-hidden />
          <span>{textOfPlace(one)}</span>
          <span className={css['why']}>{one.reasons.map(both).join(' · ')}</span>
        </>
      )}
    />
  );
}

/** Better than the next by more than nothing. */
function isClear([best, next]: readonly FoundPlace[]): boolean {
  return best !== undefined && best.score >= 10 && (next === undefined || next.score < best.score);
}

/** The value once it has rested. */
export function useRested<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
