import css from './look.module.css';

/** How urgent something looks, from the fills of status displays. */
export type Tone = 'critical' | 'serious' | 'caution' | 'normal' | 'standby' | 'off';

const PATHS: Readonly<Record<Tone, string>> = {
  critical: 'M6 .8 11.6 11H.4z',
  serious: 'M6 .4 11.6 6 6 11.6.4 6z',
  caution: 'M1 1h10v10H1z',
  normal: 'M6 .7a5.3 5.3 0 1 1 0 10.6A5.3 5.3 0 0 1 6 .7z',
  standby: 'M6 .7a5.3 5.3 0 1 1 0 10.6A5.3 5.3 0 0 1 6 .7zm0 3a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
  off: 'M1 4.6h10v2.8H1z',
};

/** The shape that goes with each tone, so that nobody has to tell them apart by colour alone. */
export function Shape({ tone, size = 12 }: { readonly tone: Tone; readonly size?: number }) {
  return (
    <svg className={css['shape']} width={size} height={size} viewBox="0 0 12 12" aria-hidden data-tone={tone}>
      <path d={PATHS[tone]} fillRule="evenodd" />
    </svg>
  );
}
