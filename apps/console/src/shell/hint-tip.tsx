import { Tooltip } from '@mantine/core';

/** The hint beside its button. */
export function HintTip({ of }: { readonly of: HTMLElement }) {
  return <Tooltip opened target={of} label={of.dataset['hint']} />;
}
