import { type Expected, scenarios } from './scenarios.ts';

const complaint = (...lines: readonly string[]): string =>
  `${['id: CMP-1', 'type: complaint', 'title: Wrong flange', 'receivedOn: 2025-10-06', 'respondedOn: 2025-10-08', ...lines].join('\n')}\n`;
const closed = ['status: closed', 'closedOn: 2025-10-20', 'assessment: justified'];
const scene = (
  name: string,
  text: string,
  expected: readonly Expected[],
  more: Readonly<Record<string, string>> = {},
) => ({ name, files: { 'complaint.yaml': text, ...more }, expected });
const said = (message: RegExp): readonly Expected[] => [{ path: 'assessment', severity: 'warning', message }];

scenarios('complaint-unresolved', [
  scene(
    'justified, and nothing done',
    complaint(...closed),
    said(/^This complaint was justified, but nothing/),
  ),
  scene(
    'partly justified, and nothing done',
    complaint(closed[0]!, 'assessment: partly'),
    said(/^This complaint was partly justified, but nothing/),
  ),
  scene(
    'the customer rejected the answer',
    complaint(...closed, 'customerResponse: rejected'),
    said(/^The customer rejected the answer/),
  ),
  scene(
    'put right',
    complaint(...closed, 'correction: A new flange was sent.', 'customerResponse: rejected'),
    [],
  ),
  scene('an action names it', complaint(...closed), [], {
    'action.yaml': 'id: ACT-1\ntype: action\ntitle: Check flanges\nstatus: open\norigin: CMP-1\n',
  }),
  scene('a case came from it', complaint(...closed), [], {
    'nc.yaml':
      'id: NC-1\ntype: nonconformity\ntitle: Flanges\nstatus: open\ndetectedOn: 2025-10-07\nsource: complaint\nfrom: CMP-1\n',
  }),
  scene('not justified', complaint(closed[0]!, 'assessment: unjustified'), []),
  scene('still open', complaint('status: in-progress', 'assessment: justified'), []),
  scene('taken back', complaint('status: withdrawn', 'assessment: justified'), []),
]);
