/** Code that is changed, and the tests that are asked whether they notice. */
export interface Target {
  readonly mutate: string;
  readonly tests: readonly string[];
}

const signing = [
  'test/domain/{sign-off,people}/*.test.ts',
  'test/workspace/{exceptions,exceptions-asked}.test.ts',
  'test/rules/{sign-off*,trust,trust-cases}.test.ts',
  'test/domain/evidence/*.test.ts',
  'test/domain/{trust,trust-longer,trust-unsigned-keys,in-force}.test.ts',
  'test/signing/{forged,past-days,versions}.test.ts',
];
const reading = ['test/records/**/*.test.ts', 'test/signing/{forged,form,versions}.test.ts'];
const judging = ['test/domain/**/*.test.ts', 'test/rules/*.test.ts'];

/** In the order of what a fault would cost: whose signature counts comes first. */
export const plan: readonly Target[] = [
  {
    mutate: 'server/src/rules/sign-off/*.ts',
    tests: [
      'test/rules/sign-off*.test.ts',
      'test/domain/evidence/{counting,level}.test.ts',
      'test/language/sign-actions.test.ts',
      'test/rules/{adoption,trust-cases}.test.ts',
    ],
  },
  {
    mutate: 'server/src/domain/sign-off/*.ts',
    tests: [...signing, 'test/domain/due/**/*.test.ts', 'test/rules/adoption.test.ts'],
  },
  { mutate: 'server/src/domain/people/*.ts', tests: [...signing, 'test/rules/leadership.test.ts'] },
  { mutate: 'server/src/domain/trust/**/*.ts', tests: signing },
  { mutate: 'server/src/domain/evidence/*.ts', tests: signing },
  {
    mutate: 'server/src/domain/review/*.ts',
    tests: ['test/domain/{review,due}/**/*.test.ts', 'test/rules/review*.test.ts'],
  },
  {
    mutate:
      'server/src/records/{record-id,dates,content-digest,canonical,expected-digests,block-identity}.ts',
    tests: reading,
  },
  {
    mutate:
      'server/src/records/{bound-*,covered-files,signed-body,sign-offs,sign-off-demands,sha256,values}.ts',
    tests: [...reading, ...signing],
  },
  { mutate: 'server/src/records/*.ts', tests: [...reading, 'test/rules/{any-record*,files,slips}.test.ts'] },
  { mutate: 'server/src/records/adopted/**/*.ts', tests: ['test/records/**/*.test.ts'] },
  { mutate: 'server/src/domain/*.ts', tests: judging },
  { mutate: 'server/src/domain/{due,due/**}/*.ts', tests: ['test/domain/**/*.test.ts'] },
  {
    mutate: 'server/src/domain/{audit,competence,exceptions,leadership,measures,words}/*.ts',
    tests: judging,
  },
];

/** Their tests share what `beforeAll` made, search long at random, or start programs. */
export const leftOut = [
  'test/rules/{acme-sign-offs,any-shape,fixes,next-steps}.test.ts',
  'test/records/{adopted-forms}.test.ts',
];
