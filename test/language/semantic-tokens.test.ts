import { expect, test } from 'vitest';
import type { LanguageContext } from '../../server/src/language/context.ts';
import { semanticTokens, semanticTokensLegend } from '../../server/src/language/semantic-tokens.ts';
import type { Range } from '../../server/src/model/text.ts';
import { open } from './harness.ts';

/** Tokens as the text they stand on and the names of their modifiers. */
function tokens(context: LanguageContext, range?: Range): [string, string[]][] {
  const { data } = semanticTokens(context, range);
  const found: [string, string[]][] = [];
  let [line, character] = [0, 0];
  for (let index = 0; index < data.length; index += 5) {
    const [down, right, length, type, modifiers] = data.slice(index, index + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    character = down === 0 ? character + right : right;
    line += down;
    expect(semanticTokensLegend.tokenTypes[type]).toBe('variable');
    const start = context.file.lines.offsetAt({ line, character });
    const names = semanticTokensLegend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
    found.push([context.file.text.slice(start, start + length), names]);
  }
  return found;
}

const files = {
  'a.yaml': 'id: ACT-1\ntype: action\nstatus: open\n',
  'd.yaml': 'id: DOC-1\ntype: document\nstatus: obsolete\n',
};

test('ids are declared, led to, history or leading nowhere', async () => {
  const { context } = await open(
    {
      ...files,
      'r.md':
        '---\nid: RSK-1\ntype: risk\nformerIds: [OLD-1]\nactions: [ACT-1, "ACT-9"]\ncontrols: DOC-1\n---\n\nSee [[ACT-1\\|this]] and [[NOPE]].\n',
    },
    { at: 'r.md' },
  );
  expect(tokens(context)).toEqual([
    ['RSK-1', ['declaration']],
    ['OLD-1', ['deprecated']],
    ['ACT-1', []],
    ['ACT-9', ['unresolved']],
    ['DOC-1', ['deprecated']],
    ['ACT-1', []],
    ['NOPE', ['unresolved']],
  ]);
});

test('only those in the range asked for', async () => {
  const { context } = await open(
    { ...files, 'r.yaml': 'id: RSK-1\ntype: risk\nactions:\n  - ACT-1\n  - ACT-9\n' },
    { at: 'r.yaml' },
  );
  const range = { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } };
  expect(tokens(context, range)).toEqual([['ACT-9', ['unresolved']]]);
});
