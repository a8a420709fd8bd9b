import { expect, test } from 'vitest';
import { LastAnswer } from '../../client/src/last-answer.ts';

/** A question whose answers come when they are let. */
function asking() {
  const waiting: ((value: readonly string[]) => void)[] = [];
  const answer = new LastAnswer(() => new Promise<readonly string[]>((resolve) => waiting.push(resolve)));
  return { answer, waiting };
}

test('what is asked for first is kept until there may be news', async () => {
  const { answer, waiting } = asking();
  const first = answer.value();
  waiting[0]!(['a']);
  expect(await first).toEqual(['a']);
  expect(await answer.value()).toEqual(['a']);
  answer.forget();
  expect(answer.isKnown).toBe(false);
  const second = answer.value();
  waiting[1]!(['b']);
  expect(await second).toEqual(['b']);
});

test('only another answer than the one that is shown is news', async () => {
  const { answer, waiting } = asking();
  const shown = answer.value();
  waiting[0]!([]);
  await shown;
  const same = answer.renew();
  waiting[1]!([]);
  expect(await same).toBe(false);
  const other = answer.renew();
  waiting[2]!(['a']);
  expect(await other).toBe(true);
});

test('where questions overlap, the last answer is shown although earlier ones said the same', async () => {
  const { answer, waiting } = asking();
  const shown = answer.value();
  waiting[0]!([]);
  await shown;
  const first = answer.renew();
  const second = answer.renew();
  waiting[1]!(['a']);
  expect(await first).toBe(false);
  const third = answer.renew();
  waiting[2]!(['a']);
  expect(await second).toBe(false);
  waiting[3]!(['a']);
  expect(await third).toBe(true);
  expect(await answer.value()).toEqual(['a']);
});

test('an answer that comes late takes the place of none that was asked for after it', async () => {
  const { answer, waiting } = asking();
  const early = answer.value();
  const late = answer.renew();
  waiting[1]!(['new']);
  expect(await late).toBe(true);
  waiting[0]!(['old']);
  expect(await early).toEqual(['new']);
});
