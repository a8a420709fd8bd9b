import type { Readable, Writable } from 'node:stream';

/** An event of the browser: its name, what it says, and the session it belongs to. */
export type Listener = (method: string, parameters: Record<string, unknown>) => void;

interface Waiting {
  readonly resolve: (result: Record<string, unknown>) => void;
  readonly reject: (error: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message?: string };
}

/**
 * Talks to a browser started with `--remote-debugging-pipe`, in the Chrome DevTools Protocol: JSON
 * messages ended by NUL. No port is opened that others on the machine could use.
 */
export class DevtoolsPipe {
  readonly #output: Writable;
  /** What waits for an answer, by its number, or for an event, by its name. */
  readonly #waiting = new Map<number | string, Waiting>();
  readonly #listener: Listener;
  #last = 0;
  #ended: Error | null = null;

  constructor(output: Writable, input: Readable, listener: Listener) {
    this.#output = output;
    this.#listener = listener;
    const parts: string[] = [];
    input.setEncoding('utf8');
    input.on('data', (chunk: string) => {
      const pieces = chunk.split('\0');
      parts.push(pieces[0]!);
      for (const piece of pieces.slice(1)) {
        this.#take(parts.splice(0).join(''));
        parts.push(piece);
      }
    });
    output.on('error', () => {
      // The browser has gone; what waits hears of it by `end`.
    });
  }

  #take(text: string): void {
    const message = JSON.parse(text) as Message;
    if (message.id === undefined) {
      if (message.method === undefined) return;
      this.#listener(message.method, message.params ?? {});
      this.#waitingFor(message.method)?.resolve(message.params ?? {});
      return;
    }
    const waiting = this.#waitingFor(message.id);
    if (message.error === undefined) waiting?.resolve(message.result ?? {});
    else waiting?.reject(new Error(message.error.message ?? 'the browser refused'));
  }

  #waitingFor(key: number | string): Waiting | undefined {
    const waiting = this.#waiting.get(key);
    this.#waiting.delete(key);
    return waiting;
  }

  /** The next event of a name; one may wait for it at a time. Rejects when the browser has gone. */
  event(name: string): Promise<Record<string, unknown>> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => this.#waiting.set(name, { resolve, reject }));
  }

  /** Asks the browser to do something. Rejects when it refuses or has gone. */
  send(
    method: string,
    parameters: Readonly<Record<string, unknown>> = {},
    session?: string,
  ): Promise<Record<string, unknown>> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#output.write(
        `${JSON.stringify({ id, method, params: parameters, ...(session === undefined ? {} : { sessionId: session }) })}\0`,
      );
    });
  }

  /** The browser has gone: everything that waits fails. */
  end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}
