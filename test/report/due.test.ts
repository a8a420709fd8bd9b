import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type When, whens } from '../../server/src/domain/due.ts';
import { english } from '../../server/src/messages/language.ts';
import type { Message } from '../../server/src/model/message.ts';
import { dueFormats } from '../../server/src/report/due/formats.ts';
import type { DueGroup, DueLine, DueReport } from '../../server/src/report/due/result.ts';
import { runs } from '../property-runs.ts';
import { expectHarmless, expectNoCommandAtLineStart, hostile } from './hostile.ts';

const deed = (what: string): Message => ({ id: 'test', template: 'Do "{what}"', values: { what } });

const line = (given: Partial<DueLine> = {}): DueLine => ({
  id: 'action:ACT-1',
  kind: 'action',
  when: 'later',
  on: '2026-04-01',
  inDays: 59,
  deed: deed('it'),
  record: { id: 'ACT-1', version: null, type: 'action', title: 'First action' },
  file: 'a.yaml',
  path: 'due',
  owners: [{ id: 'ROLE-QM', name: 'Quality manager' }],
  persons: [{ id: 'PER-1', name: 'Meike Lindner', as: 'holder' }],
  group: 'PER-1',
  ...given,
});

const groupOf = (lines: readonly DueLine[], given: Partial<DueGroup> = {}): DueGroup => ({
  key: 'PER-1',
  persons: [{ id: 'PER-1', name: 'Meike Lindner', emails: ['m@acme.example'] }],
  roles: [{ id: 'ROLE-QM', name: 'Quality manager' }],
  lines,
  ...given,
});

const reportOf = (groups: readonly DueGroup[], given: Partial<DueReport> = {}): DueReport => ({
  root: '/company',
  organization: 'Test',
  today: '2026-02-01',
  until: null,
  asked: null,
  unread: [],
  lines: groups.flatMap(({ lines }) => lines),
  groups,
  ...given,
});

const context = { colour: false, width: 100, language: english, emails: false };
const written = (name: string, report: DueReport, given: Partial<typeof context> = {}): string =>
  dueFormats.find((format) => format.name === name)!.write(report, { ...context, ...given });

describe('text', () => {
  test('shows who has how much to do how soon, and what', () => {
    const overdue = line({ id: 'a', when: 'overdue', on: '2026-01-30', inDays: -2 });
    const nobody = groupOf(
      [line({ id: 'b', owners: [], persons: [], when: 'undated', on: null, inDays: null })],
      {
        ...{ key: 'nobody', persons: [], roles: [] },
      },
    );
    expect(written('text', reportOf([groupOf([overdue]), nobody]))).toBe(`Due as of 2026-02-01

From           Overdue  Without a day
Meike Lindner        1              ·
Nobody named         ·              1

Meike Lindner · Quality manager
  Overdue
    2026-01-30  2 days ago     Do "it": ACT-1 First action

Nobody named
  Without a day
                               Do "it": ACT-1 First action

Roles that nobody holds, and records without an owner, stand last: name somebody.
`);
  });

  test('of what is due later only the first, unless a day is named', () => {
    const lines = Array.from({ length: 6 }, (_, at) => line({ id: `l${at}`, on: `2026-04-0${at + 1}` }));
    const report = reportOf([groupOf(lines)]);
    expect(written('text', report)).toContain(
      '    +3 more later, the next on 2026-04-04; --until or --format json shows them\n',
    );
    const until = written('text', { ...report, until: '2026-12-31' });
    expect(until.startsWith('Due as of 2026-02-01, until 2026-12-31\n')).toBe(true);
    expect(until.match(/ACT-1/g)).toHaveLength(6);
  });

  test('says so where nothing is due, and where something could not be read', () => {
    const report = reportOf([], { unread: ['b.yaml'], asked: { id: 'PER-1', name: 'Meike Lindner' } });
    expect(written('text', report)).toBe(`Due from Meike Lindner as of 2026-02-01

1 file was read in part only, so that something may be missing here: see \`qms check\`.

Nothing is due.
`);
  });

  test('a role that nobody holds, several persons, and owners that are not on record have a name', () => {
    const shown = written(
      'text',
      reportOf([
        groupOf([line()], { persons: ['One', 'Two'].map((name) => ({ id: name, name, emails: [] })) }),
        groupOf([line()], { key: 'ROLE-QM', persons: [] }),
        groupOf([line()], { key: 'PER-9', persons: [], roles: [] }),
      ]),
    );
    expect(shown).toContain('\nOne or Two · Quality manager\n');
    expect(shown).toContain('\nQuality manager: held by nobody\n');
    expect(shown).toContain('\nPER-9: not on record\n');
  });

  test('no line is wider than the terminal', () => {
    const wide = line({ record: { id: 'ACT-1', version: null, type: 'action', title: '品'.repeat(200) } });
    for (const each of written('text', reportOf([groupOf([wide])]), { width: 80 }).split('\n'))
      expect(each.replaceAll('品', '##').length).toBeLessThanOrEqual(80);
  });
});

test('addresses of persons are written only when they are asked for', () => {
  const report = reportOf([groupOf([line()])]);
  for (const { name } of dueFormats) expect(written(name, report)).not.toContain('m@acme.example');
  expect(written('json', report, { emails: true })).toContain('"m@acme.example"');
});

const anyLine = fc
  .record({
    id: hostile,
    when: fc.constantFrom<When>(...whens),
    deed: hostile.map(deed),
    record: fc.option(fc.record({ id: hostile, version: fc.constant(null), type: hostile, title: hostile }), {
      nil: null,
    }),
    file: hostile,
    path: hostile,
  })
  .map(line);
const anyReport = fc
  .array(fc.tuple(fc.array(anyLine, { minLength: 1, maxLength: 3 }), hostile, hostile, fc.boolean()), {
    maxLength: 3,
  })
  .map((groups) =>
    reportOf(
      groups.map(([lines, name, role, isKnown]) =>
        groupOf(lines, {
          key: name,
          persons: isKnown ? [{ id: name, name, emails: [name] }] : [],
          roles: [{ id: role, name: role }],
        }),
      ),
      { organization: groups[0]?.[1] ?? null, unread: groups.map(([, name]) => name) },
    ),
  );

test.each(dueFormats)('text of records in $name cannot steer a display or a CI service', ({ write }) => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const output = write(report, { ...context, emails: true });
      expectHarmless(output.replaceAll('\r\n', '\n'));
      expectNoCommandAtLineStart(output);
    }),
    { numRuns: runs(100) },
  );
});
