// Loaded in front of the program: says at its end whether it had to judge a root.
import { registerHooks } from 'node:module';

let isJudging = false;
registerHooks({
  load(url, context, next) {
    if (/\/check-anew-[^/]*\.mjs$/.test(url)) isJudging = true;
    return next(url, context);
  },
});
process.on('exit', () => process.stderr.write(isJudging ? 'judged' : 'answered'));
