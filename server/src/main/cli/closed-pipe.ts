import type { Writable } from 'node:stream';

const heard = new WeakSet<Writable>();

/**
 * Lets whoever reads a stream stop reading (`qms sign … | head`): what is said after that is lost without a word, and
 * the work goes on to its end.
 */
export function ignoreClosedPipe(stream: Writable): void {
  if (heard.has(stream)) return;
  heard.add(stream);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
