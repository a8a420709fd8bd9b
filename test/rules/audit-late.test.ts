import { scenarios } from './scenarios.ts';

const audit = (...more: readonly string[]): string =>
  ['id: AUD-1', 'type: audit', 'title: Calibration', 'kind: internal', 'programme: AP-1', ...more, ''].join(
    '\n',
  );
const days = ['date: 2025-10-13', 'dateTo: 2025-10-17'];
const programme = (...more: readonly string[]): string =>
  ['id: AP-1', 'type: audit-programme', 'title: Audits', ...more, ''].join('\n');
const company = (
  auditText: string,
  programmeText = programme('reportWithin: P30D'),
): Record<string, string> => ({
  'audit.yaml': auditText,
  'programme.yaml': programmeText,
});
const reported = (on: string): string => audit('status: reported', ...days, `reportedOn: ${on}`);
const late = { path: 'reportedOn', severity: 'information' } as const;

scenarios('audit-late', [
  {
    name: 'on the last day, counted from the end of the audit',
    files: company(reported('2025-11-16')),
    expected: [],
  },
  {
    name: 'a day late',
    files: company(reported('2025-11-17')),
    expected: [
      {
        ...late,
        message:
          'The report came 1 day later than the programme allows. Say in the report what kept it, or set another `reportWithin` for the audits to come. It was due by 2025-11-16, within 30 days after 2025-10-17 (AP-1).',
      },
    ],
  },
  {
    name: 'held and not reported',
    files: company(audit('status: held', ...days)),
    expected: [
      {
        path: 'status',
        severity: 'information',
        message:
          'The report is due since 2025-11-16, and no day of it is on record. Report the audit and enter the day under `reportedOn`. The programme AP-1 asks for it within 30 days after 2025-10-17.',
      },
    ],
  },
  {
    name: 'held, and there is time',
    files: company(audit('status: held', ...days)),
    options: { today: '2025-11-16' },
    expected: [],
  },
  { name: 'closed without a day', files: company(audit('status: closed', ...days)), expected: [] },
  { name: 'the programme says nothing', files: company(reported('2026-01-30'), programme()), expected: [] },
  {
    name: 'the programme asks for it since',
    files: company(
      reported('2026-01-30'),
      programme('reportWithin: P30D', 'version: "2"', 'effectiveFrom: 2025-11-01'),
    ),
    expected: [],
  },
  {
    name: 'the programme asked for it then, and gives more time since',
    files: company(
      reported('2025-12-30'),
      `${programme('reportWithin: P30D', 'version: "1"', 'status: closed', 'effectiveFrom: 2025-01-01')}---\n${programme('reportWithin: P90D', 'version: "2"', 'effectiveFrom: 2025-11-01')}`,
    ),
    expected: [late],
  },
  {
    name: 'the programme is a draft',
    files: company(reported('2026-01-30'), programme('reportWithin: P30D', 'status: draft')),
    expected: [],
  },
  {
    name: 'listed by the programme alone',
    files: company(
      reported('2026-01-30').replace('programme: AP-1\n', ''),
      programme('reportWithin: P30D', 'audits: [{ audit: AUD-1, planned: 2025-Q4 }]'),
    ),
    expected: [late],
  },
  {
    name: 'of a supplier',
    files: company(reported('2026-01-30').replace('internal', 'supplier')),
    expected: [],
  },
  { name: 'draft', files: company(audit('status: draft', ...days)), expected: [] },
  { name: 'planned', files: company(audit('status: planned', ...days)), expected: [] },
  { name: 'cancelled', files: company(audit('status: cancelled', ...days)), expected: [] },
  {
    name: 'closed',
    files: company(reported('2026-01-30').replace('reported\n', 'closed\n')),
    expected: [late],
  },
  {
    name: 'from before judging began',
    files: { 'qms.yaml': 'organization: A\njudgeFrom: 2026-01-01\n', ...company(reported('2025-12-30')) },
    expected: [],
  },
]);
