import { type Phrases, phrases, wholePhrases } from './plain-words.ts';

/**
 * What people call the things that have a type of their own, in English, German, Spanish, Portuguese, French and
 * Italian, in plain letters.
 */
const words: Readonly<Record<string, string>> = {
  risk: 'risk,risks,risiko*,risiken,riesgo,riesgos,risco,riscos,risque,risques,rischio,rischi',
  nonconformity:
    'ncr,ncrs,capa,capas,car log,nonconformit*,non conformit*,nonconformance*,non conformance*,abweichung*,nichtkonformitat*,no conformidad*,nao conformidad*',
  'nonconforming-output':
    'nonconforming product*,nonconforming output*,nonconforming material*,non conforming product*,fehlerhafte produkte,producto no conforme,productos no conformes,produto nao conforme,produtos nao conformes,produit non conforme,produits non conformes,prodotto non conforme,prodotti non conformi',
  complaint:
    'complaint*,reklamation*,beschwerde*,queja*,reclamacion*,reclamacao,reclamacoes,reclamation*,reclamo,reclami',
  supplier:
    'supplier*,vendor*,lieferant*,proveedor*,fornecedor*,fournisseur*,fornitore,fornitori,subcontractor*',
  equipment:
    'equipment,calibration*,gauge*,prufmittel*,messmittel*,kalibrier*,equipos,equipos de medicion,calibracion*,calibracao,equipamento*,equipement*,etalonnage*,strumenti,taratur*',
  action:
    'action*,corrective action*,massnahme*,massnahmen*,accion,acciones,acao,acoes,azione,azioni,action item*',
  'quality-objective': 'objective*,qualitatsziel*,ziele,objetivo*,objectif*,obiettivo,obiettivi',
  change:
    'change request*,change order*,eco,ecr,engineering change*,change register,anderungsantrag*,anderungsantrage*,solicitud de cambio,solicitudes de cambio,solicitacao de mudanca',
  competence:
    'training*,competence*,competency,competencies,skills,schulung*,qualifikation*,capacitacion*,formacion*,treinamento*,formation,formations,formazione',
  audit:
    'audit report*,internal audit*,audit,audits,auditbericht*,auditoria,auditorias,informe de auditoria,relatorio de auditoria,rapport d audit,rapporto di audit',
  'management-review':
    'management review*,managementbewertung*,managementreview*,revision por la direccion,revisiones por la direccion,analise critica*,revue de direction,revues de direction,riesame della direzione,riesame di direzione',
};

export const wordsOfType: Readonly<Record<string, Phrases>> = Object.fromEntries(
  Object.entries(words).map(([type, list]) => [type, phrases(list)]),
);

/** Titles of the one document a company has of its kind. */
export const titlesOfType: Readonly<Record<string, Phrases>> = {
  'quality-policy': wholePhrases(
    'quality policy,qualitatspolitik,politica de calidad,politica de la calidad,politica da qualidade,politica de qualidade,politique qualite,politique de qualite,politica della qualita,politica per la qualita',
  ),
  scope: wholePhrases(
    'scope,scope of quality management system,scope of qms,scope of management system,scope of isms,scope of information security management system,qms scope,isms scope,management system scope,scope and boundaries,anwendungsbereich,anwendungsbereich des qms,anwendungsbereich des qualitatsmanagementsystems,anwendungsbereich des isms,geltungsbereich,geltungsbereich des qms,geltungsbereich des qualitatsmanagementsystems,geltungsbereich des isms,alcance,alcance del sgc,alcance del sistema de gestion,alcance del sistema de gestion de la calidad,escopo,escopo do sgq,escopo do sistema de gestao,escopo do sistema de gestao da qualidade,domaine d application,domaine d application du smq,perimetre du smq,campo di applicazione,campo di applicazione del sgq',
  ),
};

/** What says of a text how something is done, so that it is no record of it. */
export const saysHow: Phrases = phrases(
  'procedure*,sop,process,policy,policies,plan,plans,planning,template*,checklist*,check list,guide*,instruction*,manual,method*,form,agenda,program,programme,schedule,standard,faq,overview,readme,verfahren*,anweisung*,richtlinie*,vorlage*,prozess*,handbuch*,leitfaden,programm,procedimiento*,instruccion*,politica*,plantilla*,guia,procedimento*,instrucao,instrucoes,modelo*,modele*,procedura,istruzion*,modello,guida,programa,programme*',
);

/** What says of a table that its rows are the things themselves. */
export const saysList: Phrases = phrases(
  'register*,registry,log,logs,list,lists,tracker,inventory,matrix,overview,verzeichnis,liste,*liste,*register,*verzeichnis,registro*,listado*,lista*,matriz*,registre*,tableau,matrice,elenco*,bitacora',
);

/** A list of the documents there are: they are files here already. */
export const saysDocumentList: Phrases = phrases(
  'document register,document list,document index,master list,document master list,documents list,list of documents,controlled documents,dokumentenliste,dokumentenverzeichnis,lista maestra,lista mestra,liste des documents,elenco documenti,elenco dei documenti,document control register,master document list,master document register',
);
