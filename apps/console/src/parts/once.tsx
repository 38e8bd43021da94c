import { type ReactNode, Suspense, useState } from 'react';

/** Draws its children from the first time on that they are wanted: a dialog nobody has opened costs nothing, and one that closes still fades. */
export function Once({ when, children }: { readonly when: boolean; readonly children: ReactNode }) {
  const [wanted, setWanted] = useState(when);
  if (when && !wanted) setWanted(true);
  return wanted || when ? <Suspense fallback={null}>{children}</Suspense> : null;
}
