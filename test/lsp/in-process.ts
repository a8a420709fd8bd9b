import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Message,
} from 'vscode-languageserver-protocol';

/** One end of a pair: what is written at the other end is read here, a turn later. */
export class PairReader extends AbstractMessageReader {
  #callback: DataCallback | null = null;
  #early: Message[] = [];

  listen(callback: DataCallback) {
    this.#callback = callback;
    for (const message of this.#early.splice(0)) callback(message);
    return { dispose: () => {} };
  }

  take(message: Message): void {
    if (this.#callback === null) this.#early.push(message);
    else this.#callback(message);
  }
}

export class PairWriter extends AbstractMessageWriter {
  readonly #send: (message: Message) => void;

  constructor(send: (message: Message) => void) {
    super();
    this.#send = send;
  }

  async write(message: Message): Promise<void> {
    // As between threads: what is sent cannot be changed by the other side.
    const copy = structuredClone(message);
    queueMicrotask(() => this.#send(copy));
  }

  end(): void {}
}
