import { type Expected, scenarios } from './scenarios.ts';

const earlier = (result: string, more = ''): string =>
  `id: NC-1\ntype: nonconformity\ntitle: One name\nstatus: closed\ndetectedOn: 2025-03-10\ncause: The form lets it pass.\ncorrection: Sent anew.\neffectiveness: { result: ${result}${more} }\n`;
const again = (...lines: readonly string[]): string =>
  `${['id: NC-2', 'type: nonconformity', 'title: One name again', 'detectedOn: 2025-10-14', 'repeats: NC-1', ...lines].join('\n')}\n`;
const scene = (name: string, first: string, second: string, expected: readonly Expected[]) => ({
  name,
  files: { 'first.yaml': first, 'second.yaml': second },
  expected,
});
const effective = earlier('effective', ', date: 2025-09-30');

scenarios('nonconformity-repeated', [
  scene('judged effective, and came again', effective, again('status: open'), [
    {
      path: 'repeats',
      severity: 'warning',
      message:
        'NC-1 was judged effective on 2025-09-30, but came again. Say under `cause` why what was done then did not hold, and take an action that does. It was found again on 2025-10-14.',
    },
  ]),
  scene('on an unknown day', earlier('effective'), again('status: open'), [
    { path: 'repeats', severity: 'warning', message: /^NC-1 was judged effective, but came again\./ },
  ]),
  scene('judged not effective', earlier('not-effective', ', date: 2025-09-30'), again('status: open'), []),
  scene('with a cause', effective, again('status: open', 'cause: The second program was forgotten.'), []),
  scene('rejected', effective, again('status: rejected'), []),
  scene('a draft', effective, again('status: draft'), []),
]);
