import { Injectable } from '@nestjs/common';
import { Database, placeholders, secureRandom, type RandomInteger } from '@sunflower/platform';
import { standingSql } from '../certificate/standing-sql';
import { LIST_LENGTH } from './status-bits';

export interface StatusPlace {
  listNumber: number;
  position: number;
}

interface Version {
  number: string;
  version: number;
}

/** A list is filled to its half, so that a random position is found in two draws. */
const LIST_ROOM = LIST_LENGTH / 2;
const MAX_DRAWS = 40;
const AT_ONCE = 500;
/** Positions read by one query, which the embedded engine answers on the event loop. */
const POSITIONS_AT_ONCE = 4_096;

/** The places of signed certificates in the status lists. */
@Injectable()
export class CertificateStatusRepository {
  /** Replaced by tests that need equal positions. */
  random: RandomInteger = secureRandom;
  private readonly isRevoked: string;

  constructor(private readonly database: Database) {
    this.isRevoked = standingSql(database.dialect).isRevoked;
  }

  /** The place of each of these versions by number, given at the first call and kept. Numbers are distinct. */
  async places(versions: readonly Version[]): Promise<Map<string, StatusPlace>> {
    const places = new Map<string, StatusPlace>();
    for (let start = 0; start < versions.length; start += AT_ONCE) {
      const chunk = versions.slice(start, start + AT_ONCE);
      for (const [number, place] of await this.placesOfChunk(chunk)) places.set(number, place);
    }
    return places;
  }

  /** The positions of certificates that are no longer valid: revoked, or reissued since. */
  async revokedPositions(listNumber: number): Promise<number[]> {
    const positions: number[] = [];
    for (let from = 0; from < LIST_LENGTH; from += POSITIONS_AT_ONCE) {
      const rows = await this.database.select<{ position: number }>(
        `SELECT status.position FROM certificate_status status${this.database.dialect.byIndex('ux_certificate_status_position')}
          ${this.database.dialect.joinInOrder} certificate ON certificate.number = status.number
          WHERE status.list_number = ? AND status.position >= ? AND status.position < ?
            AND (status.version < certificate.reissue_count OR certificate.superseded_by IS NOT NULL OR ${this.isRevoked})`,
        [listNumber, from, from + POSITIONS_AT_ONCE],
      );
      positions.push(...rows.map(({ position }) => Number(position)));
    }
    return positions;
  }

  async hasList(listNumber: number): Promise<boolean> {
    const [row] = await this.database.select('SELECT position FROM certificate_status WHERE list_number = ? LIMIT 1', [
      listNumber,
    ]);
    return row !== undefined;
  }

  private async placesOfChunk(versions: readonly Version[]): Promise<Map<string, StatusPlace>> {
    for (let draw = 1; draw <= MAX_DRAWS; draw += 1) {
      const places = await this.find(versions);
      const waiting = versions.filter(({ number }) => !places.has(number));
      if (waiting.length === 0) return places;
      await this.database.transaction(() => this.insertFree(waiting));
    }
    throw new Error(`No free place in a status list after ${MAX_DRAWS} draws`);
  }

  private async find(versions: readonly Version[]): Promise<Map<string, StatusPlace>> {
    const rows = await this.database.select<Version & StatusPlace>(
      `SELECT number, version, list_number AS listNumber, position FROM certificate_status
        WHERE number IN ${placeholders({ rows: 1, columns: versions.length })}`,
      versions.map(({ number }) => number),
    );
    const wanted = new Map(versions.map(({ number, version }) => [number, version]));
    return new Map(
      rows
        .filter(({ number, version }) => wanted.get(number) === Number(version))
        .map(({ number, listNumber, position }) => [
          number,
          { listNumber: Number(listNumber), position: Number(position) },
        ]),
    );
  }

  /** Rows whose position is taken are skipped, and drawn again. */
  private async insertFree(versions: readonly Version[]): Promise<void> {
    const present = await this.find(versions);
    const waiting = versions.filter(({ number }) => !present.has(number));
    if (waiting.length === 0) return;
    const listNumber = await this.listWithRoom();
    await this.database.execute(
      `INSERT INTO certificate_status (number, version, list_number, position)
        VALUES ${placeholders({ rows: waiting.length, columns: 4 })}${this.database.dialect.keepExisting({ key: ['list_number', 'position'] })}`,
      waiting.flatMap(({ number, version }) => [number, version, listNumber, this.random(LIST_LENGTH)]),
    );
  }

  private async listWithRoom(): Promise<number> {
    const [last] = await this.database.select<{ listNumber: number | null }>(
      'SELECT MAX(list_number) AS listNumber FROM certificate_status',
    );
    const listNumber = Number(last?.listNumber ?? 1);
    const [filled] = await this.database.select<{ n: number }>(
      'SELECT COUNT(*) AS n FROM certificate_status WHERE list_number = ?',
      [listNumber],
    );
    return Number(filled?.n) < LIST_ROOM ? listNumber : listNumber + 1;
  }
}
