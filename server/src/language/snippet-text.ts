/** Text with places to fill in: as a snippet of the Language Server Protocol and as plain text. */
export interface SnippetText {
  readonly snippet: string;
  /** The same with every placeholder as it stands. */
  readonly plain: string;
}

/** Writes snippets: literal text is escaped, places to fill in are numbered in order. */
export class SnippetWriter {
  #snippet = '';
  #plain = '';
  #stops = 0;

  text(literal: string): this {
    this.#snippet += literal.replace(/[\\$}]/g, '\\$&');
    this.#plain += literal;
    return this;
  }

  /** A place to fill in, with what stands there at first. */
  stop(placeholder = ''): this {
    this.#stops += 1;
    const escaped = placeholder.replace(/[\\$}]/g, '\\$&');
    this.#snippet += escaped === '' ? `$${this.#stops}` : `\${${this.#stops}:${escaped}}`;
    this.#plain += placeholder;
    return this;
  }

  /** A place to fill in with one of several words, the first at first. */
  choice(values: readonly string[]): this {
    if (values.length < 2) return this.stop(values[0] ?? '');
    this.#stops += 1;
    const escaped = values.map((value) => value.replace(/[\\$},|]/g, '\\$&'));
    this.#snippet += `\${${this.#stops}|${escaped.join(',')}|}`;
    this.#plain += values[0];
    return this;
  }

  /** A place to fill in that begins as a variable of the editor (such as the present day); a value in plain text. */
  variable(snippet: string, plain: string): this {
    this.#stops += 1;
    this.#snippet += `\${${this.#stops}:${snippet}}`;
    this.#plain += plain;
    return this;
  }

  done(): SnippetText {
    return { snippet: this.#snippet, plain: this.#plain };
  }
}
