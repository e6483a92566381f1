import { SecretNotAtHand, type Secrets } from '../../secrets/crypto';

/** Content of an audit row as stored in the database. */
export interface AuditContent {
  id: string;
  at: number;
  actorType: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  reason: string | null;
  /** JSON. */
  details: string | null;
}

export interface StoredEntry extends AuditContent {
  signature: string | null;
  place: number | null;
  link: string | null;
}

export interface ChainHead {
  place: number;
  link: string;
  unsignedRows: number;
  signature: string | null;
}

type Signing = Pick<Secrets, 'sign' | 'signed'>;

/**
 * `changed`: the content was altered; `moved`: the row stood at another place; `inserted`: Sunflower did not write it.
 */
export type EntryFault = 'changed' | 'moved' | 'inserted';

const contentText = (entry: AuditContent): string =>
  JSON.stringify([
    entry.id,
    entry.at,
    entry.actorType,
    entry.actorId,
    entry.action,
    entry.subjectType,
    entry.subjectId,
    entry.reason,
    entry.details,
  ]);

export const signEntry = ({ secrets, entry }: { secrets: Signing; entry: AuditContent }): string =>
  secrets.sign({ purpose: 'audit-entry', text: contentText(entry) });

interface Linking {
  /** Link of the previous row; empty for the first. */
  before: string;
  place: number;
  entry: AuditContent & { signature: string | null };
}

const linkText = ({ before, place, entry }: Linking): string =>
  JSON.stringify([before, place, entry.signature, contentText(entry)]);

export const linkOf = ({ secrets, ...linking }: Linking & { secrets: Signing }): string =>
  secrets.sign({ purpose: 'audit-link', text: linkText(linking) });

const headText = ({ place, link, unsignedRows }: Omit<ChainHead, 'signature'>): string =>
  JSON.stringify([place, link, unsignedRows]);

export const signHead = ({ secrets, head }: { secrets: Signing; head: Omit<ChainHead, 'signature'> }): string =>
  secrets.sign({ purpose: 'audit-head', text: headText(head) });

/** A head without a signature is genuine only when the chain has not begun. @throws SecretNotAtHand */
export const isHeadGenuine = ({ secrets, head }: { secrets: Signing; head: ChainHead }): boolean =>
  head.signature === null
    ? head.place === 0 && head.link === ''
    : secrets.signed({ purpose: 'audit-head', text: headText(head), signature: head.signature });

/** Null for an unaltered row; `unknown` when the secret that signed it was lost. */
export function faultOfEntry({
  secrets,
  entry,
  mayBeUnsigned,
}: {
  secrets: Signing;
  entry: StoredEntry;
  mayBeUnsigned: boolean;
}): EntryFault | 'unknown' | null {
  const { signature } = entry;
  if (signature === null) return mayBeUnsigned ? null : 'inserted';
  return unlessLost(() =>
    secrets.signed({ purpose: 'audit-entry', text: contentText(entry), signature }) ? null : 'changed',
  );
}

/** Null for a row that stands at its original place, behind its original predecessor. */
export function faultOfLink({
  secrets,
  before,
  entry,
}: {
  secrets: Signing;
  before: string;
  entry: StoredEntry;
}): EntryFault | 'unknown' | null {
  const { link, place, signature } = entry;
  if (link === null || place === null) return 'inserted';
  return unlessLost(() =>
    secrets.signed({ purpose: 'audit-link', text: linkText({ before, place, entry }), signature: link })
      ? null
      : // The content of a row with a valid signature is genuine, so only its place is wrong.
        signature === null
        ? 'changed'
        : 'moved',
  );
}

function unlessLost<T>(judge: () => T): T | 'unknown' {
  try {
    return judge();
  } catch (error) {
    if (error instanceof SecretNotAtHand) return 'unknown';
    throw error;
  }
}
