import type { Json, JsonObject } from '../../server/src/model/json.ts';
import type { Company, Slot } from './company.ts';
import { paragraph, sentence, title } from './prose.ts';
import { Random } from './random.ts';

/** The day the generated company is judged as of. */
export const asOf = '2026-02-01';

/** Stands where the digest of a sign-off will be; as long as one, so that filling it in moves nothing. */
export const digestPlaceholder = `sha256-${'A'.repeat(43)}=`;

const day = 86_400_000;

/** A day given in days since the start of 2019. */
const dayOf = (days: number): string =>
  new Date(Date.UTC(2019, 0, 1) + days * day).toISOString().slice(0, 10);

/** The last day events are dated on: two weeks before the company is judged. */
const lastDay = 2573;

/** Documents are looked at again within the two years that follow, however old they are. */
const longestInterval = 'P10Y';

const reviewInputs = [
  'previous-actions',
  'context-changes',
  'customer-satisfaction',
  'objectives',
  'process-performance',
  'nonconformities',
  'monitoring-results',
  'audit-results',
  'external-providers',
  'resources',
  'risk-actions',
  'improvement-opportunities',
];
const withoutTrend = new Set([
  'previous-actions',
  'context-changes',
  'resources',
  'risk-actions',
  'improvement-opportunities',
]);

const leadershipItems = [
  'accountability',
  'policy-and-objectives',
  'business-integration',
  'process-approach',
  'resources',
  'communicating-importance',
  'intended-results',
  'engaging-people',
  'promoting-improvement',
  'supporting-managers',
  'customer-requirements',
  'customer-risks',
  'customer-satisfaction-focus',
];

/** What building one record may look at. */
interface Scene {
  readonly company: Company;
  readonly slot: Slot;
  readonly index: number;
  readonly random: Random;
  /** In Markdown the body tells the story, so fields that would repeat it are left out. */
  readonly told: boolean;
}

type Build = (scene: Scene) => JsonObject;

const owner = ({ company, random }: Scene): string => random.pickSkewed(company.ids('role'));
const person = ({ company, random }: Scene): string => random.pickSkewed(company.ids('person'));
const theme = ({ random }: Scene): string => random.pick(['customers', 'delivery', 'know-how', 'earnings']);
const euros = (amount: number): JsonObject => ({ amount, currency: 'EUR', per: 'once' });

/** A sign-off by the holder of a role. */
function signOff(
  { company }: Scene,
  meaning: string,
  role: number,
  date: string,
  extra: JsonObject = {},
): Json[] {
  const by = company.at('person', role);
  return [{ by, role: company.at('role', role), meaning, ...extra, date, digest: digestPlaceholder }];
}

/** The number of one of the first roles: those that sign. */
const signer = ({ company, random }: Scene, among = 20): number =>
  random.below(Math.min(among, company.ids('role').length));

/** A sign-off by the holder of one of the first roles; the first two are top management. */
const signed = (scene: Scene, meaning: string, date: string, among: number, extra: JsonObject = {}): Json[] =>
  signOff(scene, meaning, signer(scene, among), date, extra);

const effect = (scene: Scene, from: number): JsonObject => ({
  criterion: sentence(scene.random),
  evaluateBy: dayOf(from + 90),
  date: dayOf(from + 80),
  by: owner(scene),
  result: scene.random.chance(0.8) ? 'effective' : 'partly-effective',
});

/** The marks of a maintained record in force, first day some time in the past. */
const inForce = (scene: Scene, status = 'effective'): JsonObject => ({
  status,
  version: `${scene.random.between(1, 6)}.${scene.random.between(0, 9)}`,
  owner: owner(scene),
  effectiveFrom: dayOf(scene.random.between(0, lastDay)),
});

const story = ({ random, told }: Scene, key: string, sentences: number): JsonObject =>
  told ? { [key]: sentence(random) } : { [key]: paragraph(random, sentences) };

