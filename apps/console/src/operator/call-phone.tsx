import type { CallRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { Masked } from '../parts/masked.tsx';

/** The caller's number, covered; opening it is on record. */
export function CallPhone({ call }: { readonly call: CallRow }) {
  const t = useText();
  if (call.caller?.phone === undefined) return <span>{t('operator.noNumber')}</span>;
  return (
    <Masked
      masked={call.caller.phone}
      label={t('operator.phone')}
      path={`/api/intake/calls/${call.id}/reveal`}
      body={{}}
      pick={(answer) => (answer['caller'] as { readonly phone?: string } | undefined)?.phone}
      show={(phone) => <a href={`tel:${phone}`}>{phone}</a>}
    />
  );
}
