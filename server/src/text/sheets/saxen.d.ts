/** The part of saxen 11 that is used here; the package brings no types. */
declare module 'saxen' {
  type Decode = (raw: string) => string;

  export class Parser {
    on(event: 'error' | 'warn' | 'attention', handler: () => void): this;
    on(
      event: 'openTag',
      handler: (name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode) => void,
    ): this;
    on(event: 'closeTag', handler: (name: string) => void): this;
    on(event: 'text', handler: (raw: string, decode: Decode) => void): this;
    on(event: 'cdata', handler: (raw: string) => void): this;
    parse(xml: string): void;
  }
}
