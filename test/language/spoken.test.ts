import { describe, expect, test } from 'vitest';
import { newRecord } from '../../server/src/authoring/new-record.ts';
import type { Refusal } from '../../server/src/authoring/refusal.ts';
import { quickFixes } from '../../server/src/language/code-actions.ts';
import { codeLenses } from '../../server/src/language/code-lens.ts';
import { completion } from '../../server/src/language/completion.ts';
import { hover } from '../../server/src/language/hover.ts';
import { rename } from '../../server/src/language/rename.ts';
import { documentSymbols } from '../../server/src/language/symbols.ts';
import { pseudo } from '../messages/pseudo.ts';
import { open } from './harness.ts';

const policy = 'id: POL-1\ntype: quality-policy\nstatus: effective\nowner: ROLE-|X\n';
const at = (text: string) => open({ 'a.yaml': text }, { language: pseudo });

describe('an editor speaks the language of the project', () => {
  test('in lenses, outlines and code actions', async () => {
    const { context, open: openFile } = await at('id: POL-1|\ntype: quality-policy\nstatus: effective\n');
    expect(codeLenses(context).map(({ title }) => title)).toEqual(['⟦needs ⟦⟦approval⟧ by top management⟧⟧']);
    const nameless = await at('type: risk|\n');
    expect(documentSymbols(nameless.context).map(({ name }) => name)).toEqual(['⟦(record without id)⟧']);
    const everywhere = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const options = { canAsk: true, open: openFile, newRecord: () => null };
    const actions = await quickFixes(context, everywhere, options);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.map(({ title }) => title).filter((title) => !/^⟦.*⟧$/.test(title))).toEqual([]);
  });

  test('in hovers over ids, records, fields and rules', async () => {
    const cards = [
      policy,
      'id: POL-|1\ntype: quality-policy\n',
      'id: PER-|1\ntype: person\nname: Jane\n',
      'id: POL-1\ntype: quality-policy\nsta|tus: draft\n',
      '# qms-ignore record-or|phan -- found\nid: POL-1\ntype: quality-policy\n',
    ];
    for (const text of cards) {
      const { context, position } = await at(text);
      expect(JSON.stringify(hover(context, position))).toContain('⟦');
    }
  });

  test('in details of completions', async () => {
    const { context, position } = await at('id: RSK-1\ntype: risk\nidentifiedOn: |\n');
    const keys = await at('id: RSK-1\ntype: risk\n|\n');
    const details = completion(keys.context, keys.position, { snippets: true }).items.map(
      ({ detail }) => detail,
    );
    expect(details).toContain('⟦expected⟧');
    const days = completion(context, position, { snippets: true }).items;
    expect(days[0]?.labelDetails?.description).toBe('⟦today⟧');
  });

  test('in refusals', async () => {
    const { context, position, open: openFile } = await at('id: POL-|1\ntype: quality-policy\n');
    expect(await rename(context, position, 'not an id', openFile, { canAsk: true })).toEqual({
      refused: expect.stringMatching(/^⟦`not an id`.*⟧$/),
    });
    const refused = (): unknown => newRecord({ type: 'rsk' }, context.project);
    expect(refused).toThrow('There is no record type `rsk`. Did you mean `risk`?');
    try {
      refused();
    } catch (error) {
      expect(pseudo.text((error as Refusal).reason)).toMatch(/^⟦There is no record type/);
    }
  });
});
