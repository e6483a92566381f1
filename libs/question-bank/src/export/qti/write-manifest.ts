import { LOM_DIFFICULTIES } from '../../import/qti/read-metadata';
import { xmlText } from './markdown-to-xhtml';
import type { QtiQuestion } from './qti-question';

export interface ManifestResource {
  identifier: string;
  type: 'imsqti_item_xmlv3p0' | 'imsqti_stimulus_xmlv3p0' | 'webcontent';
  path: string;
  question: QtiQuestion | null;
  /** Identifiers of the resources it depends on. */
  needs: readonly string[];
}

const LOM = 'http://ltsc.ieee.org/xsd/LOM';

/** Writes imsmanifest.xml, with the IEEE LOM metadata of each question. */
export function writeManifest({ title, resources }: { title: string; resources: readonly ManifestResource[] }): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="MANIFEST-QTI-1">
<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion><lom xmlns="${LOM}"><general><title>${string(title)}</title></general></lom></metadata>
<organizations/>
<resources>
${resources.map(resourceXml).join('\n')}
</resources>
</manifest>
`;
}

const string = (text: string): string => `<string language="zh-CN">${xmlText(text)}</string>`;

function resourceXml({ identifier, type, path, question, needs }: ManifestResource): string {
  const metadata = question === null ? '' : `<metadata>${lomOf(question)}</metadata>`;
  const dependencies = needs.map((name) => `<dependency identifierref="${name}"/>`).join('');
  return `<resource identifier="${identifier}" type="${type}" href="${path}">${metadata}<file href="${path}"/>${dependencies}</resource>`;
}

function lomOf({ code, domain, content }: QtiQuestion): string {
  const difficulty = LOM_DIFFICULTIES[content.difficulty - 1];
  const { source } = content;
  return [
    `<lom xmlns="${LOM}">`,
    `<general><title>${string(code)}</title><keyword>${string(content.knowledgePoint)}</keyword></general>`,
    difficulty === undefined
      ? ''
      : `<educational><difficulty><source>LOMv1.0</source><value>${difficulty}</value></difficulty></educational>`,
    source === null
      ? ''
      : `<relation><kind><source>LOMv1.0</source><value>isbasedon</value></kind><resource><description>${string(`${source.issuer}《${source.title}》（${source.year}）`)}</description></resource></relation>`,
    domain === null
      ? ''
      : `<classification><purpose><source>LOMv1.0</source><value>discipline</value></purpose><taxonPath><source>${string('Sunflower')}</source><taxon><entry>${string(domain)}</entry></taxon></taxonPath></classification>`,
    '</lom>',
  ].join('');
}
