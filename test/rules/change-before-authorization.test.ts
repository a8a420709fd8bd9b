import { type Expected, scenarios } from './scenarios.ts';

const change = (implementedOn: string, ...blocks: readonly string[]): string =>
  `id: CHG-1\ntype: change\ntitle: Helium\nstatus: implemented\nimplementedOn: ${implementedOn}\nsignOffs:\n${blocks
    .map((block) => `  - { by: PER-1, role: ROLE-1, ${block} }\n`)
    .join('')}`;
const people = {
  'role.yaml':
    'id: ROLE-1\ntype: role\ntitle: Technical director\nholders: [{ person: PER-1, from: 2020-01-01 }]\n',
  'person.yaml': 'id: PER-1\ntype: person\nname: Jürgen Voss\nfrom: 2020-01-01\n',
};
const scene = (name: string, text: string, expected: readonly Expected[]) => ({
  name,
  files: { 'change.yaml': text, ...people },
  expected,
});

scenarios('change-before-authorization', [
  scene('five weeks before', change('2025-05-05', 'meaning: authorized, date: 2025-06-10'), [
    {
      path: 'implementedOn',
      severity: 'warning',
      message:
        'The change was carried out on 2025-05-05, but authorized only on 2025-06-10. Correct the day that is wrong, or record an exception that says why it could not wait.',
    },
  ]),
  scene('on the day', change('2025-05-05', 'meaning: authorized, date: 2025-05-05'), []),
  scene(
    'again later',
    change('2025-05-05', 'meaning: authorized, date: 2025-05-02', 'meaning: authorized, date: 2025-06-10'),
    [],
  ),
  scene(
    'it could not wait, and the sign-off says so',
    change('2025-05-05', 'meaning: authorized, date: 2025-05-07, deviation: The old bench had burnt.'),
    [],
  ),
  scene('verified later', change('2025-05-05', 'meaning: verified, date: 2025-06-10'), []),
]);
