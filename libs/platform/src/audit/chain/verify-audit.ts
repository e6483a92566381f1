import { Injectable } from '@nestjs/common';
import { SecretNotAtHand, Secrets } from '../../secrets/crypto';
import {
  faultOfEntry,
  faultOfLink,
  isHeadGenuine,
  type ChainHead,
  type EntryFault,
  type StoredEntry,
} from './audit-chain';
import { AuditChainRepository } from './audit-chain.repository';

const ROWS_AT_ONCE = 500;

/**
 * `removed`: there is no row at this place; `head`: the end of the chain is not the signed one; `anchor`: the link at
 * this place is not the one noted earlier.
 */
export interface ChainFault {
  kind: EntryFault | 'removed' | 'head' | 'anchor';
  /** Null for an unsealed row. */
  place: number | null;
  entryId: string | null;
}

export interface ChainReport {
  /** Checked rows in the chain. */
  sealed: number;
  /** Rows without a place. */
  unsealed: number;
  /** Rows whose secret was lost: whether they are genuine cannot be determined. */
  unknown: number;
  head: Pick<ChainHead, 'place' | 'link'>;
  /** The first fault in the order of the chain. */
  fault: ChainFault | null;
}

/** A place of the chain and its link, noted from a log or an earlier report. */
export interface Anchor {
  place: number;
  link: string;
}

/**
 * Verifies that the audit rows are complete, unaltered and in their original order. It only reads, and may run beside
 * running servers.
 */
@Injectable()
export class VerifyAudit {
  constructor(
    private readonly repository: AuditChainRepository,
    private readonly secrets: Secrets,
  ) {}

  async verify({ anchor = null }: { anchor?: Anchor | null } = {}): Promise<ChainReport> {
    // In this order: rows sealed between the two reads move the head past `lastPlace`.
    const lastPlace = await this.repository.lastPlace();
    const head = await this.repository.head();
    const chain = await this.walkChain(head);
    const unsealed = await this.walkUnsealed({ adopting: head.place < head.unsignedRows });
    return {
      sealed: chain.rows,
      unsealed: unsealed.rows,
      unknown: chain.unknown + unsealed.unknown,
      head: { place: head.place, link: head.link },
      fault: chain.fault ?? this.headFault({ head, lastPlace }) ?? (await this.anchorFault(anchor)) ?? unsealed.fault,
    };
  }

  private async walkChain(head: ChainHead): Promise<Walk> {
    const walk: Walk = { rows: 0, unknown: 0, fault: null };
    let before = '';
    let after = { place: 0, id: '' };
    for (;;) {
      const page = await this.repository.listSealed({ after, limit: ROWS_AT_ONCE });
      const entries = page.filter(({ place }) => place <= head.place);
      for (const entry of entries) {
        const fault = this.chainFault({ entry, before, head, expected: walk.rows + 1 });
        if (fault === 'unknown') walk.unknown += 1;
        else if (fault) return { ...walk, fault };
        walk.rows += 1;
        before = entry.link as string;
        after = { place: entry.place, id: entry.id };
      }
      if (entries.length < ROWS_AT_ONCE) break;
    }
    if (walk.rows < head.place) return { ...walk, fault: { kind: 'removed', place: walk.rows + 1, entryId: null } };
    return walk;
  }

  private chainFault({
    entry,
    before,
    head,
    expected,
  }: {
    entry: StoredEntry & { place: number };
    before: string;
    head: ChainHead;
    expected: number;
  }): ChainFault | 'unknown' | null {
    const { place, id: entryId } = entry;
    if (place > expected) return { kind: 'removed', place: expected, entryId: null };
    if (place < expected) return { kind: 'inserted', place, entryId };
    const { secrets } = this;
    const own = faultOfEntry({ secrets, entry, mayBeUnsigned: place <= head.unsignedRows });
    const kind = own === null || own === 'unknown' ? (faultOfLink({ secrets, before, entry }) ?? own) : own;
    return kind === null || kind === 'unknown' ? kind : { kind, place, entryId };
  }

  private headFault({ head, lastPlace }: { head: ChainHead; lastPlace: number }): ChainFault | null {
    const fault: ChainFault = { kind: 'head', place: head.place, entryId: null };
    if (lastPlace > head.place) return fault;
    try {
      return isHeadGenuine({ secrets: this.secrets, head }) ? null : fault;
    } catch (error) {
      // The next sealed row signs the head anew.
      if (error instanceof SecretNotAtHand) return null;
      throw error;
    }
  }

  private async anchorFault(anchor: Anchor | null): Promise<ChainFault | null> {
    if (!anchor || (await this.repository.linkAt(anchor.place)) === anchor.link) return null;
    return { kind: 'anchor', place: anchor.place, entryId: null };
  }

  /** Unsealed rows carry signatures too, except those written before rows were signed. */
  private async walkUnsealed({ adopting }: { adopting: boolean }): Promise<Walk> {
    const walk: Walk = { rows: 0, unknown: 0, fault: null };
    for (const signed of [true, false]) {
      for (let afterId = ''; ;) {
        const page = await this.repository.listUnsealed({ signed, afterId, limit: ROWS_AT_ONCE });
        for (const entry of page) {
          const kind = faultOfEntry({ secrets: this.secrets, entry, mayBeUnsigned: adopting });
          if (kind === 'unknown') walk.unknown += 1;
          else if (kind) walk.fault ??= { kind, place: null, entryId: entry.id };
        }
        walk.rows += page.length;
        if (page.length < ROWS_AT_ONCE) break;
        afterId = page.at(-1)?.id as string;
      }
    }
    return walk;
  }
}

interface Walk {
  rows: number;
  unknown: number;
  fault: ChainFault | null;
}