/** The day a nonconformity was found; its action begins soon after. */
const detectedOn = (id: string): number => (Number(id.replace(/\D/g, '')) * 37) % (lastDay - 200);

/** The people of a role, as positions in the list of people. */
const peopleOf = (company: Company, role: number): readonly number[] => {
  const roles = company.ids('role').length;
  return [0, 1, 2].map((each) => (role % roles) + each * roles);
};

const builders: Readonly<Record<string, Build>> = {
  action(scene) {
    const { company, index, random } = scene;
    const origin = company.origins[index % company.origins.length]!;
    // What a closed nonconformity asked for was done before it was closed.
    const isCorrective = origin.type === 'nonconformity';
    const opened = isCorrective ? detectedOn(origin.id) + 5 : random.between(0, lastDay - 130);
    const open = random.chance(0.15) && !isCorrective;
    const verified = !open && random.chance(0.3);
    const kinds: Record<string, string> = {
      nonconformity: 'corrective',
      'quality-objective': 'objective',
      risk: 'risk',
      opportunity: 'opportunity',
      change: 'change',
    };
    return {
      status: open ? 'in-progress' : verified ? 'verified' : 'done',
      kind: kinds[origin.type] ?? 'improvement',
      owner: owner(scene),
      description: paragraph(random, 2),
      origin: origin.id,
      processes: [company.at('process', index), random.pickSkewed(company.ids('process'))],
      objectives: [company.at('quality-objective', index)],
      openedOn: dayOf(opened),
      due: open ? dayOf(lastDay + random.between(60, 300)) : dayOf(opened + 90),
      progress: [{ date: dayOf(opened + 20), text: sentence(random), by: company.at('person', index) }],
      budget: euros(random.between(2, 90) * 100),
      ...(open
        ? {}
        : {
            completedOn: dayOf(opened + random.between(60, 120)),
            completedBy: person(scene),
            result: paragraph(random, 1),
            effectiveness: effect(scene, opened),
          }),
      ...(verified
        ? { verifiedBy: person(scene), signOffs: signed(scene, 'verified', dayOf(opened + 125), 20) }
        : {}),
    };
  },

  complaint(scene) {
    const { company, index, random } = scene;
    const received = random.between(0, lastDay - 60);
    return {
      status: 'closed',
      receivedOn: dayOf(received),
      customer: `C-${random.between(1000, 9999)}`,
      product: random.pick(['PT-100', 'PT-200', 'FM-40', 'FM-80']),
      order: `SO-${random.between(100_000, 999_999)}`,
      channel: random.pick(['e-mail', 'telephone', 'portal']),
      description: paragraph(random, 2),
      category: random.pick(['late delivery', 'reading outside limits', 'wrong label', 'damage']),
      severity: random.pick(['low', 'medium', 'high']),
      processes: [company.at('process', index)],
      acknowledgedOn: dayOf(received + 1),
      respondedOn: dayOf(received + random.between(2, 5)),
      assessment: random.pick(['justified', 'partly', 'unjustified']),
      correction: paragraph(random, 2),
      nonconformity: company.at('nonconformity', index),
      actions: [company.at('action', index), random.pick(company.ids('action'))],
      costs: [{ kind: 'external-failure', money: euros(random.between(1, 80) * 50), note: sentence(random) }],
      closedOn: dayOf(received + random.between(20, 50)),
      customerResponse: 'accepted',
      owner: owner(scene),
    };
  },

  'nonconforming-output'(scene) {
    const { company, index, random } = scene;
    const detected = random.between(0, lastDay - 30);
    const authority = signer(scene);
    return {
      status: 'closed',
      detectedOn: dayOf(detected),
      detectedAt: random.pick(['incoming', 'in-process', 'final']),
      product: random.pick(['PT-100', 'PT-200', 'FM-40', 'FM-80']),
      lot: `L${random.between(10_000, 99_999)}`,
      quantity: random.between(1, 60),
      description: paragraph(random, 2),
      process: company.at('process', index),
      supplier: company.at('supplier', index),
      evidence: [company.at('equipment', index)],
      containment: sentence(random),
      disposition: random.pick(['scrap', 'return', 'regrade']),
      authority: company.at('role', authority),
      decidedOn: dayOf(detected + 3),
      customerInformed: 'not-needed',
      nonconformity: company.at('nonconformity', index),
      costs: [{ kind: 'internal-failure', money: euros(random.between(1, 80) * 25) }],
      closedOn: dayOf(detected + 20),
      owner: owner(scene),
      signOffs: signOff(scene, 'authorized', authority, dayOf(detected + 3)),
    };
  },

  nonconformity(scene) {
    const { company, index, random, slot } = scene;
    const detected = detectedOn(slot.id);
    return {
      status: 'closed',
      detectedOn: dayOf(detected),
      source: random.pick(['audit', 'complaint', 'process', 'supplier', 'employee']),
      from: company.at('audit', index),
      requirement: random.pick(['Order confirmation', 'Test plan', 'Release of drawings', 'Training plan']),
      ...story(scene, 'statement', 2),
      evidence: [company.at('complaint', index)],
      grade: random.pick(['major', 'minor']),
      process: random.pickSkewed(company.ids('process')),
      owner: owner(scene),
      correction: sentence(random),
      causeMethod: 'five-whys',
      ...story(scene, 'cause', 2),
      similar: { result: 'not-found', checked: sentence(random), records: [company.at('equipment', index)] },
      actions: company.actionsFrom('nonconformity', slot.index),
      risksUpdated: [company.at('risk', index)],
      qmsChange: company.at('change', index),
      effectiveness: effect(scene, detected + 60),
      due: dayOf(detected + 90),
      closedOn: dayOf(detected + 160),
      closedBy: person(scene),
      signOffs: signed(scene, 'verified', dayOf(detected + 165), 20),
    };
  },

  document(scene) {
    const { company, index, random } = scene;
    const marks = inForce(scene);
    return {
      ...marks,
      kind: random.pick(['procedure', 'work-instruction', 'form', 'specification']),
      author: company.at('person', 20 + random.below(10)),
      changeSummary: sentence(random),
      processes: [company.at('process', index)],
      distribution: [company.at('role', index), owner(scene)],
      requirements: [company.at('interested-party', index)],
      reviewInterval: longestInterval,
      nextReview: dayOf(lastDay + random.between(30, 700)),
      signOffs: signed(scene, 'approved', String(marks['effectiveFrom']), 20, {
        version: String(marks['version']),
      }),
    };
  },

  risk(scene) {
    const { company, index, random, slot } = scene;
    const [likelihood, severity] = [random.between(1, 5), random.between(1, 5)];
    const actions = company.actionsFrom('risk', slot.index);
    const accepted = actions.length === 0 && likelihood * severity >= 12;
    const accepter = signer(scene);
    return {
      ...inForce(scene, accepted ? 'accepted' : 'treated'),
      ...(accepted ? { owner: company.at('role', accepter), effectiveFrom: dayOf(lastDay - 5) } : {}),
      description: paragraph(random, 2),
      source: [company.at('context-issue', index), company.at('interested-party', index)],
      category: random.pick(['operational', 'customer', 'supply', 'people']),
      themes: [theme(scene)],
      likelihood,
      severity,
      before: { likelihood: 4, severity, date: dayOf(random.between(0, lastDay)) },
      exposure: euros(random.between(1, 900) * 1000),
      treatment: accepted ? 'accept' : 'reduce',
      ...(accepted
        ? {
            acceptance: {
              reason: paragraph(random, 1),
              by: owner(scene),
              until: dayOf(lastDay + random.between(60, 400)),
            },
            signOffs: signOff(scene, 'approved', accepter, dayOf(lastDay - 5)),
          }
        : {}),
      actions,
      controls: [company.at('process', index), company.at('document', index)],
      objectives: [company.at('quality-objective', index)],
      effectiveness: effect(scene, lastDay - random.between(200, 900)),
      identifiedOn: dayOf(random.between(0, lastDay)),
    };
  },

  equipment(scene) {
    const { company, index, random } = scene;
    const calibrated = lastDay - random.between(10, 300);
    return {
      ...inForce(scene, 'in-service'),
      identification: `TAG-${random.between(10_000, 99_999)}`,
      kind: random.pick(['Pressure reference', 'Flow rig', 'Torque wrench', 'Multimeter']),
      location: random.pick(['Hall 1', 'Hall 2', 'Laboratory']),
      process: company.at('process', index),
      traceability: 'required',
      interval: 'P12M',
      lastCalibration: dayOf(calibrated),
      nextCalibration: dayOf(calibrated + 365),
      calibrations: [calibrated - 365, calibrated].map((date) => ({
        date: dayOf(date),
        by: company.at('supplier', index),
        certificate: { external: 'Calibration database', location: `CERT-${random.between(10_000, 99_999)}` },
        standard: 'Traceable to the national standard',
        asFound: 'pass',
        result: 'pass',
        uncertainty: '0.02 %',
      })),
      software: { name: 'calib', version: '4.2', validatedOn: dayOf(random.between(0, lastDay)) },
    };
  },

  supplier(scene) {
    const { company, random } = scene;
    const evaluated = lastDay - random.between(10, 300);
    return {
      ...inForce(scene, 'approved'),
      provides: [random.pick(['Housings', 'Pressure cells', 'Calibration', 'Harnesses'])],
      kind: random.pick(['product', 'service', 'calibration']),
      critical: random.chance(0.5),
      criteria: [sentence(random), sentence(random)],
      controls: paragraph(random, 1),
      evaluations: [
        {
          date: dayOf(evaluated),
          kind: 're-evaluation',
          by: person(scene),
          results: { delivery: random.between(60, 100), quality: random.between(60, 100) },
          score: random.between(60, 100),
          decision: 'continue',
        },
      ],
      reevaluationInterval: 'P12M',
      nextEvaluation: dayOf(evaluated + 365),
      certificates: [{ standard: 'ISO 9001', validUntil: dayOf(lastDay + random.between(100, 900)) }],
      indicators: [company.at('indicator', scene.index)],
      spend: euros(random.between(1, 500) * 1000),
    };
  },

  person(scene) {
    const { random, index } = scene;
    return {
      status: 'active',
      version: '1',
      owner: owner(scene),
      effectiveFrom: '2018-06-01',
      name: `Person ${index + 1}`,
      from: '2014-01-01',
      emails: [`person.${index + 1}@bench.example`],
      function: random.pick(['Assembly', 'Laboratory', 'Purchasing', 'Sales', 'Quality', 'Development']),
    };
  },

  competence(scene) {
    const { company, index, random } = scene;
    return {
      ...inForce(scene),
      description: paragraph(random, 2),
      requiredFor: [company.at('role', index), company.at('process', index)],
      basis: ['training', 'experience'],
      criterion: sentence(random),
      holders: peopleOf(company, index).map((holder) => ({
        person: company.at('person', holder),
        level: random.between(1, 3),
        basis: 'training',
        date: '2015-02-01',
        expires: dayOf(lastDay + random.between(100, 400)),
        evidence: [{ external: 'Training system', location: `T-${random.between(1000, 9999)}` }],
        status: 'held',
      })),
      minimumHolders: 2,
    };
  },

  indicator(scene) {
    const { company, index, random } = scene;
    return {
      ...inForce(scene),
      definition: paragraph(random, 2),
      unit: '%',
      direction: 'higher-is-better',
      target: 95,
      frequency: 'quarterly',
      chart: 'individuals',
      readings: ['2024', '2025'].flatMap((year) =>
        [1, 2, 3, 4].map((quarter) => ({
          period: `${year}-Q${quarter}`,
          value: random.between(880, 990) / 10,
          n: random.between(80, 400),
        })),
      ),
      source: 'ERP',
      collectedBy: owner(scene),
      analysedBy: owner(scene),
      process: company.at('process', index),
      processes: [company.at('process', index)],
    };
  },

  'quality-objective'(scene) {
    const { company, index, random, slot } = scene;
    const from = random.between(0, lastDay - 10);
    const active = random.chance(0.4) || index === 0;
    return {
      status: active ? 'active' : 'achieved',
      version: '1.0',
      owner: owner(scene),
      effectiveFrom: dayOf(from),
      themes: [theme(scene)],
      policy: 'POL-00001',
      commitment: 'continual-improvement',
      indicator: company.at('indicator', index),
      baseline: { value: random.between(700, 850) / 10, period: '2025' },
      target: random.between(900, 990) / 10,
      actions: [...company.actionsFrom('quality-objective', slot.index), company.at('action', index)],
      what: paragraph(random, 2),
      resources: euros(random.between(1, 90) * 1000),
      due: active ? dayOf(lastDay + random.between(60, 700)) : dayOf(Math.min(from + 365, lastDay)),
      evaluation: sentence(random),
      ...(active
        ? {}
        : { result: { note: 'Reached on the day it was due, as the figures of that month show.' } }),
      functions: [company.at('process', index), random.pickSkewed(company.ids('process'))],
      communicatedIn: [company.at('communication', index), random.pick(company.ids('communication'))],
      customerRelevance: sentence(random),
      signOffs: signed(scene, 'approved', dayOf(from), 2, { version: '1.0' }),
    };
  },

  role({ company, index, random }) {
    const every = ['conformity', 'process-outputs', 'reporting', 'customer-focus', 'integrity-during-change'];
    return {
      status: 'effective',
      version: '1.0',
      owner: company.at('role', 0),
      effectiveFrom: '2018-06-01',
      purpose: sentence(random),
      ...(index < 2 ? { topManagement: true } : {}),
      responsibilities: index < 5 ? [every[index]!, sentence(random)] : [sentence(random), sentence(random)],
      authorities: [sentence(random)],
      ...(index > 0 ? { reportsTo: company.at('role', Math.floor(index / 5)) } : {}),
      ...(index < company.ids('competence').length ? { competences: [company.at('competence', index)] } : {}),
      holders: peopleOf(company, index).map((holder) => ({
        person: company.at('person', holder),
        from: '2015-01-01',
      })),
    };
  },

  process(scene) {
    const { company, index, random } = scene;
    const marks = inForce(scene);
    return {
      ...marks,
      reviewInterval: longestInterval,
      nextReview: dayOf(lastDay + random.between(60, 700)),
      kind: random.pick(['management', 'core', 'support']),
      purpose: sentence(random),
      inputs: [
        { what: 'Orders', from: company.at('process', index + 1) },
        { what: 'Requirements', from: company.at('interested-party', index) },
      ],
      outputs: [{ what: 'Released product', to: company.at('process', index + 2) }],
      activities: [sentence(random), sentence(random)],
      ...story(scene, 'criteria', 1),
      indicators: [company.at('indicator', index)],
      competences: [company.at('competence', index)],
      risks: [company.at('risk', index)],
      opportunities: [company.at('opportunity', index)],
      documents: [0, 1, 2].map((each) => company.at('document', index * 11 + each)),
      equipment: [company.at('equipment', index)],
      suppliers: [company.at('supplier', index)],
      signOffs: signed(scene, 'approved', String(marks['effectiveFrom']), 20, {
        version: String(marks['version']),
      }),
    };
  },

  audit(scene) {
    const { company, index, random } = scene;
    const held = random.between(0, lastDay - 60);
    return {
      status: 'closed',
      kind: 'internal',
      programme: company.at('audit-programme', index),
      date: dayOf(held),
      criteria: ['Own instructions'],
      scope: sentence(random),
      processes: [company.at('process', index)],
      leadAuditor: company.at('person', peopleOf(company, 2)[index % 3]!),
      auditees: [owner(scene)],
      method: 'on-site',
      owner: owner(scene),
      findings: [
        {
          id: 'F1',
          grade: 'minor',
          requirement: 'Test plan',
          statement: sentence(random),
          evidence: [company.at('document', index)],
          nonconformity: company.at('nonconformity', index),
        },
        {
          id: 'F2',
          grade: 'positive',
          requirement: 'Training plan',
          statement: sentence(random),
          evidence: sentence(random),
        },
      ],
      reportedTo: [company.at('role', 0)],
      reportedOn: dayOf(held + 14),
    };
  },

  'audit-programme'(scene) {
    const { company, index } = scene;
    const programmes = company.ids('audit-programme').length;
    const marks = inForce(scene);
    const audits = company
      .ids('audit')
      .flatMap((audit, place) =>
        place % programmes === index
          ? [{ audit, processes: [company.at('process', place)], planned: '2025-10-01' }]
          : [],
      );
    return {
      ...marks,
      period: { from: '2025-01-01', to: '2026-12-31' },
      cycle: 'P24M',
      methods: ['Interviews at the workplace'],
      responsibilities: [company.at('role', 2)],
      audits,
      signOffs: signed(scene, 'approved', String(marks['effectiveFrom']), 20, {
        version: String(marks['version']),
      }),
    };
  },

  change(scene) {
    const { company, index, random } = scene;
    const requested = random.between(0, lastDay - 130);
    const authority = signer(scene);
    return {
      status: 'implemented',
      kind: random.pick(['qms', 'product', 'process', 'supplier']),
      owner: owner(scene),
      ...story(scene, 'reason', 2),
      ...story(scene, 'consequences', 2),
      resources: 'None needed beyond the budget of the year',
      responsibilities: [owner(scene)],
      risks: [company.at('risk', index)],
      affects: [company.at('process', index), company.at('document', index)],
      requestedOn: dayOf(requested),
      authorizedBy: company.at('role', authority),
      review: { date: dayOf(requested + 10), by: person(scene), result: sentence(random) },
      actions: company.actionsFrom('change', index),
      implementedOn: dayOf(requested + 60),
      effectiveness: effect(scene, requested + 60),
      signOffs: signOff(scene, 'authorized', authority, dayOf(requested + 12)),
    };
  },

  communication(scene) {
    const { company, index, random } = scene;
    return {
      status: 'done',
      kind: random.pick(['announcement', 'meeting', 'training', 'awareness']),
      about: ['POL-00001', company.at('document', index)],
      ...story(scene, 'message', 3),
      audience: [company.at('role', index), company.at('interested-party', index)],
      channel: random.pick(['notice board', 'meeting', 'intranet']),
      by: company.at('role', index % 2),
      date: dayOf(random.between(0, lastDay)),
      understanding: { method: 'Questions at the workplace', result: sentence(random), date: dayOf(lastDay) },
      owner: owner(scene),
    };
  },

  opportunity(scene) {
    const { company, index, random, slot } = scene;
    return {
      status: 'pursued',
      owner: owner(scene),
      description: paragraph(random, 2),
      source: [company.at('context-issue', index)],
      benefit: paragraph(random, 1),
      value: euros(random.between(1, 300) * 1000),
      effort: random.pick(['low', 'medium', 'high']),
      decision: 'pursue',
      decidedBy: owner(scene),
      decidedOn: dayOf(random.between(0, lastDay)),
      reason: sentence(random),
      actions: company.actionsFrom('opportunity', slot.index),
      objectives: [company.at('quality-objective', index)],
    };
  },

  'context-issue'(scene) {
    const { company, index, random } = scene;
    return {
      ...inForce(scene),
      kind: random.pick(['external', 'internal']),
      area: random.pick(['market', 'technological', 'legal', 'knowledge']),
      description: paragraph(random, 2),
      effect: 'both',
      ...(index === 0 ? { climate: { relevant: true, reason: paragraph(random, 1) } } : {}),
      monitoredBy: owner(scene),
      lastReviewed: dayOf(lastDay - random.between(10, 200)),
      risks: [0, 1, 2].map((each) => company.at('risk', index * 7 + each)),
      opportunities: [0, 1, 2].map((each) => company.at('opportunity', index * 3 + each)),
      interestedParties: [company.at('interested-party', index)],
    };
  },

  'interested-party'(scene) {
    const { company, index, random } = scene;
    return {
      ...inForce(scene),
      group: random.pick(['customer', 'employee', 'owner', 'supplier', 'regulator']),
      requirements: [0, 1, 2].map((each) => ({
        text: sentence(random),
        source: 'Contract',
        legal: false,
        metBy: [company.at('process', index + each)],
      })),
      influence: random.pick(['low', 'medium', 'high']),
      monitoring: sentence(random),
      lastReviewed: dayOf(lastDay - random.between(10, 200)),
    };
  },

  survey(scene) {
    const { company, index, random } = scene;
    const from = random.between(0, lastDay - 120);
    return {
      status: 'evaluated',
      kind: 'customer',
      method: 'questionnaire',
      period: { from: dayOf(from), to: dayOf(from + 60) },
      population: 400,
      sample: 120,
      responses: random.between(30, 90),
      results: [
        { topic: 'Delivery', value: random.between(30, 50) / 10, previous: 3.8 },
        { topic: 'Service', value: random.between(30, 50) / 10, previous: 3.9 },
      ],
      conclusions: paragraph(random, 2),
      indicators: [company.at('indicator', index)],
      actions: company.actionsFrom('survey', index),
      evaluatedBy: person(scene),
      evaluatedOn: dayOf(from + 80),
      owner: owner(scene),
    };
  },

  'leadership-commitment'(scene) {
    const { company, index, random } = scene;
    const leader = index % 2;
    const date = dayOf(lastDay - ((index * 13) % 300) - 10);
    return {
      status: 'recorded',
      owner: company.at('role', leader),
      by: company.at('person', leader),
      date,
      kind: random.pick(['decision', 'resource', 'presence', 'recognition']),
      items: index < 2 ? leadershipItems : [random.pick(leadershipItems), random.pick(leadershipItems)],
      what: paragraph(random, 2),
      records: [company.at('change', index), company.at('communication', index)],
      effect: paragraph(random, 2),
      people: [owner(scene)],
      signOffs: signOff(scene, 'approved', leader, date),
    };
  },

  'management-review'(scene) {
    const { company, index, random } = scene;
    const reviews = company.ids('management-review').length;
    const held = lastDay - (reviews - 1 - index) * 182;
    const period = { from: dayOf(held - 200), to: dayOf(held - 19) };
    return {
      status: 'approved',
      date: dayOf(held),
      period,
      ...(index > 0 ? { previous: company.at('management-review', index - 1) } : {}),
      chair: company.at('person', 0),
      minutesBy: company.at('person', 2),
      attendees: [
        { person: company.at('person', 0), role: company.at('role', 0), mode: 'present' },
        { person: company.at('person', 1), role: company.at('role', 1), mode: 'present' },
        company.at('person', 2),
        company.at('person', 3),
      ],
      inputs: reviewInputs.map((input, place) => {
        const objective = index * reviewInputs.length + place;
        return {
          input,
          summary: paragraph(random, 2),
          conclusion: sentence(random),
          objectives: [company.at('quality-objective', objective)],
          indicators: [company.at('indicator', objective % company.ids('quality-objective').length)],
          evidence: [{ external: 'Report of the half year', date: dayOf(held - 30 - place) }],
          theme: theme(scene),
          ...(withoutTrend.has(input) ? {} : { trend: 'mixed' }),
        };
      }),
      outputs: ['improvement', 'qms-change', 'resources'].map((kind, place) => ({
        id: `O${place + 1}`,
        kind,
        decision: sentence(random),
        from: [reviewInputs[place * 4]!],
        owner: company.at('role', place),
        due: dayOf(held + 10),
        theme: theme(scene),
      })),
      conclusions: {
        suitable: 'confirmed',
        adequate: 'confirmed',
        effective: 'confirmed',
        alignedWithStrategy: 'confirmed',
        statement: paragraph(random, 2),
      },
      outcomes: ['O1', 'O2', 'O3'].map((output) => ({ output, result: 'effective', date: dayOf(held + 12) })),
      nextPlanned: dayOf(held + 182),
      owner: company.at('role', 0),
      signOffs: signed(scene, 'approved', dayOf(held + 2), 2),
    };
  },

  exception(scene) {
    const { company, random } = scene;
    return {
      status: 'effective',
      version: '1.0',
      owner: company.at('role', 0),
      effectiveFrom: dayOf(lastDay - 40),
      rules: ['document-review-overdue'],
      records: [company.at('document', 3)],
      reason: paragraph(random, 2),
      risk: paragraph(random, 1),
      compensation: paragraph(random, 1),
      from: dayOf(lastDay - 40),
      until: dayOf(lastDay + 140),
      signOffs: signed(scene, 'approved', dayOf(lastDay - 40), 2, { version: '1.0' }),
    };
  },

  scope(scene) {
    const { company, random } = scene;
    return {
      status: 'effective',
      version: '2.0',
      owner: company.at('role', 0),
      effectiveFrom: '2025-01-01',
      statement: paragraph(random, 2),
      productsAndServices: ['Pressure transmitters', 'Flow meters', 'Calibration'],
      sites: [{ name: 'Main site', activities: ['Development', 'Production'] }],
      boundaries: sentence(random),
      signOffs: signed(scene, 'approved', '2024-12-20', 2, { version: '2.0' }),
    };
  },

  'quality-policy'(scene) {
    const { company, told, random } = scene;
    const sentences = {
      applicable: 'We keep what customers, laws and standards ask of us.',
      improvement: 'Each year we become measurably better.',
    };
    return {
      status: 'effective',
      version: '3.0',
      owner: company.at('role', 0),
      effectiveFrom: '2025-01-01',
      nextReview: '2026-12-31',
      ...(told ? {} : { text: `${sentences.applicable} ${sentences.improvement}` }),
      commitments: told
        ? { 'applicable-requirements': '#what-we-do', 'continual-improvement': '#how-we-know' }
        : { 'applicable-requirements': sentences.applicable, 'continual-improvement': sentences.improvement },
      scope: company.at('scope', 0),
      purposeAndContext: paragraph(random, 1),
      availableTo: 'Web site',
      signOffs: signed(scene, 'approved', '2024-12-20', 2, { version: '3.0' }),
    };
  },
};

/** The data of one record; the same for the same company, slot and seed. */
export function buildRecord(company: Company, slot: Slot, seed: number): JsonObject {
  const random = new Random(seed * 1_000_003 + hash(slot.id));
  const scene = { company, slot, index: slot.index, random, told: slot.shape === 'markdown' };
  const own = builders[slot.type]!(scene);
  return { id: slot.id, type: slot.type, title: title(random, slot.index + 1), ...own };
}

function hash(text: string): number {
  let value = 0;
  for (let index = 0; index < text.length; index += 1)
    value = (Math.imul(value, 31) + text.charCodeAt(index)) >>> 0;
  return value;
}
