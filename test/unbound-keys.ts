/**
 * What sign-offs do not bind, by type, written apart from the schemas. Fixed under digest format 2: a change here breaks
 * signatures that exist. Unbound by every meaning, unless `verified` or `approved` stands behind the key: then bound by
 * that meaning alone.
 */
const filing =
  'signOffs status effectiveFrom nextReview reviewInterval retention supersededBy withdrawnOn withdrawnReason history formerIds approvedIn owner tags themes clauses processes parent confidentiality evidence signatureFiles';
const ofType: Record<string, string> = {
  action:
    'completedOn:verified completedBy:verified result:verified verifiedBy:verified origin:verified output:verified effectiveness cancelledReason dueHistory progress blockedBy needsFrom spent objectives',
  audit: 'findings[].nonconformity findings[].action findings[].opportunity reportedTo reportedOn:verified',
  'audit-programme': 'audits[].audit audits[].auditors reschedules risksOfProgramme',
  change: 'implementedOn:verified effectiveness:verified actions costs decidedIn plannedFor',
  communication: 'date:verified acknowledgements:verified understanding:verified data feedback',
  competence: 'holders data actions',
  complaint:
    'acknowledgedOn:verified respondedOn:verified closedOn:verified customerResponse:verified responseDue nonconformity actions costs accountValue',
  'context-issue': 'risks opportunities interestedParties lastReviewed',
  document: 'distribution requirements disposition externalCheckedOn',
  equipment: 'calibrations lastCalibration nextCalibration location software',
  indicator: 'phases readings data explanations',
  'interested-party': 'lastReviewed requirements[].metBy',
  'leadership-commitment': 'effect',
  'management-review':
    'outputs[].actions outputs[].changes outputs[].objectives outcomes:verified frozen:approved outputs[].approves[].digest:approved',
  nonconformity: 'costs repeats closedOn closedBy risksUpdated qmsChange dueHistory',
  'nonconforming-output':
    'customerInformed:verified reverified:verified closedOn:verified costs nonconformity',
  opportunity: 'actions objectives effectiveness:verified',
  process: 'constraint risks opportunities documents suppliers equipment',
  'quality-objective':
    'communicatedIn setIn actions forecast milestonesDone:verified result:verified dueHistory',
  'quality-policy': 'languages availableTo',
  risk: 'after:verified effectiveness:verified closedOn:verified actions controls objectives source',
  role: 'holders delegations',
  scope: 'certificate availableTo',
  supplier: 'evaluations nextEvaluation certificates spend indicators',
  survey: 'actions',
};

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

/** The keys of every record and the places of a type's own that not every sign-off binds. */
export const bindingOfType = (type: string): { common: readonly string[]; own: readonly string[] } => ({
  // What an audit looked at is no filing.
  common: words(filing).filter((key) => !(type === 'audit' && key === 'processes')),
  own: words(ofType[type] ?? ''),
});
