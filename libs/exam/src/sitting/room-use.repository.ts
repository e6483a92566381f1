import { Injectable } from '@nestjs/common';
import { Database, inList } from '@sunflower/platform';

/** The first room that two sittings would use at once, and how many there are. */
interface SharedRooms {
  count: number;
  siteName: string;
  roomNumber: number;
  examTitle: string;
  sittingTitle: string;
}

const ROOMS_AT_ONCE = 200;
/** Two sittings of a rehearsal, or two of real exams: people in a rehearsal take no place from an exam. */
const SHARED = `FROM sitting own JOIN exam e ON e.id = own.exam_id
  JOIN sitting_room mine ON mine.sitting_id = own.id
  JOIN sitting_room theirs ON theirs.room_id = mine.room_id AND theirs.sitting_id <> own.id
  JOIN sitting other ON other.id = theirs.sitting_id JOIN exam f ON f.id = other.exam_id
  JOIN site_room r ON r.id = mine.room_id JOIN site t ON t.id = r.site_id
  WHERE own.id = ? AND f.rehearsal = e.rehearsal AND other.opens_at < own.closes_at AND own.opens_at < other.closes_at`;

/**
 * Whether rooms serve one sitting at a time. A change locks its rooms before anything is read without a lock, so that
 * it sees what a change of another sitting has just written.
 */
@Injectable()
export class RoomUseRepository {
  constructor(private readonly database: Database) {}

  /** Locks the rooms to the end of the transaction. */
  async lock(roomIds: readonly string[]): Promise<void> {
    const sorted = roomIds.toSorted();
    for (let start = 0; start < sorted.length; start += ROOMS_AT_ONCE) {
      const chunk = sorted.slice(start, start + ROOMS_AT_ONCE);
      await this.database.select(
        `SELECT id FROM site_room WHERE id IN ${inList(chunk)} ORDER BY id${this.database.dialect.lockExclusive}`,
        chunk,
      );
    }
  }

  /** Locks the rooms of a sitting, whose row is locked, to the end of the transaction. */
  async lockOf(sittingId: string): Promise<void> {
    await this.database.select(
      `SELECT r.id FROM sitting_room u JOIN site_room r ON r.id = u.room_id WHERE u.sitting_id = ?
        ORDER BY r.id${this.database.dialect.lockExclusive}`,
      [sittingId],
    );
  }

  /** As the sitting and its rooms are now. Null: no other sitting uses its rooms at the same time. */
  async sharedBy(sittingId: string): Promise<SharedRooms | null> {
    const [first] = await this.database.select<Omit<SharedRooms, 'count'>>(
      `SELECT t.name AS siteName, r.number AS roomNumber, f.title AS examTitle, other.title AS sittingTitle ${SHARED}
        ORDER BY t.code, t.id, r.number, other.opens_at, other.id LIMIT 1`,
      [sittingId],
    );
    if (!first) return null;
    const [all] = await this.database.select<{ count: number | string }>(
      `SELECT COUNT(DISTINCT mine.room_id) AS count ${SHARED}`,
      [sittingId],
    );
    return { ...first, count: Number(all?.count) };
  }
}
