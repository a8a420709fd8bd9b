import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completion } from '../../server/src/language/completion.ts';
import { hover } from '../../server/src/language/hover.ts';
import { inlayHints } from '../../server/src/language/inlay-hints.ts';
import { semanticTokens } from '../../server/src/language/semantic-tokens.ts';
import { documentSymbols, workspaceSymbols } from '../../server/src/language/symbols.ts';
import { runs } from '../property-runs.ts';
import { open } from './harness.ts';

const bits = fc.constantFrom(
  'id: RSK-1\n',
  'type: risk\n',
  'type: register\nof: risk\n',
  'items:\n',
  '  - id: RSK-2\n',
  'owner: ',
  'ROLE-1',
  '__proto__: ',
  'constructor',
  'toString: x\n',
  '- ',
  '---\n',
  '...\n',
  '[[RSK-1',
  ']]',
  '|',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '\r\n',
  '\t',
  '  ',
  '# qms-ignore ',
  'record-orphan',
  '<!-- ',
  '&a ',
  '*a',
  '<<: ',
  '!!int ',
  '\u0000',
  '\ud800',
  '# H\n',
  'x',
);
const path = fc.constantFrom('a.yaml', 'a.md', 'qms.yaml');
const everywhere = { start: { line: 0, character: 0 }, end: { line: 1e9, character: 1e9 } };

test('no text breaks what is shown and offered, at any position, before its end or past it', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      path,
      fc.array(bits, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.nat(30),
      fc.nat(60),
      async (name, text, line, character) => {
        const { contextOf } = await open(
          { [name]: text.replaceAll('|', '\\|'), 'b.yaml': 'id: ROLE-1\ntype: role\n' },
          { at: name },
        );
        const context = contextOf(name);
        const position = { line, character };
        for (const snippets of [true, false]) {
          const { items } = completion(context, position, { snippets });
          for (const { label, textEdit } of items) {
            expect(label).not.toBe('');
            expect(textEdit).toBeDefined();
          }
        }
        const shown = hover(context, position);
        if (shown !== null) expect(JSON.stringify(shown.contents)).not.toMatch(/[^\\]<\w/);
        for (const symbol of documentSymbols(context)) expect(symbol.name).not.toBe('');
        expect(semanticTokens(context).data.length % 5).toBe(0);
        expect(Array.isArray(inlayHints(context, everywhere, { titles: true, holders: true }))).toBe(true);
        expect(workspaceSymbols(context.project, text.slice(0, 50)).length).toBeLessThanOrEqual(200);
      },
    ),
    { numRuns: runs(150) },
  );
});

test('names that objects have are no types, fields or ids', async () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const { context, position } = await open({ 'a.yaml': `id: ${name}\ntype: ${name}\n${name}: |\n` });
    expect(completion(context, position, { snippets: true }).items).toEqual([]);
    const type = await open({ 'a.yaml': `id: X\ntype: risk\n${name}: { ${name}: | }\n` });
    expect(completion(type.context, type.position, { snippets: true }).items).toEqual([]);
    const field = await open({ 'a.yaml': `id: X\ntype: risk\n|${name}: x\n` });
    expect(hover(field.context, field.position)).toBeNull();
  }
});
