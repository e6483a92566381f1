import { Inject, Injectable } from '@nestjs/common';
import { Audit, CONFIG, Database, type Config } from '@sunflower/platform';
import type { RegistrationRow, SittingRow } from '../content/registration-row';
import { Registrations } from '../registration/registrations';
import { Sittings } from '../sitting/sittings';

const PAGE_ROWS = 500;

export interface TicketOrder {
  examId: string;
  sittingId: string | null;
  /** Only people of these subtrees; null: all. */
  paths: readonly string[] | null;
  staffId: string;
}

export interface IssuedTicket {
  /** From 1. */
  serial: number;
  registration: RegistrationRow;
  sitting: SittingRow;
  accessCode: string;
  /** Signs in when opened. Number and code are in the fragment, which no browser sends and no server logs. */
  link: string;
}

/** Admission tickets with their access codes. They let their holder sign in, so each export is on record. */
@Injectable()
export class IssueTickets {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly registrations: Registrations,
    private readonly sittings: Sittings,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The audit row is committed before the first ticket is sent. */
  async issue({ staffId, ...order }: TicketOrder): Promise<AsyncGenerator<IssuedTicket>> {
    await this.database.transaction(() =>
      this.audit.record({
        staffId,
        action: 'tickets.exported',
        subjectType: 'exam',
        subjectId: order.examId,
        reason: null,
        details: { sittingId: order.sittingId, paths: order.paths },
      }),
    );
    return this.tickets(order);
  }

  private async *tickets({ examId, sittingId, paths }: Omit<TicketOrder, 'staffId'>): AsyncGenerator<IssuedTicket> {
    const sittings = new Map((await this.sittings.listByExam(examId)).map((sitting) => [sitting.id, sitting]));
    let serial = 0;
    for (let afterId: string | null = null; ;) {
      const page: RegistrationRow[] = await this.registrations.page({
        examId,
        afterId,
        limit: PAGE_ROWS,
        paths,
        sittingId,
      });
      for (const registration of page) {
        serial += 1;
        const accessCode = this.registrations.accessCodeOf(registration);
        const link = `${this.config.publicUrl}/#ticket=${registration.ticketNumber}&code=${accessCode}`;
        yield { serial, registration, sitting: sittings.get(registration.sittingId) as SittingRow, accessCode, link };
      }
      afterId = page.at(-1)?.id ?? null;
      if (page.length < PAGE_ROWS) return;
    }
  }
}
