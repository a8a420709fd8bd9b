#!/usr/bin/env bash
# 2027 has 52 weeks (ISO 8601). date-fns refuses 30 February and day 366 of 2025, but takes week 53 of 2027 for the third
# of January 2028: a reading typed for a week that is not in the calendar lands in the next year. d3-time-format does the
# same; Luxon and Moment refuse it.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund date-fns@4.4.0 d3-time-format@4.1.1 luxon@3.7.2 moment@2.31.0
cat >show.mjs <<'SHOW'
import { readFileSync } from 'node:fs';
import { utcParse } from 'd3-time-format';
import { format, isValid, parseISO } from 'date-fns';
import { DateTime } from 'luxon';
import moment from 'moment';

const refused = 'refused';
const dateFns = (text) => (isValid(parseISO(text)) ? format(parseISO(text), 'yyyy-MM-dd') : refused);
const answers = {
  'date-fns': { '2026-02-30': dateFns('2026-02-30'), '2025-366': dateFns('2025-366'), '2027-W53': dateFns('2027-W53') },
  'd3-time-format': { '2027-W53': utcParse('%G-W%V')('2027-W53')?.toISOString().slice(0, 10) ?? refused },
  luxon: { '2027-W53': DateTime.fromISO('2027-W53').toISODate() ?? refused },
  moment: { '2027-W53': moment('2027-W53', moment.ISO_8601).isValid() ? 'taken' : refused },
};
const expected = {
  'date-fns': { '2026-02-30': refused, '2025-366': refused, '2027-W53': '2028-01-03' },
  'd3-time-format': { '2027-W53': '2028-01-03' },
  luxon: { '2027-W53': refused },
  moment: { '2027-W53': refused },
};
for (const [name, read] of Object.entries(answers)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  console.log(`${name} ${version}: ${Object.entries(read).map(([text, day]) => `${text} ${day}`).join(', ')}`);
}
process.exit(JSON.stringify(answers) === JSON.stringify(expected) ? 0 : 1);
SHOW
node show.mjs
