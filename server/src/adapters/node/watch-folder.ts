import { type StoredChange, type StoredState, storedChanges, storedState } from './stored-state.ts';

/** Milliseconds between two looks. */
const pause = 1000;
/** A pause is so many times as long as the look before it, so that looking takes no more than a twentieth of the time. */
const timesLonger = 20;
/** Milliseconds of looking after which others get a turn. */
const breath = 8;

/** What is looked at. */
export interface WatchedFolder {
  readonly folder: string;
  /** False for what lies directly in it alone. */
  readonly isWhole: boolean;
}

/** A look after which nobody else had a turn, with the milliseconds it took. */
interface Look {
  readonly state: StoredState;
  readonly took: number;
}

/**
 * Follows the files below a folder of this machine by looking at them again and again: what systems offer instead
 * misses folders that are moved, and network drives, or takes a watch for each file. Nothing is read and no link
 * followed. What there is when this is called is where it begins; the call blocks for that.
 * @returns ends it
 */
export function watchFolder(
  watched: WatchedFolder,
  onChange: (changes: readonly StoredChange[]) => void,
  turn: () => Promise<void>,
): () => void {
  let isEnded = false;
  let timer: ReturnType<typeof setTimeout>;
  const lookLater = ({ state, took }: Look): void => {
    timer = setTimeout(() => void again(state), Math.max(pause, timesLonger * took));
    timer.unref();
  };
  const again = async (before: StoredState): Promise<void> => {
    const look = await lookInTurns(watched, before, turn);
    if (isEnded) return;
    const changes = storedChanges(before, look.state);
    if (changes.length > 0) onChange(changes);
    lookLater(look);
  };
  lookLater(lookAtOnce(watched));
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}

function lookAtOnce({ folder, isWhole }: WatchedFolder): Look {
  const begun = performance.now();
  const looking = storedState(folder, isWhole, new Map());
  for (;;) {
    const { done, value } = looking.next();
    if (done === true) return { state: value, took: performance.now() - begun };
  }
}

async function lookInTurns(
  { folder, isWhole }: WatchedFolder,
  before: StoredState,
  turn: () => Promise<void>,
): Promise<Look> {
  let took = 0;
  const looking = storedState(folder, isWhole, before);
  for (;;) {
    const begun = performance.now();
    do {
      const { done, value } = looking.next();
      if (done === true) return { state: value, took: took + performance.now() - begun };
    } while (performance.now() - begun < breath);
    took += performance.now() - begun;
    await turn();
  }
}
