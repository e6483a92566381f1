import { useEffect, useRef, type ReactNode } from 'react';
import type { CertificateCheck } from '../api/candidate-contract';
import { useDictionary, useLanguage } from '../i18n/use-text';
import { formatDay } from '../i18n/format-time';
import { verdictOf, type CertificateQuery, type CheckOutcome, type FoundVerdict } from './check-certificate';
import { dictionaries, type TextKey } from './text';

export function CheckResult({ query, outcome }: { query: CertificateQuery | null; outcome: CheckOutcome }) {
  const text = useDictionary<TextKey>(dictionaries);
  switch (outcome.kind) {
    case 'found': {
      const { certificate } = outcome;
      const verdict = verdictOf(certificate);
      return (
        <Verdict tone={verdict} title={text(verdict)}>
          <p>{text(`${verdict}Text`)}</p>
          <Details certificate={certificate} />
        </Verdict>
      );
    }
    case 'foundByFile': {
      const { certificate } = outcome;
      const verdict = verdictOf(certificate);
      const words = FILE_WORDS[verdict];
      return (
        <Verdict tone={verdict} title={text(words.title)}>
          <p>{text(words.text)}</p>
          <Details certificate={certificate} />
        </Verdict>
      );
    }
    case 'badFile':
      return (
        <Verdict
          tone={outcome.fault === 'changed' || outcome.fault === 'unknownKey' ? 'mismatch' : 'failed'}
          title={text(outcome.fault)}
        >
          <p>{text(`${outcome.fault}Text`)}</p>
        </Verdict>
      );
    case 'notFound':
      return (
        <Verdict tone="notFound" title={text('notFound')}>
          <p>{query ? text('notFoundText', { number: query.number }) : text('fileNotFoundText')}</p>
        </Verdict>
      );
    case 'tooMany':
      return (
        <Verdict tone="failed" title={text('tooMany')}>
          <p>{text('tooManyText', { seconds: outcome.waitSeconds })}</p>
        </Verdict>
      );
    case 'failed':
      return (
        <Verdict tone="failed" title={text('failed')}>
          <p>{text('failedText')}</p>
        </Verdict>
      );
  }
}

/** What is said of a certificate whose file has a valid signature. */
const FILE_WORDS: Record<FoundVerdict, { title: TextKey; text: TextKey }> = {
  valid: { title: 'valid', text: 'validFileText' },
  oldPrint: { title: 'oldFile', text: 'oldFileText' },
  mismatch: { title: 'oldFile', text: 'oldFileText' },
  revoked: { title: 'revoked', text: 'revokedText' },
  expired: { title: 'expired', text: 'expiredText' },
};

type Tone = FoundVerdict | 'notFound' | 'failed';

function Verdict({ tone, title, children }: { tone: Tone; title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={`card verdict-card ${tone}`}>
      <h2 ref={heading} tabIndex={-1}>
        <span className="sign" aria-hidden="true" />
        {title}
      </h2>
      {children}
    </section>
  );
}

function Details({ certificate }: { certificate: CertificateCheck }) {
  const text = useDictionary<TextKey>(dictionaries);
  const language = useLanguage();
  return (
    <>
      <dl className="facts">
        <dt>{text('number')}</dt>
        <dd className="code">{certificate.number}</dd>
        <dt>{text('holderName')}</dt>
        <dd className="strong">{certificate.holderName}</dd>
        <dt>{text('certificateTitle')}</dt>
        <dd>{certificate.title}</dd>
        <dt>{text('issuedAt')}</dt>
        <dd>{formatDay(certificate.issuedAt, language)}</dd>
        {certificate.correctedAt !== null && (
          <>
            <dt>{text('correctedAt')}</dt>
            <dd>{formatDay(certificate.correctedAt, language)}</dd>
          </>
        )}
        {certificate.expiresAt !== null && (
          <>
            <dt>{text('expiresAt')}</dt>
            <dd>{formatDay(certificate.expiresAt, language)}</dd>
          </>
        )}
        {certificate.revokedAt !== null && (
          <>
            <dt>{text('revokedAt')}</dt>
            <dd>{formatDay(certificate.revokedAt, language)}</dd>
          </>
        )}
        <dt>{text('issuer')}</dt>
        <dd>{certificate.issuer}</dd>
      </dl>
      {certificate.codeMatches === null && <p className="hint">{text('masked')}</p>}
    </>
  );
}
