import { plainWord } from './plain-word.ts';

/**
 * What people write over values, in English, German, Spanish, Portuguese, French and Italian, and the key it stands
 * for. A label is compared without case, blanks, accents and marks.
 */
const labels: Readonly<Record<string, string>> = {
  id: 'ID,Document ID,Doc ID,Document Id,Doc. ID,Document No,Document No.,Document Number,Doc No,Doc. No.,Doc Number,Document Code,Code,Number,No.,Ref,Reference,Reference No,Control Number,Document Reference,Document #,Doc #,Policy ID,Policy Number,Policy No,Procedure ID,Procedure Number,SOP Number,SOP No,SOP ID,Record ID,Identifier,Identification,Dokument-ID,Dokumenten-ID,Dokumentennummer,Dokument-Nr.,Dokumentnummer,Dok.-Nr.,Nummer,Nr.,Kennung,Código,Codigo,Código del documento,Nº de documento,Número de documento,Código do documento,Número do documento,Référence,Numéro,N° de document,Référence du document,Codice,Codice documento,Numero documento',
  title:
    'Title,Document Title,Document Name,Name,Policy Name,Policy Title,Procedure Name,Subject,Titel,Dokumententitel,Bezeichnung,Dokumentname,Título,Título del documento,Nombre,Nombre del documento,Título do documento,Nome,Nome do documento,Titre,Titre du document,Intitulé,Titolo,Titolo documento',
  version:
    'Version,Version No,Version Number,Document Version,Ver,Ver.,Rev,Rev.,Revision,Revision No,Revision Number,Current Version,Current Revision,Issue,Issue No,Issue Number,Edition,Fassung,Revisionsstand,Ausgabe,Stand Version,Versión,Revisión,Nº de revisión,Edición,Versão,Revisão,Nº da revisão,Édition,Indice,Indice de révision,Versione,Revisione,Edizione',
  status:
    'Status,Document Status,State,Current Status,Approval Status,Dokumentstatus,Zustand,Estado,Estado del documento,Situação,Statut,État,Stato,Stato documento',
  owner:
    'Owner,Document Owner,Doc Owner,Policy Owner,Process Owner,Procedure Owner,Risk Owner,Action Owner,Owned By,Responsible,Responsible Person,Responsible Party,Accountable,Person Responsible,Assigned To,Assignee,Verantwortlich,Verantwortlicher,Verantwortliche,Eigentümer,Dokumentenverantwortlicher,Dokumentverantwortlicher,Prozesseigner,Inhaber,Responsable,Propietario,Dueño,Responsável,Proprietário,Dono,Propriétaire,Pilote,Responsabile,Proprietario',
  author:
    'Author,Authors,Written By,Prepared By,Created By,Drafted By,Autor,Verfasser,Erstellt von,Ersteller,Elaborado por,Redactado por,Auteur,Rédigé par,Rédacteur,Autore,Redatto da,Elaborato da',
  effectiveFrom:
    'Effective,Effective Date,Effective From,Date Effective,In Force From,In Effect Since,Valid From,Issue Date,Issued,Date Issued,Date of Issue,Release Date,Published,Publication Date,Gültig ab,Gültig seit,Inkrafttreten,Ausgabedatum,Freigabedatum,Gültigkeitsdatum,Vigencia,Fecha de vigencia,Fecha de emisión,Entrada en vigor,Vigente desde,Data de vigência,Vigência,Data de emissão,Em vigor desde,Date d’application,Date d’entrée en vigueur,Date d’effet,Date de diffusion,Data di entrata in vigore,Data di emissione,In vigore dal',
  nextReview:
    'Next Review,Next Review Date,Review Date,Review Due,Review By,Next Review Due,Due for Review,Date of Next Review,Scheduled Review,Nächste Prüfung,Nächste Überprüfung,Überprüfung bis,Nächste Revision,Wiedervorlage,Próxima revisión,Fecha de próxima revisión,Próxima revisão,Data da próxima revisão,Prochaine révision,Prochaine revue,Date de prochaine révision,Prossima revisione,Data prossima revisione',
  reviewInterval:
    'Review Cycle,Review Frequency,Review Interval,Review Period,Frequency of Review,Prüfintervall,Überprüfungsintervall,Prüfzyklus,Frecuencia de revisión,Frequência de revisão,Périodicité de révision,Fréquence de révision,Frequenza di revisione',
  confidentiality:
    'Classification,Confidentiality,Document Classification,Information Classification,Vertraulichkeit,Klassifizierung,Klassifikation,Clasificación,Confidencialidad,Classificação,Confidencialidade,Confidentialité,Classificazione,Riservatezza',
  supersedes: 'Supersedes,Replaces,Ersetzt,Reemplaza,Sustituye,Substitui,Remplace,Sostituisce',
  scope:
    'Scope,Applies To,Applicability,Geltungsbereich,Alcance,Âmbito,Escopo,Champ d’application,Domaine d’application,Campo di applicazione',
  description: 'Description,Details,Beschreibung,Descripción,Descrição,Descrizione',
  due: 'Due,Due Date,Target Date,Deadline,Completion Date Target,Fällig,Fällig am,Termin,Fecha límite,Fecha objetivo,Prazo,Data limite,Échéance,Délai,Scadenza',
  date: 'Date,Datum,Fecha,Data',
  tags: 'Tags,Keywords,Schlagworte,Schlagwörter,Etiquetas,Palabras clave,Palavras-chave,Mots-clés,Parole chiave',
};

