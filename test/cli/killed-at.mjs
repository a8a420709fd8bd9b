/** Loaded before a program: ends it without a word before the step named in QMS_TEST_KILLED_AT that changes files. */
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

let left = Number(process.env['QMS_TEST_KILLED_AT']);
for (const name of ['open', 'link', 'rename', 'unlink', 'mkdir']) {
  const work = files[name];
  files[name] = (...given) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return work(...given);
  };
}
syncBuiltinESMExports();
