import type { Phase } from '../../model/record.ts';
import { plainWord } from '../plain-word.ts';

const asPlain = (words: string): ReadonlySet<string> =>
  new Set(words.split(',').map((word) => plainWord(word)));

/**
 * What status words of documents mean, in English, German, Spanish, Portuguese, French and Italian. Those that a type
 * has itself go before.
 */
const statusWords: readonly (readonly [phase: Phase, words: ReadonlySet<string>])[] = [
  [
    'draft',
    asPlain(
      'draft,in draft,drafting,wip,work in progress,preliminary,new draft,Entwurf,in Bearbeitung,borrador,en elaboración,rascunho,em elaboração,minuta,brouillon,ébauche,en rédaction,bozza,in redazione',
    ),
  ],
  [
    'review',
    asPlain(
      'in review,review,under review,for review,in approval,for approval,pending,pending approval,pending review,awaiting approval,proposed,candidate,in Prüfung,zur Prüfung,zur Freigabe,in Freigabe,en revisión,pendiente,pendiente de aprobación,em revisão,pendente,em aprovação,en révision,en validation,en attente,in revisione,in approvazione,in verifica,in attesa',
    ),
  ],
  [
    'active',
    asPlain(
      'approved,effective,active,released,final,published,current,in force,in effect,in use,live,valid,issued,controlled,adopted,accepted,open,in progress,ongoing,not started,to do,planned,assigned,identified,monitored,qualified,certified,gültig,in Kraft,produktiv,freigegeben,genehmigt,aktiv,veröffentlicht,offen,laufend,in Arbeit,geplant,vigente,aprobado,aprobada,activo,activa,publicado,abierto,abierta,en curso,en proceso,aprovado,aprovada,ativo,ativa,em vigor,aberto,aberta,em andamento,approuvé,approuvée,en vigueur,actif,applicable,diffusé,ouvert,ouverte,en cours,approvato,approvata,in vigore,attivo,attiva,valido,emesso,aperto,aperta,in corso',
    ),
  ],
  [
    'final',
    asPlain(
      'obsolete,superseded,retired,archived,withdrawn,replaced,expired,inactive,ungültig,außer Kraft,zurückgezogen,ersetzt,archiviert,obsoleto,obsoleta,derogado,archivado,arquivado,substituído,périmé,obsolète,archivé,remplacé,abrogé,superato,superata,archiviato,sostituito,annullato',
    ),
  ],
  [
    'void',
    asPlain(
      'void,cancelled,canceled,rejected,deleted,storniert,abgelehnt,verworfen,cancelado,rechazado,rejeitado,annulé,rejeté,respinto,rifiutato',
    ),
  ],
];

/** Words for work that has been done. A text that is complete is not thereby out of force, nor a meeting approved. */
const doneWords = asPlain(
  'closed,done,completed,complete,finished,resolved,implemented,verified,held,conducted,abgeschlossen,erledigt,geschlossen,durchgeführt,umgesetzt,cerrado,cerrada,completado,completada,finalizado,realizada,fechado,fechada,concluído,concluída,clos,close,clôturé,terminé,fermé,réalisé,chiuso,chiusa,completato,concluso,svolto',
);

/** What a word for work that has been done says of a type: that it was held, else a final status that is not one of texts out of force. */
function doneStatus(phases: ReadonlyMap<string, Phase>): string | null {
  if (phases.has('held')) return 'held';
  const ended = [...phases].filter(([status, phase]) => phase === 'final' && !ofTexts.has(status));
  return preferred.find((status) => ended.some(([each]) => each === status)) ?? ended[0]?.[0] ?? null;
}

const ofTexts: ReadonlySet<string> = new Set(['obsolete', 'superseded']);

/** Which of a type's statuses of one phase a general word stands for: the first of these that it has. */
const preferred: readonly string[] = [
  'draft',
  'in-review',
  'effective',
  'active',
  'open',
  'approved',
  'in-progress',
  'planned',
  'in-service',
  'obsolete',
  'closed',
  'done',
  'cancelled',
];

/**
 * The status of a type that a word stands for; null where nobody can say.
 * @param phases the phase of each status of the type
 */
