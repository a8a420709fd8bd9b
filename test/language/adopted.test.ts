import { describe, expect, test } from 'vitest';
import { definition } from '../../server/src/language/definition.ts';
import { hover } from '../../server/src/language/hover.ts';
import { references } from '../../server/src/language/references.ts';
import { rename } from '../../server/src/language/rename.ts';
import { applied } from './applied.ts';
import { open } from './harness.ts';

const settings =
  'organization: Test\ntypes:\n  - files: "sops/*.md"\n    type: document\n  - files: "risks.csv"\n    type: risk\n    register: true\n  - files: "suppliers.md"\n    type: supplier\n    register: true\npeople: { Quality Manager: ROLE-QM }\n';
const files = {
  'qms.yaml': settings,
  'role.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n',
  'act.yaml': 'id: ACT-1\ntype: action\ntitle: Sprinklers\norigin: R-001\n',
  'sops/SOP-003-Audits.md':
    '# Internal audits\n\n**Document ID:** SOP-003\n**Owner:** Quality Manager\n**Parent:** SOP-001\n\nText.\n',
  'sops/SOP-001.md': '# SOP-001: Documents\n\n**Owner:** ROLE-QM\n',
  'risks.csv': 'Risk ID;Risk;Owner;Actions\n"R-001";"Fire; in store";Quality Manager;ACT-1\n',
  'suppliers.md':
    '# Suppliers\n\n\\| ID \\| Supplier \\| Owner \\|\n\\|---\\|---\\|---\\|\n\\| SUP-1 \\| Acme \\| ROLE-QM \\|\n',
};
const plain = { ...files, 'suppliers.md': files['suppliers.md'].replaceAll('\\|', '|') };

/** The files with the cursor before a word of one of them. */
function at(path: keyof typeof files, word: string): Record<string, string> {
  const marked = path === 'suppliers.md' ? files : { ...files, 'suppliers.md': plain['suppliers.md'] };
  const text = marked[path];
  expect(text.split(word)).toHaveLength(2);
  return { ...marked, [path]: text.replace(word, `${word.slice(0, 1)}|${word.slice(1)}`) };
}

const opened = (path: keyof typeof files, word: string) => open(at(path, word), { at: path });

describe('in headers and cells of documents of others', () => {
  test.each([
    ['sops/SOP-003-Audits.md', '**Parent:** SOP-001', 'sops/SOP-001.md'],
    ['risks.csv', 'ACT-1', 'act.yaml'],
    ['suppliers.md', 'ROLE-QM', 'role.yaml'],
    ['sops/SOP-003-Audits.md', 'Quality Manager', 'role.yaml'],
  ] as const)('a reference in %s leads to its record', async (path, word, target) => {
    const marked = word.startsWith('**')
      ? { ...plain, [path]: plain[path].replace('SOP-001', 'SOP|-001') }
      : at(path, word);
    const { context, position, open: other } = await open(marked, { at: path });
    const found = await definition(context, position, other);
    expect(found?.file).toBe(target);
  });

  test('a field is explained where it is written', async () => {
    const { context, position } = await opened('sops/SOP-003-Audits.md', 'Owner');
    expect(JSON.stringify(await hover(context, position))).toContain('Who answers for this record');
  });

  test('who refers to a row of a table is found', async () => {
    const { context, position, open: other } = await opened('risks.csv', 'R-001');
    const found = await references(context, position, true, other);
    expect(found?.map(({ file }) => file).sort()).toEqual(['act.yaml', 'risks.csv']);
  });

  test.each([
    ['risks.csv', 'R-001', 'R-100', { 'risks.csv': ['"R-001"', '"R-100"'], 'act.yaml': ['R-001', 'R-100'] }],
    ['suppliers.md', 'SUP-1', 'SUP-2', { 'suppliers.md': ['SUP-1', 'SUP-2'] }],
    ['sops/SOP-003-Audits.md', 'SOP-003', 'SOP-030', { 'sops/SOP-003-Audits.md': ['SOP-003', 'SOP-030'] }],
    [
      'role.yaml',
      'ROLE-QM',
      'ROLE-QA',
      {
        'role.yaml': ['ROLE-QM', 'ROLE-QA'],
        'qms.yaml': ['ROLE-QM', 'ROLE-QA'],
        'sops/SOP-001.md': ['ROLE-QM', 'ROLE-QA'],
        'suppliers.md': ['ROLE-QM', 'ROLE-QA'],
      },
    ],
  ] as const)('an id in %s is renamed, words that stand for it stay', async (path, word, newId, changes) => {
    const { context, position, open: other, contextOf, textOf, text, offset } = await opened(path, word);
    const result = await rename(context, position, newId, other, { canAsk: true });
    if ('refused' in result) throw new Error(result.refused);
    const texts = applied({ context, position, open: other, contextOf, textOf, text, offset }, result);
    const wanted: Record<string, string> = {};
    for (const [file, [from, to]] of Object.entries(changes))
      wanted[file] = plain[file as keyof typeof files].replace(from, to);
    expect(texts).toEqual(wanted);
  });
});
