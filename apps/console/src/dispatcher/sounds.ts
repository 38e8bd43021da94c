/** What is worth hearing. */
export type AlarmKind = 'p1' | 'breach' | 'decline';

/** Frequencies in hertz and when each begins, in seconds: three high for a life, two deep for a threshold passed, falling for a no. */
const TUNES: Readonly<Record<AlarmKind, readonly (readonly [frequency: number, at: number])[]>> = {
  p1: [
    [988, 0],
    [988, 0.18],
    [1319, 0.36],
  ],
  breach: [
    [330, 0],
    [262, 0.28],
  ],
  decline: [
    [784, 0],
    [587, 0.2],
  ],
};
const LENGTH = 0.15;
const LOUD = 0.18;

let audio: AudioContext | undefined;

/** Browsers give sound only after a gesture: the first key or click anywhere opens it. */
export function unlockSound(): void {
  if (typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
}

/** Plays it once; false while the browser gives no sound yet. */
export function play(kind: AlarmKind): boolean {
  if (audio === undefined || audio.state !== 'running') return false;
  const begin = audio.currentTime + 0.02;
  for (const [frequency, at] of TUNES[kind]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, begin + at);
    volume.gain.linearRampToValueAtTime(LOUD, begin + at + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + at + LENGTH);
    tone.connect(volume).connect(audio.destination);
    tone.start(begin + at);
    tone.stop(begin + at + LENGTH);
  }
  return true;
}
