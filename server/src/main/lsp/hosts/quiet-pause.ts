import type { ConnectionOptions } from 'vscode-languageserver';

/** Milliseconds after which work goes on although messages still come in. */
const longest = 250;

/**
 * A pause in which everything that has arrived is taken from the queue of a connection, which hands out one message in
 * a turn: edits are then taken in together, and who asks to cancel or to shut down does not wait behind them.
 * @param turn lets everything else that waits have one turn
 */
export function quietPause(turn: () => Promise<void>): {
  /** To be given to the connection. */
  readonly options: ConnectionOptions;
  readonly pause: () => Promise<void>;
} {
  let taken = 0;
  return {
    options: {
      messageStrategy: {
        handleMessage(message, next) {
          taken += 1;
          return next(message);
        },
      },
    },
    async pause() {
      const end = performance.now() + longest;
      let before: number;
      do {
        before = taken;
        await turn();
      } while (taken !== before && performance.now() < end);
    },
  };
}
