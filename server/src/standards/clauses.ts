/**
 * The requirement clauses of ISO 9001:2015 with Amendment 1:2024 (climate change in 4.1 and 4.2), as data.
 * Numbers are those of the standard; titles and sentences are our own, never the standard's wording.
 * Lettered items stand here only where rules or input keys refer to them, written with dots: `9.3.2.c.1`.
 */

export interface Clause {
  /** Number below the edition: `9.3.2`, `5.1.1.a`, `9.3.2.c.1`. */
  readonly number: string;
  /** A few words of our own. */
  readonly title: string;
  /** One sentence of our own: what the clause asks for. */
  readonly summary: string;
}

export interface Edition {
  /** As qms.yaml names it: `iso-9001:2015`. */
  readonly id: string;
  /** As people name it: `ISO 9001:2015`. */
  readonly name: string;
  readonly clauses: readonly Clause[];
}

type Row = readonly [number: string, title: string, summary: string];

const iso9001: readonly Row[] = [
  [
    '4',
    'Context of the organization',
    'Know the surroundings, the people concerned, the scope and the processes of the system.',
  ],
  [
    '4.1',
    'Internal and external issues',
    'Find out, watch and review what inside and outside affects the purpose and results of the system, and decide whether climate change is such an issue.',
  ],
  [
    '4.2',
    'Interested parties',
    'Know who has a stake in quality and what they need, climate-related demands included, and keep that knowledge current.',
  ],
  [
    '4.3',
    'Scope of the system',
    'Write down what the system covers, for which products, services and sites, and justify every requirement that is left out.',
  ],
  [
    '4.4',
    'The system and its processes',
    'Build, run and improve the system as a set of connected processes.',
  ],
  [
    '4.4.1',
    'Design of processes',
    'For every process settle inputs, outputs, order, criteria, resources, responsibilities, risks, evaluation and improvement.',
  ],
  [
    '4.4.2',
    'Process documentation',
    'Keep as much written information on processes as is needed to run them and to trust that they ran as planned.',
  ],
  ['5', 'Leadership', 'Top management carries the system, sets the policy and gives out responsibilities.'],
  [
    '5.1',
    'Commitment of top management',
    'Top management shows by what it does that quality and customers matter.',
  ],
  [
    '5.1.1',
    'Commitment to the system',
    'Top management shows leadership in ten ways, from answering for results to supporting other managers.',
  ],
  ['5.1.1.a', 'Answering for the system', 'Top management answers for whether the system works.'],
  [
    '5.1.1.b',
    'Policy and objectives in line with strategy',
    'Top management sees that policy and objectives exist and fit context and strategy.',
  ],
  [
    '5.1.1.c',
    'Part of the business',
    'Top management makes the requirements part of everyday business processes.',
  ],
  [
    '5.1.1.d',
    'Thinking in processes and risks',
    'Top management promotes working in processes and with risks in mind.',
  ],
  ['5.1.1.e', 'Resources at hand', 'Top management makes sure that the system gets what it needs.'],
  [
    '5.1.1.f',
    'Saying why it matters',
    'Top management explains why good quality management and meeting requirements matter.',
  ],
  ['5.1.1.g', 'Results as intended', 'Top management sees that the system brings about what it is for.'],
  ['5.1.1.h', 'Involving people', 'Top management involves, steers and supports those who contribute.'],
  ['5.1.1.i', 'Driving improvement', 'Top management promotes getting better.'],
  ['5.1.1.j', 'Backing other managers', 'Top management backs other leaders in their own areas.'],
  ['5.1.2', 'Customer focus', 'Top management shows that customers stand at the centre.'],
  [
    '5.1.2.a',
    'Customer and legal requirements',
    'Requirements of customers and of the law are known, understood and met.',
  ],
  [
    '5.1.2.b',
    'Risks to conformity and satisfaction',
    'Risks and opportunities for products and for customer satisfaction are known and dealt with.',
  ],
  ['5.1.2.c', 'Attention to satisfaction', 'Raising customer satisfaction stays in view.'],
  ['5.2', 'Quality policy', 'Top management sets a quality policy and makes it known.'],
  [
    '5.2.1',
    'Setting the policy',
    'Top management sets a policy that fits the organization, frames objectives and commits to applicable requirements and to improvement.',
  ],
  [
    '5.2.1.a',
    'Policy fits the organization',
    'The policy suits purpose and context and supports the strategy.',
  ],
  ['5.2.1.b', 'Policy frames objectives', 'The policy is a frame in which objectives can be set.'],
  ['5.2.1.c', 'Commitment to requirements', 'The policy commits to meeting the requirements that apply.'],
  ['5.2.1.d', 'Commitment to improvement', 'The policy commits to improving the system continually.'],
  [
    '5.2.2',
    'Making the policy known',
    'The policy is written down, understood and used inside, and can be had by interested parties.',
  ],
  [
    '5.3',
    'Roles and responsibilities',
    'Top management assigns who is responsible and who may decide, and makes it known.',
  ],
  ['6', 'Planning', 'Deal with risks and opportunities, set objectives and plan changes.'],
  ['6.1', 'Risks and opportunities', 'Find out what may help or harm, and act on it in proportion.'],
  [
    '6.1.1',
    'Knowing risks and opportunities',
    'Derive from context and interested parties what must be addressed for the system to bring its results.',
  ],
  [
    '6.1.2',
    'Acting on risks and opportunities',
    'Plan actions, build them into processes and evaluate whether they worked.',
  ],
  ['6.2', 'Quality objectives', 'Set objectives and plan how they are reached.'],
  [
    '6.2.1',
    'Setting objectives',
    'Set and document objectives where they matter: in line with the policy, measurable, monitored, communicated and kept current.',
  ],
  ['6.2.1.a', 'Objectives follow the policy', 'Objectives agree with the quality policy.'],
  ['6.2.1.b', 'Objectives can be measured', 'Anyone can see whether an objective is met.'],
  [
    '6.2.2',
    'Planning objectives',
    'For each objective settle the work, the resources, who answers for it, by when, and how the result is evaluated.',
  ],
  [
    '6.3',
    'Planning changes',
    'Change the system in a planned way: why, with which consequences, with whom and with what means.',
  ],
  ['7', 'Support', 'Provide people, means, knowledge, communication and documents.'],
  ['7.1', 'Resources', 'Find out and provide what the system needs.'],
  ['7.1.1', 'Resources in general', 'Weigh own abilities and limits against what must come from outside.'],
  ['7.1.2', 'People', 'Have the people needed to run the system and its processes.'],
  [
    '7.1.3',
    'Buildings, equipment and software',
    'Provide and maintain the infrastructure that processes need.',
  ],
  ['7.1.4', 'Work environment', 'Provide surroundings, physical and human, in which good work is possible.'],
  [
    '7.1.5',
    'Measuring resources',
    'Have suitable means of monitoring and measuring and show that they stay suitable.',
  ],
  [
    '7.1.5.1',
    'Suitable measuring resources',
    'Choose, maintain and document means of measuring that fit their use.',
  ],
  [
    '7.1.5.2',
    'Traceable measurement',
    'Calibrate, mark and protect instruments where traceability is needed, and judge earlier results when one was found unfit.',
  ],
  [
    '7.1.6',
    'Organizational knowledge',
    'Keep and share the knowledge the organization needs, and gain what is missing.',
  ],
  [
    '7.2',
    'Competence',
    'Make sure that people can do their work, act where they cannot, check that it helped, and keep evidence.',
  ],
  [
    '7.3',
    'Awareness',
    'People know the policy, their objectives, their contribution and what happens when requirements are not met.',
  ],
  ['7.4', 'Communication', 'Decide what is communicated, when, with whom, how and by whom.'],
  [
    '7.5',
    'Documents and records',
    'Keep under control the documents and records that the standard and the organization need.',
  ],
  [
    '7.5.1',
    'Extent of documentation',
    'Have the documents the standard asks for and those the organization finds it needs.',
  ],
  [
    '7.5.2',
    'Creating and updating documents',
    'Identify documents, choose their form, and have them reviewed and approved.',
  ],
  ['7.5.3', 'Keeping documents under control', 'Keep documents available, fit for use and protected.'],
  ['7.5.3.1', 'Available and protected', 'Documents are where they are needed and safe from loss or misuse.'],
  [
    '7.5.3.2',
    'Handling of documents',
    'Settle distribution, storage, versions, retention and disposal, for documents from outside too.',
  ],
  ['8', 'Operation', 'Plan and control the making of products and services.'],
  [
    '8.1',
    'Operational planning',
    'Plan and control the processes that make products and services, with criteria, resources and records.',
  ],
  [
    '8.2',
    'Requirements for products and services',
    'Understand, check and update what customers and the law require.',
  ],
  [
    '8.2.1',
    'Communication with customers',
    'Communicate with customers on offers, orders, feedback, complaints and their property.',
  ],
  ['8.2.2', 'Finding the requirements', 'Define what is offered and be able to keep the promise.'],
  ['8.2.3', 'Checking the requirements', 'Check before committing that requirements can be met.'],
  [
    '8.2.3.1',
    'Check before the promise',
    'Check stated, implied, own and legal requirements and settle differences before accepting.',
  ],
  ['8.2.3.2', 'Record of the check', 'Keep what the check found and any new requirements.'],
  [
    '8.2.4',
    'Changed requirements',
    'When requirements change, update documents and tell the people concerned.',
  ],
  ['8.3', 'Design and development', 'Develop products and services in a controlled way.'],
  ['8.3.1', 'A development process', 'Have a process for development that fits what follows it.'],
  ['8.3.2', 'Planning development', 'Plan stages, reviews, verification, responsibilities and interfaces.'],
  [
    '8.3.3',
    'Development inputs',
    'Gather what the development must start from, complete and free of contradictions.',
  ],
  ['8.3.4', 'Development controls', 'Review, verify and validate, and follow up what is found.'],
  [
    '8.3.5',
    'Development outputs',
    'Outputs answer the inputs and say how to make, check and use the product.',
  ],
  [
    '8.3.6',
    'Development changes',
    'Identify, review, authorize and record changes during and after development.',
  ],
  ['8.4', 'External providers', 'See that what comes from outside meets requirements.'],
  [
    '8.4.1',
    'Choosing providers',
    'Evaluate, select, monitor and re-evaluate providers by criteria and keep records.',
  ],
  ['8.4.2', 'Extent of control', 'Control purchased work in proportion to its effect.'],
  ['8.4.3', 'Information for providers', 'Tell providers clearly what is required of them.'],
  ['8.5', 'Production and service', 'Make products and deliver services under control.'],
  [
    '8.5.1',
    'Controlled conditions',
    'Have information, means, people, checks and release arrangements in place.',
  ],
  [
    '8.5.2',
    'Identification and traceability',
    'Mark outputs and their state, and be able to trace them where required.',
  ],
  [
    '8.5.3',
    'Property of others',
    'Take care of what belongs to customers or providers and report loss or damage.',
  ],
  ['8.5.4', 'Preservation', 'Protect outputs so that they stay as they should be.'],
  ['8.5.5', 'After delivery', 'Meet what is required after delivery, in line with risk, use and feedback.'],
  [
    '8.5.6',
    'Changes in operation',
    'Review and control changes in production and record who authorized them.',
  ],
  ['8.6', 'Release', 'Release only after planned checks, with a record of evidence and of who released.'],
  ['8.7', 'Nonconforming outputs', 'Keep faulty outputs from being used or delivered unawares.'],
  [
    '8.7.1',
    'Dealing with nonconforming outputs',
    'Correct, separate, return, stop, inform or accept by concession, and check again.',
  ],
  [
    '8.7.2',
    'Record of nonconforming outputs',
    'Keep what was wrong, what was done, any concession and who decided.',
  ],
  ['9', 'Performance evaluation', 'Measure, audit and review the system.'],
  ['9.1', 'Measuring and analysing', 'Decide what is measured and make use of the results.'],
  [
    '9.1.1',
    'What is measured, how and when',
    'Settle what is monitored, with which methods, when, and when results are analysed; keep results.',
  ],
  ['9.1.2', 'Customer satisfaction', 'Find out by a chosen method how customers see the service they get.'],
  [
    '9.1.3',
    'Analysis',
    'Draw conclusions from data on products, customers, the system, planning, risks, providers and improvement.',
  ],
  ['9.2', 'Internal audit', 'Audit the own system at planned intervals.'],
  ['9.2.1', 'Purpose of audits', 'Find out whether the system meets requirements and is really practised.'],
  [
    '9.2.2',
    'Audit programme',
    'Plan audits by importance and earlier results, with impartial auditors, and report, follow up and keep evidence.',
  ],
  ['9.3', 'Management review', 'Top management reviews the system.'],
  [
    '9.3.1',
    'Holding the review',
    'Top management reviews at planned intervals whether the system suits, suffices, works and fits the strategy.',
  ],
  [
    '9.3.2',
    'What the review looks at',
    'The review takes in earlier actions, changes, performance with its trends, resources, risk actions and chances to improve.',
  ],
  [
    '9.3.2.a',
    'Actions of earlier reviews',
    'The review looks at how far the actions of earlier reviews have come.',
  ],
  ['9.3.2.b', 'Changed issues', 'The review looks at internal and external issues that have changed.'],
  [
    '9.3.2.c',
    'Performance and its trends',
    'The review looks at how the system performs and which way things move.',
  ],
  [
    '9.3.2.c.1',
    'Satisfaction and feedback',
    'The review looks at customer satisfaction and the feedback of interested parties.',
  ],
  ['9.3.2.c.2', 'State of objectives', 'The review looks at how far objectives have been reached.'],
  [
    '9.3.2.c.3',
    'Process performance and product quality',
    'The review looks at how processes perform and whether products and services are right.',
  ],
  [
    '9.3.2.c.4',
    'Nonconformities and corrective actions',
    'The review looks at what went wrong and what was done about it.',
  ],
  ['9.3.2.c.5', 'Measured results', 'The review looks at what monitoring and measuring showed.'],
  ['9.3.2.c.6', 'Audit results', 'The review looks at what audits found.'],
  ['9.3.2.c.7', 'Performance of providers', 'The review looks at how external providers perform.'],
  ['9.3.2.d', 'Resources', 'The review looks at whether resources suffice.'],
  [
    '9.3.2.e',
    'Effect of risk actions',
    'The review looks at whether actions on risks and opportunities worked.',
  ],
  ['9.3.2.f', 'Chances to improve', 'The review looks at opportunities for improvement.'],
  [
    '9.3.3',
    'What the review decides',
    'The review ends in decisions on improvement, changes of the system and resources, and is documented.',
  ],
  [
    '9.3.3.a',
    'Decisions on improvement',
    'The review decides which opportunities for improvement are taken up.',
  ],
  ['9.3.3.b', 'Decisions on the system', 'The review decides what must change in the system.'],
  ['9.3.3.c', 'Decisions on resources', 'The review decides which resources are needed.'],
  ['10', 'Improvement', 'Get better at meeting requirements and satisfying customers.'],
  [
    '10.1',
    'Choosing improvements',
    'Select and carry out improvements of products, services and the system.',
  ],
  ['10.2', 'Nonconformities and corrective actions', 'React to what went wrong and remove its cause.'],
  [
    '10.2.1',
    'Dealing with a nonconformity',
    'Correct it, deal with its effects, find causes and similar cases, act, check that it worked, and update risks and the system.',
  ],
  ['10.2.2', 'Record of nonconformities', 'Keep what went wrong, what was done and what came of it.'],
  ['10.3', 'Continual improvement', 'Keep improving the system, using what analysis and reviews show.'],
];

/** Every edition known, newest last. */
export const editions: readonly Edition[] = [
  {
    id: 'iso-9001:2015',
    name: 'ISO 9001:2015',
    clauses: iso9001.map(([number, title, summary]) => ({ number, title, summary })),
  },
];
