import { localDate, untilNextDay } from '../local-date.ts';

/** Milliseconds between two looks at the date, for machines that slept over midnight. */
const longestWait = 600_000;

/** Calls `onNewDay` whenever the local date is another than before. Returns what ends it. */
export function watchDate(now: () => Date, onNewDay: () => void): () => void {
  let day = localDate(now());
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    timer = setTimeout(look, Math.min(untilNextDay(now()) + 50, longestWait));
  };
  const look = (): void => {
    const today = localDate(now());
    if (today !== day) onNewDay();
    day = today;
    wait();
  };
  wait();
  return () => clearTimeout(timer);
}
