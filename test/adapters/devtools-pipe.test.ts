import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DevtoolsPipe } from '../../server/src/adapters/node/devtools-pipe.ts';

/** A pipe with nobody at its other end but the test. */
function pipe() {
  const [output, input] = [new PassThrough(), new PassThrough()];
  const events: unknown[] = [];
  const browser = new DevtoolsPipe(output, input, (...event) => events.push(event));
  return { output, input, events, browser };
}

test('asks in JSON ended by NUL, numbered, for a session where one is meant', () => {
  const { browser, output } = pipe();
  void browser.send('Page.enable');
  void browser.send('Page.navigate', { url: 'about:blank' }, 'S1');
  expect(String(output.read())).toBe(
    '{"id":1,"method":"Page.enable","params":{}}\0' +
      '{"id":2,"method":"Page.navigate","params":{"url":"about:blank"},"sessionId":"S1"}\0',
  );
});

test('answers find who asked, in whatever order and pieces they come', async () => {
  const { browser, input, events } = pipe();
  const first = browser.send('A');
  const second = browser.send('B');
  const answers = '{"id":2,"result":{"x":"é"}}\0{"method":"Page.loaded","params":{"n":1}}\0{"id":1}\0';
  for (const byte of Buffer.from(answers)) {
    input.write(Buffer.from([byte]));
    await turn();
  }
  expect(await second).toEqual({ x: 'é' });
  expect(await first).toEqual({});
  expect(events).toEqual([['Page.loaded', { n: 1 }]]);
});

test('a refusal is the failure of its question alone', async () => {
  const { browser, input } = pipe();
  const refused = browser.send('A');
  const answered = browser.send('B');
  input.write('{"id":1,"error":{"message":"no such page"}}\0{"id":2,"result":{}}\0');
  await expect(refused).rejects.toThrow('no such page');
  expect(await answered).toEqual({});
});

test('when the browser has gone, what waits and what is asked later fail alike', async () => {
  const { browser } = pipe();
  const waiting = browser.send('A');
  browser.end(new Error('the browser ended'));
  browser.end(new Error('again'));
  await expect(waiting).rejects.toThrow('the browser ended');
  await expect(browser.send('B')).rejects.toThrow('the browser ended');
});
