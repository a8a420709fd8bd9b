import { expect, test } from 'vitest';
import { documentLinks, linkedPlace } from '../../server/src/language/document-links.ts';
import { open } from './harness.ts';

/** Links as `text → where`. */
async function links(files: Record<string, string>): Promise<string[]> {
  const { context } = await open(files);
  const { lines, text } = context.file;
  return documentLinks(context).map(({ range, target }) => {
    const written = text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
    return `${written} → ${target.kind === 'url' ? target.url : target.kind === 'file' ? target.file : `${target.kind} ${target.file}`}`;
  });
}

test('fields that name files, also of items and in quotes, lead to them; missing files do not', async () => {
  const found = await links({
    'kpi/k.yaml':
      'type: register\r\nof: indicator\r\nitems:\r\n  - { id: KPI-1, data: "../data/a.csv" }\r\n  - id: KPI-2\r\n    data: gone.csv\r\n    attachments: [{ file: x.pdf }]\r\n',
    'data/a.csv': '',
    'kpi/x.pdf': '',
  });
  expect(found).toEqual(['../data/a.csv → data/a.csv', 'x.pdf → kpi/x.pdf']);
});

test('what items inherit is linked once', async () => {
  const found = await links({
    'r.yaml':
      'type: register\nof: document\ndefaults: { attachments: [{ file: x.pdf }] }\nitems:\n  - { id: A }\n  - { id: B }\n',
    'x.pdf': '',
  });
  expect(found).toEqual(['x.pdf → x.pdf']);
});

test('web addresses in fields are links, other values are not', async () => {
  const found = await links({
    'd.yaml':
      'id: DOC-1\ntype: document\ntitle: http is a protocol\nlocation: "https://example.com/a?b=c#d"\nevidence: [{ external: ERP, url: http://erp.example }]\n',
  });
  expect(found).toEqual([
    'https://example.com/a?b=c#d → https://example.com/a?b=c#d',
    'http://erp.example → http://erp.example',
  ]);
});

test('[[id]] leads to its record, and the place of its id is found when it is asked for', async () => {
  const files = {
    'd.md':
      '---\nid: DOC-1\ntype: document\n---\nSee [[RSK-2\\|the risk]], [[RSK-404]], [ordinary](r.yaml) and `[[RSK-2]]`.\n',
    'r.yaml': 'type: register\nof: risk\nitems:\n  - { id: RSK-1 }\n  - { id: RSK-2 }\n',
  };
  expect(await links(files)).toEqual(['RSK-2 → record r.yaml']);
  const opened = await open(files);
  const [link] = documentLinks(opened.context);
  const key = link?.target.kind === 'record' ? link.target.key : '';
  expect(await linkedPlace(opened.context, key, opened.open)).toEqual({
    file: 'r.yaml',
    range: { start: { line: 4, character: 10 }, end: { line: 4, character: 15 } },
  });
  expect(await linkedPlace(opened.context, 'gone.yaml#0', opened.open)).toBeNull();
});

test('files that are no records have no links of ours', async () => {
  expect(await links({ 'x.yaml': 'url: https://example.com\ndata: a.csv\n', 'a.csv': '' })).toEqual([]);
  expect(await links({ 'x.md': '[[DOC-1]]\n', 'd.yaml': 'id: DOC-1\ntype: document\n' })).toEqual([]);
});
