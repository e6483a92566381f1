import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { stemWithPart } from '../../question/further-case';
import { shown } from '../../question/shown';
import type { BankStem } from './paper.worker';

interface StemRow extends Pick<BankStem, 'code' | 'type' | 'stem'> {
  furtherCase: string | null;
  options: string;
  /** Format of its group; null when the question belongs to none. */
  format: 'A3' | 'A4' | 'B1' | null;
  stimulus: string | null;
}

const STEMS_A_PAGE = 500;

/** Reads the stems of a bank, for the search for duplicates. */
@Injectable()
export class BankStemRepository {
  constructor(private readonly database: Database) {}

  /** By code, after the given one; retired questions included. */
  async listStems({ bankId, after }: { bankId: string; after: string }): Promise<BankStem[]> {
    const rows = await this.database.select<StemRow>(
      `SELECT q.code AS code, v.type AS type, v.stem AS stem, v.further_case AS furtherCase, v.options AS options, s.format AS format, s.text AS stimulus
       FROM question q JOIN question_version v ON v.id = q.current_version_id LEFT JOIN stimulus s ON s.id = v.stimulus_id
       WHERE q.bank_id = ? AND q.code > ? AND ${shown('q')} ORDER BY q.code LIMIT ${STEMS_A_PAGE}`,
      [bankId, after],
    );
    return rows.map(({ code, type, stem, furtherCase, options, format, stimulus }) => ({
      code,
      type,
      stem: stemWithPart({ stem, furtherCase }),
      options: JSON.parse(options) as string[],
      group: format && { format, stimulus },
    }));
  }

  /**
   * The greatest number behind a code prefix (`sleep-` in `sleep-0012`), including questions that are not yet visible.
   */
  async lastNumber({ bankId, prefix }: { bankId: string; prefix: string }): Promise<number> {
    const rows = await this.database.select<{ code: string }>(
      `SELECT code FROM question WHERE bank_id = ? AND code LIKE ? UNION SELECT code FROM stimulus WHERE bank_id = ? AND code LIKE ?`,
      [bankId, `${prefix}%`, bankId, `${prefix}%`],
    );
    let greatest = 0;
    for (const { code } of rows) {
      const number = code.startsWith(prefix) ? /^\d{1,9}$/.exec(code.slice(prefix.length)) : null;
      greatest = Math.max(greatest, Number(number?.[0] ?? 0));
    }
    return greatest;
  }
}
