import { describe, expect, test } from 'vitest';
import { pastedReferences } from '../../server/src/language/paste.ts';
import { open } from './harness.ts';

const others = {
  'r.yaml': 'id: ROLE-QM\ntype: role\n',
  'risks.yaml': 'id: REG-1\ntype: register\nof: risk\nitems:\n  - { id: RSK-1 }\n',
  'p1.md':
    '---\nid: POL-1\ntype: quality-policy\nversion: "1"\nstatus: superseded\neffectiveFrom: 2024-01-01\n---\n',
  'p2.md': '---\nid: POL-1\ntype: quality-policy\nversion: "2"\neffectiveFrom: 2025-01-01\n---\n',
  'readme.md': '# Not a record\n',
};

/** The document after record files were dropped at its cursor; null where nothing is inserted. */
async function dropped(path: string, text: string, ...paths: string[]): Promise<string | null> {
  const opened = await open({ ...others, [path]: text }, { at: path });
  const inserted = pastedReferences(opened.context, opened.position, paths);
  return inserted === null
    ? null
    : opened.text.slice(0, opened.offset) + inserted + opened.text.slice(opened.offset);
}

describe('a dropped record file', () => {
  const head = '---\nid: DOC-1\ntype: document\n';

  test('becomes [[id]] in a body', async () => {
    expect(await dropped('d.md', `${head}---\nSee |.\n`, 'r.yaml')).toBe(`${head}---\nSee [[ROLE-QM]].\n`);
    expect(await dropped('d.md', `${head}---\n|`, 'r.yaml', 'risks.yaml')).toBe(
      `${head}---\n[[ROLE-QM]], [[REG-1]]`,
    );
  });

  test('becomes the id in front matter and YAML', async () => {
    expect(await dropped('d.md', `${head}owner: |\n---\n`, 'r.yaml')).toBe(`${head}owner: ROLE-QM\n---\n`);
    expect(await dropped('a.yaml', 'id: A\ntype: action\nowner:|\n', 'r.yaml')).toBe(
      'id: A\ntype: action\nowner: ROLE-QM\n',
    );
  });

  test('pins a version that is not the one in force', async () => {
    expect(await dropped('d.md', `${head}---\n|`, 'p1.md', 'p2.md')).toBe(
      `${head}---\n[[POL-1@1]], [[POL-1]]`,
    );
  });

  test('several become a list, whatever its form', async () => {
    const action = 'id: A\ntype: action\norigin:';
    const windows = action.replaceAll('\n', '\r\n');
    const both = ['r.yaml', 'risks.yaml'] as const;
    expect(await dropped('a.yaml', `${action} |\n`, ...both)).toBe(`${action} [ROLE-QM, REG-1]\n`);
    expect(await dropped('a.yaml', `${action} [|]\n`, ...both)).toBe(`${action} [ROLE-QM, REG-1]\n`);
    expect(await dropped('a.yaml', `${windows}\r\n  - |\r\n`, ...both)).toBe(
      `${windows}\r\n  - ROLE-QM\r\n  - REG-1\r\n`,
    );
  });

  test('that holds no record, or in qms.yaml, is left to the editor', async () => {
    expect(await dropped('d.md', `${head}---\n|`, 'readme.md')).toBeNull();
    expect(await dropped('d.md', `${head}---\n|`, 'r.yaml', 'gone.yaml')).toBeNull();
    expect(await dropped('qms.yaml', 'organization: |\n', 'r.yaml')).toBeNull();
    expect(await dropped('d.md', `${head}---\n|`)).toBeNull();
  });
});
