/**
 * Mistakes that have lost or doubled events somewhere, and how each shows. They are planted in wrappers of ports in this folder, never in
 * product code, and the simulation must find each by its own sign.
 */
export const BUGS = {
  'cursor before effect': /followed/,
  'answer before commit': /is lost|was told version/,
  'skipped position': /differs from its rebuild|still waits \(gap\)/,
  'lost dedupe': /applied twice/,
  'reordered key': /followed/,
  'partial batch': /applied in part|mixed with others/,
  'merge cycle': /merged in a circle/,
  'parked key overtaken': /followed/,
} as const;

/** One of {@link BUGS}. */
export type Bug = keyof typeof BUGS;
