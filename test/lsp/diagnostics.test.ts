import { describe, expect, test } from 'vitest';
import { diagnosticsOf } from '../../server/src/main/lsp/diagnostics.ts';
import { PublishedDiagnostics } from '../../server/src/main/lsp/published-diagnostics.ts';
import { english } from '../../server/src/messages/language.ts';
import type { Finding, Severity } from '../../server/src/model/finding.ts';

const finding = (line: number, severity: Severity): Finding => ({
  rule: 'schema',
  severity,
  basis: 'technical',
  message: `Finding ${line}`,
  file: 'a.yaml',
  range: { start: { line, character: 0 }, end: { line, character: 1 } },
  path: '',
  clauses: [],
  related: [
    {
      file: 'b.yaml',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      message: 'See',
    },
  ],
  fixes: [],
  docs: 'https://example.org/rules#schema',
  fingerprint: 'f',
});
const uriOf = (path: string): string => `file:///${path}`;

test('of very many findings the gravest are shown, and how many more there are', () => {
  const many = Array.from({ length: 600 }, (_, line) => finding(line, line < 550 ? 'information' : 'error'));
  const shown = diagnosticsOf(many, [], uriOf, true, english);
  expect(shown).toHaveLength(501);
  expect(shown.filter(({ severity }) => severity === 1)).toHaveLength(50);
  expect(shown.at(-1)!.message).toContain('100 more findings');
  expect(diagnosticsOf(many.slice(0, 500), [], uriOf, true, english)).toHaveLength(500);
});

test('related places only for clients that show them', () => {
  expect(
    diagnosticsOf([finding(0, 'error')], [], uriOf, true, english)[0]!.relatedInformation?.[0]?.location.uri,
  ).toBe('file:///b.yaml');
  expect(diagnosticsOf([finding(0, 'error')], [], uriOf, false, english)[0]).not.toHaveProperty(
    'relatedInformation',
  );
});

test('what the client has already is not sent again', () => {
  const sent: [string, number][] = [];
  const published = new PublishedDiagnostics(
    (uri, diagnostics) => sent.push([uri, diagnostics.length]),
    false,
  );
  const list = diagnosticsOf([finding(0, 'error')], [], uriOf, false, english);
  published.put('file:///r', 'file:///r/a', []);
  published.put('file:///r', 'file:///r/a', list);
  published.put('file:///r', 'file:///r/a', [...list]);
  published.put('file:///r', 'file:///r/b', list);
  published.put('file:///r', 'file:///r/a', []);
  published.clear('file:///r');
  expect(sent).toEqual([
    ['file:///r/a', 1],
    ['file:///r/b', 1],
    ['file:///r/a', 0],
    ['file:///r/b', 0],
  ]);
});

describe('a file', () => {
  const outer = 'file:///r';
  const inner = 'file:///r/sub';
  const list = diagnosticsOf([finding(0, 'error')], [], uriOf, false, english);

  test('that has come to another root keeps what that root shows', () => {
    const sent: [string, number][] = [];
    const published = new PublishedDiagnostics((uri, { length }) => sent.push([uri, length]), false);
    published.put(outer, `${inner}/a`, list);
    published.put(inner, `${inner}/a`, [...list, ...list]);
    published.put(outer, `${inner}/a`, []);
    published.clear(outer);
    expect(published.uris(inner)).toEqual([`${inner}/a`]);
    published.clear(inner);
    expect(sent.map(([, count]) => count)).toEqual([1, 2, 0]);
  });

  test.each([
    ['file:///c%3A/r/a%20%281%29', 'file:///C:/r/a (1)', false],
    ['file:///r/a', 'file:///R/A', true],
  ])('that is called %s and %s is shown once', (first, second, foldCase) => {
    const sent: [string, number][] = [];
    const published = new PublishedDiagnostics((uri, { length }) => sent.push([uri, length]), foldCase);
    published.put(outer, first, list);
    published.put(outer, second, list);
    published.put(outer, first, []);
    expect(sent).toEqual([
      [first, 1],
      [first, 0],
      [second, 1],
      [second, 0],
    ]);
  });
});
