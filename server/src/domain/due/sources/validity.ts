import { defineMessages } from '../../../messages/define-messages.ts';
import { dateOf } from '../../../records/dates.ts';
import { idsOf, isObject, listOf } from '../../../records/values.ts';
import { calibrationDue, isInUse } from '../../calibrations.ts';
import { newestCertificates } from '../../certificates.ts';
import { hasCompetence, holdersOf, lastingHolders } from '../../competence/holders.ts';
import { coveredElsewhere } from '../../elsewhere.ts';
import { presentId } from '../../people/present-id.ts';
import { shortNameOf } from '../../sign-off/still-to-sign.ts';
import { evaluationDue } from '../../suppliers.ts';
import type { Due } from '../item.ts';
import { dueBy, ownersOf, type RecordSource } from '../source.ts';

const say = defineMessages('due.validity', {
  calibrate: 'Calibrate',
  evaluate: 'Evaluate the supplier again',
  certificate: 'Renew the certificate',
  surveillance: 'Be ready for the surveillance audit',
  ofSupplier: 'Ask for the new certificate ({standard})',
  ofSupplierPlain: 'Ask for the new certificate',
  competence: 'Renew the competence of {person}',
  acceptance: 'Decide again on the accepted risk',
  exception: 'End or renew the exception',
});

const calibrations: RecordSource = {
  types: ['equipment'],
  of: (record) => {
    const isTraced = record.data['traceability'] === 'required' && isInUse(record);
    const on = isTraced ? calibrationDue(record) : null;
    return on === null ? [] : [dueBy(record, 'calibration', on, say.calibrate(), ['nextCalibration'])];
  },
};

/** Of suppliers that matter, as the rule on them: the next evaluation, and the certificate of each standard that lasts longest. */
const suppliers: RecordSource = {
  types: ['supplier'],
  of: (record) => {
    if (record.data['critical'] !== true) return [];
    const next = evaluationDue(record);
    const newest = newestCertificates(record).map(({ standard, validUntil, path }) => {
      const deed = standard === null ? say.ofSupplierPlain() : say.ofSupplier({ standard });
      const at = [...path, 'validUntil'];
      return dueBy(record, 'certificate', validUntil, deed, at, { part: standard ?? '' });
    });
    return [
      ...(next === null
        ? []
        : [dueBy(record, 'supplier-evaluation', next.date, say.evaluate(), ['nextEvaluation'])]),
      ...newest,
    ];
  },
};

/** The certificate of the company, and the days on which the certification body comes. Of those that are past nothing is known. */
const certificates: RecordSource = {
  types: ['scope'],
  of: (record, queries) => {
    const { certificate } = record.data;
    if (!isObject(certificate)) return [];
    const until = dateOf(certificate['validUntil']);
    const visits = listOf(certificate['surveillance']).flatMap((value, index): Due[] => {
      const on = dateOf(value);
      if (on === null || on < queries.today()) return [];
      const path = ['certificate', 'surveillance', index];
      return [dueBy(record, 'certificate', on, say.surveillance(), path, { part: `surveillance ${on}` })];
    });
    return until === null
      ? visits
      : [dueBy(record, 'certificate', until, say.certificate(), ['certificate', 'validUntil']), ...visits];
  },
};

const competenceClauses = ['iso-9001:2015/7.2'];

/** Competences of people who are here that end on a day. */
const competences: RecordSource = {
  types: ['competence'],
  of: (record, queries) => {
    if (coveredElsewhere(queries, competenceClauses)) return [];
    return lastingHolders(holdersOf(record, queries), presentId(queries)).flatMap((holder): Due[] => {
      const { person, until, path } = holder;
      if (until === null || !hasCompetence(holder) || queries.target(person)?.phase !== 'active') return [];
      const owners = ownersOf(record);
      return [
        dueBy(
          record,
          'competence',
          until,
          say.competence({ person: shortNameOf(person, queries) }),
          path[0] === 'data' ? path : [...path, 'expires'],
          { part: person, owners: owners.length > 0 ? owners : [person] },
        ),
      ];
    });
  },
};

/** Risks that are accepted until a day: whoever accepted them decides again. */
const acceptances: RecordSource = {
  types: ['risk'],
  of: (record) => {
    const { acceptance } = record.data;
    const until = isObject(acceptance) ? dateOf(acceptance['until']) : null;
    if (!isObject(acceptance) || until === null) return [];
    const by = idsOf(acceptance['by']);
    const path = ['acceptance', 'until'];
    return [
      dueBy(record, 'risk-acceptance', until, say.acceptance(), path, by.length > 0 ? { owners: by } : {}),
    ];
  },
};

const exceptions: RecordSource = {
  types: ['exception'],
  of: (record) => {
    const until = dateOf(record.data['until']);
    return until === null ? [] : [dueBy(record, 'exception', until, say.exception(), ['until'])];
  },
};

/** What holds until a day only. */
export const validity: readonly RecordSource[] = [
  calibrations,
  suppliers,
  certificates,
  competences,
  acceptances,
  exceptions,
];