/** What tables of one type call its keys, besides the labels of all. */
const labelsOfType: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  risk: {
    id: 'Risk ID,Risk No,Risk Ref,Risk #,Risiko-ID,Risiko-Nr.',
    title: 'Risk,Risk Title,Risk Name,Threat,Risiko,Riesgo,Risco,Risque,Rischio',
    description: 'Risk Description,Description of Risk,Risikobeschreibung,Descripción del riesgo',
    likelihood:
      'Likelihood,Probability,Likelihood Score,Occurrence,Eintrittswahrscheinlichkeit,Wahrscheinlichkeit,Probabilidad,Probabilidade,Probabilité,Vraisemblance,Probabilità',
    severity:
      'Severity,Impact,Consequence,Impact Score,Auswirkung,Schadenshöhe,Schwere,Impacto,Gravedad,Severidad,Gravidade,Gravité,Gravità,Impatto',
    treatment:
      'Treatment,Strategy,Response,Risk Treatment,Treatment Option,Behandlung,Strategie,Tratamiento,Tratamento,Traitement,Trattamento',
    owner: 'Risikoeigner,Propietario del riesgo',
  },
  nonconformity: {
    id: 'NCR,NCR No,NCR Number,NC No,NC ID,NCR ID,CAPA ID,CAPA No,CAR No,Abweichung Nr.',
    title:
      'Nonconformity,Nonconformance,Non-Conformance,Issue,Problem,Defect,Finding,Abweichung,Nichtkonformität,No conformidad,Não conformidade,Non-conformité,Non conformità',
    detectedOn:
      'Date,Date Opened,Opened,Date Raised,Raised,Date Detected,Detected,Reported,Date Reported,Date Found,Festgestellt am,Fecha de detección,Data da detecção,Date de détection',
    closedOn:
      'Closed,Date Closed,Closure Date,Closed On,Closure,Geschlossen am,Fecha de cierre,Data de fechamento,Date de clôture,Data di chiusura',
  },
  'nonconforming-output': {
    id: 'NCR,NCR No,NCR Number,NCR ID',
    product:
      'Component,Part,Part Number,Part No,Product,Item,Bauteil,Produkt,Producto,Produto,Produit,Prodotto',
    lot: 'Lot,Serial,Serial No,Serial Number,S/N,Batch,Charge,Seriennummer,Lote,Número de serie',
    quantity: 'Quantity,Qty,Menge,Anzahl,Cantidad,Quantidade,Quantité,Quantità',
    description:
      'Defect,Defect Description,Nonconformance,Description of Defect,Fehler,Fehlerbeschreibung,Defecto,Defeito,Défaut,Difetto',
    disposition: 'Disposition,Decision,Verwendungsentscheid,Disposición,Disposição',
    detectedOn: 'Date,Date Detected,Detected,Date Found',
    closedOn: 'Closure,Date Closed,Closed',
  },
  complaint: {
    id: 'Complaint ID,Complaint No,Complaint Number,Reklamation Nr.',
    title: 'Complaint,Reklamation,Beschwerde,Reclamación,Reclamação,Réclamation,Reclamo',
    customer: 'Customer,Client,Complainant,Kunde,Cliente',
    receivedOn:
      'Date,Received,Date Received,Received On,Eingang,Eingangsdatum,Fecha de recepción,Data de recebimento,Date de réception',
    closedOn: 'Closed,Date Closed,Closed On',
  },
  action: {
    id: 'Action ID,Action No,CAPA ID,CAPA No,CAPA,Item,Maßnahme Nr.',
    title:
      'Action,Corrective Action,Preventive Action,Task,Action Item,What,Maßnahme,Aufgabe,Acción,Ação,Azione',
    completedOn:
      'Completed,Completion Date,Date Completed,Closed,Date Closed,Done,Erledigt am,Fecha de cierre,Data de conclusão,Date de réalisation',
    owner: 'Who,Lead,Wer',
    due: 'When,By When,Bis wann',
  },
  equipment: {
    id: 'Tool ID,Equipment ID,Asset ID,Asset No,Asset,Gauge ID,Instrument ID,Gerät Nr.,Prüfmittel-Nr.',
    title:
      'Tool,Equipment,Instrument,Gauge,Device,Gerät,Prüfmittel,Messmittel,Equipo,Equipamento,Équipement,Appareil,Strumento',
    identification:
      'Serial,Serial No,Serial Number,S/N,Seriennummer,Número de serie,Número de série,Numéro de série',
    interval:
      'Frequency,Calibration Frequency,Interval,Calibration Interval,Cycle,Intervall,Prüfintervall,Frecuencia,Frequência,Fréquence,Frequenza',
    lastCalibration:
      'Last,Last Calibration,Last Calibrated,Calibrated On,Calibration Date,Date Calibrated,Letzte Kalibrierung,Última calibración,Última calibração,Dernier étalonnage,Ultima taratura',
    nextCalibration:
      'Due,Due Date,Next,Next Calibration,Calibration Due,Next Due,Nächste Kalibrierung,Próxima calibración,Próxima calibração,Prochain étalonnage,Prossima taratura',
    location: 'Location,Standort,Ubicación,Localização,Emplacement,Ubicazione',
  },
  supplier: {
    id: 'Supplier ID,Vendor ID,Supplier No,Vendor No,Lieferanten-Nr.',
    title:
      'Supplier,Vendor,Supplier Name,Vendor Name,Company,Lieferant,Proveedor,Fornecedor,Fournisseur,Fornitore',
    provides:
      'Provides,Product,Service,Products,Services,Products/Services,Scope of Supply,Leistung,Producto,Servicio,Produto,Serviço,Produit,Prodotto',
    nextEvaluation:
      'Next Review,Next Evaluation,Next Assessment,Re-evaluation,Nächste Bewertung,Próxima evaluación,Próxima avaliação,Prochaine évaluation',
    critical: 'Critical,Criticality,Kritisch,Crítico,Critique,Critico',
  },
  change: {
    id: 'Change No,Change ID,ECO,ECO No,CR No,Change Request,Change Order',
    title: 'Change,Change Description,Description of Change,Änderung,Cambio,Mudança,Changement,Modifica',
    requestedOn: 'Date,Requested,Date Requested,Request Date',
    implementedOn: 'Implemented,Date Implemented,Implementation Date',
    reason: 'Reason,Justification,Grund,Motivo,Raison',
  },
  person: {
    id: 'Employee ID,Person ID,Personalnummer',
    name: 'Name,Employee,Person,Mitarbeiter,Nombre,Nome,Nom',
    function: 'Function,Position,Job Title,Role,Funktion,Cargo,Função,Fonction,Funzione',
  },
  'quality-objective': {
    id: 'Objective ID,Objective No,Ziel-Nr.',
    title: 'Objective,Quality Objective,Goal,Ziel,Qualitätsziel,Objetivo,Objectif,Obiettivo',
    target: 'Target,Target Value,Zielwert,Meta,Cible,Valore obiettivo',
  },
  opportunity: {
    id: 'Opportunity ID',
    title: 'Opportunity,Chance,Oportunidad,Oportunidade,Opportunité,Opportunità',
  },
};

const named = (fields: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(fields).flatMap(([field, words]) =>
    words.split(',').map((word) => [plainWord(word), field] as const),
  );

const general: ReadonlyMap<string, string> = new Map(named(labels));
const byType: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(labelsOfType).map(([type, fields]) => [type, new Map(named(fields))]),
);

/** The key that a label of a document or the name of a column stands for; null for one nobody knows. */
export function fieldOfLabel(label: string, type: string | null): string | null {
  const plain = plainWord(label);
  if (plain === '') return null;
  return (type === null ? undefined : byType.get(type)?.get(plain)) ?? general.get(plain) ?? null;
}
