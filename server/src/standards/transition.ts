import { type Source, sources } from './sources.ts';

/**
 * How certified organizations go from one edition to the next, as data: the dates with their sources, and the steps.
 */

/** A day that something ends or begins on, and where that comes from. */
export interface DatedFact {
  readonly day: string;
  readonly source: Source;
}

/**
 * What shows that a step is done, or how far it is.
 *
 * - `edition-dated`: qms.yaml names the new edition with the day it begins.
 * - `change`: the evidence of `editionChanges` for the named slugs.
 * - `gap-list`: a change or an audit about the transition.
 * - `auditors`: a competence of auditors, or a training, that names the new edition.
 * - `audit`: an internal audit held on a day of the new edition; `review`: a full management review likewise.
 * - `clause-tags`: no record's `clauses` name a clause that the new edition does not have.
 * - `certificate`: `certificate.standard` of the scope in force names the new edition.
 * - `transition-audit`: a certification audit planned or held.
 */
export type StepEvidence =
  | 'edition-dated'
  | 'gap-list'
  | 'change'
  | 'auditors'
  | 'audit'
  | 'review'
  | 'clause-tags'
  | 'certificate'
  | 'transition-audit';

export interface TransitionStep {
  /** A name that stays. */
  readonly slug: string;
  readonly title: string;
  /** What to do, in a sentence. */
  readonly hint: string;
  readonly evidence: StepEvidence;
  /** For `change`: the slugs of `editionChanges` that the step is about. */
  readonly changes: readonly string[];
}

export interface Transition {
  readonly from: string;
  readonly to: string;
  /** The day the new edition was published. */
  readonly published: DatedFact;
  /** From this day on, new accredited certificates are given to the new edition only. */
  readonly newCertificatesFrom: DatedFact;
  /** The last day on which a certificate to the old edition counts. */
  readonly until: DatedFact;
  /** In the order in which they are best taken. */
  readonly steps: readonly TransitionStep[];
}

const step = (
  slug: string,
  title: string,
  hint: string,
  evidence: StepEvidence,
  ...changes: readonly string[]
): TransitionStep => ({ slug, title, hint, evidence, changes });

const steps: readonly TransitionStep[] = [
  step(
    'first-day',
    'Choose the first day',
    'Settle from which day on records are judged by the new edition, and write it under `standards` in qms.yaml.',
    'edition-dated',
  ),
  step(
    'gap-list',
    'List the gaps',
    'Go through what is new, note what is missing and who settles it by when: a change record with its actions.',
    'gap-list',
  ),
  step(
    'risks-and-opportunities',
    'Treat risks and opportunities apart',
    'Give opportunities records of their own, with a rating, a decision, actions and their effect.',
    'change',
    'acting-on-risks',
    'opportunity-cycle',
    'leadership-opportunity-thinking',
    'review-opportunity-actions',
  ),
  step(
    'culture-and-ethics',
    'Bring in culture and ethical behaviour',
    'Show how top management promotes them, and make sure that people know what is expected.',
    'change',
    'leadership-quality-culture-and-ethics',
    'awareness-of-culture-and-ethics',
  ),
  step(
    'policy',
    'Look at the policy again',
    'See whether it takes the context into account and supports the strategy, and affirm or revise it.',
    'change',
    'policy-context',
  ),
  step(
    'thirteenth-input',
    'Add the thirteenth input',
    'Let the next management review look at what interested parties newly need and expect.',
    'change',
    'review-interested-party-changes',
  ),
  step(
    'audit-objectives',
    'Give audits objectives',
    'Say for each internal audit what it is to find out.',
    'change',
    'audit-objectives',
  ),
  step(
    'changes',
    'Plan changes in full',
    'For each change of the system say who learns of it, how its effect is watched, and what came of it.',
    'change',
    'change-communication',
    'change-monitoring',
  ),
  step(
    'auditors',
    'Train the auditors',
    'Make internal auditors familiar with the new edition before they audit by it.',
    'auditors',
  ),
  step(
    'audit',
    'Hold an internal audit by the new edition',
    'One internal audit at least, on a day on which the new edition holds.',
    'audit',
  ),
  step(
    'review',
    'Hold a management review by the new edition',
    'One full review at least, on a day on which the new edition holds.',
    'review',
  ),
  step(
    'clause-tags',
    'Renew clause numbers',
    'Where records name clauses that have moved, write the new ones. No signature breaks by it.',
    'clause-tags',
    'continual-improvement',
  ),
  step(
    'certificate',
    'Renew scope and certificate',
    'Have the scope name the new edition, and enter the new certificate once it is there.',
    'certificate',
  ),
  step(
    'transition-audit',
    'Agree on the date of the transition audit',
    'Settle with the certification body when it audits the transition, and record the audit as planned.',
    'transition-audit',
  ),
];

const transitions: readonly Transition[] = [
  {
    from: 'iso-9001:2015',
    to: 'iso-9001:2026',
    published: { day: '2026-09-16', source: sources.catalogue },
    newCertificatesFrom: { day: '2028-03-31', source: sources.bulletin },
    until: { day: '2029-09-30', source: sources.bulletin },
    steps,
  },
];

/** The transition to an edition (`iso-9001:2026`), or undefined where none is known. */
export const transitionTo = (edition: string): Transition | undefined =>
  transitions.find(({ to }) => to === edition);

/** The editions to which a transition is known. */
export const knownTransitions: readonly string[] = transitions.map(({ to }) => to);