export function statusOf(word: string, phases: ReadonlyMap<string, Phase>): string | null {
  const whole = statusNamed(word, phases);
  if (whole !== null) return whole;
  const [first = ''] = word.split(remark);
  return first.trim() === '' || first === word ? null : statusNamed(first, phases);
}

/** What follows a status as a remark: in brackets, behind a dash, or since when. */
const remark = /\s*[([|;,]|\s[-–—]\s|\s(?:seit|since|as of|desde|depuis|dal)\s/iu;

function statusNamed(word: string, phases: ReadonlyMap<string, Phase>): string | null {
  const plain = plainWord(word);
  for (const status of phases.keys()) if (plainWord(status) === plain) return status;
  if (doneWords.has(plain)) return doneStatus(phases);
  const meant = statusWords.find(([, words]) => words.has(plain))?.[0];
  if (meant === undefined) return null;
  const ofPhase = [...phases].filter(([, phase]) => phase === meant).map(([status]) => status);
  return preferred.find((status) => ofPhase.includes(status)) ?? ofPhase[0] ?? null;
}

const yes = asPlain('yes,y,true,x,✓,✔,ja,sí,sim,oui,sì');
const no = asPlain('no,n,false,nein,não,non');

/** What a word says where only yes or no can be said; null for others. */
export function booleanOf(word: string): boolean | null {
  const plain = plainWord(word);
  if (/^[✓✔xX☑✅]$/u.test(word.trim()) || (plain !== '' && yes.has(plain))) return true;
  return plain !== '' && no.has(plain) ? false : null;
}

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'annually=12,yearly=12,annual=12,every year=12,once a year=12,jährlich=12,anual=12,anualmente=12,annuel=12,annuelle=12,annuale=12',
    'biennial=24,every two years=24,every 2 years=24,alle zwei Jahre=24,every three years=36,every 3 years=36,triennial=36',
    'semi-annually=6,semiannual=6,biannual=6,half-yearly=6,every six months=6,halbjährlich=6,semestral=6,semestriel=6,semestrale=6',
    'quarterly=3,vierteljährlich=3,quartalsweise=3,trimestral=3,trimestriel=3,trimestrale=3,monthly=1,monatlich=1,mensual=1,mensal=1,mensuel=1,mensile=1',
  ]
    .join(',')
    .split(',')
    .map((entry) => entry.split('='))
    .map(([word, count]) => [plainWord(word!), Number(count)]),
);

const counted =
  /^(?:every )?(\d{1,3})[ -]?(years?|yrs?|months?|weeks?|days?|jahre?|monate?|wochen?|tage?|años?|meses|mes|anos?|ans?|mois|anni|anno|mesi)$/i;

/** A length of time in words, such as "annually" or "12 months", as ISO 8601 writes it; null for others. */
export function durationInWords(text: string): string | null {
  const named = months[plainWord(text)];
  if (named !== undefined) return `P${named}M`;
  const match = counted.exec(text.trim());
  if (match === null) return null;
  const unit = match[2]!.toLowerCase();
  if (/^(?:y|jahr|añ|ano|ans?$|ann)/.test(unit)) return `P${match[1]}Y`;
  if (/^(?:mo|mes|moi)/.test(unit)) return `P${match[1]}M`;
  return /^w/.test(unit) ? `P${match[1]}W` : `P${match[1]}D`;
}

/** True for what people write where nothing is known yet: `TBD`, `N/A`, `-`, `[Name]`, `DD/MM/YYYY`. */
export const isFillIn = (text: string): boolean =>
  /^(?:[-–—_.…?\s]*|n\.?\/?a\.?|none|nil|tbd\.?|tbc\.?|tba\.?|todo|xxx+|to be (?:determined|confirmed|defined|assigned|decided)|keine?|offen zu klären|por definir|a definir|pendiente de definir|à définir|da definire|\[[^[\]]*\]|<[^<>]*>|\{\{?[^{}]*\}?\}|[dmyjta]{1,4}([-./])[dmyjta]{1,4}\1[dmyjta]{1,4})$/i.test(
    text.trim(),
  );
